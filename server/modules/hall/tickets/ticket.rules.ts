import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { TicketState } from '../../../../contract/hall.ts'
import { Refused } from '../../../platform/errors.ts'

/** What happens to a ticket: from which states, to which one. Moves that end a visit can be taken back for `undoMs`. */
export const moves = {
  check_in: { from: ['booked'], to: 'waiting' },
  move: { from: ['booked'], to: 'booked' },
  cancel: { from: ['booked'], to: 'cancelled' },
  late: { from: ['booked', 'waiting'], to: null },
  leave: { from: ['waiting', 'called'], to: 'left' },
  call: { from: ['waiting'], to: 'called' },
  recall: { from: ['called'], to: 'called' },
  no_show: { from: ['called'], to: 'no_show' },
  back: { from: ['no_show'], to: 'waiting' },
  start: { from: ['called'], to: 'serving' },
  finish: { from: ['serving'], to: 'done' },
  transfer: { from: ['called', 'serving'], to: 'waiting' },
  hand_over: { from: ['called', 'serving'], to: 'called' },
  undo: { from: ['no_show', 'done'], to: null },
} as const satisfies Record<string, { from: readonly TicketState[]; to: TicketState | null }>

/** A move of a ticket. */
export type Move = keyof typeof moves

/** True where a ticket in this state may move so. */
export const canMove = (state: TicketState, move: Move): boolean =>
  (moves[move].from as readonly TicketState[]).includes(state)

/** Throws Refused `hall.not_now`. */
export function checkMove(state: TicketState, move: Move): void {
  if (!canMove(state, move)) throw new Refused('hall.not_now', { state, move }, { status: 409 })
}

const minute = 60_000

/** Milliseconds in which a wrong end may be taken back. */
export const undoMs = 5 * minute

/** Milliseconds for which somebody who is late lets others go first, or an appointment keeps its window longer; at most twice. */
export const lateMs = 10 * minute
/** How often. */
export const mostLate = 2

/** What an appointment's window is made of: minutes before and after its time, and how often its owner said that they are late. */
export interface Window {
  slotAt: Date
  earlyMinutes: number
  lateMinutes: number
  held: number
}

/**
 * Where somebody stands who checks in for an appointment: in the window their place is where it opens or now; after it they stand as
 * whoever walks in, at the end.
 */
export function placeOfAppointment(window: Window, now: Date): { place: Date; inWindow: boolean } {
  const { slotAt, earlyMinutes, lateMinutes, held } = window
  const opens = slotAt.getTime() - earlyMinutes * minute
  const ends = slotAt.getTime() + lateMinutes * minute + held * lateMs
  return { place: new Date(Math.max(opens, now.getTime())), inWindow: now.getTime() <= ends }
}

/** From when one may check in for an appointment: two hours before. */
export const checkInFrom = (slotAt: Date): Date => new Date(slotAt.getTime() - 120 * minute)

/**
 * Where somebody stands who missed their call and comes back: within the grace time, with the place of that call (before everybody who
 * came after it); later, at the end.
 */
export function placeOfReturn(given: { calledAt: Date; endedAt: Date; graceMinutes: number; now: Date }): Date {
  const { calledAt, endedAt, graceMinutes, now } = given
  return now.getTime() <= endedAt.getTime() + graceMinutes * minute ? calledAt : now
}

/** `A012`. */
export const numberOf = (letter: string, nth: number): string => `${letter}${String(nth).padStart(3, '0')}`

// Without letters that look or sound like another or like a figure.
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const signed = (secret: string, use: string, id: string) =>
  createHmac('sha256', secret).update(`hall ${use} ${id}`).digest()

/** What opens a ticket's page: made from the installation's secret, so that nothing has to be kept. */
export const secretOf = (secret: string, ticketId: string): string =>
  signed(secret, 'ticket', ticketId).subarray(0, 18).toString('base64url')

/** True where this opens the page of the ticket. */
export function opensTicket(secret: string, ticketId: string, given: string | undefined): boolean {
  const right = Buffer.from(secretOf(secret, ticketId))
  const shown = Buffer.from(given ?? '')
  return right.length === shown.length && timingSafeEqual(right, shown)
}

/** What somebody types at the kiosk: eight letters, `K7QX-3MFA`. */
export function codeOf(secret: string, ticketId: string): string {
  const text = [...signed(secret, 'code', ticketId).subarray(0, 8)]
    .map((byte) => letters[byte % letters.length])
    .join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** What the database finds a ticket by. Blanks, hyphens and small letters make no difference. */
export const codeHash = (code: string): string =>
  createHash('sha256')
    .update(`hall ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`)
    .digest('base64url')
