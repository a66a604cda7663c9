import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { testApp } from '../../testing/app.ts'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { openObjectStore } from '../../testing/object-store.ts'
import { onDatabase } from '../../testing/template.ts'
import { buildTown } from '../../testing/town.ts'
import { openStorage } from '../files/storage.ts'
import { uuidv7 } from '../ids.ts'
import { backUp } from './files.ts'
import { beginLoad, type Load } from './load.store.ts'
import type { BackupHead } from './manifest.ts'
import { readBackup } from './read.ts'
import { restoreBackup } from './restore.ts'
import { readTables } from './snapshot.store.ts'

const log = pino({ level: 'silent' })
const folder = mkdtempSync(join(tmpdir(), 'doorstep-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every row of every table as text, by table, in an order of its own. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const all: Record<string, string[]> = {}
  for (const { name } of await readTables(client)) {
    const table = name
      .split('.')
      .map((part) => client.escapeIdentifier(part))
      .join('.')
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  await client.end()
  return all
}

const storageAt = (name: string) => openStorage({ dataDir: join(folder, name) })
const sourceOf = async (db: TestDatabase, data: string) => ({
  ...{ databaseUrl: db.url, disk: await storageAt(data), secret: db.secret, withSecret: true },
})

/** An empty database beside the others. */
async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('databaseServer')
  const name = `restored_${randomBytes(6).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`CREATE DATABASE ${name}`)
  return { url: onDatabase(server, name), drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) }
}

describe('a backup of every table', async () => {
  const db = await testDatabase()
  const target = await testDatabase()
  const id = uuidv7()
  /** What a careless format would stumble over. */
  const nasty = 'tab\t, line\nend, \\N, \\., "quotes", 邻里 🏮'

  /** One row in each table with something in every column; all of one id, so that every reference finds its row. */
  async function plant(): Promise<number> {
    const client = new pg.Client({ connectionString: db.url })
    await client.connect()
    const checks = await client.query(`select conrelid::regclass::text as table, conname from pg_constraint
      where contype = 'c' and conrelid <> 0 and connamespace in (select oid from pg_namespace where nspname in ('public', 'auth'))`)
    for (const { table, conname } of checks.rows) {
      const statement = `alter table ${table} drop constraint ${client.escapeIdentifier(conname)}`
      await client.query(statement)
      await target.asOwner(statement)
    }
    await client.query('set session_replication_role = replica')
    const { rows: columns } = await client.query<{ table: string; name: string; type: string }>(`
      select c.oid::regclass::text as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind in ('r', 'p') and c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'auth'))
        and c.relname <> 'migration'`)
    const tables = Map.groupBy(columns, ({ table }) => table)
    for (const [table, of] of tables) {
      const values = of.map(
        ({ name, type }) => `${client.escapeLiteral(name === 'storage_key' ? 'no/bytes' : fillingOf(type))}::${type}`,
      )
      await client.query(
        `insert into ${table} (${of.map(({ name }) => client.escapeIdentifier(name))}) values (${values})`,
      )
    }
    await client.end()
    return tables.size
  }

  function fillingOf(type: string): string {
    if (type.endsWith('[]'))
      return `{${type.startsWith('text') ? JSON.stringify(nasty) : fillingOf(type.slice(0, -2))}}`
    if (type === 'uuid') return id
    if (type.startsWith('json')) return JSON.stringify({ nasty, deep: [1.5, null] })
    if (/int|numeric|double|real/.test(type)) return '7'
    if (type === 'boolean') return 'true'
    if (type === 'bytea') return '\\x00010aff5c'
    if (type === 'point') return '(120.1234567,30.7654321)'
    if (type === 'inet') return '10.0.0.1'
    if (type === 'date') return '2026-03-02'
    if (type.startsWith('timestamp')) return '2026-03-02 01:02:03.456789+00'
    if (type.startsWith('time')) return '01:02:03'
    if (type === 'tsvector') return "'a':1 '邻里':2"
    return nasty
  }

  test('comes back row by row, whatever the rows hold', async () => {
    const planted = await plant()
    const file = join(folder, 'every.tar')
    await backUp(await sourceOf(db, 'none'), { out: file })
    let load: Load | undefined
    await readBackup(file, {
      async head(head) {
        load = await beginLoad(target.url, head)
      },
      rows: async (table, text) => load?.rows(table, text),
    })
    await load?.commit()
    await load?.close()
    const [was, is] = [await everything(db.url), await everything(target.url)]
    // The note of this backup itself was written after its instant.
    const notes = was['public.backup_made']
    expect(notes).toHaveLength(2)
    expect(Object.values(was).filter((rows) => rows.length > 0).length).toBe(planted + 1)
    expect(is).toEqual({ ...was, 'public.backup_made': notes?.filter((row) => row.includes(id)) })
  })
})

describe('a backup of an installation at work', async () => {
  const app = await testApp({ background: false })
  const town = await buildTown(app)
  const file = join(folder, 'work.tar')
  const data = app.config.dataDir
  const source = async () => ({ ...(await sourceOf(app.db, 'unused')), disk: await openStorage({ dataDir: data }) })
  let restored: { url: string; drop(): Promise<void> }
  let secret = ''

  beforeAll(async () => {
    const picture = await app.deps.files.take({
      tenantId: app.tenant.id,
      bytes: Buffer.from(tiny, 'base64'),
      name: 'lamp.png',
    })
    const receipt = await app.anonymous().call(caseRoutes.create, {
      body: { text: 'The lamp at the well is out', point: town.home, fileIds: [picture.id] },
    })
    secret = receipt.secret
    await app.db.database.tx(app.tenant.id, (tx) => app.deps.jobs.enqueue(tx, 'test.waiting', { case: receipt.id }))
    await backUp(await source(), { out: file })
    restored = await emptyDatabase()
  })
  afterAll(() => restored.drop())

  const into = async (name: string, more: { replace?: boolean } = {}) => ({
    ...{
      databaseUrl: restored.url,
      disk: await storageAt(name),
      secret: app.db.secret,
      replace: more.replace ?? false,
      log,
    },
  })

  test('is restored with rows, rights, files and the jobs that waited', async () => {
    const { contents, jobs, migrated } = await restoreBackup(file, await into('restored'))
    expect(migrated).toEqual([])
    expect(contents.head.secret.kept).toBe(true)
    const [was, is] = [await everything(app.db.url), await everything(restored.url)]
    expect(is).toEqual({ ...was, 'public.backup_made': [] })
    const kept = readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(kept.length).toBeGreaterThan(0)
    expect(contents.manifest.files.count).toBe(kept.length)
    for (const entry of kept) {
      const path = join(entry.parentPath, entry.name)
      const other = path.replace(data, join(folder, 'restored'))
      expect((await readFile(other)).equals(await readFile(path)), path).toBe(true)
    }
    expect(jobs).toBe(1)
    const client = new pg.Client({ connectionString: restored.url })
    await client.connect()
    const waiting = await client.query(
      "select data->'tenantId' as tenant, state from pgboss.job where name = 'test.waiting'",
    )
    expect(waiting.rows).toEqual([{ tenant: app.tenant.id, state: 'created' }])
    // Histories stay histories, and tenants stay apart.
    const loose =
      await client.query(`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id') and not (relrowsecurity and relforcerowsecurity)`)
    expect(loose.rows).toEqual([])
    const rights = await client.query("select has_table_privilege('doorstep_app', 'case_event', 'update') as may")
    expect(rights.rows).toEqual([{ may: false }])
    await client.end()
    expect(secret).not.toBe('')
  })

  test('of files that stand in S3 is the same, and is restored into S3 as well as into a folder', async () => {
    const store = await openObjectStore()
    const bucket = await openStorage(store.config)
    await restoreBackup(file, { ...(await into('unused', { replace: true })), disk: bucket })
    const made = join(folder, 's3.tar')
    await backUp({ ...(await source()), disk: bucket }, { out: made })
    const [first, again] = [await readBackup(file), await readBackup(made)]
    expect(again.manifest.files).toEqual(first.manifest.files)
    expect(again.manifest.files.count).toBeGreaterThan(0)
    await restoreBackup(made, await into('from-s3', { replace: true }))
    for (const entry of readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const was = await readFile(path)
      expect((await readFile(path.replace(data, join(folder, 'from-s3')))).equals(was), path).toBe(true)
      const key = path.slice(join(data, 'files').length + 1)
      expect(Buffer.from(await bucket.getBytes(key)).equals(was), key).toBe(true)
    }
  })

  test('is not restored over what is there, unless told', async () => {
    await expect(restoreBackup(file, await into('again'))).rejects.toThrow(
      'There is a Doorstep in this database already',
    )
  })

  test('is not restored under a server at work', async () => {
    const server = new pg.Client({ connectionString: restored.url, application_name: 'doorstep' })
    await server.connect()
    await expect(restoreBackup(file, await into('busy', { replace: true }))).rejects.toThrow('Stop every server first')
    await server.end()
  })

  test('is of one instant: what is written meanwhile is not in it', async () => {
    const lines: string[] = []
    const during = join(folder, 'during.tar')
    const made = await backUp(
      {
        ...(await source()),
        progress(text) {
          lines.push(text)
          // Before the table of cases comes, another one arrives.
          if (lines.length === 1)
            void app.anonymous().call(caseRoutes.create, { body: { text: 'Too late', point: town.home } })
        },
      },
      { out: during },
    )
    const { manifest } = await readBackup(during)
    const first = await readBackup(file)
    expect(manifest.tables['public.case']).toEqual(first.manifest.tables['public.case'])
    expect(manifest.tables['public.case_event']).toEqual(first.manifest.tables['public.case_event'])
    expect(made.made.rows).toBeGreaterThan(50)
  })

  test('that lost or gained a bit anywhere is refused with words', async () => {
    const whole = await readFile(file)
    const broken = join(folder, 'broken.tar')
    const refusal = /is damaged: .+\. Nothing was restored|is no backup of Doorstep/
    const stride = Math.floor(whole.length / 40)
    for (let at = 3; at < whole.length; at += stride) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      await writeFile(broken, bytes)
      await expect(readBackup(broken), `byte ${at}`).rejects.toThrow(refusal)
    }
    for (const length of [0, 100, 512, stride * 7, whole.length - 1024, whole.length - 1]) {
      await writeFile(broken, whole.subarray(0, length))
      if (length === 0) await expect(readBackup(broken)).rejects.toThrow('no backup of Doorstep')
      else await expect(readBackup(broken), `cut at ${length}`).rejects.toThrow(refusal)
    }
    await expect(readBackup(join(folder, 'nowhere.tar'))).rejects.toThrow('There is no backup')
  })

  test('of a newer Doorstep is refused, and drops nothing', async () => {
    const head = (await readBackup(file)).head
    const newer: BackupHead = {
      ...head,
      migrations: [...head.migrations, { number: 999, name: '999_new.sql', checksum: 'x' }],
    }
    const { sameMigrations } = await import('./restore.ts')
    await expect(sameMigrations(newer)).rejects.toThrow('made by a newer Doorstep (it knows 999_new.sql)')
  })

  test('is noted, goes into a folder by its time, and makes room there', async () => {
    const where = join(folder, 'nightly/')
    await writeFile(join(folder, 'other'), '')
    await backUp(await source(), { out: where, keep: 2 })
    for (const day of ['20260101', '20260102']) await writeFile(join(where, `doorstep-${day}T000000Z.tar`), '')
    await writeFile(join(where, 'notes.txt'), '')
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    const { deleted, file: path } = await backUp(await source(), { out: where, keep: 2 })
    expect(deleted).toEqual(['doorstep-20260101T000000Z.tar', 'doorstep-20260102T000000Z.tar'])
    expect(readdirSync(where).length).toBe(3)
    expect(existsSync(path ?? '')).toBe(true)
    await expect(backUp(await source(), { out: path ?? '' })).rejects.toThrow('never writes over one')
    const notes = await app.db.asOwner<{ bytes: number }>('select bytes from backup_made')
    expect(notes.length).toBeGreaterThan(2)
  })
})

/** A picture of one pixel. */
const tiny = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
