import { Refused } from '../errors.ts'

/** The five-character SQLSTATE of a PostgreSQL error or the `E…` code of a socket error, where there is one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The name of the constraint a PostgreSQL error is about, where there is one. */
export function constraintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? error.constraint : undefined
}

/** True for a unique violation; of one constraint or index, when named. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  codeOf(error) === '23505' && (constraint === undefined || constraintOf(error) === constraint)

/** True when the same transaction, run again, may well succeed: serialization failure or deadlock. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '')

/**
 * What the caller is told about an error of the database. Lost connection, server down, starting, full or out of
 * connections: `platform.database_unavailable`; disk full: `platform.disk_full`; took too long: `platform.timeout`; still
 * colliding with others after every retry: `platform.busy`. All four are 503. Any other error comes back as it is.
 */
export function asRefusal(error: unknown): unknown {
  const code = codeOf(error)
  if (code === '53100' || code === 'ENOSPC')
    return new Refused('platform.disk_full', {}, { cause: error, retryAfter: 60 })
  if (code === '57014' || code === '55P03') return new Refused('platform.timeout', {}, { cause: error, retryAfter: 5 })
  if (isRetryable(error)) return new Refused('platform.busy', {}, { cause: error, retryAfter: 1 })
  if (isUnavailable(error)) return new Refused('platform.database_unavailable', {}, { cause: error, retryAfter: 5 })
  return error
}

const unavailableCodes = new Set([
  ...['57P01', '57P02', '57P03', '57P05', '25P03', '25P04', '58030'],
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ENOENT',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
])

// What `pg` and `pg-pool` say without any code when the connection went away or none could be had in time.
const unavailableWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool after)/

/** True when the error says that the database can't be reached or won't serve anybody just now. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== undefined && (unavailableCodes.has(code) || code.startsWith('08') || code.startsWith('53'))) return true
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  return error instanceof Error && unavailableWords.test(error.message)
}
