import { pino } from 'pino'
import { expect, test } from 'vitest'
import { testClock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Gate } from './caller.ts'
import { onlyHealth, registerHealth } from './health.ts'
import { openShell } from './shell.ts'

const gate = { clock: testClock() } as unknown as Gate

function shell(ping: () => Promise<void> = async () => {}) {
  const app = openShell({ log: pino({ level: 'silent' }), gate, trustProxy: 0 })
  const health = registerHealth(app, { database: { ping } as Database })
  app.get('/page', async () => 'a page')
  return { app, health, ask: (url: string) => app.inject({ url }) }
}

test('a process that is about to stop says so to who asks whether it is ready, and answers all the rest as before', async () => {
  const { health, ask } = shell()
  expect((await ask('/health/ready')).statusCode).toBe(200)
  expect((await ask('/page')).headers.connection).not.toBe('close')
  health.leave()
  expect((await ask('/health/ready')).statusCode).toBe(503)
  expect((await ask('/health/live')).statusCode).toBe(200)
  const page = await ask('/page')
  // The connection ends with the answer: the next question goes elsewhere.
  expect([page.statusCode, page.body, page.headers.connection]).toEqual([200, 'a page', 'close'])
})

test('a process without its database is alive and not ready', async () => {
  const { ask } = shell(() => Promise.reject(new Refused('platform.database_unavailable', {}, { retryAfter: 5 })))
  expect((await ask('/health/live')).statusCode).toBe(200)
  expect((await ask('/health/ready')).statusCode).toBe(503)
})

test('a worker answers how it is, and nothing else', async () => {
  const { app, ask } = shell()
  onlyHealth(app)
  expect((await ask('/health/ready')).statusCode).toBe(200)
  for (const url of ['/page', '/', '/api/v1/tenant', '/healthy/../page']) expect((await ask(url)).statusCode).toBe(404)
})
