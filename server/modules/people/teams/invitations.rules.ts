import { createHash, randomBytes } from 'node:crypto'

/** Days for which a link that was handed to somebody works. */
export const invitationDays = 14

/** Links of one team that work at the same time. */
export const mostInvitations = 200

/** What a link carries: 144 bits, so nobody guesses one. */
export const newInvitation = (): string => randomBytes(18).toString('base64url')

/** What the database keeps of it. It is random and long, so a plain hash is enough. */
export const invitationHash = (secret: string): string =>
  createHash('sha256').update(`invitation ${secret.trim()}`).digest('base64url')
