import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { Route } from '../../contract/route.ts'
import { uuidv7 } from '../platform/ids.ts'
import { type Client, testApp } from '../testing/app.ts'
import { buildTown } from '../testing/town.ts'
import { askings } from './asking.testing.ts'
import { type Bad, badRequests } from './bad-input.testing.ts'
import { placeOf, staffOf } from './callers.testing.ts'
import { furnish } from './furnished.testing.ts'
import { otherDoors } from './other-doors.testing.ts'
import { rolledBack } from './rolled-back.testing.ts'

/** What came of it: how many were sent to which route and answered how, and what must not be. */
export interface Fuzzed {
  sent: number
  byStatus: Record<string, number>
  byRoute: Record<string, Record<string, number>>
  faults: string[]
  slowest: { route: string; ms: number }
}

/** Words that only stand in an answer when something broke inside. */
const inside =
  /\bat .{1,80}:\d+:\d+\)?|node_modules|\/server\/(modules|platform)|syntax error at|violates .* constraint|ECONNREFUSED/

/** An installation without mail or text messages says so. */
const notSetUp = /"code":"(mail|sms)\.not_set_up"/

/** Milliseconds of processor one request may take. */
const most = 2_000

/** Puts up a town and sends bad requests to every route by itself; gives a function that does it. */
export async function fuzzer() {
  const routes: Route[] = []
  const app = await testApp({
    background: false,
    config: { metricsToken: 'figures' },
    onRoute: ({ config }) => {
      if (config?.contract && !routes.includes(config.contract)) routes.push(config.contract)
    },
  })

  return async function fuzz(given: { each: number; seed: number; keep?: boolean }): Promise<Fuzzed> {
    const town = await buildTown(app)
    const found = await furnish(app, town)
    const staff = await staffOf(app, app.tenant.id, placeOf(town))
    const callers: Client[] = [
      app.as(staff.administrator),
      ...[app.as(staff['community desk']), app.as(staff['street desk']), app.as(staff['grid worker'])],
      ...[app.as(staff.supervisor), app.as(staff.officer), app.resident(found.owner.accountId), app.anonymous()],
    ]
    const { ask, clues } = await askings(app, app.tenant.id, found)
    const undo = given.keep ? () => {} : rolledBack(app)
    const figures: Fuzzed = { sent: 0, byStatus: {}, byRoute: {}, faults: [], slowest: { route: '', ms: 0 } }
    const doors = [...routes.filter(({ name }) => name !== 'stream.listen'), ...otherDoors]
    for (const [index, route] of doors.entries()) {
      const bad = fc.sample(badRequests(route, ask(route), clues(route)), {
        numRuns: given.each,
        seed: given.seed + index,
      })
      for (const [at, one] of bad.entries()) {
        // Those who get furthest ask most.
        const client = callers[(at * 7 + index) % callers.length] as Client
        await send({ route, one, client, figures })
      }
    }
    undo()
    return figures
  }

  async function send(given: { route: Route; one: Bad; client: Client; figures: Fuzzed }): Promise<void> {
    const { route, one, client, figures } = given
    const before = process.cpuUsage()
    const request = client.request({
      ...{ method: one.method as 'GET', url: one.url },
      headers: { ...(one.method === 'GET' ? {} : { 'idempotency-key': uuidv7() }), ...one.headers },
      ...(one.payload === undefined ? {} : { payload: one.payload }),
    })
    const answer = await Promise.race([
      request.catch((error: Error) => error),
      sleep(30_000, undefined, { ref: false }),
    ])
    const { user, system } = process.cpuUsage(before)
    const ms = (user + system) / 1_000
    figures.sent++
    if (ms > figures.slowest.ms) figures.slowest = { route: route.name, ms: Math.round(ms) }
    const told = `${route.name}: ${one.method} ${one.url.slice(0, 300)} ${JSON.stringify(one.headers).slice(0, 200)} ${String(one.payload ?? '').slice(0, 600)}`
    if (answer === undefined) figures.faults.push(`no answer: ${told}`)
    else if (answer instanceof Error) {
      // The injector, not the server, refuses what no client could send.
      count(figures, route, 'unsendable')
    } else {
      const status = answer.statusCode
      count(figures, route, String(status))
      if (status >= 500 && !notSetUp.test(answer.body))
        figures.faults.push(`${status}: ${told} → ${answer.body.slice(0, 200)}`)
      else if (status >= 400 && inside.test(answer.body) && !inside.test(told))
        figures.faults.push(`tells too much: ${told} → ${answer.body.slice(0, 300)}`)
      else if (ms > most) figures.faults.push(`${Math.round(ms)} ms of processor: ${told}`)
    }
  }
}

function count(figures: Fuzzed, route: Route, status: string): void {
  figures.byStatus[status] = (figures.byStatus[status] ?? 0) + 1
  figures.byRoute[route.name] ??= {}
  const of = figures.byRoute[route.name] as Record<string, number>
  of[status] = (of[status] ?? 0) + 1
}
