/**
 * How many claims of one scheme are approved a second when many hands approve at once: by people whose grants all come out of one
 * account of the scheme, as everybody's did before decision 53, and by people as they come, in turns, in one run. The first half is
 * the yardstick.
 * `npm run bench -- points-approvals [--claims 400] [--connections 8] [--rounds 4] [--json]`
 */
import { parseArgs } from 'node:util'
import { claimPoints, decideClaim } from '../server/modules/points/earning/claims.service.ts'
import { stripeOf, stripes } from '../server/modules/points/ledger/ledger.rules.ts'
import { verifyPoints } from '../server/modules/points/points.api.ts'
import type { At } from '../server/modules/points/points.context.ts'
import { systemClock } from '../server/platform/clock.ts'
import { startTestServer } from '../server/testing/postgres.ts'
import { machine } from './machine.shared.ts'
import { forAll, percentile, pointsTown } from './points.shared.ts'

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '400' },
    connections: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '4' },
    json: { type: 'boolean' },
  },
})
const [claims, connections, rounds] = [Number(values.claims), Number(values.connections), Number(values.rounds)]

const server = await startTestServer()
try {
  const town = await pointsTown({ url: server.url, clock: systemClock, connections })
  const { points, desk, ruleId } = town
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const anybody = () => town.resident()
  const ofOneAccount = () => {
    for (;;) {
      const at = town.resident()
      if (stripeOf(at.actor.accountId as string) === 0) return at
    }
  }

  /** Approves claims of these people, each once; how many a second, and how long each took. */
  const approve = async (who: () => At) => {
    const ids: string[] = []
    await forAll(Array.from({ length: claims }, who), connections, async (at) => {
      ids.push((await claimPoints(points, at, { ruleId, day, minutes: 60, note: 'Helped', fileIds: [] })).id)
    })
    const times: number[] = []
    const from = performance.now()
    await forAll(ids, connections, async (id) => {
      const began = performance.now()
      await decideClaim(points, desk, { id, approve: true, minutes: null, why: '' })
      times.push(performance.now() - began)
    })
    return { perSecond: claims / ((performance.now() - from) / 1000), times }
  }

  // The first fill what is kept in memory.
  await approve(anybody)
  const [one, many]: [Awaited<ReturnType<typeof approve>>[], Awaited<ReturnType<typeof approve>>[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    one.push(await approve(ofOneAccount))
    many.push(await approve(anybody))
  }
  const told = (runs: typeof one) => {
    const times = runs.flatMap((run) => run.times)
    const perSecond = Math.round(runs.map((run) => run.perSecond).toSorted((a, b) => a - b)[runs.length >> 1] ?? 0)
    return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
  }
  const [before, after] = [told(one), told(many)]
  const { differences, entries } = await verifyPoints(town.database, { tenantId: town.tenantId, now: new Date() })
  const ratio = Math.round((after.perSecond / before.perSecond) * 100) / 100
  const figures = { claims, connections, rounds, stripes, before, after, ratio, entries, differences }
  if (values.json) console.log(JSON.stringify({ machine: machine(), ...figures }))
  else {
    const line = (what: string, { perSecond, p50, p99 }: typeof before) =>
      console.log(`${what.padEnd(34)}${String(perSecond).padStart(6)} a second, p50 ${p50} ms, p99 ${p99} ms`)
    console.log(machine())
    console.log(`${claims} claims approved by ${connections} hands at once, ${rounds} times each\n`)
    line('all from one account of the scheme', before)
    line(`from ${stripes} accounts, as people come`, after)
    console.log(`ratio ${ratio}; counted anew: ${entries} lines, ${differences.length} differences`)
  }
  await town.close()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await server.stop()
}
