import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Letters and digits nobody confuses when reading a receipt aloud. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** A new tracking secret: 24 letters, about 118 bits. */
export function newSecret(): string {
  let secret = ''
  while (secret.length < 24)
    for (const byte of randomBytes(24)) if (byte < 248 && secret.length < 24) secret += letters[byte % 31]
  return secret
}

/** What the database keeps of a secret. The secret is random and long, so a plain hash is enough. */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret.trim().toLowerCase()).digest('base64url')

/** The secret that notices about a case carry in their link: nobody has to keep the first one in the clear for that. */
export const noticeSecret = (given: { secret: string; caseId: string }): string =>
  createHmac('sha256', given.secret).update(`notice of case ${given.caseId}`).digest('base64url').slice(0, 32)

/** True when `offered` is the tracking secret of a case or the one its notices carry. */
export function isSecretOf(
  offered: string,
  given: { secretHash: string | null; secret: string; caseId: string },
): boolean {
  const isFirst = given.secretHash !== null && isSame(hashSecret(offered), given.secretHash)
  return isFirst || isSame(offered, noticeSecret(given))
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
