import { createHash, createHmac } from 'node:crypto'

// Without letters that look or sound like another or like a figure.
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** What codes are for. */
type Use = 'order' | 'invite'

/** What an owner shows at the till, or sends to whom they invite: twelve letters made from the installation's secret, so that nothing has to be kept. */
export function codeOf(secret: string, id: string, use: Use = 'order'): string {
  const bytes = createHmac('sha256', secret).update(`points ${use} ${id}`).digest()
  const text = [...bytes.subarray(0, 12)].map((byte) => letters[byte % letters.length]).join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}

/** What the database finds an order or an invitation by. Blanks, hyphens and small letters make no difference. */
export function codeHash(code: string, use: Use = 'order'): string {
  const bare = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(`points ${use} ${bare}`).digest('base64url')
}
