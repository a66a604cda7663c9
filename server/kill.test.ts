import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { findRunningEmbedded } from './platform/database/embedded.ts'
import { uuidv7 } from './platform/ids.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'doorstep-kill-'))
const env = { ...process.env, DATABASE_URL: undefined, RATE_LIMIT: '0', LOG_LEVEL: 'error' } as NodeJS.ProcessEnv
let server: ChildProcess | undefined

const run = (...words: string[]) =>
  execFileSync(process.execPath, [main, ...words, '--data', folder], { env, encoding: 'utf8' })

async function startServer(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [main, 'start', '--data', folder, '--demo', 'none', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server = child
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address) resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
  return { url, child }
}

afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGTERM')
    await new Promise((resolve) => server?.once('exit', resolve))
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Sent {
  key: string
  text: string
  number?: string
}

/** Sends, eight at a time, for as long as `more` says so and somebody answers. What was answered has a number. */
async function send(url: string, sent: Sent[], more: (answered: number) => boolean): Promise<void> {
  let answered = 0
  const sendOne = async (): Promise<boolean> => {
    const one: Sent = { key: uuidv7(), text: `report ${sent.length}` }
    sent.push(one)
    try {
      const answer = await fetch(`${url}/api/v1/cases`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': one.key },
        body: JSON.stringify({ text: one.text }),
      })
      if (answer.status === 201) {
        one.number = ((await answer.json()) as { number: string }).number
        answered++
      } else {
        // Without a database: come again. Nothing else is an answer.
        expect(answer.status).toBe(503)
        await sleep(100)
      }
      return more(answered)
    } catch (error) {
      if (error instanceof TypeError) return false
      throw error
    }
  }
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (await sendOne());
    }),
  )
}

/** Kills the database as running out of memory would: no connection is closed, nothing is written any more. */
function killDatabase(): void {
  const { cluster } = JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { cluster: string }
  const pid = Number(readFileSync(join(resolve(folder, cluster), 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

// Never a second time: what was lost once is lost.
test('server and database killed in the middle of the rush lose nothing that was answered, three times over', {
  retry: 0,
  timeout: 480_000,
}, async () => {
  run('tenant', 'create', 'kill', '--name', 'Kill')
  run('units', 'add', '990101', '--tenant', 'kill', '--level', 'district', '--name', 'Kill')
  const all: Sent[] = []
  for (const killed of ['server', 'database', 'both']) {
    const { url, child } = await startServer()
    const sent: Sent[] = []
    const gone = new Promise((resolve) => child.once('exit', resolve))
    // In the middle of the rush, wherever that is: after some dozens of answers, with others under way.
    const enough = 40 + Math.floor(Math.random() * 100)
    let killedAt: number | undefined
    await send(url, sent, (answered) => {
      if (killedAt === undefined && answered >= enough) {
        killedAt = answered
        if (killed !== 'server') killDatabase()
        if (killed !== 'database') child.kill('SIGKILL')
      }
      // Without its database the server waits until that is back, which it sees to by itself.
      return killedAt === undefined || answered < killedAt + 40
    })
    expect(sent.filter((one) => one.number).length).toBeGreaterThanOrEqual(40)
    if (killed === 'database') child.kill('SIGTERM')
    await gone
    all.push(...sent)
  }
  const { url, child } = await startServer()
  // What nobody got an answer to is sent again with its key, as a phone would: it is there once, whether or not it was written.
  for (const one of all.filter((each) => !each.number)) {
    const answer = await fetch(`${url}/api/v1/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': one.key },
      body: JSON.stringify({ text: one.text }),
    })
    expect(answer.status).toBe(201)
    one.number = ((await answer.json()) as { number: string }).number
  }
  const owner = new pg.Client({ connectionString: findRunningEmbedded(folder) })
  await owner.connect()
  const { rows: cases } = await owner.query<{
    number: string
    version: number
    xmin: string
    events: number
    clocks: number
  }>(
    `select number, version, xmin::text, (select count(*)::int from case_event e where e.case_id = c.id) events,
            (select count(*)::int from case_clock k where k.case_id = c.id) clocks from "case" c`,
  )
  await owner.end()
  expect(cases.map((one) => one.number).sort()).toEqual(all.map((one) => one.number).sort())
  // Those that were under way together shared transactions, so a kill met batches, not reports one by one.
  expect(new Set(cases.map(({ xmin }) => xmin)).size).toBeLessThan(cases.length * 0.8)
  for (const one of cases)
    expect({ version: one.version, events: one.events, clocks: one.clocks }).toEqual({
      version: 1,
      events: 1,
      clocks: 1,
    })
  child.kill('SIGTERM')
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
})
