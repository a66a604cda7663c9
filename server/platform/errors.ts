/** What an error is about, in values a person may read and a client may act on. Never a secret or somebody's data. */
export type Facts = Readonly<Record<string, unknown>>

/**
 * A request that isn't done, for a reason the caller can understand. Carries a stable code `area.reason` and facts;
 * the words stand in `contract/messages/<locale>/errors.json` under the code.
 */
export class Refused extends Error {
  readonly code: string
  readonly facts: Facts
  readonly status: number
  /** Dotted path of the input that is wrong, such as `body.phone`. */
  readonly field: string | undefined
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined

  constructor(code: string, facts: Facts = {}, options: RefusedOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'Refused'
    this.code = code
    this.facts = facts
    this.status = options.status ?? statusOf(code)
    this.field = options.field
    this.retryAfter = options.retryAfter
  }
}

/** What a refusal may say beside code and facts. */
export interface RefusedOptions {
  status?: number
  field?: string
  retryAfter?: number
  cause?: unknown
}

/**
 * HTTP status of a code. The reason after the last dot decides, so that a module needs no table of its own; the few
 * whole codes that differ stand in `exact`. Anything else is 422: understood, but the rules say no.
 */
export function statusOf(code: string): number {
  const reason = code.slice(code.lastIndexOf('.') + 1)
  return exact[code] ?? byReason[reason] ?? 422
}

const byReason: Readonly<Record<string, number>> = {
  invalid: 400,
  malformed: 400,
  required: 400,
  signed_out: 401,
  session_expired: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  content_differs: 409,
  exists: 409,
  stale: 409,
  taken: 409,
  gone: 410,
  expired: 410,
  too_large: 413,
  unsupported_type: 415,
  too_many: 429,
  unavailable: 503,
}

const exact: Readonly<Record<string, number>> = {
  'platform.database_unavailable': 503,
  'platform.disk_full': 503,
  'platform.busy': 503,
  'platform.closing': 503,
  'platform.timeout': 503,
  'platform.internal': 500,
  'platform.wrong_origin': 403,
  'platform.other_account': 409,
}
