import type { Problem as ProblemDetails } from '../../contract/common.ts'

/**
 * A request that did not do what was asked. `code` is stable (`case.stale`), `message` is a sentence for people in
 * their language as the server said it; `code` is `network` when the server was not reached at all.
 */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  /** Which input is wrong, and how, by dotted path: `body.contact.phone`. */
  readonly fields: ReadonlyArray<{ field: string; code: string; detail: string }>
  readonly facts: Readonly<Record<string, unknown>>
  readonly requestId: string | undefined

  constructor(details: Partial<ProblemDetails> & { code: string }, options?: ErrorOptions) {
    super(details.detail || details.title || details.code, options)
    this.name = 'Problem'
    this.code = details.code
    this.status = details.status ?? 0
    this.title = details.title ?? ''
    this.fields =
      details.errors ??
      (details.field ? [{ field: details.field, code: details.code, detail: details.detail ?? '' }] : [])
    this.facts = details.facts ?? {}
    this.requestId = details.requestId
  }

  /** Words for one input, found by the end of its path: `problem.of('phone')`. */
  of(field: string): string | undefined {
    return this.fields.find((each) => each.field === field || each.field.endsWith(`.${field}`))?.detail
  }
}

/** Anything thrown, as a Problem. A failed fetch becomes `network`. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof TypeError) return new Problem({ code: 'network' }, { cause: error })
  return new Problem({ code: 'unknown', detail: error instanceof Error ? error.message : undefined }, { cause: error })
}

/** Reads the body of a refused answer, whatever it is. */
export function problemOf(body: unknown, response: Response): Problem {
  const details = typeof body === 'object' && body !== null ? (body as Partial<ProblemDetails>) : {}
  return new Problem({ ...details, status: response.status, code: details.code ?? `http.${response.status}` })
}
