import { createHash, createHmac } from 'node:crypto'
import type { CertificateState } from '../../../../contract/points-stars.ts'

// Without letters that look or sound like another or like a figure.
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** What stands on the paper: sixteen letters made from the installation's secret, so that nothing has to be kept and nobody guesses one. */
export function certificateCode(secret: string, id: string): string {
  const bytes = createHmac('sha256', secret).update(`points certificate ${id}`).digest()
  const text = [...bytes.subarray(0, 16)].map((byte) => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** What the database finds a certificate by. Blanks, hyphens and small letters make no difference. */
export function certificateHash(code: string): string {
  const bare = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(`points certificate ${bare}`).digest('base64url')
}

/** What a certificate is worth. `minutesNow`: what is left, after all that was put right since, of the hours it counted. */
export function stateOf(
  certificate: { minutes: number; hours: number | null; withdrawnAt: Date | null },
  minutesNow: number,
): CertificateState {
  if (certificate.withdrawnAt) return 'withdrawn'
  const needed = certificate.hours === null ? certificate.minutes : certificate.hours * 60
  return minutesNow < needed ? 'corrected' : 'valid'
}
