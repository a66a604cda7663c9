import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { type Embedded, findRunningEmbedded, startEmbedded } from './embedded.ts'

const isRoot = process.getuid?.() === 0
const silent = { info() {}, warn() {} }
const cleanUp: (() => unknown)[] = []

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

/** A data folder that goes away with the test; `0o711` lets the database's user through, `0o700` does not. */
function dataFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-data-'))
  chmodSync(folder, mode)
  cleanUp.push(() => {
    const kept = join(folder, 'database.json')
    if (existsSync(kept)) {
      const { cluster } = JSON.parse(readFileSync(kept, 'utf8')) as { cluster: string }
      if (cluster.startsWith('/')) rmSync(cluster, { recursive: true, force: true })
    }
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

async function start(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: silent, durable: false })
  cleanUp.push(() => embedded.stop())
  return embedded
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process that starts the database of a folder and then just stays. */
async function otherProcess(dataDir: string): Promise<ChildProcess> {
  const module = new URL('./embedded.ts', import.meta.url).href
  const code = `import(${JSON.stringify(module)})
    .then((m) => m.startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false, log: { info() {}, warn() {} } }))
    .then(() => { console.log('up'); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  cleanUp.push(() => child.kill('SIGKILL'))
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', () => reject(new Error('the other process ended early')))
  })
  return child
}

test('the first start makes a database, the second finds what was kept in it', async () => {
  const dataDir = dataFolder()
  const first = await start(dataDir)
  expect(first.adopted).toBe(false)
  expect(findRunningEmbedded(dataDir)).toBe(first.url)
  await ask(first.url, 'CREATE TABLE note AS SELECT 7 AS n')
  const before = Date.now()
  await first.stop()
  expect(Date.now() - before).toBeLessThan(5000)
  expect(findRunningEmbedded(dataDir)).toBeUndefined()

  const second = await start(dataDir)
  expect(await ask(second.url, 'SELECT n FROM note')).toEqual([{ n: 7 }])
})

test('nobody gets in without the password, and no port is open', async () => {
  const { url } = await start(dataFolder())
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
  expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
})

test('a second start on the same data says so and leaves the first alone', async () => {
  const dataDir = dataFolder()
  const first = await start(dataDir)
  await expect(startEmbedded({ dataDir, log: silent })).rejects.toThrow(
    `Doorstep is already running on ${dataDir} (process ${process.pid}`,
  )
  expect(await ask(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('the database of a process killed with -9 is taken over, with all that was acknowledged', async () => {
  const dataDir = dataFolder()
  const child = await otherProcess(dataDir)
  const url = findRunningEmbedded(dataDir)
  expect(url).toBeDefined()
  await ask(url ?? '', 'CREATE TABLE note AS SELECT 7 AS n')
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))

  const next = await start(dataDir)
  expect(next.adopted).toBe(true)
  expect(await ask(next.url, 'SELECT n FROM note')).toEqual([{ n: 7 }])
  await next.stop()
  await expect(ask(next.url, 'SELECT 1')).rejects.toThrow()
})

test('the note of a database whose number a stranger has now does not keep ours from starting', async () => {
  const dataDir = dataFolder()
  await (await start(dataDir)).stop()
  const { cluster } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { cluster: string }
  writeFileSync(
    join(dataDir, cluster, 'postmaster.pid'),
    `${process.pid}\n${join(dataDir, cluster)}\n1\n5432\n\n\n\nready\n`,
  )
  writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, started: '1', space: '', since: '' }))

  expect((await start(dataDir)).adopted).toBe(false)
})

test('what a start that was broken off left behind is made anew', async () => {
  const dataDir = dataFolder()
  mkdirSync(join(dataDir, 'postgres.new', 'base'), { recursive: true })
  writeFileSync(join(dataDir, 'lock'), '')
  const { url } = await start(dataDir)
  expect(await ask(url, 'SELECT current_database() AS name')).toEqual([{ name: 'doorstep' }])
})

test.runIf(isRoot)(
  'started by root in a folder only root may enter, the database lives where its user can read',
  async () => {
    const dataDir = dataFolder(0o700)
    const { url } = await start(dataDir)
    const [row] = await ask<{ place: string }>(url, "SELECT current_setting('data_directory') AS place")
    expect(row?.place.startsWith(dataDir)).toBe(false)
    expect(JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'))).toMatchObject({ cluster: row?.place })
  },
)
