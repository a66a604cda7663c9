import type { z } from 'zod'

/** Any Zod 4 schema. */
export type Schema = z.ZodType

/**
 * Who may call a route at all. The finer question, what this caller may do with this record, is the module's policy.
 * `public`: everybody · `resident`: anybody who signed in, staff too · `staff`: somebody who holds a post.
 */
export type Access = 'public' | 'resident' | 'staff'

/** One thing a client may say to the server. The server validates and documents by it, the web client is typed by it. */
export interface Route<
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
  R extends Schema = Schema,
> {
  /** Unique, `area.verb`: names the route in the document, in metrics and in the rights matrix. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:parameters`, such as `/api/v1/cases/:id`. */
  readonly path: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  /** HTTP status of a good answer, 200 unless told. */
  readonly status?: number
  readonly access: Access
  /** A write that must be sent with the header `Idempotency-Key`; one key has one effect, however often it arrives. */
  readonly idempotent?: boolean
  /** `none`: a route of the installation, not of one tenant. Otherwise a tenant is found or the call is refused with 404. */
  readonly tenant?: 'none'
  /** Media type of the request body where it isn't JSON. */
  readonly consumes?: 'multipart/form-data' | 'text/csv' | 'application/octet-stream'
  /** Media type of the answer where it isn't JSON: a file, a table, a stream. The handler then returns text, bytes or a stream. */
  readonly produces?: string
  /** Bytes of request body taken at most, where the general limit (1 MiB) doesn't fit. */
  readonly bodyLimit?: number
  /** Calls a minute taken from one address, where the general limit doesn't fit. */
  readonly perMinute?: number
}

/** What a handler gets as path parameters of a route. */
export type ParamsOf<T> = T extends Route<infer P, infer _Q, infer _B, infer _R> ? Parsed<P> : never
/** What a handler gets as query of a route. */
export type QueryOf<T> = T extends Route<infer _P, infer Q, infer _B, infer _R> ? Parsed<Q> : never
/** What a handler gets as body of a route. */
export type BodyOf<T> = T extends Route<infer _P, infer _Q, infer B, infer _R> ? Parsed<B> : never
/** What a handler returns, and a client receives. */
export type ReplyOf<T> = T extends Route<infer _P, infer _Q, infer _B, infer R> ? z.output<R> : never

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** Defines a route; returns it as it is, with its types kept. */
export function route<
  R extends Schema,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: Route<P, Q, B, R>): Route<P, Q, B, R> {
  return definition
}
