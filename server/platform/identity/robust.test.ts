import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { identityApp } from './harness.ts'

const password = 'correct horse battery'
const testing = await testDatabase()

describe('bad input at the sign-in door', async () => {
  const app = await identityApp(testing, { demo: true })
  const paths = [
    ...['sign-in/email', 'sign-in/email-otp', 'sign-in/social', 'sign-out', 'change-password', 'update-user'],
    ...['phone-number/send-otp', 'phone-number/verify', 'email-otp/send-verification-otp'],
    ...['email-otp/request-password-reset', 'email-otp/reset-password', 'two-factor/enable', 'two-factor/disable'],
    ...['two-factor/verify-totp', 'two-factor/verify-backup-code', 'passkey/verify-registration'],
    ...['passkey/verify-authentication', 'passkey/delete-passkey', 'passkey/update-passkey'],
  ]
  const long = 'x'.repeat(20_000)
  const values: unknown[] = [
    '',
    ' ',
    '\u0000',
    '\ud800',
    long,
    -1,
    1e308,
    null,
    true,
    [],
    {},
    ['a'],
    { $ne: 1 },
    "'; --",
    '%00',
  ]
  const fields = [
    'email',
    'password',
    'otp',
    'phoneNumber',
    'code',
    'type',
    'provider',
    'response',
    'name',
    'id',
    'newPassword',
  ]
  const bodies = [
    ...['', '{', '[]', 'null', '"text"', '1', '{"__proto__":{"a":1}}', long],
    ...values.map((value) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, value])))),
  ]

  test.each([false, true])(
    'is answered with a refusal, never a fault (signed in: %s)',
    async (signedIn) => {
      const visitor = app.visitor()
      if (signedIn) {
        await app.identity.accounts.create({ name: 'F', mail: 'fuzz@demo.example', password })
        await visitor.post('/api/auth/sign-in/email', { email: 'fuzz@demo.example', password })
      }
      const faults: string[] = []
      for (const path of paths) {
        for (const payload of bodies) {
          const reply = await app.http.inject({
            method: 'POST',
            url: `/api/auth/${path}`,
            payload,
            headers: {
              host: 'doorstep.test',
              origin: 'http://doorstep.test',
              'content-type': 'application/json',
              'x-doorstep-tenant': app.tenants.main.slug,
              // Signing out in the middle of it must not end the attempt.
              ...(path === 'sign-out' ? {} : { cookie: [...visitor.cookies].map(([k, v]) => `${k}=${v}`).join('; ') }),
            },
          })
          if (reply.statusCode >= 500)
            faults.push(`${path} ${payload.slice(0, 80)} → ${reply.statusCode} ${reply.payload}`)
        }
      }
      expect(faults).toEqual([])
    },
    60_000,
  )

  test('other kinds of body, other methods and strange addresses are refused too', async () => {
    const send = (method: 'POST' | 'PUT' | 'GET', url: string, type: string) =>
      app.http.inject({
        method,
        url,
        payload: method === 'GET' ? '' : 'a=b',
        headers: { host: 'doorstep.test', 'content-type': type },
      })
    const answers = [
      await send('POST', '/api/auth/sign-in/email', 'application/x-www-form-urlencoded'),
      await send('POST', '/api/auth/sign-in/email', 'text/plain'),
      await send('POST', '/api/auth/sign-in/email', 'multipart/form-data; boundary=x'),
      await send('PUT', '/api/auth/sign-in/email', 'application/json'),
      await send('GET', '/api/auth/sign-in/email', 'application/json'),
      await send('GET', '/api/auth/callback/oidc?code=x&state=y', 'application/json'),
      await send('GET', '/api/auth/../../etc/passwd', 'application/json'),
    ]
    for (const answer of answers) expect(answer.statusCode, answer.payload).toBeLessThan(500)
  })
})

test('guessing the password of one account is stopped, from wherever', async () => {
  const app = await identityApp(testing, { limits: true })
  const guess = () =>
    app.visitor().post('/api/auth/sign-in/email', { email: 'a@demo.example', password: 'a wrong guess' })
  const codes: number[] = []
  for (let i = 0; i < 21; i++) codes.push((await guess()).statusCode)
  expect(new Set(codes.slice(0, 20))).toEqual(new Set([401]))
  expect(codes.at(-1)).toBe(429)
  const reply = await guess()
  expect(reply.json()).toMatchObject({ code: 'identity.too_many_passwords', facts: { seconds: expect.any(Number) } })
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(600)
})

test('a flood from one address is stopped, whatever address it pretends to come from', async () => {
  const app = await identityApp(testing, { limits: true })
  const answers: string[] = []
  for (let i = 0; i < 21; i++) {
    const pretended = { 'x-doorstep-client-ip': `192.0.2.${i}`, 'x-forwarded-for': `192.0.2.${i}` }
    const reply = await app.visitor().post('/api/auth/phone-number/send-otp', { phoneNumber: String(i) }, pretended)
    answers.push(reply.json().code)
  }
  expect(answers[0]).toBe('identity.phone_invalid')
  expect(answers.at(-1)).toBe('identity.too_many')
})

test('who comes back after a day stays signed in, with a cookie that lasts longer', async () => {
  const app = await identityApp(testing)
  const { id } = await app.identity.accounts.create({ name: 'Mei', mail: 'back@demo.example', password })
  const visitor = app.visitor()
  await visitor.post('/api/auth/sign-in/email', { email: 'back@demo.example', password })
  await testing.asOwner(
    `update auth.session set updated_at = now() - interval '2 days', expires_at = now() + interval '12 days' where user_id = $1`,
    [id],
  )
  visitor.setCookies = []
  expect((await visitor.get('/api/v1/session')).json().account.id).toBe(id)
  expect(visitor.setCookies.join()).toMatch(/doorstep\.session_token=/)
  const [row] = await testing.asOwner<{ days: number }>(
    `select extract(epoch from expires_at - now()) / 86400 as days from auth.session where user_id = $1`,
    [id],
  )
  expect(Number(row?.days)).toBeGreaterThan(13)
})
