import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../platform/database/database.ts'
import { uuidv7 } from '../platform/ids.ts'
import { atEnd } from './ending.ts'
import { onDatabase, templateName, testSecret } from './template.ts'
import './global-setup.ts'

/** A database of a test file's own, migrated, empty. */
export interface TestDatabase {
  /** As the application sees it: its own role, row-level security on. */
  database: Database
  /** Owner's address of this database. */
  url: string
  secret: string
  /** Runs SQL as the owner, past row-level security: to look behind the curtain, or to tamper. */
  asOwner<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  /** Adds a tenant and gives back its id. */
  addTenant(slug?: string): Promise<string>
  /** Opens the same database once more, as another process would. The caller closes it. */
  openAnother(): Database
  close(): Promise<void>
}

const log = pino({ level: 'silent' })

/**
 * A database of this test file's own, cloned from the migrated template in about 150 ms; dropped when the file is through.
 * Call it once, at the top of the file or in a describe.
 */
export async function testDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const serverUrl = inject('databaseServer')
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY WAL_LOG`)
  const url = onDatabase(serverUrl, name)
  const open = () => openDatabase({ url, secret: testSecret, poolSize: options.poolSize ?? 8, log })
  const database = open()
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  owner.on('error', () => {})
  const asOwner = async <Row>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows as Row[]
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await Promise.all([database.close(), owner.end()])
    await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  atEnd(close)
  return {
    database,
    url,
    secret: testSecret,
    asOwner,
    openAnother: open,
    close,
    async addTenant(slug = `t-${randomBytes(4).toString('hex')}`) {
      const id = uuidv7()
      await asOwner(
        `INSERT INTO tenant (id, slug, name_en, name_zh, number_prefix, time_zone, created_at)
         VALUES ($1, $2, 'Willow Lane', '柳巷', 'T', 'Asia/Shanghai', now())`,
        [id, slug],
      )
      return id
    },
  }
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
