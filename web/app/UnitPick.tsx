import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useWords } from '../words/words.tsx'
import { read } from './api.ts'

// messages: app.level.*

/** A unit of the territory by the words of its name. Brings a positioning library: on residents' pages only behind `lazy`. */
export function UnitPick(props: {
  label: string
  value: string | null
  onChange: (id: string | null) => void
  description?: string
  error?: string | undefined
  clearable?: boolean
  disabled?: boolean
}) {
  const { t, nameOf } = useWords()
  const { value } = props
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words.trim(), 200)
  const found = useQuery({
    ...read('/api/v1/territory/search', { params: { query: { text: text || ' ', limit: 30 } } }),
    enabled: text.length > 0,
  })
  const chosen = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: value ?? '' } } }),
    enabled: value !== null,
    staleTime: 600_000,
  })
  const options = useMemo(() => {
    const all = new Map<string, string>()
    const units = [
      ...(chosen.data && value ? [{ unit: chosen.data, ancestors: chosen.data.ancestors }] : []),
      ...(text ? (found.data?.items ?? []) : []),
    ]
    for (const { unit, ancestors } of units) {
      const above = ancestors.filter(({ level }) => level !== 'district').map(({ name }) => nameOf(name))
      all.set(unit.id, [nameOf(unit.name), t(`app.level.${unit.level}`), ...above.slice(-2)].join(' · '))
    }
    return [...all].map(([id, label]) => ({ value: id, label }))
  }, [chosen.data, value, text, found.data, nameOf, t])
  return (
    <Select
      size="sm"
      label={props.label}
      description={props.description}
      placeholder={t('app.pick.place')}
      data={options}
      value={value}
      onChange={props.onChange}
      searchable
      clearable={props.clearable}
      clearButtonProps={{ 'aria-label': t('app.pick.clear') }}
      onSearchChange={(next) => setWords(options.some((each) => each.label === next) ? '' : next)}
      // The server has searched already; what it found need not contain the words as typed.
      filter={({ options: all }) => all}
      nothingFoundMessage={t('app.pick.nothing')}
      error={props.error}
      disabled={props.disabled}
      maxDropdownHeight={280}
    />
  )
}
