import pg from 'pg'
import { pino } from 'pino'
import { openCases } from '../server/modules/cases/cases.api.ts'
import { openPeople } from '../server/modules/people/people.api.ts'
import type { At, Points } from '../server/modules/points/points.context.ts'
import { createScheme } from '../server/modules/points/rules/schemes.service.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { bringUnits } from '../server/modules/territory/territory-admin.service.ts'
import type { Clock } from '../server/platform/clock.ts'
import { type Database, openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import type { Files } from '../server/platform/files/files.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import type { Actor } from '../server/platform/policy/actor.ts'

/** Of a district that is thrown away. */
export const secret = 'bench-of-points-0123456789abcdef'
const log = pino({ level: 'silent' })

/** A district with one station and one scheme of the usual rules, whose points last half a year. */
export interface PointsTown {
  database: Database
  owner: pg.Client
  points: Points
  tenantId: string
  stationId: string
  schemeId: string
  /** The rule that gives points by the hour. */
  ruleId: string
  /** The desk of the district: keeps the scheme and approves. */
  desk: At
  /** Somebody who lives there. */
  resident(): At
  close(): Promise<void>
}

/** Builds it in an empty database. `connections`: hands that work at the same moment. */
export async function pointsTown(given: { url: string; clock: Clock; connections: number }): Promise<PointsTown> {
  const { url, clock, connections } = given
  await migrate({ url, secret, log })
  const database = openDatabase({ url, secret, log, poolSize: connections })
  const owner = new pg.Client({ connectionString: url })
  owner.on('error', () => {})
  await owner.connect()
  const tenants = openTenants({ database, clock })
  const { id: t } = await tenants.create({ slug: 'bench', name: { en: 'Bench', zh: '测试' }, numberPrefix: 'B' })
  const territory = openTerritory({ database, clock })
  const people = openPeople({ database, clock, territory })
  // Nobody shows a picture here.
  const files = { attach: async () => {}, listOf: async () => new Map() } as unknown as Files
  const cases = openCases({ database, clock, files, secret, territory, people })
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
  await bringUnits(territory, { tenantId: t, format: 'geojson', source, mapping: {}, dryRun: false })
  const unitId = (await owner.query<{ id: string }>('select id from unit')).rows[0]?.id as string
  const stationId = uuidv7()
  await owner.query(`insert into station (tenant_id, id, code, kind, unit_id, name_en, name_zh, detail, version, updated_at)
    values ('${t}', '${stationId}', 'WL0001M', 'micro', '${unitId}', 'S', 'S', '{}', 1, now())`)
  const as = (actor: Actor): At => ({ tenantId: t, timeZone: 'Asia/Shanghai', actor, locale: 'en' })
  const post = { id: uuidv7(), role: 'desk', unitId, level: 'district', unitPath: [unitId], from: new Date(0) } as const
  const desk = as({ kind: 'staff', accountId: uuidv7(), posts: [{ ...post, unitPath: [unitId] }], via: 'session' })
  const scheme = await createScheme(points, desk, {
    ...{ unitId, name: { en: 'A scheme', zh: '积分' }, perDay: null, perMonth: null, expiryMonths: 6, usual: true },
    ...{ pickUpDays: 7, review: { days: 90, pair: 3, share: 50, burst: 20 } },
  })
  return {
    ...{ database, owner, points, tenantId: t, stationId, schemeId: scheme.id, desk },
    ruleId: scheme.rules.find(({ basis }) => basis === 'hour')?.id as string,
    resident: () => as({ kind: 'resident', accountId: uuidv7(), posts: [], via: 'session' }),
    async close() {
      await owner.end()
      await database.close()
    },
  }
}

/** Does a piece of work for each, so many at once. */
export async function forAll<T>(
  all: readonly T[],
  hands: number,
  work: (one: T, n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const hand = async () => {
    while (next < all.length) {
      const n = next++
      await work(all[n] as T, n)
    }
  }
  await Promise.all(Array.from({ length: hands }, hand))
}

/** The value below which a share (0 to 1) of some times lies, in milliseconds with one decimal. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  const at = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(at * 10) / 10
}
