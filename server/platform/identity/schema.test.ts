import { getAuthTables } from '@better-auth/core/db'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { systemClock } from '../clock.ts'
import { openLog } from '../log.ts'
import { catchMessages } from '../mail/caught.ts'
import { catchingMailer } from '../mail/mailer.ts'
import { catchingTexter } from '../sms/texter.ts'
import { codeLimits, waitFor } from './code-limit.rules.ts'
import { createSignIn } from './sign-in.ts'

const { database, secret, asOwner } = await testDatabase()

test('our tables have every column that the sign-in library reads and writes', async () => {
  const caught = catchMessages(systemClock)
  const signIn = createSignIn(
    {
      pool: database.pool,
      secret,
      clock: systemClock,
      log: openLog({ level: 'silent' }),
      mailer: catchingMailer(caught),
      texter: catchingTexter(caught),
    },
    () => {},
  )
  const rows = await asOwner<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'auth'`,
  )
  const ours = new Set(rows.map((row) => row.name))
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const theirs = Object.values(getAuthTables(signIn.options)).flatMap((table) =>
    ['id', ...Object.entries(table.fields).map(([key, field]) => field.fieldName ?? key)].map(
      (column) => `${snake(table.modelName)}.${snake(column)}`,
    ),
  )
  expect(theirs.length).toBeGreaterThan(50)
  expect(theirs.filter((name) => !ours.has(name))).toEqual([])
})

test('codes to one destination get rarer the more were sent', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  const wait = (before: Date[], at: Date) => waitFor(before, at, codeLimits)
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
  expect(wait([], now)).toBe(0)
  expect(wait([ago(10)], now)).toBe(20)
  expect(wait([ago(30)], now)).toBe(0)
  expect(wait([60, 120, 180, 240].map(ago), now)).toBe(0)
  expect(wait([60, 120, 180, 240, 300].map(ago), now)).toBe(3300)
  const everyFourThousand = Array.from({ length: codeLimits[2].most }, (_, i) => ago((i + 1) * 4000))
  expect(wait(everyFourThousand, now)).toBe(86_400 - 60_000)
})
