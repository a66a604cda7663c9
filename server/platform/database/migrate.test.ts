import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { testSecret } from '../../testing/template.ts'
import { appUrlOf } from './database.ts'
import { dumpSchema, generateTypes } from './dump.ts'
import { migrate } from './migrate.ts'

const silent = { info() {} }

describe('the database after all migrations', async () => {
  const { url } = await testDatabase()
  const withClient = async <T>(work: (client: pg.Client) => Promise<T>) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  const file = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

  test('is what server/schema.sql says (else: node tools/schema.mjs)', async () => {
    expect(await withClient(dumpSchema)).toBe(await file('../../schema.sql'))
  })

  test('has the types of schema.gen.ts (else: node tools/schema.mjs)', async () => {
    expect(await withClient(generateTypes)).toBe(await file('./schema.gen.ts'))
  })

  test('has nothing left to migrate', async () => {
    expect((await migrate({ url, secret: testSecret, log: silent })).applied).toEqual([])
  })
})

describe('a migration', async () => {
  const { url, asOwner } = await testDatabase()
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorstep-migrations-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
    await asOwner('drop table if exists pebble')
    await asOwner('delete from migration where number >= 900')
  })
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  const run = () => migrate({ url, secret: testSecret, log: silent, folder })
  const pebble = 'create table pebble (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));'

  test('runs once, in order, and says what it did', async () => {
    await write('902_more.sql', 'alter table pebble add colour text;')
    await write('901_pebble.sql', `${pebble}\n-- a comment; with a semicolon\n`)
    expect(await run()).toEqual({ applied: ['901_pebble.sql', '902_more.sql'], total: 2 })
    expect(await run()).toEqual({ applied: [], total: 2 })
  })

  test('runs once when several processes start together', async () => {
    await write('901_pebble.sql', pebble)
    const done = await Promise.all([run(), run(), run()])
    expect(done.flatMap(({ applied }) => applied)).toEqual(['901_pebble.sql'])
  })

  test('leaves nothing of a file that fails, and names it and the statement', async () => {
    await write('901_pebble.sql', `${pebble} insert into nowhere values (1);`)
    await expect(run()).rejects.toThrow(/901_pebble\.sql: relation "nowhere" does not exist\s+insert into nowhere/)
    expect(await asOwner("select to_regclass('pebble') as pebble")).toEqual([{ pebble: null }])
  })

  test('that changed after it ran is refused; other line ends are no change', async () => {
    await write('901_pebble.sql', `${pebble}\n`)
    await run()
    await write('901_pebble.sql', `${pebble}\r\n`)
    expect((await run()).applied).toEqual([])
    await write('901_pebble.sql', `${pebble} -- but\n`)
    await expect(run()).rejects.toThrow('901_pebble.sql has changed since it ran')
  })

  test('needs a number of its own', async () => {
    await write('901_pebble.sql', pebble)
    await write('901_stone.sql', 'select 1;')
    await expect(run()).rejects.toThrow('have the same number')
    await rm(join(folder, '901_stone.sql'))
    await write('stone.sql', 'select 1;')
    await expect(run()).rejects.toThrow('the name must be like')
  })

  test('gets what it forgot: row-level security, and the rights its comment promises', async () => {
    await write('901_pebble.sql', `${pebble} comment on table pebble is 'append-only: stones that stay';`)
    await run()
    const app = new pg.Client({ connectionString: appUrlOf(url, testSecret) })
    await app.connect()
    const row = 'insert into pebble values (gen_random_uuid(), gen_random_uuid())'
    await expect(app.query(row)).rejects.toThrow('row-level security')
    await expect(app.query('delete from pebble')).rejects.toThrow('permission denied')
    await expect(app.query('create table mine (n int)')).rejects.toThrow('permission denied')
    await app.end()
  })
})
