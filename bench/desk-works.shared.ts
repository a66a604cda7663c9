/** What a desk asks, of a database that was loaded before. */
import pg from 'pg'
import { pino } from 'pino'
import type { CaseListQuery } from '../contract/case-routes.ts'
import { CaseStateName } from '../contract/cases.ts'
import { openCases } from '../server/modules/cases/cases.api.ts'
import { fewest, windowDays } from '../server/modules/cases/concerns/concerns.rules.ts'
import { concernsStore } from '../server/modules/cases/concerns/concerns.store.ts'
import { createPublicReading } from '../server/modules/cases/reading/public.service.ts'
import { openPeople } from '../server/modules/people/people.api.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { startEmbedded } from '../server/platform/database/embedded.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import type { Files } from '../server/platform/files/files.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import type { Actor, Level, PostHeld } from '../server/platform/policy/actor.ts'
import { bytesOf, secret, slug } from './desk-load.shared.ts'
import { ground } from './district.shared.ts'

const { west, south } = ground
const log = pino({ level: 'silent' })

/** A loaded desk, ready to be asked. */
export interface Desk {
  cases: number
  open: number
  bytesPerCase: number
  /** Each work once, by its name. */
  works: Record<string, () => Promise<unknown>>
  close(): Promise<void>
}

/** Opens a data folder that was loaded before, brings it to the newest schema, and says what may be asked of it. */
export async function openDesk(dataDir: string): Promise<Desk> {
  const server = await startEmbedded({ dataDir, log })
  const { url } = server
  await migrate({ url, secret, log })
  const database = openDatabase({ url, secret, log })
  const clock = systemClock
  const tenant = await openTenants({ database, clock }).find({ slug, host: '' })
  if (!tenant) throw new Error(`${dataDir} holds no desk: load one with --keep ${dataDir}`)
  const territory = openTerritory({ database, clock })
  const people = openPeople({ database, clock, territory })
  // Lists and maps open no files.
  const cases = openCases({ database, clock, files: {} as Files, secret, territory, people })
  const context = await cases.contextOf(tenant)

  const owner = new pg.Client({ connectionString: url })
  // What went wrong is thrown by the work itself.
  owner.on('error', () => {})
  await owner.connect()
  const [grid] = (
    await owner.query<{ community: string; root: string }>(
      `select path[3]::uuid community, path[1]::uuid root from unit where level = 'grid' order by code limit 1`,
    )
  ).rows
  if (!grid) throw new Error('no grid')
  const [count] = (
    await owner.query<{ n: number; open: number }>(
      `select (select count(*) from "case")::int n, (select count(*) from "case" where open)::int open`,
    )
  ).rows
  const own = await owner.query<{ id: string }>(
    `select id from (select id, row_number() over (order by id) n from "case" where community_id = $1) c
     where n % greatest(1, (select count(*) from "case" where community_id = $1) / 400) = 0`,
    [grid.community],
  )
  const pages = own.rows.map(({ id }) => id)
  const bytes = await bytesOf(owner)
  await owner.end()

  const desk = (level: Level, unitId: string): Actor => {
    const post: PostHeld = {
      ...{ id: uuidv7(), role: 'desk', unitId, level, from: new Date() },
      unitPath: [...(context.bodies.unit(unitId)?.path ?? [])],
    }
    return { kind: 'staff', posts: [post], via: 'session' }
  }
  const community = { tenant, actor: desk('community', grid.community) }
  const whole = { tenant, actor: desk('district', grid.root) }
  const page = { limit: 50, scope: 'place', sort: 'due', open: true } as unknown as CaseListQuery
  // Ended ones too: without saying so a list is of open cases.
  const all = { ...page, open: undefined, state: [...CaseStateName.options], sort: 'reported' } as CaseListQuery
  const box: [number, number, number, number] = [west + 0.06, south + 0.06, west + 0.09, south + 0.09]
  const reading = createPublicReading(cases.deps)
  const second = async () => (await cases.reading.list(whole, page)).next ?? undefined
  const mapped = { scope: 'place', open: true } as const
  const from = new Date(Date.now() - windowDays * 86_400_000)
  let turn = 0
  const { list } = cases.reading
  const works: Desk['works'] = {
    'list of a community, by due': () => list(community, page),
    'list of the district, by due': () => list(whole, page),
    'its second page': async () => list(whole, { ...page, after: await second() }),
    'its red ones': () => list(whole, { ...page, light: ['red'] }),
    'all of a community, newest first': () => list(community, all),
    'all of the district, newest first': () => list(whole, all),
    'counts of the district': () => cases.reading.counts(whole, 'place'),
    'search: a word of every tenth, open': () => list(whole, { ...page, q: 'lamp' }),
    'search: a word of every tenth, all': () => list(whole, { ...all, q: 'lamp' }),
    'search: the same in a community, all': () => list(community, { ...all, q: 'lamp' }),
    'search: a rare word, open': () => list(whole, { ...page, q: 'heron' }),
    'search: two words, open': () => list(whole, { ...page, sort: 'reported', q: 'lamp noise' }),
    'search: two words, all': () => list(whole, { ...all, q: 'lamp noise' }),
    'search: a word of every case, all': () => list(whole, { ...all, q: 'gate' }),
    'search: a rare word, all': () => list(whole, { ...all, q: 'heron' }),
    'search: a number': () => list(whole, { ...all, q: '0012345' }),
    'search by residents': () => reading.search(tenant, { q: 'lamp', limit: 20 } as never),
    'map of the district': () => cases.map.points(whole, { ...mapped, zoom: 11 } as never),
    'map of a part': () => cases.map.points(whole, { ...mapped, zoom: 15, box } as never),
    'density of the district': () => cases.map.heat(whole, { ...mapped, zoom: 11 } as never),
    'alike, by place and words': () =>
      cases.nearby.similar(community, { text: 'lamp at the gate', lat: south + 0.05, lng: west + 0.05 }),
    'where complaints pile up': () =>
      database.tx(tenant.id, (tx) => concernsStore(tx).find({ from, fewest, homes: [] }), { readOnly: true }),
    'case page, with its timeline': () => cases.reading.get(community, pages[turn++ % pages.length] as string),
    'today of the district': () => cases.today.of(whole, 'place'),
  }
  return {
    ...{ works, cases: count?.n ?? 0, open: count?.open ?? 0, bytesPerCase: Math.round(bytes / (count?.n ?? 1)) },
    async close() {
      await database.close()
      await server.stop(60_000)
    },
  }
}
