import { APIError } from '@better-auth/core/error'
import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import type { Clock } from '../clock.ts'
import { codeLimits, passwordLimits } from './code-limit.rules.ts'
import type { AttemptLimit } from './code-limit.store.ts'

/** Codes of refusals that the sign-in library doesn't have. */
export const guardCodes = {
  tooManyCodes: 'TOO_MANY_CODES',
  tooManyPasswords: 'TOO_MANY_PASSWORDS',
  secondFactorNeeded: 'SECOND_FACTOR_NEEDED',
  accountErased: 'ACCOUNT_ERASED',
} as const

const limited: Readonly<Record<string, { field: 'email' | 'phoneNumber'; what: 'code' | 'password' }>> = {
  '/email-otp/send-verification-otp': { field: 'email', what: 'code' },
  '/email-otp/request-password-reset': { field: 'email', what: 'code' },
  '/phone-number/send-otp': { field: 'phoneNumber', what: 'code' },
  '/sign-in/email': { field: 'email', what: 'password' },
}

const byCodeAlone = new Set(['/sign-in/email-otp', '/phone-number/verify'])

/** Parts of a name that goes into mails and lists; anything longer is no name. */
const longestName = 100

/**
 * Rules of the house on top of the library: codes are limited per destination and passwords per account, and signing in leaves no older session
 * behind in the same browser, so that a session planted there before is worth nothing after.
 */
export function houseGuards({ limit, clock }: { limit: AttemptLimit | undefined; clock: Clock }): BetterAuthPlugin {
  return {
    id: 'doorstep-guards',
    hooks: {
      before: [
        {
          matcher: (context) => context.path !== undefined && context.path in limited,
          handler: createAuthMiddleware(async (ctx) => {
            const rule = limited[ctx.path]
            const whose = rule && (ctx.body as Record<string, unknown> | undefined)?.[rule.field]
            if (!limit || !rule || typeof whose !== 'string') return
            const name = `${rule.what} ${whose.trim().toLowerCase().slice(0, 320)}`
            const isCode = rule.what === 'code'
            const wait = await limit.take(name, clock.now(), isCode ? codeLimits : passwordLimits)
            if (wait === 0) return
            const code = isCode ? guardCodes.tooManyCodes : guardCodes.tooManyPasswords
            throw new APIError('TOO_MANY_REQUESTS', { code, message: 'Too many' }, { 'X-Retry-After': String(wait) })
          }),
        },
      ],
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware(async (ctx) => {
            const made = ctx.context.newSession
            if (!made) return
            const cookie = ctx.context.authCookies.sessionToken.name
            const before = await ctx.getSignedCookie(cookie, ctx.context.secret)
            if (before && before !== made.session.token) await ctx.context.internalAdapter.deleteSession(before)
          }),
        },
      ],
    },
  }
}

/** What holds whichever way a session or an account comes about. */
export function houseHooks(onSessionEnd: (token: string) => void): NonNullable<BetterAuthOptions['databaseHooks']> {
  return {
    user: {
      create: {
        async before(user, context) {
          const data: Record<string, unknown> = {
            name: String(user.name ?? '')
              .trim()
              .slice(0, longestName),
            image: null,
          }
          // A number counts only once its owner has shown a code for it: nobody may reserve somebody else's.
          if (context?.path !== '/phone-number/verify') data.phoneNumber = null
          return { data }
        },
      },
      update: {
        async before(user) {
          if (typeof user.name !== 'string') return
          return { data: { name: user.name.trim().slice(0, longestName) } }
        },
      },
    },
    session: {
      create: {
        async before(session, context) {
          const user = (await context?.context.internalAdapter.findUserById(session.userId)) as
            | { twoFactorEnabled?: boolean; erasedAt?: Date | null }
            | null
            | undefined
          if (user?.erasedAt)
            throw new APIError('FORBIDDEN', { code: guardCodes.accountErased, message: 'Account erased' })
          // Who set up a second factor must not be reachable by one code alone.
          if (user?.twoFactorEnabled && byCodeAlone.has(context?.path ?? '')) {
            throw new APIError('FORBIDDEN', { code: guardCodes.secondFactorNeeded, message: 'Second factor needed' })
          }
        },
      },
      delete: {
        async after(session) {
          onSessionEnd(session.token)
        },
      },
    },
  }
}
