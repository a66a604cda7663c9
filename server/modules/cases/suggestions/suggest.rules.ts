import type { LocalizedName } from '../../../../contract/common.ts'
import type { SuggestedCategory } from '../../../../contract/suggestions.ts'
import { matchKeywords, type Worded } from './keywords.rules.ts'
import { guess, type Model, wordsFor } from './model.rules.ts'
import { wordsOf } from './words.rules.ts'

/** A category that may be suggested to this reader, as its tenant set it up. */
export interface Choosable extends Worded {
  /** Names of those above it, the root first. */
  path: readonly LocalizedName[]
}

/** Below this the best guess is not worth a person's time, and nothing learnt is suggested. */
const leastSure = 0.3
/** What is less likely is not listed beside a better one. */
const leastListed = 0.08
/** From here on a suggestion is called likely. */
const likely = 0.7
const most = 3
const shownWords = 4

/**
 * At most three categories that may fit a text. Learnt ones first, where the model is sure enough; then, up to three, those
 * whose own words stand in the text. Categories that can't be chosen any more are left out.
 */
export function suggest(given: {
  text: string
  categories: readonly Choosable[]
  model: Model | undefined
}): SuggestedCategory[] {
  const { text, categories, model } = given
  const byId = new Map(categories.map((category) => [category.id, category]))
  const words = wordsOf(text)
  const guesses = model ? guess(model, words).filter(({ label }) => byId.has(label)) : []
  const isSure = guesses[0] !== undefined && guesses[0].confidence >= leastSure
  const learnt = isSure ? guesses.slice(0, most).filter(({ confidence }) => confidence >= leastListed) : []
  const shown = (id: string) => {
    const { name, path } = byId.get(id) as Choosable
    return { categoryId: id, name, path: [...path] }
  }
  const items: SuggestedCategory[] = learnt.map(({ label, confidence }) => ({
    ...shown(label),
    basis: 'learnt',
    sure: confidence >= likely ? 'likely' : 'perhaps',
    confidence: Math.round(confidence * 100) / 100,
    words: model ? wordsFor(model, { words, label, atMost: shownWords }) : [],
  }))
  const taken = new Set(items.map(({ categoryId }) => categoryId))
  // A likely suggestion stands better alone than beside words that merely occur.
  if (items[0]?.sure === 'likely') return items
  const others = matchKeywords(
    categories.filter(({ id }) => !taken.has(id)),
    text,
    most - items.length,
  )
  return [
    ...items,
    ...others.map(({ id, words: spoken }) => ({
      ...shown(id),
      ...{ basis: 'keywords' as const, sure: 'perhaps' as const, confidence: null, words: spoken },
    })),
  ]
}
