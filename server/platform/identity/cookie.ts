import { createHmac, timingSafeEqual } from 'node:crypto'

/** Prefix of the house's cookies. */
export const cookiePrefix = 'doorstep'

/** Name of the session cookie. */
export const sessionCookie = `${cookiePrefix}.session_token`

/**
 * The session token in a `Cookie` header, undefined where there is none or its signature isn't ours. The cookie is
 * `<token>.<base64 HMAC-SHA-256 of the token>`, percent-encoded, as the sign-in library writes it.
 */
export function tokenInCookies(header: string | undefined, secret: string): string | undefined {
  if (!header) return undefined
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== sessionCookie) continue
    return signedToken(part.slice(at + 1).trim(), secret)
  }
  return undefined
}

function signedToken(value: string, secret: string): string | undefined {
  let plain: string
  try {
    plain = decodeURIComponent(value)
  } catch {
    return undefined
  }
  const dot = plain.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = plain.slice(0, dot)
  const given = Buffer.from(plain.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}
