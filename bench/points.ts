/**
 * How many orders a second the exchange takes (goods kept, points held, lots drawn, order written, told), beside the very same
 * statements sent one by one by pgbench where the machine has it, and by a plain loop of Node, which both decide nothing: same
 * server, same number of connections, in turns, in one run.
 * `npm run bench -- points [--orders 2000] [--connections 16] [--json]`
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { orderGood } from '../server/modules/points/exchange/orders.service.ts'
import { ledger } from '../server/modules/points/ledger/ledger.service.ts'
import { verifyPoints } from '../server/modules/points/points.api.ts'
import { systemClock } from '../server/platform/clock.ts'
import { appRole, appUrlOf } from '../server/platform/database/database.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import { startTestServer } from '../server/testing/postgres.ts'
import { machine } from './machine.shared.ts'
import { type Counted, pgbench, type Statement } from './pgbench.shared.ts'
import { pointsTown, secret } from './points.shared.ts'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '2000' },
    connections: { type: 'string', default: '16' },
    json: { type: 'boolean' },
  },
})
const [orders, connections] = [Number(values.orders), Number(values.connections)]
const rounds = 4

/** Somebody with points, and the ids that stand for them in statements. */
interface Buyer {
  owner: string
  account: string
  lot: string
}

const server = await startTestServer()
try {
  const town = await pointsTown({ url: server.url, clock: systemClock, connections })
  const { database, owner, points, tenantId: t, stationId, schemeId } = town
  const goodId = uuidv7()
  for (const statement of [
    `insert into points_good values ('${t}', '${goodId}', '${schemeId}', 'Soap', 'Soap', '', '', 15, null, null, null, 1, now())`,
    `insert into points_stock values ('${t}', '${goodId}', '${stationId}', 100000000, 0)`,
    `insert into points_stock_move values ('${t}', '${uuidv7()}', '${goodId}', '${stationId}', 'received', 100000000, null, null, now(), null)`,
  ])
    await owner.query(statement)

  /** Somebody with twenty points. */
  const buyer = (): Promise<Buyer> =>
    database.tx(t, async (tx) => {
      const [now, who] = [new Date(), uuidv7()]
      const [person, scheme] = await ledger(tx).accounts(
        [
          { kind: 'person', unit: 'point', owner: who },
          { kind: 'scheme', unit: 'point', owner: schemeId },
        ],
        now,
      )
      const accounts = { debitId: scheme?.id ?? '', creditId: person?.id ?? '' }
      const expiresAt = new Date(now.getTime() + 400 * 86_400_000)
      const line = { purpose: 'grant', amount: 20, expiresAt, key: `grant ${who}`, now } as const
      const entry = await ledger(tx).transfer({ ...line, ...accounts })
      const found = await tx.run<{ id: string }>(
        { name: 'bench.lot', text: 'select id from points_lot where tenant_id = $1 and entry_id = $2' },
        [t, entry.id],
      )
      return { owner: who, account: person?.id ?? '', lot: found[0]?.id ?? '' }
    })
  const order = (who: Buyer) => {
    const actor = { kind: 'resident', accountId: who.owner, posts: [], via: 'session' } as const
    const at = { tenantId: t, timeZone: 'Asia/Shanghai', actor: { ...actor, posts: [] }, locale: 'en' as const }
    return orderGood(points, at, { goodId, stationId, quantity: 1 })
  }

  // What one order sends, as the driver gets it.
  // The first order fills what is kept in memory.
  await order(await buyer())
  const example = await buyer()
  const sent: Statement[] = []
  const plain = pg.Client.prototype.query
  pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const [config] = given as [string | Statement]
    sent.push(typeof config === 'string' ? { text: config, values: [] } : { text: config.text, values: config.values })
    return plain.apply(this, given as never)
  } as never
  await order(example)
  pg.Client.prototype.query = plain
  if (sent.filter(({ text }) => text.startsWith('BEGIN')).length !== 1) throw new Error('an order is one transaction')
  const stationAccount = (
    await owner.query<{ id: string }>(`select id from points_account where owner = '${stationId}'`)
  ).rows[0]?.id
  const stays = new Set([t, goodId, stationId, schemeId, stationAccount])
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

  /** The same statements for somebody else, with new ids where they make something new. */
  const pool = new pg.Pool({
    connectionString: appUrlOf(server.url, secret),
    max: connections,
    pipeline: true,
  } as pg.PoolConfig)
  // What goes wrong is thrown by the work itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const statementsOf = (who: Buyer): Statement[] => {
    const fresh = new Map<string, string>([
      [example.owner, who.owner],
      [example.account, who.account],
      [example.lot, who.lot],
    ])
    const other = (id: string) => {
      if (stays.has(id)) return id
      const known = fresh.get(id) ?? uuidv7()
      fresh.set(id, known)
      return known
    }
    const put = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(put)
      if (typeof value !== 'string') return value
      // A hash of 43 letters is the order's own.
      return /^[\w-]{43}$/.test(value) ? `${uuidv7()}-replayed` : value.replace(uuid, other)
    }
    return sent.map(({ text, values: all }) => ({ text, values: all.map(put) }))
  }
  const replay = async (who: Buyer) => {
    const client = await pool.connect()
    // Each once the one before was answered, as pgbench does.
    for (const [n, { text, values: all }] of statementsOf(who).entries())
      await client.query(all.length === 0 ? text : { name: `bench.${n}`, text, values: [...all] })
    client.release()
  }

  /** Everybody orders, some at the same moment; orders a second. */
  const run = async (work: (who: Buyer) => Promise<unknown>, all: Buyer[]): Promise<number> => {
    const from = performance.now()
    const left = [...all]
    const one = async () => {
      for (let who = left.pop(); who; who = left.pop()) await work(who)
    }
    await Promise.all(Array.from({ length: connections }, one))
    return all.length / ((performance.now() - from) / 1000)
  }
  const buyers = async () => {
    const all: Buyer[] = []
    while (all.length < orders / rounds) all.push(...(await Promise.all(Array.from({ length: 8 }, buyer))))
    return all
  }
  const [ours, bare]: [number[], number[]] = [[], []]
  const benched: Counted[] = []
  let counted: Awaited<ReturnType<typeof verifyPoints>> | undefined
  for (let round = 0; round < rounds; round++) {
    ours.push(await run(order, await buyers()))
    // Before the plain loop has written lines that say something else than they hash to.
    counted ??= await verifyPoints(database, { tenantId: t, now: new Date() })
    bare.push(await run(replay, await buyers()))
    const runs = (await buyers()).map(statementsOf)
    const ordered = (await owner.query<{ n: number }>('select count(*)::int n from points_order')).rows[0]?.n ?? 0
    const one = await pgbench({ owner, url: appUrlOf(server.url, secret), role: appRole, runs, connections })
    const written = (await owner.query<{ n: number }>('select count(*)::int n from points_order')).rows[0]?.n ?? 0
    if (one && written < ordered + Math.floor(runs.length / connections) * connections)
      throw new Error('pgbench sent the statements and wrote no orders')
    if (one) benched.push(one)
  }
  const middle = (all: number[]) => Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0)
  const { differences, entries } = counted ?? { differences: [], entries: 0 }
  const [perSecond, yardstick] = [middle(ours), middle(bare)]
  const ratio = Math.round((perSecond / yardstick) * 100) / 100
  const byPgbench = benched.length > 0 ? middle(benched.map((one) => one.perSecond)) : undefined
  const ratioToPgbench = byPgbench ? Math.round((perSecond / byPgbench) * 100) / 100 : undefined
  const figures = {
    byPgbench,
    ratioToPgbench,
    pgbench: benched[0]?.version,
    perSecond,
    yardstick,
    ratio,
    orders,
    connections,
    statements: sent.length,
    entries,
    differences,
  }
  if (values.json) console.log(JSON.stringify({ machine: machine(), ...figures }))
  else {
    console.log(machine())
    console.log(`${orders} orders each, ${connections} connections, ${sent.length} statements an order\n`)
    console.log(`orders a second                     ${String(perSecond).padStart(8)}`)
    console.log(`the same statements by a plain loop ${String(yardstick).padStart(8)}   ratio ${ratio}`)
    console.log(
      byPgbench
        ? `the same statements by pgbench      ${String(byPgbench).padStart(8)}   ratio ${ratioToPgbench} (${benched[0]?.version})`
        : 'no pgbench on this machine (Debian: postgresql-contrib)',
    )
    console.log(`counted anew: ${entries} lines, ${differences.length} differences`)
  }
  await pool.end()
  await town.close()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await server.stop()
}
