import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'

// messages: cases.role.*

/** An account a post is given to: staff by name, anybody else by their whole mail address. */
export function AccountPick(props: {
  label: string
  help?: string
  value: string | null
  onChange: (id: string | null, name: string | null) => void
  error?: string | undefined
}) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const [kept, setKept] = useState<{ id: string; label: string; name: string } | null>(null)
  const [q] = useDebouncedValue(words.trim(), 250)
  const found = useQuery({
    ...read('/api/v1/people/accounts', { params: { query: { q: q || '  ' } } }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  const accounts = useMemo(() => {
    const all = (q.length > 1 ? (found.data?.items ?? []) : []).map((each) => ({
      id: each.id,
      name: each.name,
      label: [each.name, each.login, ...each.roles.map((role) => t(`cases.role.${role}`))].join(' · '),
    }))
    return kept && !all.some(({ id }) => id === kept.id) ? [kept, ...all] : all
  }, [q, found.data, kept, t])
  return (
    <Select
      size="sm"
      label={props.label}
      description={props.help}
      data={accounts.map(({ id, label }) => ({ value: id, label }))}
      value={props.value}
      onChange={(id) => {
        const one = accounts.find((each) => each.id === id) ?? null
        setKept(one)
        props.onChange(id, one?.name ?? null)
      }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('configuration.pick.clear') }}
      onSearchChange={(next) => setWords(next === kept?.label ? '' : next)}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={
        q.length < 2
          ? t('configuration.pick.type')
          : found.isFetching
            ? t('configuration.pick.searching')
            : t('configuration.pick.nothing')
      }
      error={props.error}
    />
  )
}
