import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examine } from '../../examine.ts'
import { testDatabase } from '../../testing/database.ts'
import { uuidv7 } from '../ids.ts'
import { backupOf, calendarOf } from './content.checks.ts'
import { type Finding, runChecks, tableOf } from './finding.ts'
import { configurationOf, isStrong } from './installation.checks.ts'
import { validityOf } from './outside.checks.ts'

const now = new Date('2026-11-22T03:00:00Z')

describe('doctor, of an installation', async () => {
  const db = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-doctor-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const environment = { DATABASE_URL: db.url, DOORSTEP_SECRET: db.secret, DOORSTEP_DATA: dataDir }
  const ask = async (more: NodeJS.ProcessEnv = {}) => {
    const findings = await examine({}, { environment: { ...environment, ...more } })
    return (check: string) => findings.filter((finding) => finding.check === check)
  }
  let tenant = ''
  beforeAll(async () => {
    tenant = await db.addTenant('north')
  })

  test('that is well, finds nothing bad and says what it did not look at', async () => {
    const found = await ask()
    for (const check of [
      'configuration',
      'database',
      'clock',
      'migrations',
      'role',
      'tenants apart',
      'histories',
      'events',
      'jobs',
      'files',
    ])
      expect(found(check), check).toMatchObject([{ verdict: 'good' }])
    expect(found('backup')).toMatchObject([{ verdict: 'look', found: 'none was made of this installation' }])
    for (const check of ['mail', 'text messages', 'S3', 'own sign-in', 'certificate', 'host names'])
      expect(found(check), check).toMatchObject([{ verdict: 'left' }])
  })

  test('finds what was loosened in the database, and says how to mend it', async () => {
    await db.asOwner('grant update on case_event to doorstep_app')
    await db.asOwner('alter table outbox no force row level security')
    await db.asOwner("update migration set checksum = 'other' where number = 2")
    const found = await ask()
    expect(found('histories')).toMatchObject([{ verdict: 'bad', found: expect.stringContaining('case_event') }])
    expect(found('tenants apart')).toMatchObject([{ verdict: 'bad', found: expect.stringContaining('outbox') }])
    expect(found('migrations')).toMatchObject([{ verdict: 'bad', found: expect.stringContaining('002_territory.sql') }])
    await db.asOwner("insert into migration (number, name, checksum) values (998, '998_x.sql', 'x')")
    expect((await ask())('migrations')).toMatchObject([
      { verdict: 'bad', found: expect.stringContaining('newer Doorstep') },
    ])
  })

  test('finds work that waits, was given up or is stuck', async () => {
    const event = (parked: boolean) =>
      db.asOwner(
        `insert into outbox (tenant_id, id, name, body, created_at, parked_at) values ($1, $2, 'case.x', '{}', now() - interval '1 hour', ${parked ? 'now()' : 'null'})`,
        [tenant, uuidv7()],
      )
    await event(false)
    await event(true)
    // Nobody is at work here: waiting is no fault then. With a server it is.
    expect((await ask())('events')).toMatchObject([
      { verdict: 'look', found: expect.stringContaining('no server is running') },
      {},
    ])
    await db.database.ping()
    const found = await ask()
    expect(found('events')).toMatchObject([
      { verdict: 'bad', found: expect.stringMatching(/^1 wait, the oldest for 3[56]\d\d s/) },
      { verdict: 'look', found: expect.stringContaining('1 were given up') },
    ])
  })

  test('finds files without bytes, and bytes without a row', async () => {
    const file = uuidv7()
    await db.asOwner(
      `insert into file (tenant_id, id, owner_kind, owner_id, name, mime, size, sha256, storage_key, created_at)
       values ($1, $2, 'case', $2, 'lamp.png', 'image/png', 1, 'x', $3, now())`,
      [tenant, file, `${tenant}/${file.slice(0, 8)}/${file}`],
    )
    const old = '0190a000-0000-7000-8000-000000000001'
    mkdirSync(join(dataDir, 'files', tenant, old.slice(0, 8), old), { recursive: true })
    const found = (await ask())('files')
    expect(found).toMatchObject([
      { verdict: 'bad', found: `1 of north have no bytes, such as ${file}` },
      { verdict: 'look', found: expect.stringContaining('1 folders of north belong to no row') },
    ])
  })

  test('finds files others may read, and a database nobody answers at', async () => {
    writeFileSync(join(dataDir, 'database.json'), '{}')
    chmodSync(join(dataDir, 'database.json'), 0o644)
    const found = await ask({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(found('data folder')).toMatchObject([{ verdict: 'bad', todo: expect.stringContaining('chmod 600') }])
    expect(found('database')).toMatchObject([{ verdict: 'bad', found: expect.stringContaining('can’t be reached') }])
    expect(found('mail')).toMatchObject([{ verdict: 'left' }])
    rmSync(join(dataDir, 'database.json'))
  })

  test('says every fault of the configuration, and that there is no installation', async () => {
    const faults = await examine({}, { environment: { PORT: 'x', DOORSTEP_SECRET: 'short' } })
    expect(faults.map(({ verdict, check }) => `${verdict} ${check}`)).toEqual([
      'bad configuration',
      'bad configuration',
    ])
    const nothing = await examine({ data: join(dataDir, 'nowhere') }, { environment: {} })
    expect(nothing[0]).toMatchObject({ verdict: 'bad', found: expect.stringContaining('There is no Doorstep in') })
  })

  test('asks the mail server and the gateway for text messages, and sends nothing', async () => {
    const mails: unknown[] = []
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream) => void mails.push(stream),
    })
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    const gateway = createServer((socket) => void socket.on('data', (data) => mails.push(data)))
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
    const port = (server: { address(): unknown }) => (server.address() as { port: number }).port
    const sms = {
      SMS_WEBHOOK_SECRET: 'k3Rw9-tQz81_vLmX0pYc7uHn',
      SMS_WEBHOOK_URL: `http://127.0.0.1:${port(gateway)}/`,
    }
    const mail = { SMTP_FROM: 'Doorstep <no-reply@district.example>' }
    const well = await ask({ ...sms, ...mail, SMTP_URL: `smtp://127.0.0.1:${port(smtp.server)}` })
    expect(well('mail')).toMatchObject([{ verdict: 'good' }])
    expect(well('text messages')).toMatchObject([{ verdict: 'good' }])
    await new Promise<void>((resolve) => smtp.close(resolve))
    await new Promise((resolve) => gateway.close(resolve))
    const ill = await ask({ ...sms, ...mail, SMTP_URL: 'smtp://127.0.0.1:1' })
    expect(ill('mail')).toMatchObject([{ verdict: 'bad', todo: expect.stringContaining('SMTP_URL') }])
    expect(ill('text messages')).toMatchObject([{ verdict: 'bad', found: expect.stringContaining('ECONNREFUSED') }])
    expect(mails).toEqual([])
  })
})

describe('doctor', () => {
  const days = (...years: number[]) => years.map((year) => ({ date: `${year}-01-01` }))
  const calendar = (...years: number[]) => ({ always: false, timeZone: 'Asia/Shanghai', days: days(...years) })

  test('knows from October on that the holidays of next year are missing', () => {
    expect(calendarOf(calendar(2026), now)).toMatchObject({ verdict: 'look', todo: expect.stringContaining('2027') })
    expect(calendarOf(calendar(2026), new Date('2026-06-01T00:00:00Z'))).toBeUndefined()
    expect(calendarOf(calendar(2026, 2027), now)).toBeUndefined()
    expect(calendarOf(calendar(2025), now)).toMatchObject({ verdict: 'bad', todo: expect.stringContaining('2026') })
    expect(calendarOf({ ...calendar(2025), always: true }, now)).toBeUndefined()
    expect(calendarOf(calendar(), now)).toBeUndefined()
  })

  test('knows a secret that can be guessed', () => {
    expect(isStrong('correct horse battery staple, and more')).toBe(true)
    expect(isStrong('q3v9-tQz81_vLmX0pYc7uHn')).toBe(true)
    for (const weak of ['a'.repeat(40), '0123'.repeat(10), 'passwordpasswordpasswordpassword', 'short'])
      expect(isStrong(weak), weak).toBe(false)
  })

  test('says what is unwise in a configuration', () => {
    const plain = {
      host: '127.0.0.1',
      port: 0,
      dataDir: '/x',
      poolSize: 8,
      secret: '',
      role: 'all' as const,
      stopDelay: 0,
      demo: 'none' as const,
      trustProxy: 0,
    }
    const said = (more: object) =>
      configurationOf({ ...plain, ...more }).map(({ verdict, found }) => `${verdict} ${found}`)
    expect(said({})).toEqual(['good can be read, and says nothing unwise'])
    expect(said({ demo: 'small', publicUrl: 'https://a.example', trustProxy: 1, metricsToken: 'x' })[0]).toMatch(
      /^bad The demo is on/,
    )
    expect(said({ publicUrl: 'http://a.example' })[0]).toMatch(/^bad People reach it without encryption/)
    expect(said({ rateLimit: 0 })[0]).toMatch(/^bad All limits/)
    expect(said({ host: '0.0.0.0' })[0]).toMatch(/^look Nobody said/)
  })

  test('knows an old backup and a certificate that ends', () => {
    expect(backupOf(new Date('2026-11-21T20:00:00Z'), now).verdict).toBe('good')
    expect(backupOf(new Date('2026-11-20T02:00:00Z'), now).verdict).toBe('look')
    expect(backupOf(new Date('2026-11-01T02:00:00Z'), now).verdict).toBe('bad')
    const verdictIn = (days: number) =>
      validityOf({ hostname: 'a.example', until: new Date(now.getTime() + days * 86_400_000), now }).verdict
    expect([60, 14, 3, -1].map(verdictIn)).toEqual(['good', 'look', 'bad', 'bad'])
  })

  test('goes on when a check itself fails, and writes a table with what to do', async () => {
    const fine: Finding = { check: 'fine', verdict: 'good', found: 'well' }
    const findings = await runChecks([
      { name: 'broken', todo: 'Mend it.', look: () => Promise.reject(new Error('no way')) },
      { name: 'fine', todo: '', look: async () => [fine] },
    ])
    expect(tableOf(findings)).toEqual([
      'BAD   broken  could not be looked at: no way',
      '              → Mend it.',
      'ok    fine    well',
    ])
  })
})
