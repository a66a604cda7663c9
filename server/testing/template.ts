import pg from 'pg'
import { migrate } from '../platform/database/migrate.ts'

/** The secret every test installation has. */
export const testSecret = 'a secret for tests and nothing else'

/** Database every test file's database is cloned from. */
export const templateName = 'doorstep_template'

/** The same server's address with another database. */
export function onDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Makes and migrates the template database on a server. */
export async function createTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${templateName}`)
  } finally {
    await client.end()
  }
  await migrate({ url: onDatabase(serverUrl, templateName), secret: testSecret, log: { info() {} } })
}
