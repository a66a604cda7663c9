/**
 * A year of a scheme, lived through the services that the pages call, with a clock that is turned forward: people claim hours, a
 * desk approves, they order, pick up, give up or forget; the nights sweep, tell and propose stars; then everything is counted anew.
 * `npm run bench -- points-year [--people 10000] [--claims 2] [--connections 8] [--json]` (claims: of a person in a month)
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { openCases } from '../server/modules/cases/cases.api.ts'
import { openPeople } from '../server/modules/people/people.api.ts'
import { claimPoints, decideClaim } from '../server/modules/points/earning/claims.service.ts'
import { createGood, writeStock } from '../server/modules/points/exchange/goods.service.ts'
import { cancelOrder, orderGood, orderLapsed, pickUpOrder } from '../server/modules/points/exchange/orders.service.ts'
import { sweepLedger } from '../server/modules/points/ledger/ledger.service.ts'
import { tellExpiring } from '../server/modules/points/mine/mine.service.ts'
import { verifyPoints } from '../server/modules/points/points.api.ts'
import type { At, Points } from '../server/modules/points/points.context.ts'
import { createScheme } from '../server/modules/points/rules/schemes.service.ts'
import { tendStars } from '../server/modules/points/stars/night.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { bringUnits } from '../server/modules/territory/territory-admin.service.ts'
import { testClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { Refused } from '../server/platform/errors.ts'
import type { Files } from '../server/platform/files/files.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import type { Actor } from '../server/platform/policy/actor.ts'
import { startTestServer } from '../server/testing/postgres.ts'
import { machine } from './machine.shared.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    claims: { type: 'string', default: '2' },
    connections: { type: 'string', default: '8' },
    json: { type: 'boolean' },
  },
})
const [people, claims, connections] = [Number(values.people), Number(values.claims), Number(values.connections)]
const secret = 'bench-of-a-year-0123456789abcdef'
const log = pino({ level: 'silent' })
const day = 86_400_000
const clock = testClock('2026-01-05T02:00:00Z')

/** How often each thing was done, and how long that took in milliseconds, all hands together. */
const done = new Map<string, { count: number; ms: number }>()
async function timed<T>(what: string, work: Promise<T>): Promise<T> {
  const from = performance.now()
  try {
    return await work
  } finally {
    const before = done.get(what) ?? { count: 0, ms: 0 }
    done.set(what, { count: before.count + 1, ms: before.ms + performance.now() - from })
  }
}

/** Does a piece of work for each, so many at once. */
async function forAll<T>(all: readonly T[], work: (one: T, n: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const hand = async () => {
    while (next < all.length) {
      const n = next++
      await work(all[n] as T, n)
    }
  }
  await Promise.all(Array.from({ length: connections }, hand))
}

const server = await startTestServer()
try {
  await migrate({ url: server.url, secret, log })
  const database = openDatabase({ url: server.url, secret, log, poolSize: connections })
  const owner = new pg.Client({ connectionString: server.url })
  owner.on('error', () => {})
  await owner.connect()
  const tenants = openTenants({ database, clock })
  const tenant = await tenants.create({ slug: 'bench', name: { en: 'Bench', zh: '测试' }, numberPrefix: 'B' })
  const territory = openTerritory({ database, clock })
  const kept = openPeople({ database, clock, territory })
  // Nobody shows a picture here.
  const files = { attach: async () => {}, listOf: async () => new Map() } as unknown as Files
  const cases = openCases({ database, clock, files, secret, territory, people: kept })
  const points: Points = { cases, files, database, clock, tenants, secret }
  const corners = [
    [117, 31],
    [118, 31],
    [118, 32],
    [117, 32],
    [117, 31],
  ]
  const properties = { level: 'district', code: 'D', name: 'D' }
  const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [corners] } }
  const source = JSON.stringify({ type: 'FeatureCollection', features: [feature] })
  await bringUnits(territory, { tenantId: tenant.id, format: 'geojson', source, mapping: {}, dryRun: false })
  const t = tenant.id
  const unitId = (await owner.query<{ id: string }>('select id from unit')).rows[0]?.id as string
  const stationId = uuidv7()
  await owner.query(`insert into station (tenant_id, id, code, kind, unit_id, name_en, name_zh, detail, version, updated_at)
    values ('${t}', '${stationId}', 'WL0001M', 'micro', '${unitId}', 'S', 'S', '{}', 1, now())`)

  const as = (actor: Actor): At => ({ tenantId: t, timeZone: 'Asia/Shanghai', actor, locale: 'en' })
  const post = { id: uuidv7(), role: 'desk', unitId, level: 'district', unitPath: [unitId], from: new Date(0) } as const
  const desk = as({ kind: 'staff', accountId: uuidv7(), posts: [{ ...post, unitPath: [unitId] }], via: 'session' })
  const name = { en: 'A year', zh: '一年' }
  const scheme = await createScheme(points, desk, {
    ...{ unitId, name, perDay: null, perMonth: null, expiryMonths: 6, usual: true },
    ...{ pickUpDays: 7, review: { days: 90, pair: 3, share: 50, burst: 20 } },
  })
  const ruleId = scheme.rules.find(({ basis }) => basis === 'hour')?.id as string
  const good = await createGood(points, desk, {
    ...{ schemeId: scheme.id, name, about: { en: '', zh: '' }, points: 3, perPerson: null, givenBy: null, fileIds: [] },
  })
  const shelf = { goodId: good.id, stationId, kind: 'received', quantity: 10_000_000, words: '' } as const
  await writeStock(points, desk, shelf)
  const everybody = Array.from({ length: people }, () =>
    as({ kind: 'resident', accountId: uuidv7(), posts: [], via: 'session' }),
  )

  const from = performance.now()
  let proposed = 0
  const waiting: { at: At; id: string; code: string }[] = []
  for (let month = 0; month < 12; month++) {
    const today = () => clock.now().toISOString().slice(0, 10)
    for (let n = 0; n < claims; n++) {
      await forAll(everybody, async (at) => {
        const given = { ruleId, day: today(), minutes: 480, note: 'Helped', fileIds: [] }
        const { id } = await timed('claim', claimPoints(points, at, given))
        await timed('approve', decideClaim(points, desk, { id, approve: true, minutes: null, why: '' }))
      })
      clock.advance(2 * day)
    }
    // Every second person orders something; of ten orders one is given up and one forgotten.
    const buyers = everybody.filter((_, n) => n % 2 === month % 2)
    await forAll(buyers, async (at) => {
      try {
        const order = await timed('order', orderGood(points, at, { goodId: good.id, stationId, quantity: 1 }))
        waiting.push({ at, id: order.id, code: order.code as string })
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'points.not_enough') throw error
      }
    })
    clock.advance(2 * day)
    await forAll(waiting.splice(0), async ({ at, id, code }, n) => {
      if (n % 10 === 1) await timed('give up', cancelOrder(points, at, id))
      else if (n % 10 !== 2) await timed('pick up', pickUpOrder(points, desk, code))
    })
    for (let week = 0; week < 3; week++) {
      clock.advance(8 * day)
      const now = clock.now()
      await timed('sweep', sweepLedger(database, { tenantId: t, now, alongside: orderLapsed(now) }))
      await timed('tell what expires', tellExpiring(database, { tenantId: t, now }))
    }
    proposed += (await timed('stars of the night', tendStars(points, t))).proposed
  }
  const seconds = (performance.now() - from) / 1000
  const counting = performance.now()
  const verified = await verifyPoints(database, { tenantId: t, now: clock.now() })
  const verifySeconds = (performance.now() - counting) / 1000
  const { rows } = await owner.query<{ mb: number; lapsed: number; expired: number }>(
    `select (pg_database_size(current_database()) / 1048576)::int mb,
       (select count(*)::int from points_entry where type = 'lapse') lapsed,
       (select count(*)::int from points_entry where purpose = 'expiry') expired`,
  )
  const operations = [...done.values()].reduce((sum, { count }) => sum + count, 0)
  const figures = {
    ...{ people, connections, operations, seconds: Math.round(seconds), perSecond: Math.round(operations / seconds) },
    ...{ proposed, ...rows[0], accounts: verified.accounts, lines: verified.entries, lots: verified.lots },
    ...{ differences: verified.differences, verifySeconds: Math.round(verifySeconds * 10) / 10 },
    each: Object.fromEntries(
      [...done].map(([what, { count, ms }]) => [what, { count, ms: Math.round((ms / count) * 10) / 10 }]),
    ),
  }
  if (values.json) console.log(JSON.stringify({ machine: machine(), ...figures }))
  else {
    console.log(machine())
    console.log(`A year of ${people} people, ${connections} hands at once\n`)
    for (const [what, { count, ms }] of Object.entries(figures.each))
      console.log(`${what.padEnd(24)}${String(count).padStart(9)}  ${ms.toFixed(1).padStart(8)} ms each`)
    console.log(`\noperations ${operations} in ${figures.seconds} s: ${figures.perSecond} a second`)
    console.log(`holds lapsed ${rows[0]?.lapsed}, lots expired ${rows[0]?.expired}, stars proposed ${proposed}`)
    console.log(
      `database ${rows[0]?.mb} MiB: ${figures.accounts} accounts, ${figures.lines} lines, ${figures.lots} lots`,
    )
    console.log(`counted anew in ${figures.verifySeconds} s: ${verified.differences.length} differences`)
  }
  await owner.end()
  await database.close()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await server.stop()
}
