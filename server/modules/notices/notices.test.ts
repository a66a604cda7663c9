import { describe, expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { noticeRoutes } from '../../../contract/notice-routes.ts'
import { noticeStage } from '../../testing/notice-stage.ts'
import { browser, plainPart } from './testing.ts'

const { mail, web, app, settle, send, report, give, lettersTo, log, town } = await noticeStage()
const { worker, gridHead, communityDesk, administrator } = town.people
const tenantId = app.tenant.id

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
