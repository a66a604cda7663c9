/**
 * Loads a desk's history quickly: some ten thousand cases by the rules of the house, multiplied inside the database without indexes and
 * foreign keys, which are built again afterwards. What comes out has the very schema of the product; that is compared.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { openCases } from '../server/modules/cases/cases.api.ts'
import { seedConfiguration } from '../server/modules/cases/configuration/configuration.service.ts'
import { openPeople } from '../server/modules/people/people.api.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { bringUnits } from '../server/modules/territory/territory-admin.service.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { dumpSchema } from '../server/platform/database/dump.ts'
import { startEmbedded } from '../server/platform/database/embedded.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import type { Files } from '../server/platform/files/files.ts'
import { writeBase } from './desk-base.shared.ts'
import { districtFile } from './district.shared.ts'

/** Secret of every installation of this bench: a kept one can be opened again. */
export const secret = 'bench-of-desks-0123456789abcdef01'
/** Slug of its tenant. */
export const slug = 'bench'
const log = pino({ level: 'silent' })

/** What one case takes with all that belongs to it, and once more what building the indexes needs for a while; bytes. */
const bytesPerCase = { whole: 9_800, lean: 6_000 }
const bytesWhileBuilding = 800
/** Disk that stays free whatever happens. */
const reserve = 8 * 2 ** 30
const free = (folder: string) => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
const giga = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`

/** Tables that belong to a case, the case first. */
const tables = ['case', 'case_event', 'case_clock', 'case_contact', 'case_order']
const quoted = (table: string) => `"${table}"`

/** What of them is taken away for the load, as the statements that take it away and put it back, in their order. */
async function burdens(owner: pg.Client): Promise<{ away: string[]; back: { table: string; sql: string }[] }> {
  const { rows: keys } = await owner.query<{ table: string; name: string; kind: string; line: string }>(
    `select c.relname as table, k.conname as name, k.contype::text as kind, pg_get_constraintdef(k.oid) as line from pg_constraint k
     join pg_class c on c.oid = k.conrelid left join pg_class f on f.oid = k.confrelid
     where k.contype in ('p', 'u', 'f') and c.relnamespace = 'public'::regnamespace and (c.relname = any($1) or f.relname = any($1))
     order by position(k.contype::text in 'puf')`,
    [tables],
  )
  const { rows: indexes } = await owner.query<{ table: string; name: string; line: string }>(
    `select c.relname as table, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as line from pg_index i
     join pg_class c on c.oid = i.indrelid where c.relname = any($1) and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))`,
    [tables],
  )
  const drop = ({ table, name }: { table: string; name: string }) =>
    `alter table ${quoted(table)} drop constraint ${quoted(name)}`
  const add = ({ table, name, line }: { table: string; name: string; line: string }) => ({
    ...{ table, sql: `alter table ${quoted(table)} add constraint ${quoted(name)} ${line}` },
  })
  const [uniques, foreign] = [keys.filter(({ kind }) => kind !== 'f'), keys.filter(({ kind }) => kind === 'f')]
  return {
    away: [...foreign.map(drop), ...indexes.map(({ name }) => `drop index ${name}`), ...uniques.map(drop)],
    back: [...uniques.map(add), ...indexes.map(({ table, line }) => ({ table, sql: line })), ...foreign.map(add)],
  }
}

const columnsOf = async (owner: pg.Client, table: string) =>
  (
    await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [quoted(table)],
    )
  ).rows.map(({ name }) => name)

/** A list of columns, some of them by an expression. */
const listed = (columns: string[], as: Record<string, string>, from: string) =>
  columns.map((name) => as[name] ?? `${from}.${name}`).join(', ')
const moved = (columns: readonly string[], from: string) =>
  Object.fromEntries(columns.map((name) => [name, `${from}.${name} + made.later`]))

/**
 * The statements that make one copy of the base: `$1` which copy, `$2` cases in the base, `$3` running number before it, `$4` all copies,
 * `$5` days of history. Each copy is one stretch of time; its cases take their place from another case of the base, and a name of their own.
 */
async function copying(owner: pg.Client, lean: boolean): Promise<{ make: string; copies: string[] }> {
  const make = `insert into made
    select b.nth, 1 + (b.nth + $1::bigint * 7919) % $2::bigint, uuidv7(t.came - clock_timestamp()), 'B-2026-' || t.digits, t.digits, t.came - b.reported_at,
      'first' || (power(random(), 2) * 400)::int, 'second' || (power(random(), 3) * 3000)::int, 'house' || (random() * $4::float8 * 200)::int
    from base_case b cross join lateral (
      select now() - interval '7 days' - $5::float8 * interval '1 day' * (1 - ($1::float8 + b.nth::float8 / $2::float8) / $4::float8) as came,
        to_char($3::bigint + b.nth, 'FM9990000000') as digits) t
    order by b.nth`
  const words = `(b.words || array_to_tsvector(array[made.digits, made.first, made.second, made.house]))`
  const text = `b.text || ' ' || made.first || ' ' || made.second || ' ' || made.house`
  const columns: string[][] = []
  for (const table of tables) columns.push(await columnsOf(owner, table))
  const [cases, events, clocks, contacts, orders] = columns as [string[], string[], string[], string[], string[]]
  const place = [
    'placed',
    'unit_id',
    'street_id',
    'community_id',
    'grid_id',
    'microgrid_id',
    'holder_kind',
    'holder_id',
  ]
  const ofCase = listed(
    cases,
    {
      ...moved('reported_at accepted_at handled_at closed_at handle_due_at rated_at updated_at'.split(' '), 'b'),
      ...Object.fromEntries(place.map((name) => [name, `p.${name}`])),
      ...{ id: 'made.id', number: 'made.number', text, search: words },
      ...{ lat: 'p.lat + (random() - 0.5) * 0.0004', lng: 'p.lng + (random() - 0.5) * 0.0004' },
    },
    'b',
  )
  // What each line changed says what it changed in the case of the base: to write it anew costs five times all the rest.
  const body = lean ? `jsonb_set(e.body, '{effect}', '{}')` : 'e.body'
  const ofEvent = listed(events, { ...moved(['at'], 'e'), case_id: 'made.id', body }, 'e')
  const ofClock = listed(
    clocks,
    { ...moved(['started_at', 'amber_at', 'due_at', 'stopped_at'], 'k'), case_id: 'made.id' },
    'k',
  )
  const ofOrder = listed(
    orders,
    {
      ...moved(['issued_at', 'answered_at', 'arrived_at', 'handled_at', 'due_at'], 'o'),
      ...{ case_id: 'made.id', id: 'uuidv7(o.issued_at + made.later - clock_timestamp())' },
    },
    'o',
  )
  const ofContact = listed(contacts, { case_id: 'made.id' }, 'k')
  return {
    make,
    copies: [
      `insert into "case" select ${ofCase} from made join base_case b on b.nth = made.nth join base_case p on p.nth = made.place`,
      `insert into case_event select ${ofEvent} from made join base_case_event e on e.nth = made.nth`,
      `insert into case_clock select ${ofClock} from made join base_case_clock k on k.nth = made.nth`,
      `insert into case_contact select ${ofContact} from made join base_case_contact k on k.nth = made.nth`,
      `insert into case_order select ${ofOrder} from made join base_case_order o on o.nth = made.nth`,
    ],
  }
}

/** Lays the ended cases down as what is multiplied, the open ones as what stays. */
async function layDown(owner: pg.Client): Promise<number> {
  await owner.query(`create unlogged table base_case as select (row_number() over (order by id))::int nth, c.*,
    ts_delete(c.search, array[split_part(c.number, '-', 3)]) as words from "case" c where not open`)
  for (const table of tables.slice(1))
    await owner.query(
      `create unlogged table base_${table} as select b.nth, b.number, t.* from ${table} t join base_case b on b.id = t.case_id`,
    )
  for (const table of tables) {
    const id = table === 'case' ? 'id' : 'case_id'
    await owner.query(
      `create unlogged table open_${table} as select t.* from ${quoted(table)} t where ${id} in (select id from "case" where open)`,
    )
    await owner.query(`analyze base_${table}`)
  }
  await owner.query(
    `create unlogged table made (nth int, place bigint, id uuid, number text, digits text, later interval, first text, second text, house text)`,
  )
  return (await owner.query<{ n: number }>('select count(*)::int n from base_case')).rows[0]?.n ?? 0
}

/**
 * Makes a data folder with a district of `size` cases, `openCount` of them open. Refuses where the disk would not hold it, stops where
 * it comes close to its end.
 */
export async function loadDesk(given: {
  dataDir: string
  size: number
  openCount: number
  /** Cases by the rules of the house, from which the rest is multiplied. */
  base: number
  /** Lines of multiplied timelines say what happened, without what each changed: for sizes the disk would not hold otherwise. */
  lean?: boolean | undefined
  step: (words: string) => void
}): Promise<void> {
  const { dataDir, size, step } = given
  mkdirSync(dataDir, { recursive: true })
  // As root the database runs under another account, which must be able to pass through.
  chmodSync(dataDir, 0o711)
  if (existsSync(join(dataDir, 'database.json'))) throw new Error(`${dataDir} holds a database already.`)
  const needed = size * (bytesPerCase[given.lean ? 'lean' : 'whole'] + bytesWhileBuilding) + reserve
  if (free(dataDir) < needed)
    throw new Error(
      `${size} cases would need ${giga(needed)} on the disk of ${dataDir}; ${giga(free(dataDir))} are free.`,
    )
  const settings: Record<string, string> = {
    ...{ wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off', max_parallel_maintenance_workers: '2' },
  }
  let server = await startEmbedded({ dataDir, log, durable: false })
  let owner = await connected(server.url)
  for (const [name, value] of Object.entries(settings)) await owner.query(`alter system set ${name} = '${value}'`)
  await owner.end()
  await server.stop(60_000)
  server = await startEmbedded({ dataDir, log, durable: false })
  owner = await connected(server.url)
  try {
    await fill(owner, { ...given, url: server.url })
    await owner.query('alter system reset all')
    await owner.query('checkpoint')
    step(`${size} cases take ${giga(await bytesOf(owner))}; ${giga(free(dataDir))} are left`)
  } finally {
    await owner.end()
    await server.stop(600_000)
  }
}

async function connected(url: string): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: url })
  // What went wrong is thrown by the work itself.
  owner.on('error', () => {})
  await owner.connect()
  return owner
}

/** Bytes of the cases with all that belongs to them. */
export async function bytesOf(owner: pg.Client): Promise<number> {
  const sum = tables.map((table) => `pg_total_relation_size('${quoted(table)}')`).join(' + ')
  const { rows } = await owner.query<{ bytes: string }>(`select (${sum})::text as bytes`)
  return Number(rows[0]?.bytes)
}

async function fill(owner: pg.Client, given: Parameters<typeof loadDesk>[0] & { url: string }): Promise<void> {
  const { url, dataDir, size, openCount, step } = given
  await migrate({ url, secret, log })
  const database = openDatabase({ url, secret, log })
  const clock = systemClock
  const tenant = await openTenants({ database, clock }).create({
    ...{ slug, name: { en: 'Bench', zh: '测试' }, numberPrefix: 'B' },
  })
  const territory = openTerritory({ database, clock })
  await bringUnits(territory, {
    ...{ tenantId: tenant.id, format: 'geojson', source: districtFile(), mapping: {}, dryRun: false },
  })
  await database.tx(tenant.id, (tx) => seedConfiguration(tx, { now: new Date() }))
  const people = openPeople({ database, clock, territory })
  const cases = openCases({ database, clock, files: {} as Files, secret, territory, people })
  const ended = Math.min(given.base, size - openCount)
  await writeBase({
    ...{ database, context: await cases.contextOf(tenant), openCount, ended },
    progress: (done) => step(`${done} of ${openCount + ended} cases by the rules of the house`),
  })
  await database.close()

  const before = await dumpSchema(owner)
  const { away, back } = await burdens(owner)
  const base = await layDown(owner)
  const copies = Math.ceil((size - openCount) / base)
  const days = Math.max(730, Math.min(3650, (size / 1_000_000) * 730))
  for (const statement of away) await owner.query(statement)
  const began = performance.now()
  // Tables emptied in the same transaction need no journal.
  await owner.query('begin')
  await owner.query(`truncate ${tables.map(quoted).join(', ')} cascade`)
  await owner.query(`set local work_mem = '128MB'`)
  const { make, copies: statements } = await copying(owner, given.lean ?? false)
  let told = began
  for (let copy = 0; copy < copies; copy++) {
    await owner.query('truncate made')
    await owner.query(make, [copy, base, openCount + copy * base, copies, days])
    // The last copy gives what is still missing.
    const over = openCount + (copy + 1) * base - size
    if (over > 0) await owner.query('delete from made where nth > $1', [base - over])
    await owner.query('analyze made')
    for (const statement of statements) await owner.query(statement)
    if (free(dataDir) < reserve) throw new Error(`Less than ${giga(reserve)} are left on the disk: stopped.`)
    if (performance.now() - told > 5_000 || copy === copies - 1) {
      told = performance.now()
      const done = Math.min(size, openCount + (copy + 1) * base)
      const rate = (done / (told - began)) * 1000
      step(`${done} of ${size} cases, ${rate.toFixed(0)} a second, ${giga(free(dataDir))} left on the disk`)
    }
  }
  for (const table of tables) await owner.query(`insert into ${quoted(table)} select * from open_${table}`)
  await owner.query(`drop table made, ${tables.flatMap((table) => [`base_${table}`, `open_${table}`]).join(', ')}`)
  await owner.query('commit')
  await owner.query(`set maintenance_work_mem = '1500MB'`)
  for (const { table, sql } of back) {
    const from = performance.now()
    await owner.query(sql)
    const seconds = (performance.now() - from) / 1000
    if (free(dataDir) < reserve) throw new Error(`Less than ${giga(reserve)} are left on the disk: stopped.`)
    if (seconds > 3)
      step(
        `${table}: ${/(?:index|constraint) \S+/i.exec(sql)?.[0]} in ${seconds.toFixed(0)} s, ${giga(free(dataDir))} left`,
      )
  }
  for (const table of tables) await owner.query(`vacuum (analyze, freeze) ${quoted(table)}`)
  const seconds = (performance.now() - began) / 1000
  step(`${size} cases with their indexes in ${seconds.toFixed(0)} s: ${(size / seconds).toFixed(0)} a second`)
  const after = await dumpSchema(owner)
  const golden = readFileSync(join(import.meta.dirname, '../server/schema.sql'), 'utf8')
  if (after !== before || after !== golden) throw new Error('The schema is not the product’s: drop this data folder.')
}

/** Drops a data folder, with its database wherever that lies. */
export function dropDesk(dataDir: string): void {
  const note = join(dataDir, 'database.json')
  if (existsSync(note)) {
    const { cluster } = JSON.parse(readFileSync(note, 'utf8')) as { cluster: string }
    rmSync(resolve(dataDir, cluster), { recursive: true, force: true })
  }
  rmSync(dataDir, { recursive: true, force: true })
}
