import pg from 'pg'
import type { Config } from '../config.ts'
import { appRole, appUrlOf } from '../database/database.ts'
import { houseMigrations, readMigrations } from '../database/migrate.ts'
import type { Examination } from './doctor.store.ts'
import { bad, type Check, type Finding, good, look } from './finding.ts'

const startOnce = 'Start the server once, or run npx doorstep migrate: it settles this.'
const few = (names: readonly string[]): string =>
  names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')

/** Whether the database is the one this version needs, and keeps tenants and histories as it should. */
export function databaseChecks(given: { exam: Examination; config: Config; url: string; now: () => Date }): Check[] {
  const { exam, config, url, now } = given
  const role = config.databaseAppUrl ? decodeURIComponent(new URL(config.databaseAppUrl).username) : appRole
  return [
    { name: 'database', todo: 'Look at the database’s own log.', look: () => serverOf(exam, now) },
    { name: 'migrations', todo: startOnce, look: () => migrationsOf(exam) },
    { name: 'role', todo: startOnce, look: () => roleOf(exam, { role, config, url }) },
    {
      name: 'tenants apart',
      todo: startOnce,
      async look() {
        const loose = await exam.looseTables()
        if (loose.length === 0) return [good('tenants apart', 'row-level security on every table of a tenant')]
        return [bad('tenants apart', `No or half row-level security on ${few(loose)}.`, startOnce)]
      },
    },
    {
      name: 'histories',
      todo: startOnce,
      async look() {
        const wrong = await exam.wrongRights(role)
        if (wrong.length === 0)
          return [good('histories', 'the application may do to each table what its comment says, and no more')]
        return [bad('histories', `The application’s role has other rights than it should on ${few(wrong)}.`, startOnce)]
      },
    },
  ]
}

async function serverOf(exam: Examination, now: () => Date): Promise<Finding[]> {
  const asked = now().getTime()
  const { version, now: there } = await exam.server()
  const apart = Math.abs(there.getTime() - (asked + now().getTime()) / 2) / 1000
  const major = Math.floor(version / 10_000)
  const todo = 'Let both machines keep time by NTP (timedatectl set-ntp true): due times and codes depend on it.'
  const clock = `${apart.toFixed(1)} s apart from the database’s clock`
  return [
    major >= 15
      ? good('database', `PostgreSQL ${major}`)
      : bad('database', `PostgreSQL ${major} is too old.`, 'Doorstep needs PostgreSQL 15 or newer.'),
    apart > 30 ? bad('clock', clock, todo) : apart > 2 ? look('clock', clock, todo) : good('clock', clock),
  ]
}

async function migrationsOf(exam: Examination): Promise<Finding[]> {
  const [ran, own] = [await exam.migrations(), await readMigrations(houseMigrations)]
  const known = new Map(own.map((file) => [file.number, file]))
  const done = new Set(ran.map(({ number }) => number))
  const newer = ran.filter(({ number }) => !known.has(number)).map(({ name }) => name)
  const changed = ran
    .filter(({ number, checksum }) => (known.get(number)?.checksum ?? checksum) !== checksum)
    .map(({ name }) => name)
  const open = own.filter(({ number }) => !done.has(number)).map(({ name }) => name)
  if (newer.length > 0)
    return [
      bad(
        'migrations',
        `The database belongs to a newer Doorstep: ${few(newer)}.`,
        'Run that version, or restore the backup from before the upgrade.',
      ),
    ]
  if (changed.length > 0)
    return [
      bad(
        'migrations',
        `Changed since they ran here: ${few(changed)}.`,
        'Put the files of this version back as they were delivered.',
      ),
    ]
  if (open.length > 0) return [look('migrations', `${open.length} have not run yet: ${few(open)}.`, startOnce)]
  return [good('migrations', `all ${own.length} have run`)]
}

async function roleOf(exam: Examination, given: { role: string; config: Config; url: string }): Promise<Finding[]> {
  const { role, config, url } = given
  const found = await exam.role(role)
  if (found === undefined) return [bad('role', `There is no role ${role}.`, startOnce)]
  if (found.special)
    return [bad('role', `${role} may pass by row-level security.`, `ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS`)]
  const client = new pg.Client({
    connectionString: config.databaseAppUrl ?? appUrlOf(url, config.secret),
    connectionTimeoutMillis: 5_000,
  })
  try {
    await client.connect()
    return [good('role', `${role} logs in, and has no special power`)]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [bad('role', `${role} can’t log in: ${why}.`, `Its password is made from the secret. ${startOnce}`)]
  } finally {
    await client.end().catch(() => {})
  }
}
