import { asRefusal, codeOf } from '../database/errors.ts'
import { Refused } from '../errors.ts'

/**
 * What a fault of database or disk means to the caller, or undefined where it is none. A lost database or a full disk is a
 * 503: nothing was acknowledged, asking again later is right. Text or numbers that no column can hold are a 400: the
 * contract let them through, the database did not, and nothing is broken.
 */
export function refusalOfDatabase(error: unknown): Refused | undefined {
  for (const fault of chainOf(error)) {
    const refused = asRefusal(fault)
    if (refused instanceof Refused) return refused
    if (unholdable.has(codeOf(fault) ?? '')) {
      return new Refused('platform.input_unholdable', {}, { status: 400, cause: error })
    }
  }
  return undefined
}

/** The error and what caused it, a few steps deep. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = []
  let at: unknown = error
  while (at !== null && typeof at === 'object' && chain.length < 5) {
    chain.push(at)
    at = 'cause' in at ? at.cause : undefined
  }
  return chain
}

// PostgreSQL, appendix A: a NUL or broken character, a number or date out of range, text no type can read, text too long.
const unholdable = new Set(['22021', '22P05', '22003', '22007', '22008', '22P02', '22001'])
