import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { read } from '../../../app/api.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../words/words.tsx'

/** A station by its code or name; those at the places of one's own posts come first. */
export function StationPick(props: {
  value: string | null
  onChange: (id: string | null) => void
  clearable?: boolean
  error?: string | undefined
}) {
  const { t, nameOf } = useWords()
  const { activePosts } = useSession()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 200)
  const place = activePosts.find((post) => post.place?.kind === 'unit')?.place?.id
  const query = { limit: 30, ...(q ? { q } : place ? { unit: place } : {}) }
  const found = useQuery(read('/api/v1/stations', { params: { query } }))
  const chosen = useQuery({
    ...read('/api/v1/stations/{id}', { params: { path: { id: props.value ?? '' } } }),
    enabled: props.value !== null,
    staleTime: 600_000,
  })
  const options = useMemo(() => {
    const all = new Map<string, string>()
    for (const station of [...(chosen.data ? [chosen.data] : []), ...(found.data?.items ?? [])])
      all.set(station.id, `${nameOf(station.name)} · ${station.code}`)
    return [...all].map(([value, label]) => ({ value, label }))
  }, [chosen.data, found.data, nameOf])
  return (
    <Select
      label={t('merit.station')}
      placeholder={t('merit.station.placeholder')}
      data={options}
      value={props.value}
      onChange={props.onChange}
      searchable
      clearable={props.clearable}
      clearButtonProps={{ 'aria-label': t('merit.station.clear') }}
      onSearchChange={(next) => setWords(options.some(({ label }) => label === next) ? '' : next)}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={t('merit.station.none')}
      error={props.error}
      maxDropdownHeight={280}
    />
  )
}
