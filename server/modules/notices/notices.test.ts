import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { noticeRoutes } from '../../../contract/notice-routes.ts'
import { isSignedBy } from '../../platform/webhooks/signature.rules.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { browser, mailServer, plainPart, webServer } from './testing.ts'

const mail = await mailServer()
const web = await webServer()
afterAll(async () => {
  await mail.close()
  await web.close()
})
const app = await testApp({
  config: {
    publicUrl: 'https://help.example',
    smtp: { url: mail.url, from: 'Doorstep <no-reply@help.example>' },
    outgoingAllow: ['127.0.0.0/8'],
  },
})
const town = await buildTown(app)
const { worker, gridHead, communityDesk, administrator } = town.people
const minute = 60_000
const tenantId = app.tenant.id

/** Everything that happened has become notices. */
const settle = async () => {
  await app.relay?.drain(tenantId)
  const busy = `select count(*)::int n from pgboss.job where name = 'notices.hear' and state in ('created', 'retry', 'active')`
  await vi.waitFor(async () => expect((await app.db.asOwner<{ n: number }>(busy))[0]?.n).toBe(0), { timeout: 20_000 })
}
/** … and what is due has gone out. */
const send = async (minutes = 6) => {
  await settle()
  app.clock.advance(minutes * minute)
  await app.modules.notices.deliverDue(tenantId)
}
const report = async (contact: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  await app
    .anonymous()
    .call(caseRoutes.create, { body: { text: 'Bench is broken', point: town.home, contact, locale: 'en', ...more } })
const give = async (id: string, command: Record<string, unknown>, client = worker.client) => {
  const { version } = await worker.client.call(caseRoutes.get, { params: { id } })
  await client.call(caseRoutes.command, { params: { id }, body: { version, command } })
}
const lettersTo = (to: string) => mail.letters.filter((letter) => letter.to === to)
const log = async () => (await administrator.client.call(noticeRoutes.deliveries, { query: {} })).items
const wishFor = { quiet: 'none', order: [], choices: [], locale: null } as const

beforeEach(async () => {
  mail.letters.length = 0
  mail.refuse = () => undefined
  web.requests.length = 0
  web.answer = () => 204
  // A Monday morning in the district: nothing is quiet.
  await administrator.client.call(noticeRoutes.saveSettings, {
    body: { quiet: null, gatherMinutes: 5, keepDays: 180, logDays: 90 },
  })
})

describe('a reporter', () => {
  test('hears by the way they chose, in their language, with a link that opens the case', async () => {
    const { id, number } = await report({ mail: 'plum@resident.example', hearBack: 'mail' })
    await give(id, { type: 'accept' })
    await send()
    const [letter, ...more] = lettersTo('plum@resident.example')
    expect(more).toEqual([])
    const text = plainPart(letter?.raw ?? '')
    expect(text).toContain(`Grid 1 has taken on your case ${number}.`)
    const secret = new RegExp(`/f/${number}#(\\S+)`).exec(text)?.[1] as string
    const page = await app
      .anonymous()
      .call(caseRoutes.follow, { params: { number }, headers: { 'x-case-secret': secret } })
    expect(page.number).toBe(number)
  })

  test('gets one letter of several things that came together, and a list in it', async () => {
    const { id, number } = await report({ mail: 'pear@resident.example', hearBack: 'mail' })
    await give(id, { type: 'accept' })
    await give(id, { type: 'comment', text: 'We come on Tuesday', visibility: 'public' })
    await give(id, { type: 'handle', text: 'Mended' })
    await give(id, { type: 'check', passed: true }, gridHead.client)
    await send()
    const letters = lettersTo('pear@resident.example')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.raw).toMatch(/Subject: 3 notices/)
    const text = plainPart(letters[0]?.raw ?? '')
    expect(text).toContain('We come on Tuesday')
    // The last word is one press away: five faces, each leading to the page that asks once more before it counts.
    const faces = [...text.matchAll(new RegExp(`/f/${number}/rate\\?score=(\\d)#\\S+`, 'g'))].map(([, score]) => score)
    expect(faces).toEqual(['5', '4', '3', '2', '1'])
  })

  test('hears nothing at night, and all of it in the morning', async () => {
    await administrator.client.call(noticeRoutes.saveSettings, {
      body: { quiet: { from: 0, to: 1439 }, gatherMinutes: 0, keepDays: 180, logDays: 90 },
    })
    const { id } = await report({ mail: 'fig@resident.example', hearBack: 'mail' })
    await give(id, { type: 'accept' })
    await send(30)
    expect(lettersTo('fig@resident.example')).toEqual([])
    const waiting = (await log()).find((each) => each.to === 'f***@resident.example')
    expect(waiting?.state).toBe('waiting')
    app.clock.set(new Date(waiting?.dueAt ?? 0))
    await app.modules.notices.deliverDue(tenantId)
    expect(lettersTo('fig@resident.example')).toHaveLength(1)
  })

  test('who left no way finds the notices on the device that holds the secret, and only those of that case', async () => {
    const { id, number, secret } = await report({})
    await give(id, { type: 'accept' })
    await settle()
    const ofCases = async (cases: unknown[]) =>
      (await app.anonymous().call(noticeRoutes.ofCases, { body: { cases } })).items
    expect((await ofCases([{ number, secret }])).map((each) => each.event)).toEqual(['case.accepted'])
    expect(await ofCases([{ number, secret: 'somebody-elses-secret' }])).toEqual([])
  })

  test('is told once about a thing, however often the event arrives and whatever else they are to it', async () => {
    const contact = { mail: 'sloe@resident.example', hearBack: 'mail' as const }
    const { id, number } = await report(contact)
    // The same person also follows it, written a little differently.
    await app.anonymous().call(caseRoutes.meToo, {
      params: { id },
      body: { mail: 'Sloe@resident.example', hearBack: 'mail' },
    })
    await give(id, { type: 'accept' })
    await settle()
    await app.db.asOwner(
      `update outbox set delivered_at = null where name = 'case.accepted' and body->>'number' = $1`,
      [number],
    )
    await send()
    expect(mail.letters.filter((letter) => letter.to.toLowerCase() === 'sloe@resident.example')).toHaveLength(1)
  })
})

describe('staff', () => {
  test('with two posts at one matter hears once; whoever did it does not hear it from themselves', async () => {
    const { id, number } = await report({})
    await settle()
    const unread = async (client: typeof worker.client) =>
      (await client.call(noticeRoutes.inbox, { query: { show: 'unread' } })).items.filter(
        (each) => each.number === number,
      )
    expect((await unread(worker.client)).map((each) => each.event)).toEqual(['case.reported'])
    await give(id, { type: 'raise', reason: 'Too big for us' })
    await settle()
    expect((await unread(worker.client)).map((each) => each.event)).toEqual(['case.reported'])
    expect((await unread(communityDesk.client)).map((each) => each.event)).toEqual(['case.raised'])
    const [told] = await unread(communityDesk.client)
    expect(told?.link).toBe(`/console/cases/${id}`)
    expect(JSON.stringify(told)).not.toContain('Bench')
  })

  test('reads, marks all read, and takes that back', async () => {
    const { topic, unread } = await worker.client.call(noticeRoutes.unread)
    expect(topic).toBe(`notices:${worker.actor.accountId}`)
    expect(unread).toBeGreaterThan(0)
    const marked = await worker.client.call(noticeRoutes.mark, { body: { all: true } })
    expect(marked).toMatchObject({ changed: unread, unread: 0 })
    const back = await worker.client.call(noticeRoutes.mark, { body: { all: true, undo: marked.at } })
    expect(back).toMatchObject({ changed: unread, unread })
    const page = await worker.client.call(noticeRoutes.inbox, { query: { limit: 1 } })
    expect(page.items).toHaveLength(1)
    const second = await worker.client.call(noticeRoutes.inbox, { query: { limit: 1, after: page.next ?? '' } })
    expect(second.items[0]?.id).not.toBe(page.items[0]?.id)
  })
})

describe('a browser', () => {
  test('gets what only it can read, without a name or a word of anybody', async () => {
    const phone = browser(`${web.url}/push/colleague`)
    const colleague = town.people.colleague
    await colleague.client.call(noticeRoutes.pushOn, {
      body: { subscription: phone.subscription, locale: 'en', cases: [] },
    })
    const { number, id } = await report({ name: 'Plum Resident', phone: '13900000001', hearBack: 'none' })
    await send()
    const [request, ...more] = web.requests
    expect(more).toEqual([])
    expect(request?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal' })
    expect(request?.headers.authorization).toMatch(/^vapid t=.+, k=.+/)
    expect(request?.body.toString()).not.toContain(number)
    const told = phone.read(request?.body ?? Buffer.alloc(0))
    expect(told).toMatchObject({ body: `New case ${number}`, url: `/t/test/field/cases/${id}` })
    expect(JSON.stringify(told)).not.toMatch(/Plum|139000|Bench/)
  })

  test('that is gone is forgotten; without an account it is reached for the case it holds the secret of', async () => {
    const tablet = browser(`${web.url}/push/tablet`)
    const { id, number, secret } = await report({})
    const on = { subscription: tablet.subscription, locale: 'en' as const }
    const none = await app.anonymous().send(noticeRoutes.pushOn, { body: { ...on, cases: [] } })
    expect(none.problem.code).toBe('notice.secret_wrong')
    await app.anonymous().call(noticeRoutes.pushOn, { body: { ...on, cases: [{ number, secret }] } })
    await give(id, { type: 'accept' })
    await send()
    const mine = () => web.requests.filter((each) => each.path === '/push/tablet')
    expect(tablet.read(mine()[0]?.body ?? Buffer.alloc(0))).toMatchObject({ url: `/t/test/f/${number}` })
    web.answer = () => 410
    await give(id, { type: 'comment', text: 'Soon', visibility: 'public' })
    await send()
    const left = await app.db.asOwner<{ n: number }>(
      'select count(*)::int n from push_subscription where endpoint = $1',
      [tablet.subscription.endpoint],
    )
    expect(left[0]?.n).toBe(0)
  })
})

describe('gateways', () => {
  test('text messages go through the signed gateway, in one piece, and again after it was full', async () => {
    const { webhook, secret } = await administrator.client.call(noticeRoutes.addWebhook, {
      body: { channel: 'sms', name: 'City gateway', url: `${web.url}/sms` },
    })
    const { id, number } = await report({ phone: '13900000077', hearBack: 'sms' })
    await give(id, { type: 'accept' })
    web.answer = () => 429
    await send()
    const messages = () => web.requests.filter((each) => each.path === '/sms')
    expect(messages()).toHaveLength(1)
    const waiting = (await log())[0]
    expect(waiting).toMatchObject({ channel: 'sms', state: 'waiting', reason: 'http_429', attempts: 1, to: '***77' })
    web.answer = () => 204
    await send(1)
    expect(messages()).toHaveLength(2)
    const [first, second] = messages().map((each) => JSON.parse(each.body.toString()) as Record<string, unknown>)
    expect(second).toEqual(first)
    expect(second).toMatchObject({ to: '13900000077', kind: 'notice', locale: 'en' })
    expect(second?.text).toContain(number)
    const request = messages()[1]
    expect(
      isSignedBy(request?.headers ?? {}, { body: request?.body.toString() ?? '', secret, now: app.clock.now() }),
    ).toBe(true)
    expect((await log())[0]).toMatchObject({ state: 'sent', reason: null, attempts: 2 })

    const rotated = await administrator.client.call(noticeRoutes.rotateWebhook, { params: { id: webhook.id } })
    expect(rotated.secret).not.toBe(secret)
    await administrator.client.call(noticeRoutes.testWebhook, { params: { id: webhook.id } })
    const tried = web.requests.at(-1)
    const body = tried?.body.toString() ?? ''
    for (const each of [secret, rotated.secret])
      expect(isSignedBy(tried?.headers ?? {}, { body, secret: each, now: app.clock.now() })).toBe(true)
    app.clock.advance(25 * 60 * minute)
    await administrator.client.call(noticeRoutes.testWebhook, { params: { id: webhook.id } })
    const later = web.requests.at(-1)
    const old = { body: later?.body.toString() ?? '', secret, now: app.clock.now() }
    expect(isSignedBy(later?.headers ?? {}, old)).toBe(false)
    await administrator.client.call(noticeRoutes.changeWebhook, { params: { id: webhook.id }, body: { active: false } })
  })

  test('an address in a closed network is refused when it is entered', async () => {
    const answer = await administrator.client.send(noticeRoutes.addWebhook, {
      body: { channel: 'chat', name: 'Inside', url: 'http://169.254.169.254/latest/meta-data' },
    })
    expect(answer.problem.code).toBe('notice.address_closed')
  })
})

describe('what fails', () => {
  test('an unknown mailbox is not tried again; the log says why and never to whom', async () => {
    mail.refuse = () => 550
    const { id } = await report({ mail: 'nobody@resident.example', hearBack: 'mail' })
    await give(id, { type: 'accept' })
    await send()
    const [row] = await log()
    expect(row).toMatchObject({
      state: 'failed',
      reason: 'smtp_550',
      attempts: 1,
      to: 'n***@resident.example',
      events: ['case.accepted'],
    })
    expect(JSON.stringify(await log())).not.toContain('nobody@')
    mail.refuse = () => undefined
    await administrator.client.call(noticeRoutes.retry, { params: { id: row?.id ?? '' } })
    await vi.waitFor(async () => expect((await log())[0]?.state).toBe('sent'), { timeout: 20_000 })
    expect(lettersTo('nobody@resident.example')).toHaveLength(1)
    const [kept] = await app.db.asOwner<{ ways: unknown }>('select ways from notice_delivery where id = $1', [row?.id])
    expect(kept?.ways).toBeNull()
  })

  test('a busy mail server is asked six times, longer apart each time, then no more', async () => {
    mail.refuse = () => 451
    const { id } = await report({ mail: 'busy@resident.example', hearBack: 'mail' })
    await give(id, { type: 'accept' })
    await send()
    const gaps: number[] = []
    for (let n = 0; n < 5; n++) {
      const [row] = await log()
      expect(row).toMatchObject({ state: 'waiting', reason: 'smtp_451', attempts: n + 1 })
      gaps.push(Date.parse(row?.dueAt ?? '') - app.clock.now().getTime())
      app.clock.set(new Date(row?.dueAt ?? 0))
      await app.modules.notices.deliverDue(tenantId)
    }
    expect(gaps).toEqual([30, 60, 120, 240, 480].map((seconds) => seconds * 1000))
    expect((await log())[0]).toMatchObject({ state: 'failed', attempts: 6 })
  })

  test('when the browser is gone the letter goes instead', async () => {
    const account = await app.deps.identity.accounts.create({ name: 'Wu Test', mail: 'wu@staff.example' })
    const water = { ...town.people.water.actor, accountId: account.id }
    await app.db.asOwner('update post set account_id = $1 where id = $2', [account.id, town.people.water.post.id])
    const client = app.as(water)
    await client.call(noticeRoutes.pushOn, {
      body: { subscription: browser(`${web.url}/push/wu`).subscription, locale: 'en', cases: [] },
    })
    await client.call(noticeRoutes.savePreferences, { body: { ...wishFor, locale: 'en' } })
    web.answer = () => 410
    const { id, number } = await report({})
    await give(id, { type: 'raise', reason: 'Needs the street' })
    await give(id, { type: 'raise', reason: 'Needs the street' }, communityDesk.client)
    await give(id, { type: 'accept' }, town.people.streetDesk.client)
    await give(
      id,
      { type: 'whistle', departmentIds: [town.departments.water], text: 'Please come' },
      town.people.streetDesk.client,
    )
    await send()
    await vi.waitFor(() => expect(lettersTo('wu@staff.example')).toHaveLength(1), { timeout: 20_000 })
    const letter = lettersTo('wu@staff.example')[0]?.raw ?? ''
    expect(letter).toContain(`case ${number}`)
    expect(plainPart(letter)).toContain('a matter in Building 5: you are called to the place')
  })
})

describe('who wants to hear less', () => {
  test('stops letters by the button of the mail program, without signing in, and lets them come again', async () => {
    const { id } = await report({ mail: 'quince@resident.example', hearBack: 'mail' })
    await give(id, { type: 'accept' })
    await send()
    const raw = lettersTo('quince@resident.example')[0]?.raw.replaceAll(/\r?\n[ \t]+/g, ' ') ?? ''
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const link = /List-Unsubscribe: <\s*https:\/\/help\.example(\S+?)>/.exec(raw)?.[1] as string
    const token = link.split('/').at(-1) as string
    expect(await app.anonymous().call(noticeRoutes.stop, { params: { token } })).toMatchObject({
      channel: 'mail',
      event: 'case.accepted',
      stopped: false,
    })
    const clicked = await app.anonymous().request({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(clicked.statusCode).toBe(200)
    const again = await report({ mail: 'quince@resident.example', hearBack: 'mail' })
    await give(again.id, { type: 'accept' })
    await send()
    expect(lettersTo('quince@resident.example')).toHaveLength(1)
    await app.anonymous().call(noticeRoutes.setStop, { params: { token }, body: { stopped: false, everything: false } })
    const third = await report({ mail: 'quince@resident.example', hearBack: 'mail' })
    await give(third.id, { type: 'accept' })
    await send()
    expect(lettersTo('quince@resident.example')).toHaveLength(2)
    const forged = await app.anonymous().send(noticeRoutes.stop, { params: { token: `${token.slice(0, -2)}xx` } })
    expect(forged.problem.code).toBe('notice.link_invalid')
  })

  test('what was read on the pages is not sent after', async () => {
    const phone = browser(`${web.url}/push/head`)
    await gridHead.client.call(noticeRoutes.pushOn, {
      body: { subscription: phone.subscription, locale: 'en', cases: [] },
    })
    await report({})
    await settle()
    await gridHead.client.call(noticeRoutes.mark, { body: { all: true } })
    await send()
    expect(web.requests.filter((each) => each.path === '/push/head')).toEqual([])
    expect((await log()).find((each) => each.channel === 'push' && each.reason === 'read_already')).toBeDefined()
  })
})

describe('own words of a district', () => {
  const key = { event: 'case.accepted', audience: 'reporter', channel: 'mail' } as const
  const body = (text: string) => ({ subject: 'Good day, {number}', text })

  test('are checked, shown beforehand, and used', async () => {
    const save = async (text: string) =>
      await administrator.client.send(noticeRoutes.saveText, {
        body: { ...key, own: { en: body(text), zh: body(text) } },
      })
    expect((await save('{phone} called')).problem).toMatchObject({
      code: 'notice.variable_unknown',
      facts: { variable: 'phone' },
    })
    expect((await save('{holder')).problem.code).toBe('notice.text_malformed')
    const preview = await administrator.client.call(noticeRoutes.preview, {
      body: { ...key, locale: 'en', body: body('{holder} works on {number}. <b>{link}'), digest: false },
    })
    expect(preview.subject).toMatch(/^Good day, /)
    expect(preview.html).toContain('&lt;b&gt;')
    expect((await save('{holder} works on {number}. {link}')).status).toBe(200)
    const { id, number } = await report({ mail: 'medlar@resident.example', hearBack: 'mail' })
    await give(id, { type: 'accept' })
    await send()
    expect(plainPart(lettersTo('medlar@resident.example')[0]?.raw ?? '')).toContain(`Grid 1 works on ${number}.`)
    await administrator.client.call(noticeRoutes.saveText, { body: { ...key, own: null } })
  })

  test('are for administrators alone', async () => {
    for (const client of [worker.client, communityDesk.client]) {
      expect((await client.send(noticeRoutes.deliveries, { query: {} })).status).toBe(403)
      expect((await client.send(noticeRoutes.webhooks)).status).toBe(403)
      expect((await client.send(noticeRoutes.saveText, { body: { ...key, own: null } })).status).toBe(403)
    }
    expect((await app.resident().send(noticeRoutes.texts, { query: {} })).status).toBe(403)
  })
})
