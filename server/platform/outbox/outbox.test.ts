import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import type { Database } from '../database/database.ts'
import { outboxStore } from './outbox.store.ts'
import { type OutboxEvent, outbox } from './outbox.ts'
import { livePayloads, type Relay, type RelayOptions, startRelay } from './relay.ts'
import { createSubscriptions } from './subscriptions.ts'

interface Closed extends OutboxEvent {
  name: 'case.closed'
  caseId: string
}

const closed = (caseId: string): Closed => ({ name: 'case.closed', topics: [`case:${caseId}`], caseId })
const log = pino({ level: 'silent' })

describe('the outbox', async () => {
  const { database, addTenant, asOwner, openAnother } = await testDatabase()
  const relays: Relay[] = []
  const relayOn = (on: Database, options: Partial<RelayOptions>) => {
    const relay = startRelay({ database: on, subscriptions: createSubscriptions(), log, ...options })
    relays.push(relay)
    return relay
  }
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.stop()
  })
  const publish = (tenant: string, ...events: Closed[]) => database.tx(tenant, (tx) => outbox(tx).publish(...events))
  const eventually = async (check: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 400; i++) {
      if (await check()) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('it never came to pass')
  }

  test('tells subscribers after the commit, at once, with everything the event said', async () => {
    const tenant = await addTenant()
    const heard: unknown[] = []
    const subscriptions = createSubscriptions()
    subscriptions.subscribe<Closed>('case.closed', async (tx, event) => {
      heard.push({
        tenant: tx.tenantId,
        caseId: event.caseId,
        topics: event.topics,
        at: event.publishedAt instanceof Date,
      })
    })
    relayOn(database, { subscriptions, sweepEvery: 60_000 })
    await publish(tenant, closed('a'))
    await eventually(() => heard.length === 1)
    expect(heard).toEqual([{ tenant, caseId: 'a', topics: ['case:a'], at: true }])
  })

  test('tells nobody about a transaction that was rolled back', async () => {
    const tenant = await addTenant()
    const heard: string[] = []
    const subscriptions = createSubscriptions()
    subscriptions.subscribe<Closed>('case.closed', async (_tx, event) => void heard.push(event.caseId))
    const relay = relayOn(database, { subscriptions })
    await expect(
      database.tx(tenant, async (tx) => {
        await outbox(tx).publish(closed('undone'))
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await relay.drain()
    expect(heard).toEqual([])
  })

  test('keeps the order of one tenant, and many events in one publish', async () => {
    const tenant = await addTenant()
    const heard: string[] = []
    const subscriptions = createSubscriptions()
    subscriptions.subscribe<Closed>('case.closed', async (_tx, event) => void heard.push(event.caseId))
    const wanted = Array.from({ length: 250 }, (_, i) => `case ${i}`)
    await publish(tenant, ...wanted.map(closed))
    await relayOn(database, { subscriptions, batch: 40 }).drain(tenant)
    expect(heard).toEqual(wanted)
  })

  test('hands each event to exactly one of several relays, and undoes nothing twice', async () => {
    const tenant = await addTenant()
    const others = [openAnother(), openAnother()]
    for (const on of others) {
      const subscriptions = createSubscriptions()
      subscriptions.subscribe<Closed>('case.closed', async (tx, event) => {
        await tx.run(
          {
            name: 'test.mark',
            text: 'insert into idempotency_key (tenant_id, key, route, content_hash, created_at) values ($1, $2, $3, $4, now())',
          },
          [tx.tenantId, event.caseId, event.id, 'x'],
        )
      })
      relayOn(on, { subscriptions, batch: 7, sweepEvery: 20 })
    }
    for (let i = 0; i < 60; i++) await publish(tenant, closed(`${i}`), closed(`${i} again`))
    const count = async () =>
      (await asOwner<{ n: string }>('select count(*) n from idempotency_key where tenant_id = $1', [tenant]))[0]?.n
    await eventually(async () => (await count()) === '120')
    const [row] = await asOwner<{ n: string; d: string }>(
      'select count(*) n, count(distinct key) d from idempotency_key where tenant_id = $1',
      [tenant],
    )
    expect(row).toEqual({ n: '120', d: '120' })
    for (const relay of relays.splice(0)) await relay.stop()
    for (const on of others) await on.close()
  })

  test('parks an event that always fails, with its reason, and lets all others through', async () => {
    const tenant = await addTenant()
    const heard: string[] = []
    const subscriptions = createSubscriptions()
    subscriptions.subscribe<Closed>('case.closed', async (tx, event) => {
      await tx.run(
        {
          name: 'test.half',
          text: 'insert into idempotency_key (tenant_id, key, route, content_hash, created_at) values ($1, $2, $3, $4, now())',
        },
        [tx.tenantId, event.caseId, event.id, 'x'],
      )
      if (event.caseId === 'poison') throw new Error('cannot be swallowed')
      heard.push(event.caseId)
    })
    await publish(tenant, closed('before'), closed('poison'), closed('after'))
    const relay = relayOn(database, { subscriptions, maxAttempts: 3, delayAfter: () => 0, sweepEvery: 60_000 })
    await relay.drain(tenant)
    expect(heard.filter((id) => id === 'after')).toHaveLength(1)
    const parked = await database.tx(tenant, (tx) => outboxStore(tx).parked())
    expect(parked).toMatchObject([{ name: 'case.closed', attempts: 3, failure: 'Error cannot be swallowed' }])
    const traces = await asOwner('select key from idempotency_key where tenant_id = $1 order by key', [tenant])
    expect(traces.map((row) => row.key)).toEqual(['after', 'before'])
    expect(await database.tx(tenant, (tx) => outboxStore(tx).figures())).toMatchObject({ waiting: 0, parked: 1 })
    // A person looked at it and mended the cause.
    expect(await database.tx(tenant, (tx) => outboxStore(tx).unpark(parked[0]?.id ?? ''))).toBe(true)
    expect(await database.tx(tenant, (tx) => outboxStore(tx).figures())).toMatchObject({ waiting: 1, parked: 0 })
  })

  test('finds what a process left behind that died after its commit', async () => {
    const tenant = await addTenant()
    await asOwner("insert into outbox (tenant_id, id, name, body) values ($1, gen_random_uuid(), 'case.closed', $2)", [
      tenant,
      { caseId: 'left' },
    ])
    const heard: string[] = []
    const subscriptions = createSubscriptions()
    subscriptions.subscribe<Closed>('case.closed', async (_tx, event) => void heard.push(event.caseId))
    relayOn(database, { subscriptions, sweepEvery: 20 })
    await eventually(() => heard.includes('left'))
  })

  test('forgets delivered events, and only those', async () => {
    const tenant = await addTenant()
    await publish(tenant, closed('a'), closed('b'))
    const relay = relayOn(database, {})
    await relay.drain(tenant)
    // One that still listens would deliver the next event, too.
    await relay.stop()
    await publish(tenant, closed('c'))
    const gone = await database.tx(tenant, (tx) => outboxStore(tx).forgetDelivered(new Date(Date.now() + 60_000), 100))
    expect(gone).toBe(2)
  })
})

test('what the processes are told fits into one NOTIFY each', () => {
  const topic = '社区'.repeat(16)
  const events = Array.from({ length: 100 }, (_, i) => ({
    id: `${i}`,
    name: 'case.closed',
    topics: Array.from({ length: 20 }, () => topic),
  }))
  const payloads = livePayloads('00000000-0000-7000-8000-000000000000', events)
  expect(Math.max(...payloads.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8000)
  expect(payloads.flatMap((payload) => JSON.parse(payload).events.map((event: { id: string }) => event.id))).toEqual(
    events.map((event) => event.id),
  )
})
