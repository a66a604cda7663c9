import { describe, expect, test, vi } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { isSignedBy } from '../../../platform/webhooks/signature.rules.ts'
import { noticeStage } from '../../../testing/notice-stage.ts'
import { browser, plainPart } from '../testing.ts'

const { mail, web, app, town, send, report, give, lettersTo, log } = await noticeStage()
const { communityDesk, administrator } = town.people
const minute = 60_000
const tenantId = app.tenant.id
const wishFor = { quiet: 'none', order: [], choices: [], locale: null } as const

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
