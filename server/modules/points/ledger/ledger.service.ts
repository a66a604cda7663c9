import type { Database, Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import {
  type Account,
  decideEnd,
  decideHold,
  decideRefund,
  decideTransfer,
  type Entry,
  hashOf,
  type Purpose,
  type Written,
} from './ledger.rules.ts'
import { type AccountName, ledgerStore } from './ledger.store.ts'

/** How a line is known again when it comes twice, what else it says, and when it is. */
export interface LineGiven {
  /** 1 to 200 characters, one per wish. The same key with the same content gives the first line again. */
  key: string
  detail?: Readonly<Record<string, unknown>>
  now: Date
}

/**
 * The ledger of a transaction. Each method writes one line, or gives back the line that its key wrote before. A refused one
 * writes nothing and leaves its key free. Every method may throw Refused `points.amount`, `points.key_differs`.
 *
 * A transaction that writes several lines should take those with the smaller account ids first, so that two of them can't wait
 * for each other; where they do, the database breaks the ring and the transaction runs again, up to five times.
 */
export function ledger(tx: Tx) {
  const store = ledgerStore(tx)

  /** Writes what was decided; where somebody wrote under the key meanwhile, gives that. */
  async function write(written: Written): Promise<Entry> {
    if (await store.write(written)) return written.entry
    const before = await store.findByKey(written.entry.key)
    if (!before) throw new Error('a key is taken and nobody has it')
    return same(before, written.entry.hash)
  }

  async function debit(
    given: LineGiven & { debitId: string; creditId: string; amount: number },
    decide: (facts: { debit: Account; credit: Account; lots: Awaited<ReturnType<typeof store.lots>> }) => Written,
    said: Pick<Entry, 'type' | 'purpose'> & { aboutId?: string | undefined },
  ): Promise<Entry> {
    const { accounts, before, lots } = await store.forDebit(given)
    const debitAccount = get(accounts, given.debitId)
    if (before) {
      const { debitId, creditId, amount, detail = {} } = given
      const content = { ...said, unit: debitAccount.unit, debitId, creditId, amount, holdId: null, detail }
      return same(before, hashOf({ ...content, aboutId: said.aboutId ?? null }))
    }
    return await write(decide({ debit: debitAccount, credit: get(accounts, given.creditId), lots }))
  }

  return {
    /** The accounts of these owners, opened where they weren't there. */
    async accounts(names: readonly AccountName[], now: Date): Promise<Account[]> {
      let found = await store.named(names)
      if (found.length < names.length) {
        await store.open(
          names.map((name) => ({ ...name, id: uuidv7() })),
          now,
        )
        found = await store.named(names)
      }
      return names.map((name) => {
        const one = found.find(
          (each) =>
            each.kind === name.kind &&
            each.unit === name.unit &&
            each.owner === name.owner &&
            each.stripe === (name.stripe ?? 0),
        )
        if (!one) throw new Error('an account was opened and is not there')
        return one
      })
    },

    /** Whose an account is. Throws Refused `points.account_not_found`. */
    async ownerOf(accountId: string): Promise<string> {
      return get(await store.byId([accountId]), accountId).owner
    },

    /** Moves points or minutes. Throws Refused `points.not_enough`, `points.same_account`. */
    async transfer(
      given: LineGiven & {
        purpose: Purpose
        debitId: string
        creditId: string
        amount: number
        /** Of points that begin here: until when they are good. */
        expiresAt?: Date
        aboutId?: string
        /** Only out of these lots, expired or not. */
        only?: readonly string[]
      },
    ): Promise<Entry> {
      return await debit(given, (facts) => decideTransfer({ ...given, ...facts, newId: uuidv7 }), {
        type: 'transfer',
        purpose: given.purpose,
        aboutId: given.aboutId,
      })
    },

    /** Keeps points for an order until `expiresAt`. Throws Refused `points.not_enough`. */
    async hold(
      given: LineGiven & { debitId: string; creditId: string; amount: number; expiresAt: Date },
    ): Promise<Entry> {
      return await debit(given, (facts) => decideHold({ ...given, ...facts, newId: uuidv7 }), {
        type: 'hold',
        purpose: 'order',
      })
    },

    /**
     * Ends a hold, once. Throws Refused `points.hold_not_found`, `points.hold_ended`, `points.hold_over`, `points.hold_lasts`,
     * `points.more_than_held`.
     */
    async end(given: LineGiven & { holdId: string; how: 'post' | 'void' | 'lapse'; amount?: number }): Promise<Entry> {
      const { entry: hold, before, isOpen, taken } = await store.forEntry({ id: given.holdId, key: given.key })
      if (hold?.type !== 'hold') throw new Refused('points.hold_not_found', {}, { status: 404 })
      if (before) {
        const { purpose, unit, debitId, creditId } = hold
        const amount = given.how === 'post' ? (given.amount ?? hold.amount) : hold.amount
        const content = { type: given.how, purpose, unit, debitId, creditId, amount, holdId: hold.id, aboutId: null }
        return same(before, hashOf({ ...content, detail: given.detail ?? {} }))
      }
      return await write(decideEnd({ ...given, held: { hold, ended: !isOpen, taken }, newId: uuidv7 }))
    },

    /** Gives back what a post handed over, all or a part. Throws Refused `points.entry_not_found`, `points.refund_more`. */
    async refund(given: LineGiven & { aboutId: string; amount: number }): Promise<Entry> {
      const { accounts, entry: about, before, taken } = await store.forEntry({ id: given.aboutId, key: given.key })
      if (about?.type !== 'post') throw new Refused('points.entry_not_found', {}, { status: 404 })
      if (before) {
        const { unit, creditId: debitId, debitId: creditId } = about
        const content = { type: 'transfer', purpose: 'refund', unit, debitId, creditId, holdId: null } as const
        const { amount, detail = {} } = given
        return same(before, hashOf({ ...content, amount, aboutId: about.id, detail }))
      }
      const credit = get(accounts, about.creditId)
      return await write(decideRefund({ ...given, about, taken, credit, newId: uuidv7 }))
    },

    /**
     * Puts a grant right that was a mistake: a counter-entry that names it. Points come out of the lots that the grant began, as
     * far as they are still there; never out of others. Throws Refused `points.entry_not_found`, `points.correct_more`.
     */
    async correct(given: LineGiven & { aboutId: string; amount: number }): Promise<Entry> {
      const { entry: about, before, begun, answered } = await store.forEntry({ id: given.aboutId, key: given.key })
      if (about?.type !== 'transfer' || about.purpose !== 'grant')
        throw new Refused('points.entry_not_found', {}, { status: 404 })
      const inLots = about.unit === 'point'
      const left = inLots ? begun.reduce((sum, { remaining }) => sum + remaining, 0) : about.amount - answered
      if (!before && given.amount > left)
        throw new Refused('points.correct_more', { wanted: given.amount, left }, { status: 409 })
      const { amount, key, detail, now } = given
      return await this.transfer({
        ...{ purpose: 'correction', debitId: about.creditId, creditId: about.debitId, amount, aboutId: about.id },
        ...{ key, now, ...(detail ? { detail } : {}), ...(inLots ? { only: begun.map(({ id }) => id) } : {}) },
      })
    },
  }
}

/** The line that was written first, for whoever sends the same again. */
function same(before: Entry, hash: string): Entry {
  if (before.hash !== hash) throw new Refused('points.key_differs', {}, { status: 409 })
  return before
}

function get(accounts: readonly Account[], id: string): Account {
  const found = accounts.find((each) => each.id === id)
  if (!found) throw new Refused('points.account_not_found', {}, { status: 404 })
  return found
}

/** What ends with a hold that lapses, in its transaction and before it: goods are locked before accounts. */
export type Alongside = (tx: Tx, holdId: string) => Promise<void>

/** What one pass of the sweep did. */
export interface Swept {
  /** Holds whose time was over. */
  lapsed: number
  /** Lots that had expired. */
  expired: number
}

const batch = 200

/**
 * Ends holds whose time is over and takes away points that have expired, each in a transaction of its own: whatever is spent at
 * the same moment waits for one line at most. Several may sweep at once; each hold and lot ends once.
 */
export async function sweepLedger(
  database: Database,
  given: { tenantId: string; now: Date; alongside?: Alongside; signal?: AbortSignal },
): Promise<Swept> {
  const { tenantId, now, signal } = given
  const swept: Swept = { lapsed: 0, expired: 0 }
  for (let more = true; more && !signal?.aborted; ) {
    const ids = await database.tx(tenantId, (tx) => ledgerStore(tx).overHolds(now, batch), { readOnly: true })
    for (const id of ids) if (await lapse(database, { ...given, id })) swept.lapsed++
    more = ids.length === batch
  }
  for (let more = true; more && !signal?.aborted; ) {
    const lots = await database.tx(tenantId, (tx) => ledgerStore(tx).overLots(now, batch), { readOnly: true })
    for (const lot of lots) if (await expire(database, { tenantId, now, ...lot })) swept.expired++
    more = lots.length === batch
  }
  return swept
}

/** Frees what holds of one account keep whose time is over: before somebody is told that they have not enough. How many. */
export async function freeLapsed(
  database: Database,
  given: { tenantId: string; now: Date; debitId: string; alongside?: Alongside },
): Promise<number> {
  const { tenantId, now, debitId } = given
  const read = (tx: Tx) => ledgerStore(tx).overHolds(now, batch, debitId)
  const ids = await database.tx(tenantId, read, { readOnly: true })
  let freed = 0
  for (const id of ids) if (await lapse(database, { ...given, id })) freed++
  return freed
}

async function lapse(
  database: Database,
  given: { tenantId: string; now: Date; id: string; alongside?: Alongside },
): Promise<boolean> {
  return await endedElsewhere(
    database.tx(given.tenantId, async (tx) => {
      const line = { holdId: given.id, how: 'lapse' as const, key: `lapse:${given.id}`, now: given.now }
      await given.alongside?.(tx, given.id)
      await ledger(tx).end(line)
    }),
  )
}

async function expire(
  database: Database,
  given: { tenantId: string; now: Date; id: string; accountId: string },
): Promise<boolean> {
  const { tenantId, now, id, accountId } = given
  return await database.tx(tenantId, async (tx) => {
    const [to] = await ledger(tx).accounts([{ kind: 'expiry', unit: 'point', owner: 'expiry' }], now)
    const creditId = to?.id as string
    const { lots } = await ledgerStore(tx).forDebit({ debitId: accountId, creditId, key: `expire:${id}` })
    const amount = lots.find((each) => each.id === id)?.remaining ?? 0
    if (amount === 0) return false
    const accounts = { debitId: accountId, creditId }
    await ledger(tx).transfer({ purpose: 'expiry', ...accounts, amount, only: [id], key: `expire:${id}`, now })
    return true
  })
}

/** False where somebody else has ended it meanwhile. */
async function endedElsewhere(work: Promise<void>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Refused && error.code === 'points.hold_ended') return false
    throw error
  }
}
