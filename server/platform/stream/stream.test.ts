import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { uuidv7 } from '../ids.ts'
import { outbox } from '../outbox/outbox.ts'
import { startRelay } from '../outbox/relay.ts'
import { createSubscriptions } from '../outbox/subscriptions.ts'
import { type Hub, type LiveMessage, openHub } from './hub.ts'
import { endStreams, serveSse } from './sse.ts'

const log = pino({ level: 'silent' })

describe('what happens', async () => {
  const { database, addTenant, asOwner, openAnother } = await testDatabase()
  const cleanups: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })
  const hubHere = async () => {
    const hub = await openHub({ database, log, retryAfter: 10 })
    cleanups.push(() => hub.stop())
    return hub
  }
  const relayOn = (on: typeof database) => {
    const relay = startRelay({ database: on, subscriptions: createSubscriptions(), log, sweepEvery: 50 })
    cleanups.push(() => relay.stop())
    return relay
  }
  const publish = (tenant: string, caseId: string, topics = [`case:${caseId}`]) =>
    database.tx(tenant, (tx) => outbox(tx).publish({ name: 'case.raised', topics, caseId }))
  const eventually = async (check: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 800; i++) {
      if (await check()) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('it never came to pass')
  }
  const listenTo = (hub: Hub, tenantId: string, topics: string[]) => {
    const heard: LiveMessage[] = []
    const stop = hub.subscribe({ tenantId, topics, send: (message) => heard.push(message) })
    return { heard, stop }
  }

  test('is heard in every process, once, by those who asked for it and nobody else', async () => {
    const [tenant, other] = [await addTenant(), await addTenant()]
    const [here, there] = [await hubHere(), await hubHere()]
    const elsewhere = openAnother()
    cleanups.push(() => elsewhere.close())
    relayOn(database)
    relayOn(elsewhere)
    const readers = [
      listenTo(here, tenant, ['case:a', 'unit:1']),
      listenTo(there, tenant, ['unit:1']),
      listenTo(there, other, ['case:a', 'unit:1']),
      listenTo(here, tenant, ['case:b']),
    ]
    const [id] = await publish(tenant, 'a', ['case:a', 'unit:1'])
    const event = { kind: 'event', id, name: 'case.raised', topics: ['case:a', 'unit:1'] }
    await eventually(() => readers[0]?.heard.length === 1 && readers[1]?.heard.length === 1)
    await publish(tenant, 'b')
    await eventually(() => readers[3]?.heard.length === 1)
    expect(readers.map(({ heard }) => heard.length)).toEqual([1, 1, 0, 1])
    expect(readers[0]?.heard).toEqual([event])
    for (const { stop } of readers) stop()
    expect([here.size, there.size]).toEqual([0, 0])
  })

  test('may have been missed while the connection was lost: everybody is told so, then it goes on', async () => {
    const tenant = await addTenant()
    const hub = await hubHere()
    relayOn(database)
    const { heard } = listenTo(hub, tenant, ['case:a'])
    await asOwner("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doorstep live'")
    await eventually(() => heard.length === 1)
    expect(heard).toEqual([{ kind: 'reset' }])
    expect(hub.connected).toBe(true)
    await publish(tenant, 'a')
    await eventually(() => heard.length === 2)
  })

  test('is not made up from a message that is none', async () => {
    const tenant = await addTenant()
    const hub = await hubHere()
    const { heard } = listenTo(hub, tenant, ['case:a'])
    for (const payload of [
      '',
      'x',
      '[]',
      '{"tenant":1,"events":[]}',
      `{"tenant":"${tenant}","events":[{"topics":["case:a"]}]}`,
    ]) {
      await asOwner("select pg_notify('doorstep_live', $1)", [payload])
    }
    relayOn(database)
    await publish(tenant, 'a')
    await eventually(() => heard.length === 1)
    expect(heard).toMatchObject([{ name: 'case.raised' }])
  })

  describe('as server-sent events', () => {
    const serve = async (tenantId: string, topics: string[], stillMay = async () => true) => {
      const hub = await hubHere()
      relayOn(database)
      const app = fastify()
      app.addHook('onRequest', async (_request, reply) => void reply.header('x-request-id', 'kept'))
      app.get('/live', (request, reply) =>
        serveSse(request, reply, {
          hub,
          database,
          tenantId,
          topics,
          named: true,
          stillMay,
          heartbeatEvery: 30,
          askEvery: 30,
        }),
      )
      await app.listen({ port: 0, host: '127.0.0.1' })
      cleanups.push(() => app.close())
      return { hub, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/live` }
    }
    const open = async (url: string, lastId?: string) => {
      const controller = new AbortController()
      const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId }
      const response = await fetch(url, { headers, signal: controller.signal })
      const page = { text: '', response, ended: false, leave: () => controller.abort() }
      const read = async () => {
        for await (const chunk of response.body ?? []) page.text += Buffer.from(chunk).toString()
      }
      read()
        .catch(() => {})
        .finally(() => {
          page.ended = true
        })
      cleanups.push(async () => controller.abort())
      return page
    }

    test('reaches the page, with signs of life between, until the page goes', async () => {
      const tenant = await addTenant()
      const { url, hub } = await serve(tenant, ['case:a'])
      const page = await open(url)
      expect(page.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      expect(page.response.headers.get('x-request-id')).toBe('kept')
      await eventually(() => page.text.includes(': alive'))
      const [id] = await publish(tenant, 'a')
      await eventually(() => page.text.includes(`id: ${id}\ndata: {"name":"case.raised","topics":["case:a"]}\n\n`))
      page.leave()
      await eventually(() => hub.size === 0)
    })

    test('is sent again to a page that comes back: what it missed, in order', async () => {
      const tenant = await addTenant()
      const { url } = await serve(tenant, ['case:a'])
      const [seen] = await publish(tenant, 'a')
      const [missed] = await publish(tenant, 'a')
      await publish(tenant, 'b')
      await eventually(async () => {
        const [left] = await asOwner(
          'select count(*)::int as n from outbox where tenant_id = $1 and delivered_at is null',
          [tenant],
        )
        return left?.n === 0
      })
      const page = await open(url, seen)
      await eventually(() => page.text.includes(missed ?? '?'))
      expect(page.text).not.toContain('case:b')
    })

    test('is replaced by the advice to ask anew when nobody knows what was missed', async () => {
      const tenant = await addTenant()
      const { url } = await serve(tenant, ['case:a'])
      const page = await open(url, uuidv7())
      await eventually(() => page.text.includes('event: reset'))
    })

    test('ends for a reader who may not hear it any more', async () => {
      let may = true
      const { url, hub } = await serve(await addTenant(), ['case:a'], async () => may)
      const page = await open(url)
      await eventually(() => page.text.includes(': alive'))
      expect(page.ended).toBe(false)
      may = false
      await eventually(() => page.ended && hub.size === 0)
    })

    test('ends when the server closes', async () => {
      const { url, hub } = await serve(await addTenant(), ['case:a'])
      const page = await open(url)
      await eventually(() => hub.size === 1)
      endStreams()
      await eventually(() => page.ended && hub.size === 0)
    })
  })
})
