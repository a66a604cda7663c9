import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Post } from '../../../../contract/people.ts'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'
import type { FieldProps } from './field.ts'

// messages: cases.role.*

/** Whoever the work may be given to: people of the body that holds the case, those of the case's own grid first. */
export function PostField(props: FieldProps) {
  const { t, nameOf } = useWords()
  const { view, values, set } = props
  const { holder } = view
  const holderAt = view.place.units.findIndex((unit) => unit.id === holder.id)
  // The grid the case lies in, where that is below the holder: the people on the spot.
  const near = holderAt === -1 ? undefined : view.place.units.slice(holderAt + 1).find((unit) => unit.level === 'grid')
  const own = useQuery(
    read('/api/v1/people/posts', {
      params: {
        query:
          holder.kind === 'department'
            ? { department: holder.id, limit: 200 }
            : { unit: holder.id, below: holder.level === 'grid' ? 'true' : 'false', limit: 200 },
      },
    }),
  )
  const spot = useQuery({
    ...read('/api/v1/people/posts', { params: { query: { unit: near?.id, below: 'true', limit: 200 } } }),
    enabled: near !== undefined,
  })
  const options = useMemo(() => {
    const found = new Map<string, string>()
    for (const post of [...(spot.data?.items ?? []), ...(own.data?.items ?? [])] as Post[]) {
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
