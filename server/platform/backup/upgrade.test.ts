import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { onDatabase, testSecret } from '../../testing/template.ts'
import { dumpSchema } from '../database/dump.ts'
import { houseMigrations, migrate, readMigrations } from '../database/migrate.ts'
import { openStorage } from '../files/storage.ts'
import { uuidv7 } from '../ids.ts'
import { backUp } from './files.ts'
import { restoreBackup } from './restore.ts'

const log = pino({ level: 'silent' })

/** The database as it was before merit points, mediation, the hall and petitions, with a report in it. */
describe('a database of an earlier version', async () => {
  const server = inject('databaseServer')
  const name = `old_${randomBytes(6).toString('hex')}`
  const url = onDatabase(server, name)
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-upgrade-'))
  const [tenant, unit, report] = [uuidv7(), uuidv7(), uuidv7()]
  const files = await readMigrations(houseMigrations)
  const earlier = new Set(files.filter(({ number }) => number <= 27).map(({ number }) => number))

  async function run<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], at = url): Promise<Row[]> {
    const client = new pg.Client({ connectionString: at })
    await client.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      await client.end()
    }
  }
  const written = () =>
    Promise.all(
      ['tenant', 'unit', 'case', 'case_event'].map((table) =>
        run<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${table}" t`),
      ),
    )

  beforeAll(async () => {
    await run(`CREATE DATABASE ${name}`, [], server)
    await migrate({ url, secret: testSecret, log, only: earlier })
    await run(
      `insert into tenant (id, slug, name_en, name_zh, number_prefix, time_zone, created_at)
       values ($1, 'old', 'Willow District', '柳巷区', 'W', 'Asia/Shanghai', '2025-11-03T01:00:00Z')`,
      [tenant],
    )
    await fill('unit', { id: unit, name_en: 'Willow District', level: 'district', path: [unit] })
    await fill('case', {
      id: report,
      number: 'W2511030001',
      text: 'The lamp at the well is out',
      state: 'handling',
      holder_kind: 'unit',
      reporter_kind: 'resident',
    })
    await fill('case_event', { case_id: report, type: 'case.reported' })
  })
  afterAll(async () => {
    await run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, [], server)
    rmSync(folder, { recursive: true, force: true })
  })

  /** Puts a row in with what is said and something in every other column that needs it. */
  async function fill(table: string, said: Record<string, unknown>): Promise<void> {
    const columns = await run<{ name: string; type: string }>(
      `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a where a.attrelid = $1::regclass
         and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef`,
      [`"${table}"`],
    )
    const row: Record<string, unknown> = {}
    for (const { name, type } of columns) row[name] = name === 'tenant_id' ? tenant : somethingOf(type)
    Object.assign(row, said)
    const names = Object.keys(row)
    await run(
      `insert into "${table}" (${names.map((each) => `"${each}"`)}) values (${names.map((_each, i) => `$${i + 1}`)})`,
      Object.values(row),
    )
  }

  function somethingOf(type: string): unknown {
    if (type === 'uuid') return unit
    if (type.endsWith('[]')) return []
    if (type === 'jsonb') return '{}'
    if (/int|numeric|double|real/.test(type)) return 1
    if (type === 'boolean') return false
    if (type === 'tsvector') return "'lamp':1"
    if (type === 'point') return '(120.01,30.01)'
    if (type.startsWith('timestamp') || type === 'date') return '2025-11-03T01:00:00Z'
    return 'x'
  }

  test('is brought to the present shape with all it holds, also from a backup', async () => {
    const disk = await openStorage({ dataDir: folder })
    const source = { databaseUrl: url, disk, secret: testSecret, withSecret: false }
    const file = join(folder, 'old.tar')
    await backUp(source, { out: file })
    const before = await written()
    expect(before.map((rows) => rows.length)).toEqual([1, 1, 1, 1])

    // In place: the upgrade.
    const { applied } = await migrate({ url, secret: testSecret, log })
    expect(applied.length).toBe(files.length - earlier.size)
    const upgraded = await written()
    expect(upgraded.map(kept(before))).toEqual(before)
    const schema = await shapeOf()

    // The backup from before, in the place of the upgraded database.
    const restored = await restoreBackup(file, { ...source, replace: true, log })
    expect(restored.migrated).toEqual(applied)
    expect(await written()).toEqual(upgraded)
    expect(await shapeOf()).toBe(schema)
  })

  /** The rows with the columns they had; what a migration added is left out. */
  const kept =
    (before: { row: Record<string, unknown> }[][]) => (rows: { row: Record<string, unknown> }[], table: number) =>
      rows.map(({ row }, n) => ({
        row: Object.fromEntries(Object.keys(before[table]?.[n]?.row ?? {}).map((column) => [column, row[column]])),
      }))

  async function shapeOf(): Promise<string> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const shape = await dumpSchema(client)
    await client.end()
    return shape
  }

  test('of a newer version is refused, and named', async () => {
    await run("insert into migration (number, name, checksum) values (998, '998_of_tomorrow.sql', 'x')")
    await expect(migrate({ url, secret: testSecret, log })).rejects.toThrow(
      /belongs to a newer Doorstep: it has had migration 998_of_tomorrow\.sql/,
    )
  })
})
