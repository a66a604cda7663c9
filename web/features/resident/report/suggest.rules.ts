import type { OpenCategory } from '../../../../contract/case-configuration-routes.ts'
import { isDanger, pathOf } from './steps.rules.ts'

const han = /\p{Script=Han}/u

/** How strongly one keyword speaks in the words, 0 for not at all. A long word says more than a short one. */
function weight(keyword: string, words: string): number {
  const key = keyword.trim().toLowerCase()
  if (key === '') return 0
  if (han.test(key)) return words.includes(key) ? [...key].length * 3 : 0
  // `lamp` is in `lamps`, but `late` is not in `plate`.
  const at = new RegExp(`(^|[^a-z0-9])${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
  return at.test(words) ? Math.min(key.length, 12) : 0
}

const strength = (category: OpenCategory, words: string): number =>
  category.keywords.reduce((sum, keyword) => sum + weight(keyword, words), 0) +
  [category.name.zh, category.name.en].reduce((sum, name) => sum + 2 * weight(name, words), 0)

/**
 * Categories whose keywords stand in the words, best first. A suggestion and no more: the writer chooses, and may choose
 * none. Categories without others below them come first; what stands above only helps them.
 */
export function suggestCategories(categories: readonly OpenCategory[], text: string, atMost = 3): OpenCategory[] {
  const words = text.toLowerCase()
  if (words.trim() === '') return []
  const own = new Map(categories.map((category) => [category.id, strength(category, words)]))
  return categories
    .map((category) => {
      const mine = own.get(category.id) ?? 0
      const above = category.parentId ? (own.get(category.parentId) ?? 0) : 0
      return { category, score: mine === 0 ? 0 : category.leaf ? mine + above * 0.4 : mine * 0.4 }
    })
    .filter(({ score }) => score > 1.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, atMost)
    .map(({ category }) => category)
}

/** True when the words fit best to something that endangers life: then the number to call comes before any form. */
export function soundsDangerous(categories: readonly OpenCategory[], text: string): boolean {
  const [first] = suggestCategories(categories, text, 1)
  return first !== undefined && isDanger(pathOf(categories, first.id))
}

/** Categories that a search of the tree finds, by name, description and keywords. */
export function searchCategories(categories: readonly OpenCategory[], text: string): OpenCategory[] {
  const words = text.trim().toLowerCase()
  if (words === '') return []
  const holds = (value: string | undefined) => value?.toLowerCase().includes(words) ?? false
  const rank = (category: OpenCategory) =>
    holds(category.name.en) || holds(category.name.zh)
      ? 0
      : category.keywords.some((keyword) => holds(keyword) || weight(keyword, words) > 0)
        ? 1
        : holds(category.description?.en) || holds(category.description?.zh)
          ? 2
          : 9
  return categories
    .map((category) => ({ category, rank: rank(category) - (category.leaf ? 0.5 : 0) }))
    .filter((each) => each.rank < 8)
    .sort((a, b) => a.rank - b.rank)
    .map(({ category }) => category)
    .slice(0, 12)
}
