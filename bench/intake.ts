/**
 * How many reports a second are taken in over HTTP, each answered after its commit (case, timeline, clock, contact, outbox, idempotency
 * key), residents with and without an account and grid workers mixed, beside pgbench sending the statements of one lone report in a
 * transaction each: same durable server, same number of connections, in turns, in one run. Processor time tells who did the work.
 * `npm run bench -- intake [--cases 12000] [--connections 32] [--rounds 3] [--pool 10] [--deliver] [--json]`
 */

import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { wordsOf } from '../demo/matters.ts'
import { mattersOutside } from '../demo/matters-outside.ts'
import { randomOf } from '../demo/random.ts'
import { buildApp } from '../server/app.ts'
import { seedConfiguration } from '../server/modules/cases/configuration/configuration.service.ts'
import { addPosts } from '../server/modules/people/people.api.ts'
import { bringUnits } from '../server/modules/territory/territory-admin.service.ts'
import { systemClock } from '../server/platform/clock.ts'
import { appRole, appUrlOf, openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import { startKillablePostgres } from '../server/testing/postgres.ts'
import { districtFile, ground } from './district.shared.ts'
import { another, listen } from './intake.shared.ts'
import { load } from './load.shared.ts'
import { machine } from './machine.shared.ts'
import { pgbench } from './pgbench.shared.ts'
import { databaseTime, ownTime } from './processor.shared.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '12000' },
    connections: { type: 'string', default: '32' },
    rounds: { type: 'string', default: '3' },
    pool: { type: 'string', default: '10' },
    /** Deliver the events in the same process while reports come in, as a small installation does. */
    deliver: { type: 'boolean' },
    json: { type: 'boolean' },
  },
})
const [cases, connections, rounds, poolSize] = [values.cases, values.connections, values.rounds, values.pool].map(
  Number,
) as [number, number, number, number]
const secret = 'bench-of-intake-0123456789abcdef'
const password = 'a bench, nothing else'
const log = pino({ level: 'silent' })
/** Tells on the way what is being done. */
const step = (words: string) => console.error(`${(performance.now() / 1000).toFixed(1)} s  ${words}`)
const random = randomOf('intake')

const server = await startKillablePostgres()
const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
try {
  step('making the tables')
  await migrate({ url: server.url, secret, log })
  const database = openDatabase({ url: server.url, secret, log, poolSize, connectTimeout: 30_000 })
  const owner = new pg.Client({ connectionString: server.url })
  owner.on('error', () => {})
  await owner.connect()
  const backend = (await owner.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0
  const many = 1_000_000_000
  const app = await buildApp({
    config: {
      ...{ host: '127.0.0.1', port: 0, dataDir, databaseUrl: server.url, poolSize, secret },
      ...{ demo: 'none', trustProxy: 0, logLevel: 'silent', role: 'all', stopDelay: 0 },
    },
    ...{ database, clock: systemClock, log, background: values.deliver ?? false, processMetrics: false },
    // Counted as always, never reached.
    rateLimits: { perAddress: many, perAnonymous: many, perAccount: many },
  })
  step('making the district')
  const tenant = await app.modules.tenants.create({
    ...{ slug: 'bench', name: { en: 'Bench', zh: '测试' }, numberPrefix: 'B' },
  })
  await bringUnits(app.modules.territory, {
    ...{ tenantId: tenant.id, format: 'geojson', source: districtFile(), mapping: {}, dryRun: false },
  })
  await database.tx(tenant.id, (tx) => seedConfiguration(tx, { now: new Date() }))
  app.modules.cases.refresh()
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.http.server.address() as { port: number }

  /** Somebody who signs in as people do; their cookie. */
  const signedIn = async (n: number, unitId?: string): Promise<string> => {
    const mail = `person${n}@bench.example`
    const account = await app.deps.identity.accounts.create({ name: `Person ${n}`, mail, password })
    if (unitId)
      await database.tx(tenant.id, (tx) =>
        addPosts(tx, [
          {
            ...{ id: uuidv7(), accountId: account.id, role: 'grid_worker', unitId, departmentId: null, title: null },
            ...{ holderName: `Person ${n}`, namePublic: false, dutyPhone: null },
            ...{ from: new Date(Date.now() - 86_400_000), until: null },
          },
        ]),
      )
    const answer = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` },
      body: JSON.stringify({ email: mail, password }),
    })
    if (!answer.ok) throw new Error(`Nobody could sign in: ${await answer.text()}`)
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }
  const grids = (await owner.query<{ id: string }>(`select id from unit where level = 'grid' order by id limit 4`)).rows
  step('signing people in')
  // One after the other: hashing passwords is meant to take long.
  const [residents, workers]: [string[], string[]] = [[], []]
  for (let n = 0; n < 8; n++) residents.push(await signedIn(n))
  for (const [n, { id }] of grids.entries()) workers.push(await signedIn(100 + n, id))
  const context = await app.modules.cases.contextOf(tenant)
  const pick = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T

  /** One report: half without an account, three tenths by residents, the rest by grid workers; one in seven in English. */
  const report = (n: number): string => {
    const matter = pick(mattersOutside)
    const category = n % 3 === 0 ? undefined : context.configuration.categoryByCode.get(matter.category)
    const who = n % 10
    const body = JSON.stringify({
      text: wordsOf(matter, n % 7 === 0 ? 'en' : 'zh', random),
      point: { lat: ground.south + ground.side * Math.random(), lng: ground.west + ground.side * Math.random() },
      ...(n % 4 === 0 ? { address: `湖滨路${n % 200}号` } : {}),
      ...(category?.questions.every(({ required }) => !required) ? { categoryId: category.id } : {}),
      ...(who < 3 ? { contact: { name: '王测试', phone: `1390000${1000 + (n % 9000)}`, hearBack: 'none' } } : {}),
      ...(who >= 8 ? { channel: 'field' } : {}),
      locale: n % 7 === 0 ? 'en' : 'zh-CN',
    })
    const cookie = who < 5 ? undefined : who < 8 ? pick(residents) : pick(workers)
    const head = [
      ...['POST /api/v1/cases HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Content-Type: application/json'],
      ...['Accept: application/json', 'Accept-Language: zh-CN,zh;q=0.9,en;q=0.5', 'User-Agent: bench'],
      ...[`Idempotency-Key: ${uuidv7()}`, `Content-Length: ${Buffer.byteLength(body)}`],
      ...(cookie ? [`Cookie: ${cookie}`, `Origin: http://127.0.0.1:${port}`] : []),
    ]
    return `${head.join('\r\n')}\r\n\r\n${body}`
  }
  let made = 0
  const send = async (count: number, width = connections) => {
    const requests = Array.from({ length: count }, () => report(made++))
    const before = [ownTime(), databaseTime(backend)] as const
    const loaded = await load({ port, connections: width, requests })
    if (loaded.refused) throw new Error(`A report was refused: ${loaded.refused}`)
    const [own, ofDatabase] = [ownTime() - before[0], databaseTime(backend) - before[1]]
    const each = loaded.each.toSorted((a, b) => a - b)
    const at = (share: number) => each[Math.floor(share * (each.length - 1))] ?? 0
    return {
      perSecond: (count / loaded.taken) * 1000,
      // Milliseconds of processor time a report costs.
      ...{ server: own / count, database: ofDatabase / count, p50: at(0.5), p99: at(0.99) },
    }
  }

  step('warming up')
  // The first ones fill what is kept in memory and let the engine compile what is hot.
  await send(Math.min(1500, cases))
  // What one lone report sends.
  const lone = listen()
  await send(96, 1)
  const { filed } = lone.stop()
  const shape = (sent: (typeof filed)[number]) => sent.map(({ text }) => text).join('\n')
  const examples = filed.filter((sent) => filed[0] && shape(sent) === shape(filed[0]))
  const met = listen()
  await send(480)
  const busy = met.stop()
  const stays = new Set(
    (
      await owner.query<{ id: string }>(
        `select id::text from unit union select id::text from category union select id::text from condition
         union select id::text from tenant union select id::text from post union select id from auth."user"`,
      )
    ).rows.map(({ id }) => id),
  )

  const ours: Awaited<ReturnType<typeof send>>[] = []
  const benched: { perSecond: number; database: number }[] = []
  let version: string | undefined
  const each = Math.floor(cases / rounds)
  let replayed = 0
  for (let round = 0; round < rounds; round++) {
    step(`round ${round + 1}: over HTTP`)
    ours.push(await send(each))
    if (values.deliver) await app.relay?.drain(tenant.id)
    step(`round ${round + 1}: pgbench`)
    const runs = Array.from({ length: each }, (_, n) => another(examples[n % examples.length] ?? [], stays, replayed++))
    const count = async () => (await owner.query<{ n: number }>('select count(*)::int n from "case"')).rows[0]?.n ?? 0
    const before = await count()
    let taken = 0
    const one = await pgbench({
      ...{ owner, url: appUrlOf(server.url, secret), role: appRole, runs, connections },
      around: async (work) => {
        const from = databaseTime(backend)
        await work()
        taken = databaseTime(backend) - from
      },
    })
    const sent = Math.floor(each / connections) * connections
    if (one && (await count()) < before + sent) throw new Error('pgbench sent the statements and wrote no cases')
    if (one) benched.push({ perSecond: one.perSecond, database: taken / sent })
    version = one?.version ?? version
  }
  const middle = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  const two = (value: number) => Math.round(value * 100) / 100
  const of = (key: keyof (typeof ours)[number]) => middle(ours.map((one) => one[key]))
  const yardstick = benched.length > 0 ? middle(benched.map((one) => one.perSecond)) : undefined
  const figures = {
    perSecond: Math.round(of('perSecond')),
    yardstick: yardstick && Math.round(yardstick),
    ratio: yardstick && two(of('perSecond') / yardstick),
    ratios: ours.map((one, n) => two(one.perSecond / (benched[n]?.perSecond ?? Number.NaN))),
    mark: 0.5,
    ...{ aim: 1, cases: each * rounds, connections, poolSize, deliver: values.deliver ?? false },
    // Of one report alone, and of one among many.
    statements: examples[0]?.length,
    statementsWhenBusy: two(busy.statements / 480),
    transactionsWhenBusy: two(busy.filed.length / 480),
    // The same by processor time, where others use the machine at the same time.
    ratioByProcessor: two(middle(benched.map((one) => one.database)) / (of('server') + of('database')) || Number.NaN),
    // Milliseconds.
    processor: { server: two(of('server')), database: two(of('database')) },
    processorOfYardstick: { database: two(middle(benched.map((one) => one.database))) },
    ...{ p50: two(of('p50')), p99: two(of('p99')), pgbench: version },
  }
  if (values.json) console.log(JSON.stringify({ bench: 'intake', machine: machine(), ...figures }))
  else {
    console.log(machine())
    console.log(
      `${figures.cases} reports, ${connections} connections, ${figures.statements} statements for a lone report, ${figures.statementsWhenBusy} among many (a transaction for ${two(1 / figures.transactionsWhenBusy)} reports)\n`,
    )
    console.log(
      `reports a second over HTTP          ${String(figures.perSecond).padStart(8)}   p50 ${figures.p50} ms, p99 ${figures.p99} ms`,
    )
    console.log(
      yardstick
        ? `the same statements by pgbench      ${String(figures.yardstick).padStart(8)}   ratio ${figures.ratio} (${figures.ratios.join(', ')}; mark 0.5, aim 1; ${version})`
        : 'no pgbench on this machine (Debian: postgresql-contrib)',
    )
    const { server: own, database: ofDatabase } = figures.processor
    console.log(
      `processor time a report: server ${own} ms, database ${ofDatabase} ms; pgbench's database ${figures.processorOfYardstick.database} ms; ratio ${figures.ratioByProcessor}`,
    )
  }
  await app.http.close()
  await owner.end()
  await database.close()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
  // What went wrong may have left something open.
  process.exit()
}
