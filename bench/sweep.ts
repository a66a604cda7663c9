/**
 * How long the sweep takes for many cases whose time has run out at once, as after a day of downtime: two workers share one run, each on
 * connections of its own, and no case hears twice. `npm run bench -- sweep [--cases 100000] [--workers 2] [--json]`
 * Yardstick of the house: 100,000 due cases in one run within 60 s, each exactly once.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { openCases } from '../server/modules/cases/cases.api.ts'
import { casesStore } from '../server/modules/cases/cases.store.ts'
import { prepare } from '../server/modules/cases/intake/prepare.rules.ts'
import { open } from '../server/modules/cases/lifecycle/new-case.rules.ts'
import { openPeople } from '../server/modules/people/people.api.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import type { Files } from '../server/platform/files/files.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import { startKillablePostgres } from '../server/testing/postgres.ts'
import { ground, layDistrict } from './district.shared.ts'
import { machine } from './machine.shared.ts'
import { databaseTime, ownTime } from './processor.shared.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    workers: { type: 'string', default: '2' },
    json: { type: 'boolean' },
  },
})
const [count, workers] = [Number(values.cases), Number(values.workers)]
const secret = 'bench-of-sweep-0123456789abcdef0'
const log = pino({ level: 'silent' })
const step = (words: string) => console.error(`${(performance.now() / 1000).toFixed(0)} s  ${words}`)

const server = await startKillablePostgres()
try {
  step('making the district')
  await migrate({ url: server.url, secret, log })
  const owner = new pg.Client({ connectionString: server.url })
  owner.on('error', () => {})
  await owner.connect()
  const backend = (await owner.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0
  let now = new Date()
  const clock = { ...systemClock, now: () => now }
  // Nothing here opens files.
  const files = {} as Files
  const opened = Array.from({ length: workers }, () => {
    const database = openDatabase({ url: server.url, secret, log, poolSize: 4, connectTimeout: 30_000 })
    const territory = openTerritory({ database, clock })
    const people = openPeople({ database, clock, territory })
    return { database, territory, cases: openCases({ database, clock, files, secret, territory, people }) }
  })
  const [first] = opened
  if (!first) throw new Error('at least one worker')
  const { database, territory, cases } = first
  const { tenant, context } = await layDistrict({ database, clock, territory, cases })
  const actor = { kind: 'anonymous', posts: [], via: 'none' } as const
  let latest = ''
  for (let made = 0; made < count; ) {
    const changes = Array.from({ length: Math.min(500, count - made) }, (_, n) => {
      const given = { context, actor: { ...actor, posts: [] }, channel: 'web' as const, id: uuidv7() }
      const point = { lat: ground.south + ground.side * Math.random(), lng: ground.west + ground.side * Math.random() }
      const input = { text: `The lamp at the gate is dark, number ${made + n}`, point }
      const { intake, by } = prepare(
        { ...input, answers: {}, fileIds: [], confidential: false },
        { ...given, number: `B-2026-${made + n}` },
      )
      const limits = context.limits({ conditionId: null, categoryId: null, priority: intake.priority })
      const begun = { now, by, newId: uuidv7, limits, bodies: context.bodies, clockwork: context.clockwork }
      const { state, events } = open(intake, begun)
      const due = state.clocks[0]?.dueAt ?? ''
      if (due > latest) latest = due
      return { state, events, secretHash: null, contact: null }
    })
    await database.tx(tenant.id, (tx) => casesStore(tx).save(changes))
    made += changes.length
    if (made % 10_000 === 0) step(`${made} of ${count} cases`)
  }
  await owner.query('vacuum analyze "case", case_clock, case_event')
  // A minute after the last of them was due: each is amber and red now.
  now = new Date(Date.parse(latest) + 60_000)
  step('sweeping')
  const before = [ownTime(), databaseTime(backend), performance.now()] as const
  const done = await Promise.all(opened.map((worker) => worker.cases.sweep.run(tenant)))
  const seconds = (performance.now() - before[2]) / 1000
  const processor = { server: (ownTime() - before[0]) / count, database: (databaseTime(backend) - before[1]) / count }
  const again = await cases.sweep.run(tenant)
  const [told] = (
    await owner.query<{ cases: number; twice: number }>(
      `select count(distinct case_id)::int cases, count(*) filter (where n > 1)::int twice from (
         select case_id, type, count(*) n from case_event where type in ('amber', 'red') group by case_id, type) t`,
    )
  ).rows
  const kinds = (
    await owner.query<{ type: string; n: number }>(
      `select type, count(*)::int n from case_event where type in ('amber', 'red') group by type order by type`,
    )
  ).rows
  const two = (value: number) => Math.round(value * 100) / 100
  const figures = {
    ...{ cases: count, workers, seconds: two(seconds), mark: 60 * (count / 100_000) },
    shares: done.map((one) => one.cases),
    ...{ toldOnce: told?.cases === count && told?.twice === 0, leftForTheNext: again.cases },
    facts: Object.fromEntries(kinds.map(({ type, n }) => [type, n])),
    processor: { server: two(processor.server), database: two(processor.database) },
  }
  if (values.json) console.log(JSON.stringify({ bench: 'sweep', machine: machine(), ...figures }))
  else {
    console.log(machine())
    console.log(`${count} due cases, ${workers} workers: ${figures.seconds} s (mark ${figures.mark} s)`)
    console.log(`shares ${figures.shares.join(' and ')}; ${figures.toldOnce ? 'each told once' : 'NOT each told once'}`)
    console.log(
      `processor time a case: server ${figures.processor.server} ms, database ${figures.processor.database} ms`,
    )
  }
  process.exitCode = figures.toldOnce ? 0 : 1
  await owner.end()
  for (const worker of opened) await worker.database.close()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await server.stop()
  process.exit()
}
