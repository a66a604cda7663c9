/**
 * What stays of what was answered when something breaks: `npm run faults [-- --rounds 50] [--gone 60] [--only kill,gone,disk,same,slow]
 * [--json]`. Each part has an installation of its own, a rush of senders of reports and words on them, and a comparison in the end of what
 * was answered with what there is. Ends with 1 when anything answered is not there, is there twice, or is half.
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findRunningEmbedded } from '../server/platform/database/embedded.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import { endAll } from '../server/testing/ending.ts'
import { startKillablePostgres } from '../server/testing/postgres.ts'
import { type ServerProcess, startProcess } from '../server/testing/process.ts'
import { judge, killDatabase, Senders, type Sent, untilReady, type Verdict } from './faults.shared.ts'
import { machine } from './machine.shared.ts'

const parts = ['kill', 'gone', 'disk', 'same', 'slow'] as const
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    gone: { type: 'string', default: '60' },
    only: { type: 'string', default: parts.join() },
    minutes: { type: 'string', default: '20' },
    json: { type: 'boolean' },
  },
})
const wanted = values.only.split(',')
const endBy = performance.now() + Number(values.minutes) * 60_000
const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))
const figures: Record<string, unknown>[] = []
let broken = false

const say = (text: string) => process.stderr.write(`${text}\n`)
const ms = (times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { median: at(0.5), longest: at(1) }
}

function note(part: string, senders: Senders, verdict: Verdict, more: Record<string, unknown>): void {
  const { reports, words } = senders
  const figure = { part, ...more, reports, words, answers: Object.fromEntries(senders.answers), ...verdict }
  if (verdict.lost + verdict.twice + verdict.half + verdict.undelivered > 0) broken = true
  figures.push(figure)
  say(`${part}: ${JSON.stringify(figure)}`)
}

/** An installation with a tenant and one unit, nothing else. `databaseUrl` left out: its own database. */
async function install(dataDir: string, databaseUrl?: string): Promise<{ start(): Promise<ServerProcess> }> {
  const own = { DATABASE_URL: databaseUrl, DOORSTEP_SECRET: 'a secret for faults and nothing else' }
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [main, ...words, '--data', dataDir], {
      env: { ...process.env, ...own },
      stdio: 'ignore',
    })
  run('tenant', 'create', 'faults', '--name', 'Faults')
  run('units', 'add', '990101', '--tenant', 'faults', '--level', 'district', '--name', 'Faults')
  return { start: async () => await startProcess({ dataDir, env: own }) }
}

async function inFolder(work: (dataDir: string) => Promise<void>, inside = tmpdir()): Promise<void> {
  const dataDir = mkdtempSync(join(inside, 'doorstep-faults-'))
  // As root the database runs under another account, which must be able to pass through.
  chmodSync(dataDir, 0o711)
  try {
    await work(dataDir)
  } finally {
    await endAll()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Server and database killed at random moments of the rush, one after the other, and sometimes both. */
async function kill(): Promise<void> {
  await inFolder(async (dataDir) => {
    const { start } = await install(dataDir)
    let server = await start()
    const senders = new Senders(() => server.url)
    const back: Record<string, number[]> = { server: [], database: [], both: [] }
    let rounds = 0
    for (; rounds < Number(values.rounds) && performance.now() < endBy; rounds++) {
      const kind = rounds % 10 === 2 ? 'server' : rounds % 10 === 7 ? 'both' : 'database'
      let stop = false
      const rush = senders.rush(8, () => stop)
      // In the middle of the rush, wherever that is.
      const enough = senders.reports + senders.words + 5 + Math.floor(Math.random() * 60)
      const latest = performance.now() + 20_000
      while (senders.reports + senders.words < enough && performance.now() < latest) await sleep(5)
      await sleep(Math.random() * 50)
      const began = performance.now()
      if (kind !== 'server') killDatabase(dataDir)
      if (kind !== 'database') {
        server.child.kill('SIGKILL')
        await server.ended
        stop = true
        await rush
        server = await start()
      }
      // The server sees after its database by itself.
      await sleep(100)
      await untilReady(server.url)
      back[kind]?.push(performance.now() - began)
      stop = true
      await rush
      if (rounds % 10 === 9) say(`${rounds + 1} rounds, ${senders.reports} reports answered`)
    }
    const unanswered = await senders.again()
    const verdict = await judge(findRunningEmbedded(dataDir) ?? '', senders)
    const times = Object.fromEntries(Object.entries(back).map(([kind, each]) => [`${kind}Ms`, ms(each)]))
    note('kill', senders, verdict, { rounds, unanswered, ...times, slowestMs: Math.round(senders.slowest) })
    await server.stop()
  })
}

/** A PostgreSQL of one's own that is gone for a minute. */
async function gone(): Promise<void> {
  const postgres = await startKillablePostgres()
  try {
    await inFolder(async (dataDir) => {
      const { start } = await install(dataDir, postgres.url)
      const server = await start()
      const senders = new Senders(() => server.url)
      let stop = false
      const rush = senders.rush(8, () => stop)
      await sleep(2_000)
      await postgres.kill()
      await sleep(Number(values.gone) * 1_000)
      await postgres.start()
      const backMs = Math.round(await untilReady(server.url))
      await sleep(2_000)
      stop = true
      await rush
      const unanswered = await senders.again()
      const seconds = Number(values.gone)
      note('gone', senders, await judge(postgres.url, senders), {
        ...{ seconds, backMs, unanswered, slowestMs: Math.round(senders.slowest) },
        endedByItself: server.child.exitCode !== null,
      })
      await server.stop()
    })
  } finally {
    await postgres.stop()
  }
}

/** Writes into a file until there is no room for another kilobyte. */
function fill(file: string): void {
  for (const size of [2 ** 20, 2 ** 10]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
}

/** The disk of the data folder runs full, and has room again. */
async function disk(): Promise<void> {
  const mount = mkdtempSync(join(tmpdir(), 'doorstep-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=711', 'tmpfs', mount], { stdio: 'ignore' })
  } catch {
    rmSync(mount, { recursive: true, force: true })
    say('disk: left out, only root may make a small disk')
    return
  }
  try {
    await inFolder(async (dataDir) => {
      const { start } = await install(dataDir)
      const server = await start()
      const senders = new Senders(() => server.url)
      let stop = false
      const rush = senders.rush(8, () => stop)
      await sleep(2_000)
      const ballast = join(mount, 'ballast')
      fill(ballast)
      const before = senders.reports
      await sleep(25_000)
      const whileFull = senders.reports - before
      const page = await fetch(`${server.url}/health/live`).then(({ status }) => status)
      rmSync(ballast)
      const backMs = Math.round(await untilReady(server.url))
      await sleep(2_000)
      stop = true
      await rush
      const unanswered = await senders.again()
      const verdict = await judge(findRunningEmbedded(dataDir) ?? '', senders)
      note('disk', senders, verdict, { seconds: 25, answeredWhileFull: whileFull, page, backMs, unanswered })
      await server.stop()
    }, mount)
  } finally {
    execFileSync('umount', ['-l', mount], { stdio: 'ignore' })
    rmSync(mount, { recursive: true, force: true })
  }
}

/** The same report ten times at once; and people on lines that take a minute for a line. */
async function sameAndSlow(): Promise<void> {
  await inFolder(async (dataDir) => {
    const { start } = await install(dataDir)
    const server = await start()
    if (wanted.includes('same')) {
      const senders = new Senders(() => server.url)
      for (let n = 0; n < 50; n++) {
        const one: Sent = { key: uuidv7(), text: `the same ${n}` }
        const copies = Array.from({ length: 10 }, () => ({ ...one }))
        await Promise.all(copies.map((copy) => senders.report(copy)))
        const numbers = new Set(copies.map(({ number }) => number))
        senders.sent.push(copies[0] ?? one)
        if (numbers.size !== 1) broken = true
      }
      note('same', senders, await judge(findRunningEmbedded(dataDir) ?? '', senders), { requests: 500, keys: 50 })
    }
    if (wanted.includes('slow')) await slow(server)
    await server.stop()
  })
}

async function slow(server: ServerProcess): Promise<void> {
  const rate = async () => {
    const senders = new Senders(() => server.url)
    const until = performance.now() + 8_000
    await senders.rush(4, () => performance.now() > until)
    return senders.reports
  }
  await rate()
  const before = await rate()
  const ended: number[] = []
  const began = performance.now()
  const lines = Array.from({ length: 100 }, () => {
    const line = connect(server.port, '127.0.0.1')
    line.on('error', () => {})
    line.on('data', () => {})
    line.on('close', () => ended.push(performance.now() - began))
    line.write(
      'POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n',
    )
    return line
  })
  const drip = setInterval(() => {
    for (const line of lines) if (line.writable) line.write(' ')
  }, 1_000)
  const beside = await rate()
  while (ended.length < lines.length && performance.now() - began < 120_000) await sleep(250)
  clearInterval(drip)
  for (const line of lines) line.destroy()
  if (ended.length < lines.length) broken = true
  const figure = {
    part: 'slow',
    lines: lines.length,
    cutOff: ended.length,
    afterMs: ms(ended),
    ratio: Math.round((beside / before) * 100) / 100,
  }
  figures.push(figure)
  say(`slow: ${JSON.stringify(figure)}`)
}

if (wanted.includes('kill')) await kill()
if (wanted.includes('gone')) await gone()
if (wanted.includes('disk')) await disk()
if (wanted.includes('same') || wanted.includes('slow')) await sameAndSlow()
if (values.json) console.log(JSON.stringify({ machine: machine(), figures }))
else {
  console.log(machine())
  for (const { part, ...rest } of figures) {
    console.log(`\n${part}`)
    for (const [name, value] of Object.entries(rest))
      console.log(`  ${name.padEnd(20)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
  }
  console.log(broken ? '\nSOMETHING IS NOT AS IT WAS ANSWERED' : '\nEverything answered is there, once, and whole.')
}
process.exit(broken ? 1 : 0)
