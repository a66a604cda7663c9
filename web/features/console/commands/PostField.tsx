import { Select } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Post } from '../../../../contract/people.ts'
import { answer } from '../../../app/api.ts'
import { api } from '../../../app/client.ts'
import { useWords } from '../../../words/words.tsx'
import type { FieldProps } from './field.ts'

// messages: cases.role.*

/** Pages of 200 that a list to choose from takes at most. */
const mostPages = 10

/** The posts of a unit or a department, page after page. */
function everybody(query: { unit?: string | undefined; department?: string; below?: 'true' | 'false' }) {
  return queryOptions({
    queryKey: ['/api/v1/people/posts', { query, pages: 'all' }],
    queryFn: async ({ signal }) => {
      const found: Post[] = []
      let after: string | undefined
      for (let page = 0; page < mostPages; page++) {
        const params = { query: { ...query, after, limit: 200 } }
        const { items, next } = await answer(api.GET('/api/v1/people/posts', { params, signal }))
        found.push(...(items as Post[]))
        if (next === null) break
        after = next
      }
      return found
    },
  })
}

/** Whoever the work may be given to: people of the body that holds the case, those of the case's own grid first. */
export function PostField(props: FieldProps) {
  const { t, nameOf } = useWords()
  const { view, values, set } = props
  const { holder } = view
  const holderAt = view.place.units.findIndex((unit) => unit.id === holder.id)
  // The grid the case lies in, where that is below the holder: the people on the spot.
  const near = holderAt === -1 ? undefined : view.place.units.slice(holderAt + 1).find((unit) => unit.level === 'grid')
  const own = useQuery(
    everybody(
      holder.kind === 'department'
        ? { department: holder.id }
        : { unit: holder.id, below: holder.level === 'grid' ? 'true' : 'false' },
    ),
  )
  const spot = useQuery({ ...everybody({ unit: near?.id, below: 'true' }), enabled: near !== undefined })
  const options = useMemo(() => {
    const found = new Map<string, string>()
    for (const post of [...(spot.data ?? []), ...(own.data ?? [])]) {
      if (post.holder === null || post.role === 'administrator' || post.role === 'supervisor') continue
      const where = nameOf(post.unit?.name ?? post.department?.name)
      found.set(post.id, [post.holder, post.title ?? t(`cases.role.${post.role}`), where].filter(Boolean).join(' · '))
    }
    return [...found].map(([value, label]) => ({ value, label }))
  }, [spot.data, own.data, nameOf, t])
  return (
    <Select
      label={t('console.field.post')}
      placeholder={t('console.pick.post')}
      data={options}
      value={values.postId}
      onChange={(postId) => set({ postId })}
      searchable
      withAsterisk
      nothingFoundMessage={own.isFetching ? t('console.pick.searching') : t('console.pick.nothing')}
      error={props.error}
    />
  )
}
