import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { Refused } from '../../../platform/errors.ts'
import { testDatabase } from '../../../testing/database.ts'
import { testSecret } from '../../../testing/template.ts'
import { freeLapsed, ledger, sweepLedger } from './ledger.service.ts'
import { ledgerStore } from './ledger.store.ts'
import { verifyLedger } from './verify.service.ts'

const now = new Date('2026-03-02T01:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

describe('the ledger', async () => {
  const { database, addTenant, asOwner, url } = await testDatabase({ poolSize: 16 })
  let tenantId = ''
  let id: Record<'li' | 'wang' | 'scheme' | 'station' | 'hours' | 'givesHours' | 'other', string>

  beforeEach(async () => {
    tenantId = await addTenant()
    const names = [
      { kind: 'person', unit: 'point', owner: 'li' },
      { kind: 'person', unit: 'point', owner: 'wang' },
      { kind: 'scheme', unit: 'point', owner: 'scheme' },
      { kind: 'station', unit: 'point', owner: 'station' },
      { kind: 'person', unit: 'hour', owner: 'li' },
      { kind: 'scheme', unit: 'hour', owner: 'scheme' },
      { kind: 'scheme', unit: 'point', owner: 'scheme', stripe: 7 },
    ] as const
    const [li, wang, scheme, station, hours, givesHours, other] = (
      await database.tx(tenantId, (tx) => ledger(tx).accounts(names, now))
    ).map((account) => account.id) as [string, string, string, string, string, string, string]
    id = { li, wang, scheme, station, hours, givesHours, other }
  })

  const doing = <T>(work: (book: ReturnType<typeof ledger>) => Promise<T>) =>
    database.tx(tenantId, (tx) => work(ledger(tx)))
  const grant = (amount: number, key = `grant ${amount}`, to = id.li, expiresAt = later(24 * 365)) =>
    doing((book) => book.transfer({ purpose: 'grant', debitId: id.scheme, creditId: to, amount, expiresAt, key, now }))
  const hold = (amount: number, key: string, at = now, hours = 72) =>
    doing((book) =>
      book.hold({
        ...{ debitId: id.li, creditId: id.station, amount, key, now: at },
        expiresAt: new Date(at.getTime() + hours * 3_600_000),
      }),
    )
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Refused ? error.code : String(error)),
    )
  const differences = async (at?: Date) =>
    (await verifyLedger(database, { tenantId, ...(at ? { now: at } : {}) })).differences

  test('of 64 who want the last points at the same moment, exactly one gets them', async () => {
    await grant(20)
    const outcomes = await Promise.all(Array.from({ length: 64 }, (_, n) => codeOf(hold(20, `buyer ${n}`))))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'points.not_enough')).toHaveLength(63)
    expect(await differences()).toEqual([])
  })

  test('sent ten times at once it happens once; with other content under the same key it is refused', async () => {
    await grant(20)
    const lines = await Promise.all(Array.from({ length: 10 }, () => hold(5, 'the same wish')))
    expect(new Set(lines.map((line) => line.id)).size).toBe(1)
    expect(await codeOf(hold(6, 'the same wish'))).toBe('points.key_differs')
    // A refused wish leaves its key free.
    expect(await codeOf(hold(500, 'too much'))).toBe('points.not_enough')
    expect(await codeOf(hold(1, 'too much'))).toBe('done')
    expect(await differences()).toEqual([])
  })

  test('people who give each other points at the same moment do not wait for each other for ever', async () => {
    await grant(50)
    await grant(50, 'to wang', id.wang)
    const gift = (n: number) => {
      const [debitId, creditId] = n % 2 === 0 ? [id.li, id.wang] : [id.wang, id.li]
      return codeOf(doing((book) => book.transfer({ purpose: 'gift', debitId, creditId, amount: 3, key: `${n}`, now })))
    }
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => gift(n)))
    expect(new Set(outcomes)).toEqual(new Set(['done']))
    expect(await differences()).toEqual([])
  })

  test('of many who end a hold at the same moment, one does', async () => {
    await grant(20)
    const held = await hold(10, 'order')
    const ways = Array.from({ length: 12 }, (_, n) => ({ how: n % 2 === 0 ? ('post' as const) : ('void' as const), n }))
    const outcomes = await Promise.all(
      ways.map(({ how, n }) => codeOf(doing((book) => book.end({ holdId: held.id, how, key: `end ${n}`, now })))),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(await differences()).toEqual([])
  })

  test('a hold whose time is over is good for nothing at once, and frees its points before the sweep comes', async () => {
    await grant(20)
    const held = await hold(20, 'order', now, 2)
    const at = later(2)
    expect(await codeOf(doing((book) => book.end({ holdId: held.id, how: 'post', key: 'post', now: at })))).toBe(
      'points.hold_over',
    )
    expect(await codeOf(hold(20, 'again', at))).toBe('points.not_enough')
    expect(await freeLapsed(database, { tenantId, now: at, debitId: id.li })).toBe(1)
    expect(await codeOf(hold(20, 'again', at))).toBe('done')
  })

  test('points that have expired can not be spent, swept or not; two sweeps take them once', async () => {
    await grant(8, 'short', id.li, later(1))
    expect(await codeOf(hold(1, 'late', later(1)))).toBe('points.not_enough')
    const swept = await Promise.all([1, 2].map(() => sweepLedger(database, { tenantId, now: later(1) })))
    expect(swept.reduce((sum, { expired }) => sum + expired, 0)).toBe(1)
    expect(await differences(later(100))).toEqual([])
  })

  test('hours are counted in the same books, and nothing but a correction ever lowers them', async () => {
    const given = { debitId: id.givesHours, creditId: id.hours, amount: 90, now }
    const line = await doing((book) => book.transfer({ purpose: 'grant', ...given, key: 'hours' }))
    const spend = { debitId: id.hours, creditId: id.givesHours, amount: 30, now }
    await expect(doing((book) => book.transfer({ purpose: 'gift', ...spend, key: 'spend' }))).rejects.toThrow()
    await expect(doing((book) => book.hold({ ...spend, key: 'hold', expiresAt: later(1) }))).rejects.toThrow()
    await doing((book) =>
      book.correct({ aboutId: line.id, amount: 30, key: 'right', now, detail: { why: 'one hour' } }),
    )
    const more = doing((book) => book.correct({ aboutId: line.id, amount: 61, key: 'wrong', now }))
    expect(await codeOf(more)).toBe('points.correct_more')
    const [hours] = await doing((book) => book.accounts([{ kind: 'person', unit: 'hour', owner: 'li' }], now))
    expect(hours).toMatchObject({ postedCredits: 90, postedDebits: 30 })
    expect(await differences()).toEqual([])
  })

  test('whoever gives somebody points does not wait for whoever gives somebody else', async () => {
    const give = { purpose: 'grant', amount: 3, expiresAt: later(24), now } as const
    const [written, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = doing(async (book) => {
      await book.transfer({ ...give, debitId: id.scheme, creditId: id.li, key: 'first' })
      written.resolve()
      await finish.promise
    })
    await written.promise
    // Begun and done while the first still holds its accounts.
    await doing((book) => book.transfer({ ...give, debitId: id.other, creditId: id.wang, key: 'second' }))
    finish.resolve()
    await first
    expect(await differences()).toEqual([])
  })

  test('the database refuses a balance below zero, and any change of a line', async () => {
    await grant(5)
    const asApp = (text: string) =>
      database.tx(tenantId, (tx) => tx.run({ name: `test ${text.slice(0, 40)}`, text }, []))
    await expect(
      asApp("update points_account set pending_debits = 6 where owner = 'li' and unit = 'point'"),
    ).rejects.toThrow(/never_below_zero/)
    for (const table of ['points_entry', 'points_lot_move']) {
      await expect(asApp(`delete from ${table}`)).rejects.toThrow(/permission denied/)
      await expect(asApp(`update ${table} set tenant_id = tenant_id`)).rejects.toThrow(/permission denied/)
    }
  })

  test('counting anew finds a planted error of each kind', async () => {
    const granted = await grant(30)
    await grant(9, 'for hold')
    const first = await hold(10, 'order')
    const posted = await doing((book) => book.end({ holdId: first.id, how: 'post', amount: 8, key: 'post', now }))
    const refund = await doing((book) => book.refund({ aboutId: posted.id, amount: 3, key: 'refund', now }))
    const open = await hold(4, 'waits')
    expect(await differences(later(1))).toEqual([])
    // Each is planted past all that guards the ledger, found, and taken back.
    const plant = async (kinds: string[], break_: string, mend: string, at?: Date) => {
      await asOwner(break_)
      const found = new Set((await differences(at)).map(({ kind }) => kind))
      await asOwner(mend)
      expect([...found].sort(), break_).toEqual(kinds.sort())
    }
    const setAccount = (what: string) => `update points_account set ${what} where id = '${id.station}'`
    await plant(
      ['counters', 'sums'],
      setAccount('posted_credits = posted_credits + 1'),
      setAccount('posted_credits = posted_credits - 1'),
    )
    await plant(
      ['counters', 'sums'],
      setAccount('pending_credits = pending_credits + 1'),
      setAccount('pending_credits = pending_credits - 1'),
    )
    const both = (sign: string) =>
      `update points_account set posted_credits = posted_credits ${sign} 1 where id in ('${id.scheme}', '${id.station}');
       update points_account set posted_debits = posted_debits ${sign} 2 where id = '${id.scheme}'`
    await plant(['counters'], both('+'), both('-'))
    // The sum of a scheme is right and each of its accounts is wrong.
    const between = (from: string, to: string) =>
      `update points_account set posted_debits = posted_debits - 5 where id = '${from}';
       update points_account set posted_debits = posted_debits + 5 where id = '${to}'`
    await plant(['counters'], between(id.scheme, id.other), between(id.other, id.scheme))
    const guard = "check (kind = 'scheme' or posted_credits - posted_debits - pending_debits >= 0)"
    await plant(
      ['below', 'counters', 'inLots', 'sums'],
      `alter table points_account drop constraint points_account_never_below_zero;
       update points_account set posted_debits = posted_debits + 1000 where id = '${id.li}'`,
      `update points_account set posted_debits = posted_debits - 1000 where id = '${id.li}';
       alter table points_account add constraint points_account_never_below_zero ${guard}`,
    )
    const lot = `entry_id = '${granted.id}'`
    await plant(
      ['inLots', 'lots'],
      `update points_lot set remaining = remaining - 1 where ${lot}`,
      `update points_lot set remaining = remaining + 1 where ${lot}`,
    )
    const move = `entry_id = '${posted.id}'`
    await plant(
      ['lots', 'split'],
      `update points_lot_move set delta = delta + 1 where ${move}`,
      `update points_lot_move set delta = delta - 1 where ${move}`,
    )
    await plant(
      ['holds'],
      `delete from points_hold where id = '${open.id}'`,
      `insert into points_hold select tenant_id, id, debit_id, expires_at from points_entry where id = '${open.id}'`,
    )
    await plant(
      ['ends'],
      `update points_entry set expires_at = '2026-01-01' where id = '${first.id}'`,
      `update points_entry set expires_at = '${later(72).toISOString()}' where id = '${first.id}'`,
    )
    const answer = (about: string) => `update points_entry set about_id = '${about}' where id = '${refund.id}'`
    await plant(['answers', 'content'], answer(granted.id), answer(posted.id))
    const unit = (of: string) => `update points_account set unit = '${of}' where id = '${id.wang}'`
    const wang = await grant(1, 'wang', id.wang)
    await plant(['units', 'sums'], unit('hour'), unit('point'))
    const detail = (text: string) => `update points_entry set detail = '${text}' where id = '${wang.id}'`
    await plant(['content'], detail('{"why": "a better story"}'), detail('{}'))
    await plant(
      ['late'],
      `update points_hold set expires_at = '2026-01-01' where id = '${open.id}'`,
      `update points_hold set expires_at = '${later(72).toISOString()}' where id = '${open.id}'`,
      later(1),
    )
    expect(await differences(later(1))).toEqual([])
  })

  test('killed in the middle, again and again: what was answered is there once, the rest whole or not at all', async () => {
    await grant(100_000)
    const program = fileURLToPath(new URL('./killed.testing.ts', import.meta.url))
    const answered: string[] = []
    const asked = new Set<string>()
    for (let round = 0; round < 2; round++) {
      const child: ChildProcess = fork(program, [url, testSecret, tenantId, id.li, id.station, `r${round}`], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      const gone = new Promise((resolve) => child.once('exit', resolve))
      let heard = 0
      const enough = 15 + Math.floor(Math.random() * 40)
      child.on('message', (told: { asked?: string; answered?: string }) => {
        if (told.asked) asked.add(told.asked)
        if (told.answered) {
          answered.push(told.answered)
          if (++heard === enough) child.kill('SIGKILL')
        }
      })
      await gone
      expect(heard).toBeGreaterThanOrEqual(enough)
    }
    const keys = (
      await asOwner<{ key: string }>(`select key from points_entry where tenant_id = $1 and key like 'r%'`, [tenantId])
    ).map(({ key }) => key)
    expect(answered.filter((key) => !keys.includes(key))).toEqual([])
    expect(keys.filter((key) => !asked.has(key))).toEqual([])
    expect(new Set(keys).size).toBe(keys.length)
    expect(await differences(later(1))).toEqual([])
    await database.tx(tenantId, (tx) => ledgerStore(tx).lots(id.li))
  })
})
