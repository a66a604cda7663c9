import type { Locale } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import { tell } from '../../../platform/http/problem.ts'
import { textOf } from '../../../platform/messages.ts'
import type { Answer } from './answer.rules.ts'

/** Several things that are wrong with one request. */
export class Faults extends Error {
  readonly refusals: readonly Refused[]

  constructor(refusals: readonly Refused[]) {
    super('open311.faults')
    this.name = 'Faults'
    this.refusals = refusals
  }
}

/** A request that isn't as it should be: 400. */
export const wrong = (code: string, facts: Readonly<Record<string, unknown>> = {}): Refused =>
  new Refused(code, facts, { status: 400 })

/** Errors as GeoReport v2 has them, with the status of the answer. */
export interface ToldFaults {
  status: number
  answer: Answer
  retryAfter: number | undefined
  /** True where something is broken on our side. */
  ours: boolean
}

/** Turns whatever was thrown into errors in the reader's language: 403 and 404 as they are, what is the caller's else 400. */
export function tellFaults(error: unknown, reader: { locale: Locale; requestId: string }): ToldFaults {
  if (error instanceof Faults) {
    const list = error.refusals.map(({ code, facts }) => ({
      code: 400,
      description: textOf({ locale: reader.locale, area: 'errors', key: code, values: facts }),
    }))
    return { status: 400, answer: listed(list), retryAfter: undefined, ours: false }
  }
  const { problem, retryAfter, ours } = tell(error, reader)
  const status = statusFor(problem.status)
  return { status, answer: listed([{ code: status, description: problem.detail ?? problem.title }]), retryAfter, ours }
}

const listed = (value: { code: number; description: string }[]): Answer => ({
  root: 'errors',
  item: 'error',
  value: value.map(({ code, description }) => ({ code, description })),
})

const kept: ReadonlySet<number> = new Set([403, 404, 429])

const statusFor = (status: number): number => (kept.has(status) || status >= 500 ? status : 400)
