import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { UnitRef } from '../../../../contract/territory.ts'
import { read } from '../../../app/api.ts'
import { usePlaces } from '../../../cases/places.ts'
import { useWords } from '../../../words/words.tsx'

// messages: cases.level.*

/**
 * A unit by the words of its name, or from those directly below `within` while nothing is typed. Only units below `within`
 * are offered when it is given, and no `except` levels.
 */
export function UnitSelect(props: {
  label: string
  description?: string
  value: string | null
  onChange: (unitId: string | null) => void
  within?: string | undefined
  except?: readonly string[]
  error?: string | undefined
  size?: string
  clearable?: boolean
}) {
  const { t, nameOf } = useWords()
  const { path } = usePlaces()
  const { within, value, except = [] } = props
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words.trim(), 200)
  const below = useQuery(
    read('/api/v1/territory/tree', { params: { query: { limit: 200, ...(within ? { parent: within } : {}) } } }),
  )
  const found = useQuery({
    ...read('/api/v1/territory/search', { params: { query: { text: text || ' ', within, limit: 30 } } }),
    enabled: text.length > 0,
  })
  const chosen = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: value ?? '' } } }),
    enabled: value !== null,
    staleTime: 3_600_000,
  })
  const options = useMemo(() => {
    const all = new Map<string, string>()
    const put = (unit: UnitRef, ancestors: readonly UnitRef[]) => {
      if (except.includes(unit.level) || all.has(unit.id)) return
      const where = path(ancestors.filter((each) => each.level !== 'district').slice(-2))
      const level = t(`cases.level.${unit.level}`)
      all.set(unit.id, `${nameOf(unit.name)} · ${level}${where ? ` · ${where}` : ''}`)
    }
    if (chosen.data && value) put(chosen.data as UnitRef, chosen.data.ancestors as UnitRef[])
    if (text)
      for (const { unit, ancestors } of found.data?.items ?? []) {
        if (within && !ancestors.some((each) => each.id === within)) continue
        put(unit as UnitRef, ancestors as UnitRef[])
      }
    else for (const unit of below.data?.items ?? []) put(unit as UnitRef, [])
    return [...all].map(([id, label]) => ({ value: id, label }))
  }, [chosen.data, value, text, found.data, below.data, within, except, nameOf, path, t])
  return (
    <Select
      label={props.label}
      description={props.description}
      placeholder={t('console.pick.unit')}
      data={options}
      value={value}
      onChange={props.onChange}
      searchable
      clearable={props.clearable}
      clearButtonProps={{ 'aria-label': t('console.clear') }}
      onSearchChange={(next) => setWords(options.some((each) => each.label === next) ? '' : next)}
      // The server has searched already; what it found need not contain the words as typed.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isFetching ? t('console.pick.searching') : t('console.pick.nothing')}
      error={props.error}
      size={props.size}
      maxDropdownHeight={280}
    />
  )
}
