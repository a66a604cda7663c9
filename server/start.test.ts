import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, until } from './platform/database/embedded/process.ts'
import { findRunningEmbedded } from './platform/database/embedded.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const patience = 240_000

interface Server {
  child: ChildProcess
  /** Resolves to the printed address; rejects when it ends before. */
  url: Promise<string>
  /** Resolves to the exit code and all it said. */
  end: Promise<{ code: number | null; said: string }>
}

let dataDir = ''
const children: ChildProcess[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'doorstep-start-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  const kept = databaseFile()
  const pid = kept && Number(readText(join(kept, 'postmaster.pid'))?.split('\n')[0])
  if (pid) {
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
    await until(() => !isAlive(pid), 5_000)
  }
  if (kept) rmSync(kept, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

function start(...more: string[]): Server {
  const { DATABASE_URL: _none, ...environment } = process.env
  const args = ['start', '--port', '0', '--demo', 'none', '--data', dataDir, ...more]
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...environment, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  const end = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  )
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        said += part.toString()
        const found = /Doorstep is at (\S+)/.exec(said)?.[1]
        if (found) resolve(found)
      })
    }
    end.then(() => reject(new Error(said)))
  })
  url.catch(() => {})
  return { child, url, end }
}

function databaseFile(): string | undefined {
  const text = readText(join(dataDir, 'database.json'))
  if (text === undefined) return undefined
  const { cluster } = JSON.parse(text) as { cluster: string }
  return cluster.startsWith('/') ? cluster : join(dataDir, cluster)
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: findRunningEmbedded(dataDir) })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test(
  'it starts, says where it is, refuses a second one on its data, and ends in order when told',
  async () => {
    const server = start()
    const url = await server.url
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    expect(await (await fetch(url)).text()).toContain('<html')

    const second = await start().end
    expect(second.code).toBe(1)
    expect(second.said).toContain(`Doorstep is already running on ${dataDir} (process ${server.child.pid}`)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)

    const from = Date.now()
    server.child.kill('SIGTERM')
    expect((await server.end).code).toBe(0)
    expect(Date.now() - from).toBeLessThan(5_000)
    expect(findRunningEmbedded(dataDir)).toBeUndefined()
    expect(readText(join(databaseFile() ?? '', 'postmaster.pid'))).toBeUndefined()
  },
  patience,
)

test(
  'killed with -9 it starts again by itself, and nothing acknowledged is lost',
  async () => {
    const first = start()
    await first.url
    await ask('CREATE TABLE note AS SELECT 7 AS n')
    first.child.kill('SIGKILL')
    await first.end

    const again = start()
    const url = await again.url
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    expect(await ask('SELECT n FROM note')).toEqual([{ n: 7 }])
    again.child.kill('SIGTERM')
    expect((await again.end).code).toBe(0)
  },
  patience,
)

test(
  'told to end while it is still starting, it leaves nothing running',
  async () => {
    const server = start()
    await until(() => readText(join(databaseFile() ?? dataDir, 'postmaster.pid')) !== undefined, patience)
    server.child.kill('SIGTERM')
    expect((await server.end).code).toBe(0)
    expect(readText(join(databaseFile() ?? '', 'postmaster.pid'))).toBeUndefined()
  },
  patience,
)

test(
  'a port that is taken, and a wrong option, are said in one sentence',
  async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const refused = await start('--port', port).end
    taken.close()
    expect(refused.code).toBe(1)
    expect(refused.said).toContain(`Port ${port} on 127.0.0.1 is taken. Choose another with --port`)
    expect(readText(join(databaseFile() ?? '', 'postmaster.pid'))).toBeUndefined()

    const wrong = await start('--port', 'eighty').end
    expect(wrong.code).toBe(1)
    expect(wrong.said.trim()).toBe('PORT (--port) must be a whole number from 0 to 65535, not "eighty".')
  },
  patience,
)
