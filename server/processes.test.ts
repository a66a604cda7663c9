import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { uuidv7 } from './platform/ids.ts'
import { testApp } from './testing/app.ts'
import { type Balancer, openBalancer } from './testing/balancer.ts'
import { type ServerProcess, startProcess } from './testing/process.ts'
import { buildTown } from './testing/town.ts'

/** Seconds that a stopping process gives the balancer to notice. */
const stopDelay = 2

/** Patience for a machine that does much else. */
const patience = 240_000
const soon = { timeout: 60_000, interval: 100 }

describe('two processes behind a balancer', async () => {
  // A third one, which builds the town and works off jobs as well.
  const app = await testApp({ clock: { ...systemTime(), set() {}, advance() {} } })
  const town = await buildTown(app)
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-processes-'))
  let balancer: Balancer
  let [one, other] = [] as unknown as [ServerProcess, ServerProcess]
  let token = ''

  async function start(role: 'web' | 'all', port?: number): Promise<ServerProcess> {
    const { url, secret } = app.db
    const started = await startProcess({
      ...{ dataDir: folder, port, flags: ['--role', role] },
      env: { DATABASE_URL: url, DOORSTEP_SECRET: secret, STOP_DELAY: String(stopDelay), DATABASE_POOL: '6' },
    })
    balancer.add(started.port)
    return started
  }

  beforeAll(async () => {
    balancer = await openBalancer()
    const postId = town.people.worker.post.id
    token = (await app.deps.identity.tokens.create({ tenantId: app.tenant.id, postId, name: 'Test' })).secret
    ;[one, other] = await Promise.all([start('web'), start('all')])
    await vi.waitFor(() => expect(balancer.ready()).toHaveLength(2), soon)
  }, patience)
  afterAll(async () => {
    await balancer.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const report = (url: string, text: string, key = uuidv7()) =>
    fetch(`${url}/api/v1/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ text, point: town.home }),
    })

  test(
    'what happens in one reaches the page that is connected to the other',
    async () => {
      const { id } = (await (await report(one.url, 'The gate hangs')).json()) as { id: string }
      const stop = new AbortController()
      const stream = await fetch(`${other.url}/api/v1/stream?topics=case:${id}`, { signal: stop.signal })
      const heard = listenTo(stream)
      const accepted = await fetch(`${one.url}/api/v1/cases/${id}/commands`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': uuidv7(),
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({ version: 1, command: { type: 'accept' } }),
      })
      expect(accepted.status, await accepted.clone().text()).toBeLessThan(300)
      await vi.waitFor(() => expect(heard.text()).toContain(`case:${id}`), soon)
      stop.abort()
    },
    patience,
  )

  test(
    'one is restarted in the middle of the rush: no request fails, its pages are told to come back',
    async () => {
      const page = listenTo(await fetch(`${one.url}/api/v1/stream?topics=territory`))
      const answers: { key: string; status: number; number: string | undefined; text: string }[] = []
      let going = true
      const rush = Array.from({ length: 8 }, async (_, hand) => {
        while (going) {
          const key = uuidv7()
          const answer = await report(balancer.url, `Rush of ${hand}`, key)
          const text = await answer.text()
          const { number } = answer.status === 201 ? (JSON.parse(text) as { number: string }) : { number: undefined }
          answers.push({ key, status: answer.status, number, text })
        }
      })
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(50), soon)
      const { port } = one
      const began = performance.now()
      expect(await one.stop()).toBe(0)
      expect(performance.now() - began).toBeGreaterThanOrEqual(stopDelay * 1_000)
      expect(page.ended(), 'the stream ends in order').toBe(true)
      expect(page.text()).toMatch(/retry: \d+\n\n$/)
      const without = answers.length
      one = await start('web', port)
      await vi.waitFor(() => expect(balancer.ready()).toHaveLength(2), soon)
      const again = answers.length
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(again + 50), soon)
      going = false
      await Promise.all(rush)
      expect(again, 'the other one went on answering').toBeGreaterThan(without)
      expect(answers.filter(({ status }) => status !== 201)).toEqual([])
      // Numbers come in blocks, each of one process: none twice.
      expect(new Set(answers.map(({ number }) => number)).size).toBe(answers.length)
    },
    patience,
  )

  test(
    'what the clock plans is done once, however many processes there are',
    async () => {
      const planned = () =>
        app.db.asOwner<{ name: string; minute: string; jobs: number }>(
          `select name, date_trunc('minute', created_on)::text as minute, count(*)::int as jobs from pgboss.job
         where name in ('platform.seal_audit', 'cases.sweep') group by 1, 2`,
        )
      await vi.waitFor(async () => expect((await planned()).length).toBeGreaterThan(0), soon)
      for (const each of await planned()) expect(each).toMatchObject({ jobs: 1 })
    },
    patience,
  )
})

/** The processes live in the machine's time; so does what is made for them. */
function systemTime() {
  return { now: () => new Date() }
}

/** Reads a stream of live events into a text. */
function listenTo(stream: Response): { text(): string; ended(): boolean } {
  let text = ''
  let ended = false
  void (async () => {
    try {
      for await (const part of stream.body ?? []) text += new TextDecoder().decode(part)
    } catch {
      // Cut off by the test.
    }
    ended = true
  })()
  return { text: () => text, ended: () => ended }
}
