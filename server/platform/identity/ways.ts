import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Texter } from '../sms/texter.ts'

/** A district's own identity provider, by OpenID Connect. */
export interface OidcOptions {
  /** Address of the provider; its `/.well-known/openid-configuration` tells the rest. */
  issuer: string
  clientId: string
  clientSecret?: string | undefined
  /** As the button says it. */
  name: string
}

/** What signing in needs from outside. */
export interface SignInOptions {
  /** Connections of the application's role; they see the schema `auth`. */
  pool: pg.Pool
  /** Secret of the installation: signs cookies, encrypts second factors. */
  secret: string
  clock: Clock
  log: Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>
  mailer: Mailer
  texter: Texter
  oidc?: OidcOptions | undefined
  /** False only where tests of something else would run into the limits. */
  limits?: boolean
}

/** Seconds a session lasts when nobody comes back, and after which a visit prolongs it. */
export const sessionSeconds = { lasts: 14 * 24 * 3600, prolongedAfter: 24 * 3600 } as const

/** One-time codes: digits, seconds they hold, and wrong tries before one is void. */
export const codeRules = { digits: 6, seconds: 300, tries: 3 } as const
