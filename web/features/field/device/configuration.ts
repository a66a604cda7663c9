import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Category, Condition, StandardText } from '../../../../contract/case-configuration.ts'
import { read } from '../../../app/api.ts'

// Asked for as a whole and chosen from on the device: what was not looked at before is there without a line too.
const long = { staleTime: 600_000 }

/** What the forms of Field are made of, as it is asked for. */
export const categoriesQuery = { ...read('/api/v1/configuration/categories'), ...long }
/** All conditions of the district. */
export const conditionsQuery = { ...read('/api/v1/configuration/conditions'), ...long }
/** All standard texts that are in use. */
export const textsQuery = {
  ...read('/api/v1/configuration/texts', { params: { query: { active: 'true' as const } } }),
  ...long,
}
/** The public categories, with the numbers to call when life is in danger. */
export const emergencyQuery = { ...read('/api/v1/categories'), staleTime: 3_600_000 }

/** Ids of a category and of those above it. */
function usePath(categoryId: string | null): readonly string[] {
  const { data } = useQuery({ ...categoriesQuery, enabled: categoryId !== null })
  return useMemo(
    () => (data?.items as Category[] | undefined)?.find((each) => each.id === categoryId)?.path ?? [],
    [data, categoryId],
  )
}

/** Conditions under which a case of this category may be taken on. */
export function useConditions(categoryId: string | null): readonly Condition[] {
  const path = usePath(categoryId)
  const { data } = useQuery({ ...conditionsQuery, enabled: categoryId !== null })
  return useMemo(
    () => ((data?.items ?? []) as Condition[]).filter((each) => path.includes(each.categoryId)),
    [data, path],
  )
}

/** Things that are said often with one kind of command, for a category (null: in general). */
export function useStandardTexts(use: StandardText['use'], categoryId: string | null): readonly StandardText[] {
  const path = usePath(categoryId)
  const { data } = useQuery(textsQuery)
  return useMemo(
    () =>
      ((data?.items ?? []) as StandardText[]).filter(
        (each) =>
          each.use === use && (each.categoryId === null || categoryId === null || path.includes(each.categoryId)),
      ),
    [data, path, use, categoryId],
  )
}
