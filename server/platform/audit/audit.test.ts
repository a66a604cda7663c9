import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { firstIdAt } from '../ids.ts'
import { type Actor, system } from '../policy/actor.ts'
import { audit } from './audit.ts'
import { canonical } from './seal.rules.ts'
import { sealAudit, verifyAudit } from './seal.ts'

const now = new Date('2026-03-02T01:00:00Z')
const clerk: Actor = {
  kind: 'staff',
  accountId: 'account-wang',
  posts: [],
  via: 'session',
  personName: 'Wang Fang (demo)',
}

describe('the audit', async () => {
  const { database, addTenant, asOwner } = await testDatabase()
  let tenant = ''
  beforeEach(async () => {
    tenant = await addTenant()
  })
  const look = (caseId: string) =>
    database.tx(tenant, (tx) =>
      audit(tx).record({
        actor: clerk,
        action: 'case.revealed',
        subject: { kind: 'case', id: caseId, accountId: 'account-chen' },
        purpose: 'to call back',
        detail: { fields: ['phone'], weight: 1.5 },
        at: now,
      }),
    )
  const seal = () => sealAudit(database, { tenantId: tenant, now, batch: 3 })
  const verify = (...expected: Parameters<typeof verifyAudit> extends [unknown, ...infer Rest] ? Rest : never) =>
    database.tx(tenant, (tx) => verifyAudit(tx, ...expected), { readOnly: true })
  /** As somebody who owns the database and takes care not to be hindered by it. */
  const tamper = async (statement: string, values: unknown[]) => {
    await asOwner('alter table audit_seal drop constraint if exists audit_seal_tenant_id_id_fkey')
    await asOwner(statement, values)
  }

  test('shows a person who looked at their data, when and what for, page by page', async () => {
    const [first, second] = [await look('case-1'), await look('case-2')]
    const seen = await database.tx(tenant, (tx) => audit(tx).aboutPerson('account-chen', { limit: 1 }))
    expect(seen).toMatchObject([
      {
        id: second,
        at: now,
        action: 'case.revealed',
        accountId: 'account-wang',
        purpose: 'to call back',
        subjectId: 'case-2',
      },
    ])
    const older = await database.tx(tenant, (tx) => audit(tx).aboutPerson('account-chen', { limit: 5, before: second }))
    expect(older.map((entry) => entry.id)).toEqual([first])
    const about = await database.tx(tenant, (tx) => audit(tx).aboutSubject('case', 'case-1', { limit: 5 }))
    expect(about.map((entry) => entry.id)).toEqual([first])
    expect(await database.tx(tenant, (tx) => audit(tx).aboutPerson('somebody else', { limit: 5 }))).toEqual([])
  })

  test('disappears with the transaction that is rolled back', async () => {
    await expect(
      database.tx(tenant, async (tx) => {
        await audit(tx).record({ actor: system, action: 'x.y', subject: { kind: 'x' }, at: now })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await verify()).toEqual({ checked: 0, broken: undefined, head: undefined })
    expect(await seal()).toEqual({ count: 0, head: undefined })
  })

  test('is sealed in batches, each entry carrying the hash of the one before, and verifies', async () => {
    for (let i = 0; i < 8; i++) await look(`case-${i}`)
    expect(await seal()).toMatchObject({ count: 8, head: { position: 8 } })
    await look('one more')
    const { head } = await seal()
    expect(await verify(head)).toEqual({ checked: 9, broken: undefined, head })
    const chain = await asOwner<{ hash: string; previous_hash: string }>(
      'select hash, previous_hash from audit_seal where tenant_id = $1 order by position',
      [tenant],
    )
    expect(chain.slice(1).map((row) => row.previous_hash)).toEqual(chain.slice(0, -1).map((row) => row.hash))
  })

  test('is sealed once when two processes seal at the same time', async () => {
    for (let i = 0; i < 10; i++) await look(`case-${i}`)
    await Promise.all([seal(), seal(), seal()])
    await seal()
    expect(await verify()).toMatchObject({ checked: 10, broken: undefined })
  })

  test.each([
    ['what was done', "action = 'case.seen'"],
    ['who did it', "account_id = 'account-li'"],
    ['when, by a microsecond', "at = at + interval '1 microsecond'"],
    ['what for', 'purpose = null'],
    ['a detail', `detail = '{"fields":["name"],"weight":1.5}'`],
    ['who it was about', 'subject_account_id = null'],
  ])('betrays a change of %s', async (_what, change) => {
    const ids = []
    for (let i = 0; i < 5; i++) ids.push(await look(`case-${i}`))
    await seal()
    await tamper(`update audit_entry set ${change} where id = $1`, [ids[2]])
    expect((await verify()).broken).toEqual({ id: ids[2], position: 3, reason: 'changed' })
  })

  test('betrays an entry that was deleted, alone or with its seal', async () => {
    const ids = []
    for (let i = 0; i < 5; i++) ids.push(await look(`case-${i}`))
    await seal()
    await tamper('delete from audit_entry where id = $1', [ids[1]])
    expect((await verify()).broken).toEqual({ id: ids[1], position: 2, reason: 'deleted' })
    await tamper('delete from audit_seal where id = $1', [ids[1]])
    expect((await verify()).broken).toEqual({ id: undefined, position: 2, reason: 'deleted' })
    await tamper('update audit_seal set position = position - 1 where tenant_id = $1 and position > 2', [tenant])
    expect((await verify()).broken).toEqual({ id: ids[2], position: 2, reason: 'inserted' })
  })

  test('betrays that the newest entries were cut off, when its end was noted', async () => {
    for (let i = 0; i < 5; i++) await look(`case-${i}`)
    const { head } = await seal()
    await tamper('delete from audit_seal where tenant_id = $1 and position > 3', [tenant])
    expect((await verify(head)).broken).toEqual({ id: undefined, position: 4, reason: 'deleted' })
  })

  test('betrays an entry that was put into the past', async () => {
    for (let i = 0; i < 3; i++) await look(`case-${i}`)
    await seal()
    const forged = firstIdAt(new Date('2026-01-01T00:00:00Z'))
    await tamper(
      "insert into audit_entry (tenant_id, id, at, via, action, subject_kind) values ($1, $2, '2026-01-01', 'system', 'x.y', 'x')",
      [tenant, forged],
    )
    expect(await seal()).toMatchObject({ count: 0 })
    expect((await verify()).broken).toEqual({ id: forged, position: undefined, reason: 'inserted' })
  })

  test('leaves the chains of other tenants alone', async () => {
    await look('case-1')
    await seal()
    tenant = await addTenant()
    expect(await seal()).toEqual({ count: 0, head: undefined })
  })
})

test('the same content has the same text, in whatever order its keys came', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const turned = Object.fromEntries(Object.entries(content).reverse())
      expect(canonical(turned)).toBe(canonical(content))
      expect(JSON.parse(canonical(content))).toEqual(JSON.parse(JSON.stringify(content)))
    }),
  )
})
