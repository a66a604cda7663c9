/**
 * How quickly a desk's lists, search, counts, maps and the case page answer, at one size of a district's history and at a multiple of it, in one
 * run on one machine, with the bytes a case takes: the same number of open cases, ever more ended ones. What should be flat has a ratio near 1.
 * `npm run bench -- desk [--cases 100000] [--times 2] [--open 4000] [--runs 100] [--only WORDS] [--json]`
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import type { CaseListQuery } from '../contract/case-routes.ts'
import { CaseStateName } from '../contract/cases.ts'
import { openCases } from '../server/modules/cases/cases.api.ts'
import { fewest, windowDays } from '../server/modules/cases/concerns/concerns.rules.ts'
import { concernsStore } from '../server/modules/cases/concerns/concerns.store.ts'
import { seedConfiguration } from '../server/modules/cases/configuration/configuration.service.ts'
import { createPublicReading } from '../server/modules/cases/reading/public.service.ts'
import { openPeople } from '../server/modules/people/people.api.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { bringUnits } from '../server/modules/territory/territory-admin.service.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import type { Files } from '../server/platform/files/files.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import type { Actor, Level, PostHeld } from '../server/platform/policy/actor.ts'
import { startTestServer } from '../server/testing/postgres.ts'
import { districtFile, ground } from './district.shared.ts'
import { machine } from './machine.shared.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    times: { type: 'string', default: '2' },
    open: { type: 'string', default: '4000' },
    /** Only what has this in its name. */
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '100' },
    json: { type: 'boolean' },
  },
})
const [count, times, open, runs] = [values.cases, values.times, values.open, values.runs].map(Number) as [
  ...[number, number, number, number],
]
const { west, south, side } = ground

/**
 * Cases as rows, made inside the database: reported over two years, one or two words of twenty in each, two of some thousands, a word of
 * its own in each thousandth. `$1` tenant, `$2` first running number, `$3` how many, `$4` open or ended, `$5` categories.
 */
const insertCases = `
insert into "case" (tenant_id, id, number, lifecycle, version, state, open, priority, channel, category_id, text, address, lat, lng,
  placed, unit_id, street_id, community_id, grid_id, holder_kind, holder_id, reporter_kind, found_by_staff, confidential,
  reported_at, accepted_at, handled_at, closed_at, handle_due_at, closed_in_time, stage, amber_at, due_at, search, detail, head, updated_at)
select $1::uuid, gen_random_uuid(), 'B-2026-' || lpad(n::text, 7, '0'), 'report', 3, case when $4 then 'accepted' else 'closed' end, $4,
  'normal', 'web', ($5::uuid[])[1 + n % cardinality($5::uuid[])],
  words[1 + n % 20] || ' ' || words[1 + (n / 20) % 20] || ' at the gate, number ' || n, n || ' Lake Road', $6 + $8 * random(), $7 + $8 * random(),
  true, g.grid, g.street, g.community, g.grid, 'unit', g.grid, 'anonymous', false, false,
  came, came, case when $4 then null else came + interval '1 day' end, case when $4 then null else came + interval '2 days' end,
  came + interval '3 days', case when $4 then null else true end, case when $4 then 'handle' end,
  case when $4 then due - interval '12 hours' end, case when $4 then due end,
  array_to_tsvector(array_remove(array[words[1 + n % 20], words[1 + (n / 20) % 20], 'gate', 'number', 'lake', 'road', n::text, '2026', 'b',
    'first' || (power(random(), 2) * 400)::int, 'second' || (power(random(), 3) * 3000)::int, case when n % 1000 = 0 then 'heron' end], null)),
  jsonb_build_object('stateBefore', null, 'answers', '[]'::jsonb, 'files', '[]'::jsonb, 'orders', '[]'::jsonb, 'handledBy', '[]'::jsonb,
    'reopenedByReporter', false, 'round', 1, 'extension', null, 'suspension', null, 'supervised', '[]'::jsonb, 'rating', null, 'children', '[]'::jsonb,
    'clocks', jsonb_build_array(jsonb_build_object('id', 'handle.1', 'stage', 'handle', 'orderId', null,
      'body', jsonb_build_object('kind', 'unit', 'id', g.grid), 'limit', jsonb_build_object('amount', 3, 'unit', 'days'),
      'startedAt', to_json(came), 'amberAt', iso(due - interval '12 hours'), 'dueAt', iso(due), 'at150', iso(due), 'at200', iso(due), 'next', null,
      'stoppedAt', case when $4 then null else iso(came) end, 'met', null, 'frozenAt', null, 'extensions', 0))),
  'x', came
from (select n, array['lamp','lift','noise','rubbish','water','heating','parking','dog','tree','bench','smoke','paint','road','drain','fence','light','door','roof','smell','wire'] words,
  case when $4 then now() - random() * interval '6 days' else now() - random() * interval '730 days' end came,
  now() + (random() - 0.4) * interval '5 days' due, 1 + (random() * ((select count(*) from bench_grid) - 1))::int as cell
  from generate_series($2::int, $2::int + $3::int - 1) n) made join bench_grid g on g.nth = made.cell`

/** Timelines of the cases whose running numbers lie between `$2` and `$3`: two lines of an open case, five of an ended one. */
const insertEvents = `
insert into case_event (tenant_id, case_id, seq, at, type, actor, body, public, hash)
select c.tenant_id, c.id, seq, c.reported_at + seq * interval '3 hours',
  (array['reported','routed','accepted','handled','closed'])[seq], '{"kind":"reporter"}'::jsonb,
  jsonb_build_object('text', case when seq in (1, 4) then c.text end, 'facts', '{}'::jsonb, 'fileIds', '[]'::jsonb, 'effect',
    case when seq = 1 then jsonb_build_object('set', jsonb_build_object('text', c.text, 'number', c.number, 'holder', jsonb_build_object('kind', c.holder_kind, 'id', c.holder_id)))
      else '{}'::jsonb end), seq <> 2, encode(sha256((c.id::text || seq)::bytea), 'base64')
from "case" c cross join generate_series(1, 5) seq
where c.tenant_id = $1 and c.number >= $2 and c.number < $3 and (seq <= 2 or not c.open)`

const log = pino({ level: 'silent' })
/** Tells on the way what is being done. */
const step = (words: string) => console.error(`${(performance.now() / 1000).toFixed(0)} s  ${words}`)

/** A district of this size in a database of its own, and what is asked of it. */
async function district(url: string, size: number) {
  const secret = 'bench-of-desks-0123456789abcdef01'
  await migrate({ url, secret, log })
  const database = openDatabase({ url, secret, log })
  const tenants = openTenants({ database, clock: systemClock })
  const tenant = await tenants.create({ slug: 'bench', name: { en: 'Bench', zh: '测试' }, numberPrefix: 'B' })
  const territory = openTerritory({ database, clock: systemClock })
  await bringUnits(territory, {
    tenantId: tenant.id,
    format: 'geojson',
    source: districtFile(),
    mapping: {},
    dryRun: false,
  })
  await database.tx(tenant.id, (tx) => seedConfiguration(tx, { now: new Date() }))
  const people = openPeople({ database, clock: systemClock, territory })
  // Lists and maps open no files.
  const files = {} as Files
  const cases = openCases({ database, clock: systemClock, files, secret, territory, people })
  const context = await cases.contextOf(tenant)
  const owner = new pg.Client({ connectionString: url })
  // What went wrong is thrown by the work itself.
  owner.on('error', () => {})
  await owner.connect()
  await owner.query(`select set_config('doorstep.tenant', $1, false)`, [tenant.id])
  await owner.query(
    `create function pg_temp.iso(at timestamptz) returns text language sql as $$ select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`,
  )
  await owner.query(`create temp table bench_grid as select row_number() over () nth, id grid, path[2]::uuid street, path[3]::uuid community from unit
    where tenant_id = '${tenant.id}' and level = 'grid'`)
  const leaves = [...context.configuration.categories.keys()].filter((id) => !context.configuration.isHome(id))
  let made = 1
  const numbered = (n: number) => `B-2026-${String(n).padStart(7, '0')}`
  const add = async (count: number, isOpen: boolean) => {
    const statement = insertCases.replaceAll('iso(', 'pg_temp.iso(')
    for (let left = count; left > 0; ) {
      const n = Math.min(left, 50_000)
      await owner.query(statement, [tenant.id, made, n, isOpen, leaves, south, west, side])
      await owner.query(insertEvents, [tenant.id, numbered(made), numbered(made + n)])
      made += n
      left -= n
      step(`${made - 1} of ${size} cases`)
    }
  }

  const [grid] = (
    await owner.query<{ grid: string; street: string; community: string }>('select * from bench_grid limit 1')
  ).rows
  if (!grid) throw new Error('no grid')
  const [root = ''] = context.bodies.unit(grid.grid)?.path ?? []
  const desk = (level: Level, unitId: string): Actor => {
    const post: PostHeld = {
      ...{ id: uuidv7(), role: 'desk', unitId, level, from: new Date() },
      unitPath: [...(context.bodies.unit(unitId)?.path ?? [])],
    }
    return { kind: 'staff', posts: [post], via: 'session' }
  }
  const community = { tenant, actor: desk('community', grid.community) }
  const whole = { tenant, actor: desk('district', root) }
  const page = { limit: 50, scope: 'place', sort: 'due', open: true } as unknown as CaseListQuery
  // Ended ones too: without saying so a list is of open cases.
  const all = { ...page, open: undefined, state: [...CaseStateName.options], sort: 'reported' } as CaseListQuery
  const box: [number, number, number, number] = [west + 0.06, south + 0.06, west + 0.09, south + 0.09]
  const reading = createPublicReading(cases.deps)
  const second = async () => (await cases.reading.list(whole, page)).next ?? undefined
  const mapped = { scope: 'place', open: true } as const

  let turn = 0
  const pages: string[] = []
  const from = new Date(Date.now() - windowDays * 86_400_000)
  const works: Record<string, () => Promise<unknown>> = {
    'list of a community, by due': () => cases.reading.list(community, page),
    'list of the district, by due': () => cases.reading.list(whole, page),
    'its second page': async () => cases.reading.list(whole, { ...page, after: await second() }),
    'its red ones': () => cases.reading.list(whole, { ...page, light: ['red'] }),
    'all of a community, newest first': () => cases.reading.list(community, all),
    'all of the district, newest first': () => cases.reading.list(whole, all),
    'counts of the district': () => cases.reading.counts(whole, 'place'),
    'search: a word of every tenth, open': () => cases.reading.list(whole, { ...page, q: 'lamp' }),
    'search: a word of every tenth, all': () => cases.reading.list(whole, { ...all, q: 'lamp' }),
    'search: the same in a community, all': () => cases.reading.list(community, { ...all, q: 'lamp' }),
    'search: a rare word, open': () => cases.reading.list(whole, { ...page, q: 'heron' }),
    'search: two words, open': () => cases.reading.list(whole, { ...page, sort: 'reported', q: 'lamp noise' }),
    'search: two words, all': () => cases.reading.list(whole, { ...all, q: 'lamp noise' }),
    'search: a word of every case, all': () => cases.reading.list(whole, { ...all, q: 'gate' }),
    'search: a rare word, all': () => cases.reading.list(whole, { ...all, q: 'heron' }),
    'search: a number': () => cases.reading.list(whole, { ...all, q: '0012345' }),
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
  await add(open, true)
  await add(size - open, false)
  await owner.query('vacuum analyze "case"')
  await owner.query('vacuum analyze case_event')
  const own = await owner.query<{ id: string }>(
    `select id from "case" where tenant_id = '${tenant.id}' and community_id = '${grid.community}' order by id limit 400`,
  )
  pages.push(...own.rows.map(({ id }) => id))
  const [held] = (
    await owner.query<{ bytes: string }>(
      `select (pg_total_relation_size('"case"') + pg_total_relation_size('case_event'))::text as bytes`,
    )
  ).rows
  await owner.end()
  return { works, bytesPerCase: Math.round(Number(held?.bytes) / size), close: () => database.close() }
}

interface Figure {
  p50: number
  p99: number
}

function figureOf(taken: number[]): Figure {
  taken.sort((a, b) => a - b)
  const at = (share: number) => Math.round((taken[Math.floor(share * (taken.length - 1))] ?? 0) * 100) / 100
  return { p50: at(0.5), p99: at(0.99) }
}

const server = await startTestServer()
try {
  const other = new URL(server.url)
  other.pathname = '/bench_more'
  const first = new pg.Client({ connectionString: server.url })
  await first.connect()
  await first.query('create database bench_more')
  await first.end()
  const small = await district(server.url, count)
  const large = await district(other.href, count * times)
  const rows = []
  for (const [name, work] of Object.entries(small.works)) {
    if (!name.includes(values.only)) continue
    step(name)
    const more = large.works[name] as () => Promise<unknown>
    const taken: [number[], number[]] = [[], []]
    // Turn by turn, so that whatever else the machine does meets both alike.
    for (let n = -8; n < runs; n++)
      for (const [which, each] of [work, more].entries()) {
        const began = performance.now()
        await each()
        if (n >= 0) taken[which]?.push(performance.now() - began)
      }
    const [{ p50, p99 }, then] = [figureOf(taken[0]), figureOf(taken[1])]
    rows.push({ name, p50, p99, thenP50: then.p50, thenP99: then.p99, ratio: Math.round((then.p50 / p50) * 100) / 100 })
  }
  await small.close()
  await large.close()
  if (values.json) {
    const bytesPerCase = [small.bytesPerCase, large.bytesPerCase]
    console.log(JSON.stringify({ bench: 'desk', machine: machine(), cases: count, times, open, bytesPerCase, rows }))
  } else {
    console.log(machine())
    console.log(
      `${open} open cases among ${count}, then among ${count * times}, ${large.bytesPerCase} bytes a case with its timeline and indexes; milliseconds\n`,
    )
    console.log(
      `${'work'.padEnd(38)} ${['p50', 'p99', 'p50', 'p99', 'ratio'].map((each) => each.padStart(8)).join(' ')}`,
    )
    for (const row of rows)
      console.log(
        `${row.name.padEnd(38)} ${[row.p50, row.p99, row.thenP50, row.thenP99, row.ratio].map((each) => String(each).padStart(8)).join(' ')}`,
      )
  }
} finally {
  await server.stop()
}
