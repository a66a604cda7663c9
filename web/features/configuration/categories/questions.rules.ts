import type { Question } from '../../../../contract/case-configuration.ts'
import { filled } from '../parts/Fields.tsx'

/** Kinds of questions that are answered by choosing. */
export const hasChoices = (kind: Question['kind']): boolean => kind === 'one_of' || kind === 'many_of'

/** A code that no other question has: `q1`, `q2`, … */
export function freeCode(questions: readonly Question[]): string {
  for (let number = questions.length + 1; ; number++) {
    const code = `q${number}`
    if (!questions.some((each) => each.code === code)) return code
  }
}

/** Questions as they are sent: without empty hints, and without choices where one answers in one's own words. */
export function tidyQuestions(questions: readonly Question[]): Question[] {
  return questions.map(({ hint, values, when, ...rest }) => ({
    ...rest,
    ...(filled(hint) ? { hint } : {}),
    ...(hasChoices(rest.kind) ? { values: values ?? [] } : {}),
    ...(when?.code && when.oneOf.length > 0 ? { when } : {}),
  }))
}

/** The list with one element moved by one place; the same list where there is none. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by
  const next = [...list]
  const [one] = next.splice(at, 1)
  if (one === undefined || to < 0 || to > next.length) return [...list]
  next.splice(to, 0, one)
  return next
}

/** Questions that are asked, given the answers so far. */
export function askedOf(
  questions: readonly Question[],
  answers: Readonly<Record<string, readonly string[]>>,
): Question[] {
  return questions.filter(
    (each) => !each.when?.code || each.when.oneOf.some((key) => answers[each.when?.code ?? '']?.includes(key)),
  )
}
