/**
 * What archiving costs and saves: cases that ran their whole course three years ago go into files; how fast, how many bytes they take
 * before and after, and how long the page of one takes from its file against from the tables.
 * `npm run bench -- archive [--cases 20000] [--json]`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import type { CaseCommand } from '../contract/case-commands.ts'
import { leavingStore } from '../server/modules/cases/archive/archive.store.ts'
import { openCases } from '../server/modules/cases/cases.api.ts'
import { casesStore } from '../server/modules/cases/cases.store.ts'
import { prepare } from '../server/modules/cases/intake/prepare.rules.ts'
import type { CaseEvent, CaseState } from '../server/modules/cases/lifecycle/case-state.ts'
import { decide } from '../server/modules/cases/lifecycle/decide.rules.ts'
import { open } from '../server/modules/cases/lifecycle/new-case.rules.ts'
import { evolve } from '../server/modules/cases/lifecycle/replay.rules.ts'
import { openPeople } from '../server/modules/people/people.api.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { Files } from '../server/platform/files/files.ts'
import { openStorage } from '../server/platform/files/storage.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import type { Actor } from '../server/platform/policy/actor.ts'
import { startKillablePostgres } from '../server/testing/postgres.ts'
import { ground, layDistrict } from './district.shared.ts'
import { machine } from './machine.shared.ts'
import { databaseTime, ownTime } from './processor.shared.ts'

const { values } = parseArgs({ options: { cases: { type: 'string', default: '20000' }, json: { type: 'boolean' } } })
const count = Number(values.cases)
const secret = 'bench-of-archive-0123456789abcdef'
const log = pino({ level: 'silent' })
const step = (words: string) => console.error(`${(performance.now() / 1000).toFixed(0)} s  ${words}`)
const year = 365 * 86_400_000
const tables = ['"case"', 'case_event', 'case_order', 'case_clock', 'case_contact', 'case_follower'] as const
const lookUp = ['case_archive', 'case_archive_person', 'file'] as const

const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
const server = await startKillablePostgres()
try {
  step('making the district')
  await migrate({ url: server.url, secret, log })
  const owner = new pg.Client({ connectionString: server.url })
  owner.on('error', () => {})
  await owner.connect()
  const backend = (await owner.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0
  let now = new Date(Date.now() - 3 * year)
  const clock = { now: () => now }
  const database = openDatabase({ url: server.url, secret, log, poolSize: 4, connectTimeout: 30_000 })
  const files = new Files({ database, clock, log, disk: await openStorage({ dataDir: folder }) })
  const territory = openTerritory({ database, clock })
  const people = openPeople({ database, clock, territory })
  const cases = openCases({ database, clock, files, secret, territory, people })
  const { tenant, context } = await layDistrict({ database, clock, territory, cases })
  const post = (kind: string) => ({
    kind: 'staff' as const,
    accountId: `${kind}-account`,
    postId: uuidv7(),
    role: kind,
  })
  const commands: { command: CaseCommand; by: ReturnType<typeof post>; after: number }[] = [
    { command: { type: 'accept' }, by: post('grid_worker'), after: 1 },
    {
      command: { type: 'handle', text: 'A new bulb, and the cable is dry', fileIds: [] },
      by: post('grid_worker'),
      after: 20,
    },
    { command: { type: 'check', passed: true }, by: post('desk'), after: 2 },
  ]
  const relations = new Set(['holder', 'above', 'involved'] as const)
  const made: string[] = []
  // A tenth more ended lately and stay: their pages are read in turn with those of the archive.
  const all = count + Math.ceil(count / 10)
  while (made.length < all) {
    if (made.length === count) now = new Date(Date.now() - year / 2)
    const changes = Array.from({ length: Math.min(500, (made.length < count ? count : all) - made.length) }, (_, n) => {
      const id = uuidv7()
      made.push(id)
      const actor: Actor = { kind: 'anonymous', posts: [], via: 'none' }
      const point = { lat: ground.south + ground.side * Math.random(), lng: ground.west + ground.side * Math.random() }
      const text = `The lamp at gate ${made.length} is dark since ${n} days and people stumble on the steps`
      const { intake, by } = prepare(
        { text, point, answers: {}, fileIds: [], confidential: false },
        { context, actor, channel: 'web', id, number: `B-2020-${made.length}` },
      )
      let at = new Date(now)
      const limits = context.limits({ conditionId: null, categoryId: null, priority: intake.priority })
      const facts = { newId: uuidv7, limits, bodies: context.bodies, clockwork: context.clockwork }
      const begun = open(intake, { ...facts, now: at, by })
      let state: CaseState = begun.state
      const events: CaseEvent[] = [...begun.events]
      for (const { command, by: doer, after } of commands) {
        at = new Date(at.getTime() + after * 3_600_000)
        const more = decide(state, command, { ...facts, now: at, by: doer, relations, given: {} })
        state = more.reduce<CaseState>((current, event) => evolve(current, event), state)
        events.push(...more)
      }
      const rest = { mail: null, address_detail: null, on_behalf_name: null, on_behalf_phone: null, mandate: null }
      const contact = {
        ...{
          case_id: id,
          account_id: null,
          name: 'Resident One',
          phone: '13800000000',
          hear_back: 'sms',
          locale: 'zh-CN',
        },
        ...rest,
      }
      return { state, events, secretHash: 'x'.repeat(43), contact: n % 2 === 0 ? contact : null }
    })
    await database.tx(tenant.id, (tx) => casesStore(tx).save(changes))
    now = new Date(now.getTime() + (500 / all) * (year / 8))
    if (made.length % 5_000 === 0) step(`${made.length} of ${all} cases`)
  }
  now = new Date()
  const sizeOf = async (names: readonly string[]) => {
    for (const name of names) await owner.query(`vacuum full analyze ${name}`)
    const { rows } = await owner.query<{ bytes: number }>(
      'select sum(pg_total_relation_size(t::regclass))::float8 as bytes from unnest($1::text[]) t',
      [names],
    )
    return rows[0]?.bytes ?? 0
  }
  const reader = { tenant, actor: { kind: 'system', posts: [], via: 'system' } as Actor }
  const page = async (id: string | undefined) => {
    const from = performance.now()
    await cases.reading.get(reader, id ?? '')
    return performance.now() - from
  }
  const hotBytes = (await sizeOf(tables)) * (count / all)
  await database.tx(tenant.id, (tx) => leavingStore(tx).choose(1, now))
  step('archiving')
  const before = [ownTime(), databaseTime(backend), performance.now()] as const
  const run = await cases.archive.run({ tenantId: tenant.id })
  const seconds = (performance.now() - before[2]) / 1000
  const processor = { server: ownTime() - before[0], database: databaseTime(backend) - before[1] }
  const rows = await sizeOf(lookUp)
  const [hot, cold]: [number[], number[]] = [[], []]
  for (let n = 0; n < 400; n++) {
    const [kept, archived] = [made[count + (n % (all - count))], made[(n * 7919) % count]]
    // The first pages open connections and plans.
    if (n < 50) await Promise.all([page(kept), page(archived)])
    else {
      hot.push(await page(kept))
      cold.push(await page(archived))
    }
  }
  const { rows: bytes } = await owner.query<{ bytes: number }>('select sum(size)::float8 as bytes from file')
  const two = (value: number) => Math.round(value * 100) / 100
  const middle = (times: readonly number[]) => two(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0)
  const figures = {
    ...{
      cases: count,
      archived: run.archived,
      files: run.files,
      seconds: two(seconds),
      perSecond: Math.round(run.archived / seconds),
    },
    processorMsPerCase: { server: two(processor.server / count), database: two(processor.database / count) },
    bytesPerCase: {
      tables: Math.round(hotBytes / count),
      lookUp: Math.round(rows / count),
      file: Math.round((bytes[0]?.bytes ?? 0) / count),
    },
    pageMs: { tables: middle(hot), archive: middle(cold), ratio: two(middle(cold) / middle(hot)) },
  }
  if (values.json) console.log(JSON.stringify({ bench: 'archive', machine: machine(), ...figures }))
  else {
    console.log(machine())
    console.table({
      ...figures,
      processorMsPerCase: JSON.stringify(figures.processorMsPerCase),
      bytesPerCase: JSON.stringify(figures.bytesPerCase),
      pageMs: JSON.stringify(figures.pageMs),
    })
  }
  await database.close()
  await owner.end()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
