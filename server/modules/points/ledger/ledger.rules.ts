import { createHash } from 'node:crypto'
import { Refused } from '../../../platform/errors.ts'

/** Kinds of account. Persons, households and the pool of pledges have lots; a scheme is where points come from. */
export type AccountKind = 'person' | 'household' | 'scheme' | 'station' | 'expiry' | 'pledge'

/** What is counted: points, or hours in minutes. */
export type PointsUnit = 'point' | 'hour'

/** Why something was entered. */
export type Purpose = 'grant' | 'gift' | 'pledge' | 'order' | 'expiry' | 'correction' | 'refund'

/** An account with its four counters. */
export interface Account {
  id: string
  kind: AccountKind
  unit: PointsUnit
  owner: string
  /** Which of the accounts of a scheme; 0 for everybody else. */
  stripe: number
  postedDebits: number
  postedCredits: number
  pendingDebits: number
  pendingCredits: number
}

/** A line of the ledger; never changed. */
export interface Entry {
  id: string
  type: 'transfer' | 'hold' | 'post' | 'void' | 'lapse'
  purpose: Purpose
  unit: PointsUnit
  debitId: string
  creditId: string
  amount: number
  /** The hold that a post, void or lapse ends. */
  holdId: string | null
  /** The entry that a correction or refund answers. */
  aboutId: string | null
  /** Until when a hold is good. */
  expiresAt: Date | null
  key: string
  hash: string
  detail: Readonly<Record<string, unknown>>
  at: Date
}

/** Points that came together and expire together. */
export interface Lot {
  id: string
  accountId: string
  remaining: number
  expiresAt: Date
}

/** What an entry took from a lot (below zero) or gave to it, and for the sake of which lot. */
export interface LotMove {
  lotId: string
  forLotId: string
  delta: number
}

/** A lot that begins with an entry. */
export interface NewLot {
  id: string
  accountId: string
  amount: number
  expiresAt: Date
}

/** What an entry adds to the counters of one account. */
export interface Counted {
  accountId: string
  postedDebits: number
  postedCredits: number
  pendingDebits: number
  pendingCredits: number
}

/** All that is written with one entry. */
export interface Written {
  entry: Entry
  counted: Counted[]
  newLots: NewLot[]
  moves: LotMove[]
}

/** Who writes an entry, how it is known again when it comes twice, and when it is. */
export interface Line {
  key: string
  detail?: Readonly<Record<string, unknown>>
  now: Date
  newId: () => string
}

/** Days for which points live that come back after their lot has expired. */
export const freshDays = 30
const day = 86_400_000

/** The largest amount of one entry: what stays exact as a number, with room to add up. */
export const largest = 1_000_000_000

/** What an account can give: what came in, less what went out and what is held. */
export const available = (account: Account): number =>
  account.postedCredits - account.postedDebits - account.pendingDebits

/** True for accounts whose points lie in lots. */
export const hasLots = ({ kind, unit }: Pick<Account, 'kind' | 'unit'>): boolean =>
  unit === 'point' && (kind === 'person' || kind === 'household' || kind === 'pledge')

/** In how many accounts the counters of a scheme are kept. The database allows up to 64. */
export const stripes = 32

/**
 * Out of which account of a scheme somebody is given: always the same, so that two who are thanked at the same moment seldom wait
 * for each other.
 */
export function stripeOf(owner: string): number {
  return createHash('sha256').update(owner).digest().readUInt32BE() % stripes
}

/** Hash of what an entry says, without its times: the same wish sent again says the same. */
export function hashOf(entry: Omit<Entry, 'id' | 'key' | 'hash' | 'at' | 'expiresAt'>): string {
  const { type, purpose, unit, debitId, creditId, amount, holdId, aboutId, detail } = entry
  const said = [type, purpose, unit, debitId, creditId, amount, holdId, aboutId, ordered(detail)]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

/** JSON keeps no order of keys in the database. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, ordered(each)])
}

/** Lots in the order in which they are spent: whatever expires first, and of those the oldest. */
export const inOrder = <L extends Pick<Lot, 'id' | 'expiresAt'>>(lots: readonly L[]): L[] =>
  [...lots].sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || (a.id < b.id ? -1 : 1))

/**
 * Takes an amount out of lots that have not expired, first to expire first. Throws Refused `points.not_enough` with what there is.
 */
export function take(lots: readonly Lot[], amount: number, now: Date): { lot: Lot; part: number }[] {
  const taken: { lot: Lot; part: number }[] = []
  let open = amount
  for (const lot of inOrder(lots)) {
    if (open === 0) break
    if (lot.expiresAt <= now || lot.remaining === 0) continue
    const part = Math.min(open, lot.remaining)
    taken.push({ lot, part })
    open -= part
  }
  if (open > 0) throw notEnough(amount, amount - open)
  return taken
}

/** Refusal where an account has less than was asked for. */
export const notEnough = (wanted: number, has: number): Refused =>
  new Refused('points.not_enough', { wanted, available: has }, { status: 409 })

/**
 * Decides a transfer: a grant (`expiresAt` says until when the points are good), a gift, a pledge, points that expire, a
 * correction. `only` names the lots to take from, expired or not, instead of the usual order. Throws Refused `points.amount`,
 * `points.not_enough`, `points.same_account`.
 */
export function decideTransfer(
  given: Line & {
    purpose: Purpose
    debit: Account
    credit: Account
    /** Lots of the debited account. */
    lots: readonly Lot[]
    amount: number
    expiresAt?: Date | undefined
    aboutId?: string | undefined
    only?: readonly string[] | undefined
  },
): Written {
  const { debit, credit, amount, now, newId, only } = given
  checkAmount(amount)
  checkPair(debit, credit)
  const entry = entryOf(given, { type: 'transfer', purpose: given.purpose, debit, credit, amount })
  entry.aboutId = given.aboutId ?? null
  entry.hash = hashOf(entry)
  const moves: LotMove[] = []
  const newLots: NewLot[] = []
  const open = (expiresAt: Date, part: number) => {
    const lot = { id: newId(), accountId: credit.id, amount: part, expiresAt }
    newLots.push(lot)
    return lot.id
  }
  if (hasLots(debit)) {
    const chosen = only ? given.lots.filter(({ id }) => only.includes(id)) : given.lots
    for (const { lot, part } of take(chosen, amount, only ? new Date(0) : now)) {
      moves.push({ lotId: lot.id, forLotId: lot.id, delta: -part })
      // What is given keeps its day: giving is no way to make points last.
      if (hasLots(credit)) moves.push({ lotId: open(lot.expiresAt, part), forLotId: lot.id, delta: part })
    }
  } else {
    if (debit.kind !== 'scheme' && available(debit) < amount) throw notEnough(amount, available(debit))
    if (hasLots(credit)) {
      if (!given.expiresAt) throw new Error('points come with the day on which they expire')
      const lotId = open(given.expiresAt, amount)
      moves.push({ lotId, forLotId: lotId, delta: amount })
    }
  }
  return { entry, newLots, moves, counted: countedOf(entry) }
}

/** Decides a hold: points are kept for an order until it is picked up. Throws Refused `points.amount`, `points.not_enough`. */
export function decideHold(
  given: Line & { debit: Account; credit: Account; lots: readonly Lot[]; amount: number; expiresAt: Date },
): Written {
  const { debit, credit, lots, amount, now, expiresAt } = given
  checkAmount(amount)
  checkPair(debit, credit)
  const entry = entryOf(given, { type: 'hold', purpose: 'order', debit, credit, amount })
  entry.expiresAt = expiresAt
  const moves = take(lots, amount, now).map(({ lot, part }) => ({ lotId: lot.id, forLotId: lot.id, delta: -part }))
  return { entry, newLots: [], moves, counted: countedOf(entry) }
}

/** A hold as it stands: its line, whether something ended it, and the lots it took from. */
export interface Held {
  hold: Entry
  ended: boolean
  taken: readonly { lot: Lot; part: number }[]
}

/**
 * Ends a hold: `post` hands over all or a part and gives the rest back, `void` and `lapse` give all back. A hold whose time is
 * over can't be posted any more, swept or not. Throws Refused `points.hold_ended`, `points.hold_over`, `points.hold_lasts`, `points.amount`.
 */
export function decideEnd(given: Line & { held: Held; how: 'post' | 'void' | 'lapse'; amount?: number }): Written {
  const { held, how, now } = given
  const { hold } = held
  const isOver = (hold.expiresAt?.getTime() ?? 0) <= now.getTime()
  if (held.ended) throw new Refused('points.hold_ended', {}, { status: 409 })
  if (how === 'post' && isOver) throw new Refused('points.hold_over', {}, { status: 409 })
  if (how === 'lapse' && !isOver) throw new Refused('points.hold_lasts', {}, { status: 409 })
  const amount = how === 'post' ? (given.amount ?? hold.amount) : hold.amount
  checkAmount(amount)
  if (amount > hold.amount) throw new Refused('points.more_than_held', { held: hold.amount, wanted: amount })
  const accounts = { debit: { id: hold.debitId }, credit: { id: hold.creditId } }
  const entry = entryOf(given, { type: how, purpose: hold.purpose, unit: hold.unit, ...accounts, amount })
  entry.holdId = hold.id
  entry.hash = hashOf(entry)
  const back = how === 'post' ? hold.amount - amount : hold.amount
  const { newId } = given
  const { moves, newLots } = giveBack({ taken: held.taken, amount: back, accountId: hold.debitId, now, newId })
  return { entry, newLots, moves, counted: countedOf(entry, hold) }
}

/**
 * Decides a refund of what a post or a transfer handed over: back to the lots it was taken from, the last taken first, or to one
 * fresh lot of 30 days for those that have expired. `taken`: what is still out of each lot. Throws Refused `points.amount`,
 * `points.refund_more` where more would come back than went out.
 */
export function decideRefund(
  given: Line & { about: Entry; taken: readonly { lot: Lot; part: number }[]; amount: number; credit: Account },
): Written {
  const { about, taken, amount, credit } = given
  checkAmount(amount)
  const out = taken.reduce((sum, { part }) => sum + part, 0)
  if (amount > out) throw new Refused('points.refund_more', { wanted: amount, left: out }, { status: 409 })
  // The accounts of the answered entry, the other way round.
  if (available(credit) < amount) throw notEnough(amount, available(credit))
  const accounts = { debit: { id: about.creditId }, credit: { id: about.debitId } }
  const entry = entryOf(given, { type: 'transfer', purpose: 'refund', unit: about.unit, ...accounts, amount })
  entry.aboutId = about.id
  entry.hash = hashOf(entry)
  const { now, newId } = given
  const { moves, newLots } = giveBack({ taken, amount, accountId: about.debitId, now, newId })
  return { entry, newLots, moves, counted: countedOf(entry) }
}

function giveBack(given: {
  taken: readonly { lot: Lot; part: number }[]
  amount: number
  accountId: string
  now: Date
  newId: () => string
}): { moves: LotMove[]; newLots: NewLot[] } {
  const { taken, accountId, now, newId } = given
  const moves: LotMove[] = []
  const late: { forLotId: string; part: number }[] = []
  let open = given.amount
  const byLot = new Map(taken.map((each) => [each.lot.id, each]))
  for (const lot of inOrder(taken.map((each) => each.lot)).reverse()) {
    const part = Math.min(open, byLot.get(lot.id)?.part ?? 0)
    if (part === 0) continue
    open -= part
    if (lot.expiresAt > now) moves.push({ lotId: lot.id, forLotId: lot.id, delta: part })
    else late.push({ forLotId: lot.id, part })
  }
  if (late.length === 0) return { moves, newLots: [] }
  const amount = late.reduce((sum, { part }) => sum + part, 0)
  const fresh = { id: newId(), accountId, amount, expiresAt: new Date(now.getTime() + freshDays * day) }
  for (const { forLotId, part } of late) moves.push({ lotId: fresh.id, forLotId, delta: part })
  return { moves, newLots: [fresh] }
}

function entryOf(
  line: Line,
  said: {
    type: Entry['type']
    purpose: Purpose
    unit?: PointsUnit
    debit: Pick<Account, 'id'> & Partial<Account>
    credit: Pick<Account, 'id'>
    amount: number
  },
): Entry {
  const entry: Entry = {
    ...{ id: line.newId(), type: said.type, purpose: said.purpose, unit: said.unit ?? said.debit.unit ?? 'point' },
    ...{ debitId: said.debit.id, creditId: said.credit.id, amount: said.amount },
    ...{
      holdId: null,
      aboutId: null,
      expiresAt: null,
      key: line.key,
      hash: '',
      detail: line.detail ?? {},
      at: line.now,
    },
  }
  entry.hash = hashOf(entry)
  return entry
}

function checkAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > largest) throw new Refused('points.amount', { largest })
}

function checkPair(debit: Account, credit: Account): void {
  if (debit.id === credit.id) throw new Refused('points.same_account')
  if (debit.unit !== credit.unit) throw new Error('an entry counts in one unit')
}

/** What an entry adds to counters: the one place that says so. `hold`: the hold that it ends. */
export function countedOf(entry: Entry, hold?: Entry): Counted[] {
  const { type, amount } = entry
  const posted = type === 'transfer' || type === 'post' ? amount : 0
  const pending = type === 'hold' ? amount : hold ? -hold.amount : 0
  const nothing = { postedDebits: 0, postedCredits: 0, pendingDebits: 0, pendingCredits: 0 }
  return [
    { ...nothing, accountId: entry.debitId, postedDebits: posted, pendingDebits: pending },
    { ...nothing, accountId: entry.creditId, postedCredits: posted, pendingCredits: pending },
  ]
}
