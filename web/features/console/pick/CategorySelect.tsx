import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Category } from '../../../../contract/case-configuration.ts'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'

/** All categories a post may choose, also those not open to residents, by id. */
export function useCategories() {
  const query = useQuery({ ...read('/api/v1/configuration/categories'), staleTime: 300_000 })
  const items = query.data?.items as Category[] | undefined
  return useMemo(() => {
    const byId = new Map(items?.map((each) => [each.id, each]))
    const parents = new Set(items?.filter((each) => each.active).map((each) => each.parentId))
    return { items: items ?? [], byId, isLeaf: (id: string) => !parents.has(id), ready: items !== undefined }
  }, [items])
}

/** A category of the tree by its name, its code or the words that suggest it. `leaves`: only those without any below. */
export function CategorySelect(props: {
  label: string
  description?: string
  value: string | null
  onChange: (categoryId: string | null) => void
  leaves?: boolean
  error?: string | undefined
  size?: string
  clearable?: boolean
}) {
  const { t, nameOf } = useWords()
  const { items, byId, isLeaf } = useCategories()
  const { leaves } = props
  const { options, wordsOf } = useMemo(() => {
    const wordsOf = new Map<string, string>()
    const options = items
      .filter((each) => each.active && (!leaves || isLeaf(each.id)))
      .map((each) => {
        const path = each.path.map((id) => nameOf(byId.get(id)?.name)).filter(Boolean)
        wordsOf.set(each.id, [...path, each.code, each.name.en, each.name.zh, ...each.keywords].join(' ').toLowerCase())
        return { value: each.id, label: path.join(' › ') || nameOf(each.name) }
      })
    return { options, wordsOf }
  }, [items, byId, isLeaf, leaves, nameOf])
  return (
    <Select
      label={props.label}
      description={props.description}
      placeholder={t('console.pick.category')}
      data={options}
      value={props.value}
      onChange={props.onChange}
      searchable
      clearable={props.clearable}
      clearButtonProps={{ 'aria-label': t('console.clear') }}
      filter={({ options: all, search }) => {
        const words = search
          .toLowerCase()
          .split(/[\s›]+/)
          .filter(Boolean)
        return all.filter(
          (each) => 'value' in each && words.every((word) => wordsOf.get(String(each.value))?.includes(word)),
        )
      }}
      limit={60}
      nothingFoundMessage={t('console.pick.nothing')}
      error={props.error}
      size={props.size}
      maxDropdownHeight={280}
    />
  )
}
