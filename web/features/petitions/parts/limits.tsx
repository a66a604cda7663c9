import type { Limit } from '../../../../contract/cases.ts'
import { useWords } from '../../../words/words.tsx'

// messages: petition-pages.limit.*

/** A limit in words: "15 days". */
export function useLimit(): (limit: Limit) => string {
  const { t } = useWords()
  return ({ amount, unit }) => t(`petition-pages.limit.${unit}`, { amount })
}
