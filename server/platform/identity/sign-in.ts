import { APIError } from '@better-auth/core/error'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { emailOTP, genericOAuth, phoneNumber, twoFactor } from 'better-auth/plugins'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { z } from 'zod'
import { uuidv7 } from '../ids.ts'
import { attemptLimitStore } from './code-limit.store.ts'
import { type CodeSender, codeSender } from './codes.ts'
import { cookiePrefix } from './cookie.ts'
import { innerHeaders } from './inner.ts'
import { houseGuards, houseHooks } from './sign-in.guards.ts'
import { codeRules, type SignInOptions, sessionSeconds } from './ways.ts'

/** Id of the identity provider in addresses such as `/api/auth/callback/oidc`. */
export const oidcId = 'oidc'

/** The sign-in library as the house uses it. */
export interface SignIn {
  /** Answers a request under `/api/auth`. */
  handle(request: Request): Promise<Response>
  /** Makes a session for an account without any proof, and the headers that set its cookie. Only the demo may use it. */
  stepIn(accountId: string, headers: Headers): Promise<Headers>
  /** Prolongs the session in `headers` when it is due, and gives the headers that set its cookie again. */
  prolong(headers: Headers): Promise<Headers>
  codes: CodeSender
  /** The library's model of its tables, for the test that compares them with ours. */
  readonly options: object
}

const e164 = /^\+[1-9]\d{6,14}$/

/**
 * Sets up signing in: password with second factor, codes by phone and mail, passkeys, and the district's own provider.
 * Nothing here gives a right: that is what posts are for. `onSessionEnd` hears of sessions ended in this process.
 */
export function createSignIn(options: SignInOptions, onSessionEnd: (token: string) => void): SignIn {
  const codes = codeSender(options)
  const auth = betterAuth({
    appName: 'Doorstep',
    basePath: '/api/auth',
    secret: options.secret,
    telemetry: { enabled: false },
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool: options.pool }), plugins: [new CamelCasePlugin()] }),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: false,
      database: { generateId: () => uuidv7(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [innerHeaders.clientIp] },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    // Behind a proxy that ends TLS the page's origin may say https where we see http: same host, so it is us.
    trustedOrigins: (request) => (request ? originsOf(request) : []),
    logger: {
      level: 'warn',
      // Only the sentence: what follows it may be somebody's address.
      log: (level, message) => {
        // Each tenant has hosts of its own, so the address comes from the request, as the library says.
        if (!message.includes('Base URL is not set')) options.log[level](`sign-in: ${message}`)
      },
    },
    // The answer tells the person; without this the library prints to the console.
    onAPIError: {
      errorURL: '/sign-in',
      onError(error) {
        if (!(error instanceof APIError)) options.log.error({ err: error }, 'sign-in failed')
      },
    },
    session: { expiresIn: sessionSeconds.lasts, updateAge: sessionSeconds.prolongedAfter, freshAge: 3600 },
    user: { additionalFields: { erasedAt: { type: 'date', required: false, input: false, returned: false } } },
    account: { encryptOAuthTokens: true, accountLinking: { trustedProviders: [oidcId] } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    // Per address. A street office and a telephone company's customers share one, so these are floods; guessing is limited
    // per account and destination.
    rateLimit: {
      enabled: options.limits !== false,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 60 },
        '/sign-in/email-otp': { window: 60, max: 30 },
        '/phone-number/verify': { window: 60, max: 30 },
        '/email-otp/send-verification-otp': { window: 60, max: 20 },
        '/phone-number/send-otp': { window: 60, max: 20 },
        '/two-factor/*': { window: 60, max: 30 },
      },
    },
    databaseHooks: houseHooks(onSessionEnd),
    plugins: [
      twoFactor({ issuer: 'Doorstep', trustDeviceMaxAge: sessionSeconds.lasts }),
      phoneNumber({
        otpLength: codeRules.digits,
        expiresIn: codeRules.seconds,
        allowedAttempts: codeRules.tries,
        phoneNumberValidator: (number) => e164.test(number),
        sendOTP: ({ phoneNumber: to, code }, ctx) =>
          codes.byPhone({ to, code, headers: ctx?.headers ?? ctx?.request?.headers }),
        signUpOnVerification: {
          getTempEmail: () => `${uuidv7()}@account.invalid`,
          // No name until the person gives one: the number is nobody's name.
          getTempName: () => '',
        },
      }),
      emailOTP({
        otpLength: codeRules.digits,
        expiresIn: codeRules.seconds,
        allowedAttempts: codeRules.tries,
        storeOTP: 'hashed',
        rateLimit: { window: 60, max: 30 },
        sendVerificationOTP: ({ email, otp, type }, ctx) =>
          codes.byMail({
            to: email,
            code: otp,
            headers: ctx?.headers ?? ctx?.request?.headers,
            reset: type === 'forget-password',
          }),
      }),
      passkey({ rpName: 'Doorstep', schema: { passkey: { fields: { credentialID: 'credentialId' } } } }),
      ...(options.oidc ? [provider(options.oidc)] : []),
      { id: 'doorstep-demo', endpoints: { stepIn: stepInEndpoint } },
      houseGuards({
        limit: options.limits === false ? undefined : attemptLimitStore(options.pool, options.secret),
        clock: options.clock,
      }),
    ],
  })
  return {
    handle: (request) => auth.handler(request),
    async stepIn(accountId, headers) {
      const { headers: made } = await auth.api.stepIn({ body: { accountId }, headers, returnHeaders: true })
      return made
    },
    async prolong(headers) {
      const { headers: made } = await auth.api.getSession({ headers, returnHeaders: true })
      return made
    },
    codes,
    options: auth.options,
  }
}

/** Has no path: it can be called from the server's own code only. */
const stepInEndpoint = createAuthEndpoint(
  { method: 'POST', body: z.object({ accountId: z.string() }) },
  async (ctx) => {
    const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId)
    if (!user) throw new Error('The demo role points to an account that does not exist')
    const session = await ctx.context.internalAdapter.createSession(user.id)
    await setSessionCookie(ctx, { session, user })
    return { id: user.id }
  },
)

function provider(oidc: NonNullable<SignInOptions['oidc']>) {
  return genericOAuth({
    config: [
      {
        providerId: oidcId,
        name: oidc.name,
        discoveryUrl: `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
      },
    ],
  })
}

function originsOf(request: Request): string[] {
  const { host } = new URL(request.url)
  return [`http://${host}`, `https://${host}`]
}
