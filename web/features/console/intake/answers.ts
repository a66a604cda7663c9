import type { Question } from '../../../../contract/case-configuration.ts'

/** An answer as a form keeps it: words, or several choices. */
export type Answers = Record<string, string | string[]>

/** Questions that are asked given the answers so far: some only follow from another answer. */
export function askedOf(questions: readonly Question[], answers: Answers): Question[] {
  const asked: Question[] = []
  for (const question of questions) {
    const { when } = question
    if (when) {
      // A question hangs on one that is asked itself: an answer to a question taken back counts for nothing.
      const on = asked.some((each) => each.code === when.code) ? answers[when.code] : undefined
      const given = on === undefined ? [] : Array.isArray(on) ? on : [on]
      if (!given.some((each) => when.oneOf.includes(each))) continue
    }
    asked.push(question)
  }
  return asked
}

/** Answers that go along: those to questions that are asked, and not empty. */
export function answersOf(questions: readonly Question[], answers: Answers): Answers {
  const found: Answers = {}
  for (const { code, kind } of askedOf(questions, answers)) {
    const answer = answers[code]
    if (kind === 'information' || answer === undefined || answer.length === 0) continue
    found[code] = typeof answer === 'string' ? answer.trim() : answer
    if (found[code] === '') delete found[code]
  }
  return found
}

/** Codes of required questions without an answer. */
export function unansweredOf(questions: readonly Question[], answers: Answers): string[] {
  const given = answersOf(questions, answers)
  return askedOf(questions, answers)
    .filter((question) => question.required && question.kind !== 'information' && given[question.code] === undefined)
    .map((question) => question.code)
}
