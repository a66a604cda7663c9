import type { Question } from '../../../../contract/case-configuration.ts'

/** Answers as they came in: one text, or several for questions that take several. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** One answer that isn't right. `code` is a key of the errors catalogue, filled with `facts`. */
export interface AnswerError {
  /** `answers.<code of the question>` */
  field: string
  code: string
  facts: Readonly<Record<string, string | number>>
}

/** Answers checked against a category's questions. */
export interface CheckedAnswers {
  /** Answers to questions that were asked: trimmed, a list only for `many_of`. */
  answers: Record<string, string | string[]>
  /**
   * Answers to questions that this category doesn't ask (any more), as they came. A report filled in without signal may
   * answer the questions of last week: what was said is kept, not refused.
   */
  unasked: Record<string, string | readonly string[]>
  errors: AnswerError[]
}

const longestString = 200

/**
 * Checks answers against the questions of a category. A question with `when` is asked only where the other one was asked
 * and has one of the answers named; nobody must answer what they weren't asked.
 */
export function checkAnswers({
  questions,
  answers,
}: {
  questions: readonly Question[]
  answers: Answers
}): CheckedAnswers {
  const checked: CheckedAnswers = { answers: {}, unasked: {}, errors: [] }
  const given = new Map(Object.entries(answers).map(([code, answer]) => [code.toLowerCase(), answer]))
  const asked = askedOf(questions, given)
  for (const [code, answer] of Object.entries(answers)) {
    const question = questions.find((candidate) => candidate.code.toLowerCase() === code.toLowerCase())
    if (!isBlank(answer) && (!question || !asked.has(question.code) || question.kind === 'information')) {
      checked.unasked[code] = answer
    }
  }
  for (const question of questions) {
    if (question.kind === 'information' || !asked.has(question.code)) continue
    const texts = textsOf(given.get(question.code.toLowerCase()))
    if (texts.length === 0) {
      if (question.required) checked.errors.push(wrong(question, 'answers.required'))
      continue
    }
    const error = errorOf(question, texts)
    if (error) checked.errors.push(error)
    else checked.answers[question.code] = question.kind === 'many_of' ? texts : (texts[0] ?? '')
  }
  return checked
}

/** Codes of the questions that are asked, given what was answered. A ring of `when` asks nothing. */
export function askedOf(questions: readonly Question[], answers: ReadonlyMap<string, Answers[string]>): Set<string> {
  const byCode = new Map(questions.map((question) => [question.code.toLowerCase(), question]))
  const isAsked = (question: Question, above: readonly string[]): boolean => {
    if (!question.when) return true
    const code = question.when.code.toLowerCase()
    const other = byCode.get(code)
    if (!other || above.includes(code)) return false
    const wanted = question.when.oneOf
    return textsOf(answers.get(code)).some((text) => wanted.includes(text)) && isAsked(other, [...above, code])
  }
  return new Set(questions.filter((question) => isAsked(question, [question.code.toLowerCase()])).map((q) => q.code))
}

function errorOf(question: Question, texts: readonly string[]): AnswerError | undefined {
  if (question.kind !== 'many_of' && texts.length > 1) return wrong(question, 'answers.only_one')
  const text = texts[0] ?? ''
  switch (question.kind) {
    case 'string':
      return text.length > longestString ? wrong(question, 'answers.too_long', { limit: longestString }) : undefined
    case 'number':
      return /^[+-]?\d{1,15}([.,]\d{1,10})?$/.test(text) ? undefined : wrong(question, 'answers.number')
    case 'datetime':
      return isMoment(text) ? undefined : wrong(question, 'answers.datetime')
    case 'one_of':
    case 'many_of': {
      const strange = texts.find((key) => !question.values?.some((value) => value.key === key))
      return strange === undefined ? undefined : wrong(question, 'answers.choice', { answer: strange.slice(0, 60) })
    }
    default:
      return undefined
  }
}

const wrong = (question: Question, code: string, facts: AnswerError['facts'] = {}): AnswerError => ({
  field: `answers.${question.code}`,
  code,
  facts,
})

/** A day, or a day and a time with or without zone, that the calendar has. */
function isMoment(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  )
  if (!parts) return false
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && hour < 24 && minute < 60 && second < 60
}

const isBlank = (answer: Answers[string]): boolean => textsOf(answer).length === 0

/** What was said, trimmed, without blanks and repetitions. */
function textsOf(answer: Answers[string] | undefined): string[] {
  if (answer === undefined) return []
  const list = typeof answer === 'string' ? [answer] : answer
  return [...new Set(list.map((text) => text.trim()).filter((text) => text !== ''))]
}
