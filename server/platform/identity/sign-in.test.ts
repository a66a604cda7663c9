import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { authenticatorCode, type IdentityApp, identityApp, type Visitor } from './harness.ts'

const password = 'correct horse battery'

describe('staff sign in by password', async () => {
  const app = await identityApp(await testDatabase())
  const enter = (visitor: Visitor, mail: string, words = password) =>
    visitor.post('/api/auth/sign-in/email', { email: mail, password: words })
  const account = async (mail: string) =>
    await app.identity.accounts.create({ name: 'Wang Fang (demo)', mail, password })

  test('the right password opens a session in a cookie no script can read', async () => {
    await account('wang@demo.example')
    const visitor = app.visitor()
    expect((await enter(visitor, 'wang@demo.example')).statusCode).toBe(200)
    const cookie = visitor.setCookies.find((each) => each.startsWith('doorstep.session_token='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect((await visitor.get('/api/v1/session')).json().account).toMatchObject({
      name: 'Wang Fang (demo)',
      mail: 'w***@demo.example',
      kind: 'resident',
    })
  })

  test('over TLS the cookie is for TLS only', async () => {
    const proxied = await identityApp(await testDatabase(), { trustProxy: 1 })
    await proxied.identity.accounts.create({ name: 'A', mail: 'tls@demo.example', password })
    const visitor = proxied.visitor()
    const body = { email: 'tls@demo.example', password }
    const tls = { 'x-forwarded-proto': 'https', origin: 'https://doorstep.test' }
    expect((await visitor.post('/api/auth/sign-in/email', body, tls)).statusCode).toBe(200)
    expect(visitor.setCookies.join()).toMatch(/; Secure/)
    expect((await visitor.post('/api/auth/sign-in/email', body)).statusCode).toBe(200)
    expect(visitor.setCookies.join()).not.toMatch(/; Secure/)
  })

  test('a wrong password and an unknown address get the same answer', async () => {
    await account('li@demo.example')
    const wrong = await enter(app.visitor(), 'li@demo.example', 'not the password')
    const unknown = await enter(app.visitor(), 'nobody@demo.example')
    expect(wrong.statusCode).toBe(401)
    expect(wrong.headers['content-type']).toContain('application/problem+json')
    expect(wrong.json()).toMatchObject({
      code: 'identity.wrong_password',
      detail: expect.stringContaining('fit together'),
    })
    expect({ ...unknown.json(), requestId: '' }).toEqual({ ...wrong.json(), requestId: '' })
  })

  test('nobody can sign up with a password, or reach what is not open', async () => {
    for (const path of ['sign-up/email', 'delete-user', 'list-sessions', 'get-session', '../v1/session', 'ok']) {
      const reply = await app.visitor().post(`/api/auth/${path}`, { email: 'x@demo.example', password, name: 'X' })
      expect(reply.statusCode, path).toBe(404)
    }
  })

  test('with a second step the password alone opens nothing', async () => {
    await account('second@demo.example')
    const visitor = app.visitor()
    await enter(visitor, 'second@demo.example')
    const enabled = (await visitor.post('/api/auth/two-factor/enable', { password })).json<{
      totpURI: string
      backupCodes: string[]
    }>()
    const code = authenticatorCode(enabled.totpURI)
    expect((await visitor.post('/api/auth/two-factor/verify-totp', { code })).statusCode).toBe(200)
    expect((await visitor.get('/api/v1/session')).json().account.secondFactor).toBe(true)

    const again = app.visitor()
    const half = await enter(again, 'second@demo.example')
    expect(half.json()).toMatchObject({ twoFactorRedirect: true })
    expect((await again.get('/api/v1/session')).json().account).toBeNull()
    const wrong = await again.post('/api/auth/two-factor/verify-totp', { code: '000000' })
    expect(wrong.statusCode).toBe(401)
    expect(wrong.json().code).toBe('identity.wrong_code')
    expect(
      (await again.post('/api/auth/two-factor/verify-totp', { code: authenticatorCode(enabled.totpURI) })).statusCode,
    ).toBe(200)
    expect((await again.get('/api/v1/session')).json().account.mail).toBe('s***@demo.example')

    const withBackup = app.visitor()
    await enter(withBackup, 'second@demo.example')
    const backup = await withBackup.post('/api/auth/two-factor/verify-backup-code', { code: enabled.backupCodes[0] })
    expect(backup.statusCode).toBe(200)
  })

  test('the operator sets a new password and takes a lost second step away', async () => {
    await account('lost@demo.example')
    const visitor = app.visitor()
    await enter(visitor, 'lost@demo.example')
    await app.identity.accounts.setPassword('lost@demo.example', 'another long password')
    expect((await visitor.get('/api/v1/session')).json().account).toBeNull()
    expect((await enter(app.visitor(), 'lost@demo.example')).statusCode).toBe(401)
    expect((await enter(app.visitor(), 'lost@demo.example', 'another long password')).statusCode).toBe(200)
    await expect(app.identity.accounts.dropSecondFactor('lost@demo.example')).rejects.toThrow(
      'identity.no_second_factor',
    )
  })

  test('a session that was there before signing in is worth nothing after', async () => {
    await account('attacker@demo.example')
    await account('victim@demo.example')
    const attacker = app.visitor()
    await enter(attacker, 'attacker@demo.example')
    const victim = app.visitor()
    for (const [name, value] of attacker.cookies) victim.cookies.set(name, value)
    await enter(victim, 'victim@demo.example')
    expect(victim.cookies.get('doorstep.session_token')).not.toBe(attacker.cookies.get('doorstep.session_token'))
    expect((await victim.get('/api/v1/session')).json().account.mail).toBe('v***@demo.example')
    expect((await attacker.get('/api/v1/session')).json().account).toBeNull()
  })

  test('a cookie without our signature is nobody', async () => {
    const visitor = app.visitor()
    await enter(visitor, 'wang@demo.example')
    const [token] = decodeURIComponent(visitor.cookies.get('doorstep.session_token') ?? '').split('.')
    for (const forged of [token, `${token}.`, `${token}.AAAA`, '%', '.', 'a.b', '%E0%A4%A']) {
      visitor.cookies.set('doorstep.session_token', String(forged))
      expect((await visitor.get('/api/v1/session')).json().account, String(forged)).toBeNull()
    }
  })

  test('another site can not sign anybody in or out', async () => {
    const visitor = app.visitor()
    await enter(visitor, 'wang@demo.example')
    const reply = await visitor.post('/api/auth/sign-out', {}, { origin: 'https://evil.example' })
    expect(reply.statusCode).toBe(403)
    expect((await visitor.get('/api/v1/session')).json().account).not.toBeNull()
    expect((await visitor.post('/api/auth/sign-out')).statusCode).toBe(200)
    expect((await visitor.get('/api/v1/session')).json().account).toBeNull()
  })

  test('a person sees where they are signed in and ends it from elsewhere', async () => {
    await account('phones@demo.example')
    const [phone, desk] = [app.visitor(), app.visitor()]
    await enter(phone, 'phones@demo.example')
    await enter(desk, 'phones@demo.example')
    const { items } = (await desk.get('/api/v1/my/sessions')).json<{ items: { id: string; current: boolean }[] }>()
    expect(items.map((item) => item.current).sort()).toEqual([false, true])
    const other = items.find((item) => !item.current)
    expect((await desk.delete(`/api/v1/my/sessions/${other?.id}`)).json()).toEqual({ done: true })
    expect((await phone.get('/api/v1/session')).json().account).toBeNull()
    expect((await desk.delete(`/api/v1/my/sessions/${other?.id}`)).statusCode).toBe(404)
    await enter(phone, 'phones@demo.example')
    expect((await desk.post('/api/v1/my/sessions/end-others')).json()).toEqual({ ended: 1 })
    expect((await phone.get('/api/v1/my/sessions')).statusCode).toBe(401)
  })

  test('a passkey is offered to whoever is signed in, for this host', async () => {
    expect((await app.visitor().get('/api/auth/passkey/generate-register-options')).statusCode).toBe(401)
    const visitor = app.visitor()
    await enter(visitor, 'wang@demo.example')
    const options = (await visitor.get('/api/auth/passkey/generate-register-options')).json()
    expect(options).toMatchObject({ rp: { id: 'doorstep.test', name: 'Doorstep' }, challenge: expect.any(String) })
    expect((await visitor.get('/api/auth/passkey/list-user-passkeys')).json()).toEqual([])
    const forSignIn = await app.visitor().get('/api/auth/passkey/generate-authenticate-options')
    expect(forSignIn.json()).toMatchObject({ rpId: 'doorstep.test' })
    expect((await visitor.post('/api/auth/passkey/verify-registration', { response: {} })).statusCode).toBe(400)
  })
})

describe('residents sign in by code', async () => {
  const letters: { to: string; text: string }[] = []
  const texts: { headers: Record<string, unknown>; body: string }[] = []
  let gatewayAnswers = 200
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push({
          to: session.envelope.rcptTo.map((each) => each.address).join(),
          text: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  const gateway = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      texts.push({ headers: request.headers, body })
      reply.writeHead(gatewayAnswers).end()
    })
  })
  let app: IdentityApp
  const database = await testDatabase()
  beforeAll(async () => {
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
    const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port
    app = await identityApp(database, {
      smtp: { url: `smtp://127.0.0.1:${port(smtp.server)}`, from: 'Doorstep <no-reply@demo.example>' },
      sms: { url: `http://127.0.0.1:${port(gateway)}/sms`, secret: 'shared with the gateway' },
      limits: true,
    })
  })
  afterAll(async () => {
    await new Promise((resolve) => smtp.close(() => resolve(undefined)))
    gateway.close()
  })
  const codeIn = (text: string) => /\b(\d{6})\b/.exec(text)?.[1] ?? ''
  const askByMail = (visitor: Visitor, email: string) =>
    visitor.post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })

  test('the code comes by mail, in the language of the page, and signs in once', async () => {
    const visitor = app.visitor()
    expect((await askByMail(visitor, 'Mei@demo.example')).statusCode).toBe(200)
    const letter = letters.at(-1)
    expect(letter?.to).toBe('mei@demo.example')
    expect(letter?.text).toContain('Your code to sign in')
    const code = codeIn(letter?.text.split('sign in to Doorstep')[1] ?? '')
    const signedIn = await visitor.post('/api/auth/sign-in/email-otp', { email: 'mei@demo.example', otp: code })
    expect(signedIn.statusCode).toBe(200)
    expect((await visitor.get('/api/v1/session')).json().account).toMatchObject({
      mail: 'm***@demo.example',
      kind: 'resident',
    })
    const again = await app.visitor().post('/api/auth/sign-in/email-otp', { email: 'mei@demo.example', otp: code })
    expect(again.json().code).toBe('identity.wrong_code')
  })

  test('a second code at once is refused, and says how long to wait', async () => {
    const visitor = app.visitor()
    expect((await askByMail(visitor, 'twice@demo.example')).statusCode).toBe(200)
    const before = letters.length
    const reply = await askByMail(visitor, 'twice@demo.example')
    expect(reply.statusCode).toBe(429)
    expect(reply.json()).toMatchObject({ code: 'identity.too_many_codes', facts: { seconds: expect.any(Number) } })
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
    expect(letters).toHaveLength(before)
  })

  test('the code comes by phone through the signed gateway', async () => {
    const visitor = app.visitor()
    const phoneNumber = '+8613900000017'
    expect((await visitor.post('/api/auth/phone-number/send-otp', { phoneNumber })).statusCode).toBe(200)
    const message = texts.at(-1)
    const { to, text, kind, values } = JSON.parse(message?.body ?? '{}')
    expect({ to, kind }).toEqual({ to: phoneNumber, kind: 'code' })
    expect(text).toContain(values.code)
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = message?.headers ?? {}
    const mac = createHmac('sha256', 'shared with the gateway').update(`${id}.${at}.${message?.body}`).digest('base64')
    expect(signature).toBe(`v1,${mac}`)
    const wrong = await visitor.post('/api/auth/phone-number/verify', { phoneNumber, code: '000000' })
    expect(wrong.json().code).toBe('identity.wrong_code')
    expect((await visitor.post('/api/auth/phone-number/verify', { phoneNumber, code: values.code })).statusCode).toBe(
      200,
    )
    expect((await visitor.get('/api/v1/session')).json().account).toMatchObject({ phone: '***17', mail: null })
  })

  test('a code is void after three wrong tries', async () => {
    const phoneNumber = '+8613900000025'
    const visitor = app.visitor()
    await visitor.post('/api/auth/phone-number/send-otp', { phoneNumber })
    const { values } = JSON.parse(texts.at(-1)?.body ?? '{}')
    const guess = values.code === '111111' ? '222222' : '111111'
    for (let i = 0; i < 3; i++) await visitor.post('/api/auth/phone-number/verify', { phoneNumber, code: guess })
    const right = await visitor.post('/api/auth/phone-number/verify', { phoneNumber, code: values.code })
    expect(right.statusCode).toBe(403)
    expect(right.json().code).toBe('identity.too_many_tries')
  })

  test('a gateway that fails is told, instead of a code that never comes', async () => {
    gatewayAnswers = 500
    const reply = await app.visitor().post('/api/auth/phone-number/send-otp', { phoneNumber: '+8613900000033' })
    gatewayAnswers = 200
    expect(reply.statusCode).toBe(503)
    expect(reply.json().code).toBe('sms.unavailable')
  })

  test('a number that is no number is refused', async () => {
    const reply = await app.visitor().post('/api/auth/phone-number/send-otp', { phoneNumber: '12' })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().code).toBe('identity.phone_invalid')
  })

  test('nobody can reserve a number that is not theirs', async () => {
    const visitor = app.visitor()
    await askByMail(visitor, 'squatter@demo.example')
    const otp = codeIn(letters.at(-1)?.text.split('sign in to Doorstep')[1] ?? '')
    await visitor.post('/api/auth/sign-in/email-otp', {
      email: 'squatter@demo.example',
      otp,
      phoneNumber: '+8613900000041',
    })
    expect((await visitor.get('/api/v1/session')).json().account).toMatchObject({
      mail: 's***@demo.example',
      phone: null,
    })
  })

  test('whoever set up a second step is not reached by a code alone', async () => {
    const mail = 'staff@demo.example'
    await app.identity.accounts.create({ name: 'Zhao (demo)', mail, password })
    await database.asOwner(`update auth."user" set two_factor_enabled = true where email = $1`, [mail])
    const visitor = app.visitor()
    await askByMail(visitor, mail)
    const otp = codeIn(letters.at(-1)?.text.split('sign in to Doorstep')[1] ?? '')
    const reply = await visitor.post('/api/auth/sign-in/email-otp', { email: mail, otp })
    expect(reply.statusCode).toBe(403)
    expect(reply.json().code).toBe('identity.second_factor_needed')
    expect((await visitor.get('/api/v1/session')).json().account).toBeNull()
  })
})
