import { deepStrictEqual, ok, strictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { testDatabase } from '../../../testing/database.ts'
import {
  type Account,
  decideEnd,
  decideHold,
  decideRefund,
  decideTransfer,
  type Entry,
  type Lot,
  type LotMove,
  type Written,
} from './ledger.rules.ts'
import { ledger, sweepLedger } from './ledger.service.ts'
import { ledgerStore } from './ledger.store.ts'
import { anyTry, BeanTable, holders, type Picture, type Try } from './testing.ts'
import { verifyLedger } from './verify.service.ts'

vi.setConfig({ testTimeout: 90_000 })

const start = Date.parse('2026-03-02T01:00:00Z')
const at = (now: number) => new Date(start + now)
const hour = 3_600_000

// A scheme gives out of several accounts: which one is told by who is given.
const kinds = [
  ...(['person', 'person', 'person', 'household', 'pledge'] as const),
  ...(['station', 'expiry', 'scheme', 'scheme', 'scheme'] as const),
]
const [station, expiry, schemes] = [5, 6, [7, 8, 9]]
const schemeOf = (who: number) => schemes[who % schemes.length] as number

type Done = Exclude<Try, { what: 'wait' | 'sweep' | 'again' | 'twist' }>

/** Something that keeps points, made of the product's own code. */
interface Kept {
  do(one: Done, line: { key: string; now: Date }): Promise<string>
  sweep(now: Date): Promise<void>
  picture(): Promise<Picture>
}

/** Runs a history on the table with beans and on the real thing; after each step both show the same. */
async function live(tries: readonly Try[], real: Kept, isQuick: boolean): Promise<void> {
  const table = new BeanTable()
  let last: { one: Done; key: string; line: string } | undefined
  for (const [n, one] of tries.entries()) {
    if (one.what === 'again' || one.what === 'twist') {
      if (!last) continue
      const { key } = last
      const again = one.what === 'again' ? last.one : twisted(last.one)
      const outcome = await outcomeOf(() => real.do(again, { key, now: at(table.now) }))
      strictEqual(outcome, one.what === 'again' || again === last.one ? last.line : 'points.key_differs')
    } else if (one.what === 'wait' || one.what === 'sweep') {
      table.do(one)
      if (one.what === 'sweep') await real.sweep(at(table.now))
    } else {
      const now = at(table.now)
      const expected = codeOf(() => table.do(one))
      const outcome = await outcomeOf(() => real.do(one, { key: `try ${n}`, now }))
      if (expected) strictEqual(outcome, expected, JSON.stringify(one))
      else {
        ok(!outcome.includes('points.'), `${JSON.stringify(one)}: ${outcome}`)
        last = { one, key: `try ${n}`, line: outcome }
      }
    }
    if (isQuick || n === tries.length - 1) deepStrictEqual(await real.picture(), table.picture())
  }
}

/** The same wish with another amount, where it has one. */
const twisted = (one: Done): Done => ('amount' in one ? { ...one, amount: one.amount + 1 } : one)

function codeOf(work: () => void): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

async function outcomeOf(work: () => Promise<string>): Promise<string> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

/** Rows in memory, as the store keeps them: for thousands of histories. */
class InMemory implements Kept {
  #ids = 0
  readonly #newId = () => `id-${String(++this.#ids).padStart(6, '0')}`
  readonly #accounts = new Map<string, Account>()
  readonly #lots = new Map<string, Lot>()
  readonly #moves: (LotMove & { entryId: string })[] = []
  readonly #entries: Entry[] = []
  readonly #begun = new Map<string, string[]>()

  constructor() {
    kinds.forEach((kind, n) => {
      const counters = { postedDebits: 0, postedCredits: 0, pendingDebits: 0, pendingCredits: 0 }
      this.#accounts.set(String(n), { id: String(n), kind, unit: 'point', owner: String(n), stripe: 0, ...counters })
    })
  }

  async do(one: Done, line: { key: string; now: Date }): Promise<string> {
    const before = this.#entries.find(({ key }) => key === line.key)
    const written = this.#decide(one, { ...line, newId: this.#newId }, before)
    if (!before) this.#write(written)
    else if (before.hash !== written.entry.hash) throw new Refused('points.key_differs')
    return before?.id ?? written.entry.id
  }

  /** What the same wish would say, for comparing hashes; the rows may be such that it is no longer possible. */
  #decide(one: Done, line: { key: string; now: Date; newId: () => string }, before: Entry | undefined): Written {
    if (before) {
      const amount = 'amount' in one ? one.amount : before.amount
      const entry = { ...before, hash: amount === before.amount ? before.hash : 'other' }
      return { entry, counted: [], newLots: [], moves: [] }
    }
    if (one.what === 'grant') {
      const expiresAt = new Date(line.now.getTime() + one.days * 24 * hour)
      const accounts = {
        debit: this.#account(String(schemeOf(one.who))),
        credit: this.#account(String(one.who)),
        lots: [],
      }
      return decideTransfer({ ...line, purpose: 'grant', ...accounts, amount: one.amount, expiresAt })
    }
    if (one.what === 'gift') {
      const accounts = { debit: this.#account(String(one.from)), credit: this.#account(String(one.to)) }
      const lots = this.#lotsOf(String(one.from))
      return decideTransfer({ ...line, purpose: 'gift', ...accounts, lots, amount: one.amount })
    }
    if (one.what === 'hold') {
      const accounts = { debit: this.#account(String(one.who)), credit: this.#account(String(station)) }
      const expiresAt = new Date(line.now.getTime() + one.hours * hour)
      return decideHold({ ...line, ...accounts, lots: this.#lotsOf(String(one.who)), amount: one.amount, expiresAt })
    }
    if (one.what === 'refund') {
      const about = this.#entries.filter(({ type }) => type === 'post')[one.post]
      if (!about) throw new Refused('points.entry_not_found')
      const taken = this.#out([about.id, about.holdId ?? '', ...this.#answers(about.id)])
      return decideRefund({ ...line, about, taken, amount: one.amount, credit: this.#account(about.creditId) })
    }
    if (one.what === 'correct') {
      const about = this.#entries.filter(({ purpose }) => purpose === 'grant')[one.grant]
      if (!about) throw new Refused('points.entry_not_found')
      const lots = this.#lotsOf(about.creditId)
      const only = this.#begun.get(about.id) ?? []
      const left = lots.reduce((sum, lot) => sum + (only.includes(lot.id) ? lot.remaining : 0), 0)
      if (one.amount > left) throw new Refused('points.correct_more')
      const accounts = { debit: this.#account(about.creditId), credit: this.#account(about.debitId), lots, only }
      return decideTransfer({ ...line, purpose: 'correction', ...accounts, amount: one.amount, aboutId: about.id })
    }
    const hold = this.#entries.filter(({ type }) => type === 'hold')[one.hold]
    if (!hold) throw new Refused('points.hold_not_found')
    return this.#end(hold, one.what, line, one.what === 'post' ? one.amount : undefined)
  }

  #end(
    hold: Entry,
    how: 'post' | 'void' | 'lapse',
    line: { key: string; now: Date; newId: () => string },
    amount?: number,
  ) {
    const ended = this.#entries.some(({ holdId }) => holdId === hold.id)
    return decideEnd({
      ...line,
      how,
      held: { hold, ended, taken: this.#out([hold.id]) },
      ...(amount ? { amount } : {}),
    })
  }

  async sweep(now: Date): Promise<void> {
    for (const hold of this.#entries.filter(({ type }) => type === 'hold')) {
      const ended = this.#entries.some(({ holdId }) => holdId === hold.id)
      if (!ended && (hold.expiresAt as Date) <= now)
        this.#write(this.#end(hold, 'lapse', { key: `lapse ${hold.id}`, now, newId: this.#newId }))
    }
    for (const lot of [...this.#lots.values()].filter((each) => each.expiresAt <= now && each.remaining > 0)) {
      const accounts = {
        debit: this.#account(lot.accountId),
        credit: this.#account(String(expiry)),
        lots: [lot],
        only: [lot.id],
      }
      const line = { key: `expire ${lot.id}`, now, newId: this.#newId }
      this.#write(decideTransfer({ ...line, purpose: 'expiry', ...accounts, amount: lot.remaining }))
    }
  }

  async picture(): Promise<Picture> {
    return pictureOf([...this.#accounts.values()], (id) => this.#lotsOf(id))
  }

  #account = (id: string): Account => this.#accounts.get(id) as Account
  #lotsOf = (accountId: string): Lot[] =>
    [...this.#lots.values()].filter((lot) => lot.accountId === accountId && lot.remaining > 0)
  #answers = (id: string): string[] => this.#entries.filter(({ aboutId }) => aboutId === id).map((each) => each.id)

  #out(entryIds: readonly string[]): { lot: Lot; part: number }[] {
    const sums = new Map<string, number>()
    for (const { entryId, forLotId, delta } of this.#moves)
      if (entryIds.includes(entryId)) sums.set(forLotId, (sums.get(forLotId) ?? 0) - delta)
    return [...sums].flatMap(([id, part]) => (part > 0 ? [{ lot: this.#lots.get(id) as Lot, part }] : []))
  }

  #write({ entry, counted, newLots, moves }: Written): void {
    this.#entries.push(entry)
    for (const { accountId, ...more } of counted) {
      const account = this.#account(accountId)
      for (const [name, value] of Object.entries(more)) account[name as keyof typeof more] += value
      for (const name of Object.keys(more)) ok(account[name as keyof typeof more] >= 0)
      if (account.kind !== 'scheme') ok(account.postedCredits - account.postedDebits - account.pendingDebits >= 0)
    }
    for (const { amount: _, ...lot } of newLots) this.#lots.set(lot.id, { ...lot, remaining: 0 })
    this.#begun.set(
      entry.id,
      newLots.map(({ id }) => id),
    )
    for (const move of moves) {
      const lot = this.#lots.get(move.lotId) as Lot
      lot.remaining += move.delta
      ok(lot.remaining >= 0)
      this.#moves.push({ ...move, entryId: entry.id })
    }
  }
}

/** Also says that debits and credits are the same sum, posted and pending apart. */
function pictureOf(accounts: readonly Account[], lotsOf: (id: string) => readonly Lot[]): Picture {
  const sum = (of: keyof Account) => accounts.reduce((all, account) => all + (account[of] as number), 0)
  strictEqual(sum('postedDebits'), sum('postedCredits'))
  strictEqual(sum('pendingDebits'), sum('pendingCredits'))
  const people = accounts.slice(0, holders)
  const heapsOf = ({ id, postedCredits, postedDebits, pendingDebits }: Account) => {
    const heaps = lotsOf(id).toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || (a.id < b.id ? -1 : 1))
    const inLots = heaps.reduce((all, { remaining }) => all + remaining, 0)
    strictEqual(inLots, postedCredits - postedDebits - pendingDebits, 'lots hold what the counters say')
    return heaps.map(({ expiresAt, remaining }) => ({ ends: expiresAt.getTime() - start, left: remaining }))
  }
  const balance = (n: number) => (accounts[n]?.postedCredits ?? 0) - (accounts[n]?.postedDebits ?? 0)
  return {
    heaps: people.map(heapsOf),
    held: people.map(({ pendingDebits }) => pendingDebits),
    station: balance(station),
    expired: balance(expiry),
    issued: schemes.reduce((sum, n) => sum - balance(n), 0),
  }
}

test('thousands of random histories are what somebody with heaps of beans would have', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTry, { maxLength: 40 }), async (tries) => {
      await live(tries, new InMemory(), true)
    }),
    { numRuns: 2_000 },
  )
})

describe('in the database', async () => {
  const { database, addTenant } = await testDatabase()

  /** The real ledger of a tenant of its own. */
  async function inDatabase(): Promise<Kept & { tenantId: string }> {
    const tenantId = await addTenant()
    const names = kinds.map((kind, n) => ({
      ...{ kind, unit: 'point' as const },
      owner: kind === 'expiry' || kind === 'scheme' ? kind : String(n),
      ...(kind === 'scheme' ? { stripe: schemes.indexOf(n) } : {}),
    }))
    const ids = (await database.tx(tenantId, (tx) => ledger(tx).accounts(names, at(0)))).map(({ id }) => id)
    const id = (n: number) => ids[n] as string
    const holds: string[] = []
    const posts: string[] = []
    const grants: string[] = []
    const keep = (list: string[], line: string) => {
      if (!list.includes(line)) list.push(line)
      return line
    }
    const nowhere = '00000000-0000-7000-8000-000000000000'
    const doing = async (tx: Tx, one: Done, line: { key: string; now: Date }): Promise<string> => {
      const book = ledger(tx)
      const later = (ms: number) => new Date(line.now.getTime() + ms)
      if (one.what === 'grant') {
        const accounts = {
          debitId: id(schemeOf(one.who)),
          creditId: id(one.who),
          expiresAt: later(one.days * 24 * hour),
        }
        return (await book.transfer({ ...line, purpose: 'grant', ...accounts, amount: one.amount })).id
      }
      if (one.what === 'gift') {
        const accounts = { debitId: id(one.from), creditId: id(one.to) }
        return (await book.transfer({ ...line, purpose: 'gift', ...accounts, amount: one.amount })).id
      }
      if (one.what === 'hold') {
        const accounts = { debitId: id(one.who), creditId: id(station), expiresAt: later(one.hours * hour) }
        return (await book.hold({ ...line, ...accounts, amount: one.amount })).id
      }
      if (one.what === 'refund')
        return (await book.refund({ ...line, aboutId: posts[one.post] ?? nowhere, amount: one.amount })).id
      if (one.what === 'correct')
        return (await book.correct({ ...line, aboutId: grants[one.grant] ?? nowhere, amount: one.amount })).id
      const amount = one.what === 'post' ? { amount: one.amount } : {}
      return (await book.end({ ...line, holdId: holds[one.hold] ?? nowhere, how: one.what, ...amount })).id
    }
    const lists: Partial<Record<Done['what'], string[]>> = { grant: grants, hold: holds, post: posts }
    return {
      tenantId,
      async do(one, line) {
        const written = await database.tx(tenantId, (tx) => doing(tx, one, line))
        const list = lists[one.what]
        return list ? keep(list, written) : written
      },
      sweep: async (now) => void (await sweepLedger(database, { tenantId, now })),
      picture: () =>
        database.tx(tenantId, async (tx) => {
          const store = ledgerStore(tx)
          const found = await store.named(names)
          const accounts = ids.map((each) => found.find((account) => account.id === each) as Account)
          const lots = new Map<string, Lot[]>()
          for (const each of ids) lots.set(each, await store.lots(each))
          return pictureOf(accounts, (each) => lots.get(each) ?? [])
        }),
    }
  }

  test('random histories are the same, and each stands up to being counted anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTry, { minLength: 12, maxLength: 40 }), async (tries) => {
        const real = await inDatabase()
        await live(tries, real, false)
        expect(await verifyLedger(database, { tenantId: real.tenantId })).toMatchObject({ differences: [] })
      }),
      { numRuns: 14 },
    )
  })
})
