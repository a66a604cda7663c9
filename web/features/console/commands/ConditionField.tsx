import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../app/api.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import type { FieldProps } from './field.ts'

// messages: console.limit.*

/** Under which condition a case is taken on: limits hang on it. Left out where there is nothing to choose. */
export function ConditionField(props: FieldProps & { categoryId: string | null }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { categoryId, values, set, view } = props
  const { data } = useQuery({
    ...read('/api/v1/configuration/conditions', { params: { query: { categoryId: categoryId ?? undefined } } }),
    enabled: categoryId !== null,
  })
  const items = (data?.items ?? []).filter((each) => each.active)
  if (items.length === 0) return null
  const standard = items.find((each) => each.standard)
  return (
    <Select
      label={t('console.field.condition')}
      description={t('console.field.condition_help')}
      data={items.map((each) => {
        const limit = each.limits.handle
        const time = limit ? t(`console.limit.${limit.unit}`, { amount: number(limit.amount) }) : ''
        return { value: each.id, label: [nameOf(each.name), time].filter(Boolean).join(' · ') }
      })}
      value={values.conditionId ?? (categoryId === view.category?.id ? view.conditionId : null) ?? standard?.id ?? null}
      onChange={(conditionId) => set({ conditionId })}
      error={props.error}
    />
  )
}
