import type { Question } from '../../../../contract/case-configuration.ts'
import type { OpenCategory } from '../../../../contract/case-configuration-routes.ts'
import type { Draft } from './draft.rules.ts'

/** A screen of the report. `q-<code>` is a question of the category. */
export type Step = 'what' | 'category' | 'danger' | `q-${string}` | 'where' | 'nearby' | 'photos' | 'contact' | 'check'

type Answers = Readonly<Record<string, string | readonly string[]>>

const textsOf = (answer: string | readonly string[] | undefined): string[] =>
  (answer === undefined ? [] : typeof answer === 'string' ? [answer] : [...answer])
    .map((text) => text.trim())
    .filter(Boolean)

/** Codes of the questions that are asked, given what was answered. A ring of `when` asks nothing. */
export function askedOf(questions: readonly Question[], answers: Answers): Set<string> {
  const byCode = new Map(questions.map((question) => [question.code.toLowerCase(), question]))
  const given = new Map(Object.entries(answers).map(([code, answer]) => [code.toLowerCase(), answer]))
  const isAsked = (question: Question, above: readonly string[]): boolean => {
    const { when } = question
    if (!when) return true
    const code = when.code.toLowerCase()
    const other = byCode.get(code)
    if (!other || above.includes(code)) return false
    return textsOf(given.get(code)).some((text) => when.oneOf.includes(text)) && isAsked(other, [...above, code])
  }
  return new Set(questions.filter((one) => isAsked(one, [one.code.toLowerCase()])).map((one) => one.code))
}

/** One screen of questions: what to read first, then what to answer (none: reading is all). */
export interface QuestionScreenful {
  step: `q-${string}`
  notes: Question[]
  question: Question | null
}

/** The questions that are asked now, each with the information that stands before it. */
export function screensOf(questions: readonly Question[], answers: Answers): QuestionScreenful[] {
  const asked = askedOf(questions, answers)
  const screens: QuestionScreenful[] = []
  let notes: Question[] = []
  for (const question of questions) {
    if (!asked.has(question.code)) continue
    if (question.kind === 'information') {
      notes.push(question)
      continue
    }
    screens.push({ step: `q-${question.code}`, notes, question })
    notes = []
  }
  const [first] = notes
  if (first) screens.push({ step: `q-${first.code}`, notes, question: null })
  return screens
}

/** What is wrong with an answer; undefined when it may stay as it is. */
export function answerFault(
  question: Question,
  answer: string | string[] | undefined,
): 'required' | 'number' | 'day' | undefined {
  const [text] = textsOf(answer)
  if (text === undefined) return question.required ? 'required' : undefined
  if (question.kind === 'number' && !/^[+-]?\d{1,15}([.,]\d{1,10})?$/.test(text)) return 'number'
  if (question.kind === 'datetime' && Number.isNaN(Date.parse(text))) return 'day'
  return undefined
}

/** A category and those above it, nearest first. */
export function pathOf(categories: readonly OpenCategory[], id: string | null | undefined): OpenCategory[] {
  const path: OpenCategory[] = []
  let one = categories.find((each) => each.id === id)
  while (one && !path.includes(one)) {
    path.push(one)
    const parent: string | null = one.parentId
    one = categories.find((each) => each.id === parent)
  }
  return path
}

/** Danger to life, said by the category or one above it. */
export const isDanger = (path: readonly OpenCategory[]): boolean => path.some((each) => each.danger)

/** The screens of a draft in order. They change with the answers; the first is always the words. */
export function stepsOf(draft: Draft, given: { categories: readonly OpenCategory[]; hasNearby: boolean }): Step[] {
  const path = pathOf(given.categories, draft.categoryId)
  return [
    'what',
    ...(given.categories.length > 0 ? (['category'] as const) : []),
    ...(isDanger(path) ? (['danger'] as const) : []),
    ...screensOf(path[0]?.questions ?? [], draft.answers).map((screen) => screen.step),
    'where',
    ...(given.hasNearby ? (['nearby'] as const) : []),
    'photos',
    'contact',
    'check',
  ]
}
