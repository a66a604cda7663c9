import type { z } from 'zod'
import type { Locale, ProblemField } from '../../../contract/common.ts'
import { findText, textOf, type Values } from '../messages.ts'

/** What is wrong with one field, with a code and words that say what to do instead. */
export function wordsOfIssue(where: string, issue: z.core.$ZodIssue, locale: Locale): ProblemField {
  const field = [where, ...issue.path.map(String)].join('.')
  const { code, values } = readIssue(issue)
  return { field, code, detail: textOf({ locale, area: 'errors', key: code, values }) }
}

function readIssue(issue: z.core.$ZodIssue): { code: string; values?: Values } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'input.required' }
        : { code: 'input.type', values: { expected: issue.expected } }
    case 'too_small':
      return { code: `input.too_${small[issue.origin] ?? 'low'}`, values: { limit: Number(issue.minimum) } }
    case 'too_big':
      return { code: `input.too_${big[issue.origin] ?? 'high'}`, values: { limit: Number(issue.maximum) } }
    case 'invalid_format':
      return { code: formats.has(issue.format) ? `input.format_${issue.format}` : 'input.format' }
    case 'invalid_value':
      return issue.input === undefined
        ? { code: 'input.required' }
        : { code: 'input.choice', values: { choices: issue.values.map(String).join(', ') } }
    case 'unrecognized_keys':
      return { code: 'input.unknown', values: { names: issue.keys.slice(0, 5).join(', ') } }
    case 'invalid_union':
      return { code: 'input.choice_shape' }
    case 'not_multiple_of':
      return { code: 'input.step', values: { step: Number(issue.divisor) } }
    case 'custom':
      return { code: codeOf(issue) }
    default:
      return { code: 'input.format' }
  }
}

/** A contract may give its own check a code of the catalogue as message; the words are then ours. */
function codeOf(issue: z.core.$ZodIssue): string {
  const known = findText({ locale: 'en', area: 'errors', key: issue.message })
  return known === undefined ? 'input.not_accepted' : issue.message
}

const small: Readonly<Record<string, string>> = { string: 'short', array: 'few', set: 'few', map: 'few', file: 'small' }
const big: Readonly<Record<string, string>> = { string: 'long', array: 'many', set: 'many', map: 'many', file: 'large' }
const formats = new Set(['email', 'uuid', 'url', 'datetime', 'date', 'time', 'e164'])
