import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'
import { localeOf } from '../http/locale.ts'
import { innerHeaders } from './inner.ts'
import { guardCodes } from './sign-in.guards.ts'
import type { SignIn } from './sign-in.ts'

/** Everything of the library that can be reached from outside. What isn't here doesn't exist. */
const open: readonly RegExp[] = [
  /^\/sign-in\/(email|email-otp|social)$/,
  /^\/sign-out$/,
  /^\/callback\/[\w-]+$/,
  /^\/change-password$/,
  /^\/update-user$/,
  /^\/phone-number\/(send-otp|verify)$/,
  /^\/email-otp\/(send-verification-otp|request-password-reset|reset-password)$/,
  /^\/two-factor\/(enable|disable|verify-totp|verify-backup-code|generate-backup-codes)$/,
  /^\/passkey\/(generate-register-options|verify-registration|generate-authenticate-options|verify-authentication)$/,
  /^\/passkey\/(list-user-passkeys|delete-passkey|update-passkey)$/,
]

/** Bytes a sign-in request may have. */
const bodyLimit = 64 * 1024

/** Where the library's routes stand. */
export const authPath = '/api/auth'

/**
 * Puts the sign-in library under `/api/auth/`: codes, passwords, passkeys, second factor, the district's provider.
 * Its errors come out in the one shape of the house.
 */
export function mountSignIn(app: FastifyInstance, signIn: SignIn): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The library reads bodies itself.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))
    scope.route({
      method: ['GET', 'POST'],
      url: `${authPath}/*`,
      bodyLimit,
      schema: { hide: true },
      handler: (request, reply) => answer(signIn, request, reply),
    })
  })
}

async function answer(signIn: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = webRequest(request)
  const path = new URL(asked.url).pathname.slice(authPath.length)
  if (!open.some((pattern) => pattern.test(path))) throw new Refused('platform.not_found')
  const response = await signIn.codes.watch(() => signIn.handle(asked))
  sendCookies(request, reply, response.headers)
  if (response.status >= 400) throw refusalOf(response, await response.text())
  reply.code(response.status).header('Cache-Control', 'no-store')
  const location = response.headers.get('location')
  if (location) reply.header('Location', location)
  const type = response.headers.get('content-type')
  if (type) reply.type(type)
  return reply.serializer((payload: unknown) => payload as string).send(await response.text())
}

/** The same request as the library takes it. The headers it trusts are set here and nowhere else. */
export function webRequest(request: FastifyRequest): Request {
  const address = `${request.protocol}://${request.host}${request.url}`
  if (!URL.canParse(address)) throw new Refused('platform.request_malformed', {}, { status: 400 })
  const headers = webHeaders(request)
  if (request.method === 'GET') return new Request(address, { headers })
  return new Request(address, { method: request.method, headers, body: bodyOf(request, headers) })
}

/**
 * A body as the library can take it. It falls over texts that no column can hold, over bodies that are no object and over
 * fields that are null; the first two are refused here, such fields left out.
 */
function bodyOf(request: FastifyRequest, headers: Headers): string | Uint8Array<ArrayBuffer> {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (bytes.length > 0 && !/^application\/json\b/i.test(headers.get('content-type') ?? '')) return new Uint8Array(bytes)
  headers.set('content-type', 'application/json')
  const text = bytes.toString('utf8')
  if (text.includes('\\u0000')) throw new Refused('platform.input_unholdable', {}, { status: 400 })
  const fields = text === '' ? {} : parse(text)
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw new Refused('platform.json_malformed', {}, { status: 400 })
  }
  if (isDeeper(fields, deepest)) throw new Refused('platform.json_malformed', {}, { status: 400 })
  return JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)))
}

/** Levels of a body at most: a passkey has five. Whoever walks thousands of them by calling itself runs out of stack. */
const deepest = 12

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)))

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refused('platform.json_malformed', {}, { status: 400, cause })
  }
}

/** A request's headers as the library takes them. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = fromNodeHeaders(request.headers)
  for (const name of [...headers.keys()])
    if (name.startsWith('x-forwarded-') || name === 'forwarded') headers.delete(name)
  // Of another length once read, and of no interest to the library.
  headers.delete('content-length')
  headers.delete('transfer-encoding')
  headers.set(innerHeaders.clientIp, request.ip)
  headers.set(innerHeaders.locale, localeOf(request, 'zh-CN'))
  return headers
}

/** Passes cookies on; over TLS they are for TLS only. */
export function sendCookies(request: FastifyRequest, reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) {
    const secure = request.protocol === 'https' && !/;\s*secure/i.test(cookie)
    reply.header('Set-Cookie', secure ? `${cookie}; Secure` : cookie)
  }
}

function refusalOf(response: Response, text: string): Refused {
  const told = readError(text)
  const known = told.code === undefined ? undefined : refusals[told.code]
  const wait = Number(response.headers.get('x-retry-after'))
  const options = { status: response.status, ...(wait > 0 ? { retryAfter: wait } : {}) }
  // The library calls some input it can't read a fault of its own.
  if (known && response.status >= 500) return new Refused(known, {}, { status: 400 })
  if (known) return new Refused(known, wait > 0 ? { seconds: wait } : {}, options)
  if (response.status === 429) return new Refused('identity.too_many', wait > 0 ? { seconds: wait } : {}, options)
  if (response.status === 401) return new Refused('platform.signed_out', {}, options)
  if (response.status >= 500)
    return new Refused('platform.internal', {}, { cause: new Error(`sign-in: ${told.code ?? text}`) })
  return new Refused('identity.refused', told.code === undefined ? {} : { reason: told.code.toLowerCase() }, options)
}

function readError(text: string): { code?: string } {
  try {
    const value: unknown = JSON.parse(text)
    const code = (value as { code?: unknown } | null)?.code
    return typeof code === 'string' ? { code } : {}
  } catch {
    return {}
  }
}

/** The library's codes in the words of the house. */
const refusals: Readonly<Record<string, string>> = {
  [guardCodes.tooManyCodes]: 'identity.too_many_codes',
  [guardCodes.tooManyPasswords]: 'identity.too_many_passwords',
  [guardCodes.secondFactorNeeded]: 'identity.second_factor_needed',
  [guardCodes.accountErased]: 'identity.account_erased',
  INVALID_EMAIL_OR_PASSWORD: 'identity.wrong_password',
  INVALID_PASSWORD: 'identity.wrong_password',
  PASSWORD_TOO_SHORT: 'identity.password_length',
  PASSWORD_TOO_LONG: 'identity.password_length',
  INVALID_EMAIL: 'identity.mail_invalid',
  INVALID_PHONE_NUMBER: 'identity.phone_invalid',
  PHONE_NUMBER_EXIST: 'identity.phone_taken',
  INVALID_OTP: 'identity.wrong_code',
  OTP_NOT_FOUND: 'identity.code_used',
  OTP_EXPIRED: 'identity.code_expired',
  OTP_HAS_EXPIRED: 'identity.code_expired',
  INVALID_CODE: 'identity.wrong_code',
  INVALID_BACKUP_CODE: 'identity.wrong_code',
  TOO_MANY_ATTEMPTS: 'identity.too_many_tries',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'identity.too_many_tries',
  ACCOUNT_TEMPORARILY_LOCKED: 'identity.too_many_tries',
  INVALID_TWO_FACTOR_COOKIE: 'identity.start_again',
  TOTP_ALREADY_ENABLED: 'identity.second_factor_exists',
  TOTP_NOT_ENABLED: 'identity.no_second_factor',
  TWO_FACTOR_NOT_ENABLED: 'identity.no_second_factor',
  SESSION_NOT_FRESH: 'identity.sign_in_again',
  SESSION_EXPIRED: 'platform.signed_out',
  CHALLENGE_NOT_FOUND: 'identity.start_again',
  PASSKEY_NOT_FOUND: 'identity.passkey_unknown',
  AUTHENTICATION_FAILED: 'identity.passkey_failed',
  FAILED_TO_VERIFY_REGISTRATION: 'identity.passkey_failed',
  INVALID_ORIGIN: 'platform.wrong_origin',
  MISSING_OR_NULL_ORIGIN: 'platform.wrong_origin',
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: 'platform.wrong_origin',
  INVALID_CALLBACK_URL: 'platform.wrong_origin',
}
