import { type DestinationStream, type Logger, pino } from 'pino'

/** The log of the process: lines of JSON for the operator. */
export type Log = Logger

/** How much is told, and where to. */
export interface LogOptions {
  level?: string
  /** Standard output unless told. */
  to?: DestinationStream
}

/**
 * Opens the log. It never holds bodies, addresses of people, cookies, tokens or values of rows: what is named like one is
 * struck out, and of a database error only code, table and constraint are told, because its text quotes the row.
 */
export function openLog(options: LogOptions = {}): Log {
  return pino(
    {
      level: options.level ?? 'info',
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '[withheld]' },
      serializers: { err: tellError },
    },
    options.to ?? pino.destination({ dest: 1, sync: false }),
  )
}

const secretNames = [
  ...['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey'],
  ...['phone', 'mail', 'email', 'name', 'personName', 'address', 'body'],
]
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

interface DatabaseFault {
  code?: string
  severity?: string
  routine?: string
  table?: string
  constraint?: string
  column?: string
}

/** An error for the log. Texts of PostgreSQL quote values of rows (`Key (phone)=(…)`), so they are left out. */
export function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const fault = error as Error & DatabaseFault
  const cause = error.cause === undefined ? {} : { cause: tellError(error.cause) }
  if (fault.severity !== undefined && fault.routine !== undefined) {
    const { code, severity, routine, table, constraint, column } = fault
    return {
      type: 'DatabaseError',
      code,
      severity,
      routine,
      table,
      constraint,
      column,
      stack: framesOf(error),
      ...cause,
    }
  }
  const code = typeof fault.code === 'string' ? { code: fault.code } : {}
  return { type: error.name, ...code, message: error.message, stack: framesOf(error), ...cause }
}

function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
