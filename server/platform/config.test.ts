import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ConfigError, loadConfig, readConfig } from './config.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('with nothing said, it listens on this machine only, with a demo in its own database', () => {
  const config = readConfig({}, {})
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 8311,
    demo: 'small',
    databaseUrl: undefined,
    oidc: undefined,
  })
  expect(config.dataDir).toMatch(/\.doorstep$/)
})

test('the command line wins over the environment', () => {
  const config = readConfig({ port: '9000', demo: 'none' }, { PORT: '1', DEMO: 'full', HOST: '0.0.0.0' })
  expect(config).toMatchObject({ port: 9000, demo: 'none', host: '0.0.0.0' })
})

test('an operator who brings a database gets no synthetic people unless they ask', () => {
  const database = { DATABASE_URL: 'postgres://doorstep@db.example/doorstep' }
  expect(readConfig({}, database).demo).toBe('none')
  expect(readConfig({}, { ...database, DEMO: 'small' }).demo).toBe('small')
})

test('every wrong variable is named at once, with what is expected', () => {
  const wrong = () =>
    readConfig({ demo: 'big' }, { PORT: 'eighty', DOORSTEP_SECRET: 'short', SMTP_URL: 'smtp://mail.example' })
  expect(wrong).toThrow(ConfigError)
  expect(wrong).toThrow('PORT (--port) must be a whole number from 0 to 65535, not "eighty".')
  expect(wrong).toThrow('DEMO (--demo) must be one of small, full, none, not "big".')
  expect(wrong).toThrow('DOORSTEP_SECRET must have at least 32 characters; it has 5.')
  expect(wrong).toThrow('SMTP_FROM is missing; it is needed because SMTP_URL is set.')
})

test('a wrong database address is refused without repeating the password in it', () => {
  const wrong = () => readConfig({}, { DATABASE_URL: 'mysql://owner:hunter2@db' })
  expect(wrong).toThrow('DATABASE_URL must be an address that starts with postgres:// or postgresql://.')
  expect(wrong).not.toThrow('hunter2')
})

test('the secret is made once, for its owner only, and kept', () => {
  const data = mkdtempSync(join(tmpdir(), 'doorstep-config-'))
  folders.push(data)
  const first = loadConfig({ data }, {})
  expect(first.secret).toHaveLength(43)
  expect(loadConfig({ data }, {}).secret).toBe(first.secret)
  expect(readFileSync(join(data, 'secret'), 'utf8').trim()).toBe(first.secret)
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
})

test('one process of several needs the database and the secret that all share; alone it needs neither', () => {
  expect(readConfig({}, {})).toMatchObject({ role: 'all', stopDelay: 0 })
  const shared = { DATABASE_URL: 'postgres://owner@db/doorstep', DOORSTEP_SECRET: 'x'.repeat(32), STOP_DELAY: '15' }
  expect(readConfig({ role: 'worker' }, shared)).toMatchObject({ role: 'worker', stopDelay: 15 })
  expect(() => readConfig({ role: 'web' }, {})).toThrow(/^DATABASE_URL is missing.*\nDOORSTEP_SECRET is missing/)
  expect(() => readConfig({ role: 'both' }, shared)).toThrow('DOORSTEP_ROLE (--role) must be one of web, worker, all')
})
