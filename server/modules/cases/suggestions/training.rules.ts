import type { Example } from './count.rules.ts'
import { guess, type Model } from './model.rules.ts'

/** An accepted case, its words without persons. */
export interface ToldCase extends Example {
  /** Milliseconds since 1970. */
  acceptedAt: number
}

/** How often people settled on what a model would have suggested, in sums. */
export interface Practice {
  cases: number
  /** The category was its first suggestion; among its first three. */
  first: number
  three: number
}

/** Fewer cases of a category teach chance, not the category. */
export const fewestOfLabel = 8
/** Fewer cases since say nothing about a model, and might say something about a few people. */
export const fewestInPractice = 20

/** The cases worth learning from: of categories with enough of them. None where all in all there are too few, or one category only. */
export function lessonsFrom(cases: readonly ToldCase[], fewestCases: number): ToldCase[] {
  const perLabel = new Map<string, number>()
  const spoken = cases.filter(({ words }) => words.length > 0)
  for (const { label } of spoken) perLabel.set(label, (perLabel.get(label) ?? 0) + 1)
  const kept = spoken.filter(({ label }) => (perLabel.get(label) as number) >= fewestOfLabel)
  const labels = new Set(kept.map(({ label }) => label))
  return kept.length >= fewestCases && labels.size > 1 ? kept : []
}

/** How a model did on the cases accepted since it was trained, which it has not seen. Null for too few of them. */
export function practiceOf(model: Model, cases: readonly ToldCase[], since: number): Practice | null {
  const later = cases.filter(({ acceptedAt }) => acceptedAt > since)
  if (later.length < fewestInPractice) return null
  let [first, three] = [0, 0]
  for (const { words, label } of later) {
    const place = guess(model, words).findIndex((one) => one.label === label)
    if (place === 0) first++
    if (place >= 0 && place < 3) three++
  }
  return { cases: later.length, first, three }
}
