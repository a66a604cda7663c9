/**
 * A year of a scheme, lived through the services that the pages call, with a clock that is turned forward: people claim hours, a
 * desk approves, they order, pick up, give up or forget; the nights sweep, tell and propose stars; then everything is counted anew.
 * `npm run bench -- points-year [--people 10000] [--deeds 3] [--hours 8] [--orders 1] [--connections 8] [--json]`
 * (deeds: of a person in the year, spread over its months, each of so many hours; orders: of a person in the year)
 */
import { parseArgs } from 'node:util'
import { claimPoints, decideClaim } from '../server/modules/points/earning/claims.service.ts'
import { createGood, writeStock } from '../server/modules/points/exchange/goods.service.ts'
import { cancelOrder, orderGood, orderLapsed, pickUpOrder } from '../server/modules/points/exchange/orders.service.ts'
import { sweepLedger } from '../server/modules/points/ledger/ledger.service.ts'
import { tellExpiring } from '../server/modules/points/mine/mine.service.ts'
import { verifyPoints } from '../server/modules/points/points.api.ts'
import type { At } from '../server/modules/points/points.context.ts'
import { tendStars } from '../server/modules/points/stars/night.ts'
import { testClock } from '../server/platform/clock.ts'
import { Refused } from '../server/platform/errors.ts'
import { startTestServer } from '../server/testing/postgres.ts'
import { machine } from './machine.shared.ts'
import { forAll, percentile, pointsTown } from './points.shared.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    deeds: { type: 'string', default: '3' },
    hours: { type: 'string', default: '8' },
    orders: { type: 'string', default: '1' },
    connections: { type: 'string', default: '8' },
    json: { type: 'boolean' },
  },
})
const [people, deeds, hours] = [Number(values.people), Number(values.deeds), Number(values.hours)]
const [orders, connections] = [Number(values.orders), Number(values.connections)]
const months = 12
const day = 86_400_000
const clock = testClock('2026-01-05T02:00:00Z')

/** How long each doing of a thing took, in milliseconds; what was refused stands by itself. */
const done = new Map<string, number[]>()
async function timed<T>(what: string, work: Promise<T>): Promise<T> {
  const from = performance.now()
  const note = (as: string) => {
    const times = done.get(as) ?? []
    done.set(as, times)
    times.push(performance.now() - from)
  }
  try {
    const result = await work
    note(what)
    return result
  } catch (error) {
    note(`${what}, refused`)
    throw error
  }
}
const operations = () => [...done.values()].reduce((sum, { length }) => sum + length, 0)

/** Whose turn it is in a month when everybody comes so often in a year, evenly spread. */
function turns<T>(all: readonly T[], month: number, often: number): T[] {
  const due = (n: number, at: number) => Math.floor((at * often + n * (months / all.length) * often) / months)
  return all.flatMap((each, n) => Array.from({ length: due(n, month + 1) - due(n, month) }, () => each))
}

const server = await startTestServer()
try {
  const town = await pointsTown({ url: server.url, clock, connections })
  const { points, database, tenantId, desk, ruleId, schemeId, stationId, owner } = town
  const name = { en: 'Soap', zh: '肥皂' }
  const good = await createGood(points, desk, {
    ...{ schemeId, name, about: { en: '', zh: '' }, points: 2, perPerson: null, givenBy: null, fileIds: [] },
  })
  const shelf = { goodId: good.id, stationId, kind: 'received', quantity: 10_000_000, words: '' } as const
  await writeStock(points, desk, shelf)
  const everybody = Array.from({ length: people }, () => town.resident())

  const from = performance.now()
  let proposed = 0
  const waiting: { at: At; id: string; code: string }[] = []
  for (let month = 0; month < months; month++) {
    const today = clock.now().toISOString().slice(0, 10)
    await forAll(turns(everybody, month, deeds), connections, async (at) => {
      const given = { ruleId, day: today, minutes: hours * 60, note: 'Helped', fileIds: [] }
      const { id } = await timed('claim', claimPoints(points, at, given))
      await timed('approve', decideClaim(points, desk, { id, approve: true, minutes: null, why: '' }))
    })
    clock.advance(2 * day)
    await forAll(turns(everybody.toReversed(), month, orders), connections, async (at) => {
      try {
        const order = await timed('order', orderGood(points, at, { goodId: good.id, stationId, quantity: 1 }))
        waiting.push({ at, id: order.id, code: order.code as string })
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'points.not_enough') throw error
      }
    })
    clock.advance(2 * day)
    // Of ten orders one is given up and one forgotten.
    await forAll(waiting.splice(0), connections, async ({ at, id, code }, n) => {
      if (n % 10 === 1) await timed('give up', cancelOrder(points, at, id))
      else if (n % 10 !== 2) await timed('pick up', pickUpOrder(points, desk, code))
    })
    for (let week = 0; week < 3; week++) {
      clock.advance(8 * day)
      const now = clock.now()
      await timed('sweep', sweepLedger(database, { tenantId, now, alongside: orderLapsed(now) }))
      await timed('tell what expires', tellExpiring(database, { tenantId, now }))
    }
    proposed += (await timed('stars of the night', tendStars(points, tenantId))).proposed
    const spent = Math.round((performance.now() - from) / 1000)
    // Beside the figures, for whoever waits.
    console.error(`month ${month + 1} of ${months}: ${operations()} operations in ${spent} s`)
  }
  const seconds = (performance.now() - from) / 1000
  const counting = performance.now()
  const verified = await verifyPoints(database, { tenantId, now: clock.now() })
  const verifySeconds = (performance.now() - counting) / 1000
  const { rows } = await owner.query<{ mb: number; lapsed: number; expired: number }>(
    `select (pg_database_size(current_database()) / 1048576)::int mb,
       (select count(*)::int from points_entry where type = 'lapse') lapsed,
       (select count(*)::int from points_entry where purpose = 'expiry') expired`,
  )
  await owner.query('analyze')
  const tables = await owner.query<{ name: string; rows: number; mb: number }>(
    `select relname "name", reltuples::int "rows", round(pg_total_relation_size(oid) / 1048576.0, 1)::float mb from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace order by pg_total_relation_size(oid) desc limit 8`,
  )
  const figures = {
    ...{ people, deeds, hours, orders, connections, operations: operations(), seconds: Math.round(seconds) },
    ...{ perSecond: Math.round(operations() / seconds), proposed, ...rows[0] },
    ...{ accounts: verified.accounts, lines: verified.entries, lots: verified.lots, tables: tables.rows },
    ...{ differences: verified.differences, verifySeconds: Math.round(verifySeconds * 10) / 10 },
    each: Object.fromEntries(
      [...done].map(([what, times]) => [
        what,
        { count: times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99) },
      ]),
    ),
  }
  if (values.json) console.log(JSON.stringify({ machine: machine(), ...figures }))
  else {
    console.log(machine())
    console.log(`A year of ${people} people, ${deeds} deeds of ${hours} hours each, ${connections} hands at once\n`)
    for (const [what, { count, p50, p99 }] of Object.entries(figures.each))
      console.log(`${what.padEnd(24)}${String(count).padStart(9)}   p50 ${p50} ms   p99 ${p99} ms`)
    console.log(`\noperations ${figures.operations} in ${figures.seconds} s: ${figures.perSecond} a second`)
    console.log(`holds lapsed ${rows[0]?.lapsed}, lots expired ${rows[0]?.expired}, stars proposed ${proposed}`)
    console.log(
      `database ${rows[0]?.mb} MiB: ${figures.accounts} accounts, ${figures.lines} lines, ${figures.lots} lots`,
    )
    for (const table of tables.rows)
      console.log(`  ${table.name.padEnd(24)}${String(table.rows).padStart(9)} rows ${table.mb} MiB`)
    console.log(`counted anew in ${figures.verifySeconds} s: ${verified.differences.length} differences`)
  }
  await town.close()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await server.stop()
}
