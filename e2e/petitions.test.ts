import { expect, test } from 'vitest'
import type { HolderView } from '../contract/cases.ts'
import type { PetitionReceipt, PetitionView } from '../contract/petitions.ts'
import { openStage } from './stage.ts'
import { card } from './tours/sights.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()
const base = '/api/v1/petitions'

/** Presses the button of an act, and its confirmation where it is asked for once more. */
async function act(visitor: Visitor, command: string, fill: () => Promise<void> = async () => {}) {
  const name = visitor.t(`petition-pages.do.${command}`)
  const { page } = visitor
  await page.locator('li').getByRole('button', { name, exact: true }).click()
  await page.locator('form').getByRole('button', { name, exact: true }).waitFor()
  await fill()
  await page.locator('form').getByRole('button', { name, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await Promise.race([
    dialog.waitFor(),
    page
      .getByText(visitor.t(`petition-pages.done.${command}`))
      .first()
      .waitFor(),
  ])
  if (await dialog.isVisible()) {
    await dialog.getByRole('button', { name, exact: true }).click()
    await page
      .getByText(visitor.t(`petition-pages.done.${command}`))
      .first()
      .waitFor()
  }
  await visitor.calm()
}

/** Gives a command of an official without its page. */
async function give(visitor: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await visitor.api<PetitionView>(`${base}/${id}`)
  return await visitor.post<PetitionView>(`${base}/${id}/commands`, { seen: version, command })
}

/** Fills the Chinese and the English field of words in both languages. */
async function both({ page, t }: Visitor, key: string, words: { zh: string; en: string }) {
  const group = page.getByRole('group', { name: new RegExp(`^${t(`petition-pages.field.${key}`)}`) })
  const fields = group.getByRole('textbox')
  await fields.nth(0).fill(words.zh)
  await fields.nth(1).fill(words.en)
}

const water = (bodies: readonly HolderView[]) => bodies.find(({ name }) => name.en === 'Water Bureau') as HolderView

test('42 workers whose wages were not paid petition jointly, and it is solved the same day', async () => {
  const [worker, desk, officer] = await Promise.all([
    stage.enter({ size: 'phone' }),
    stage.enter({ role: 'district' }),
    stage.enter({ role: 'water', locale: 'zh-CN' }),
  ])
  const { page, t } = worker
  const next = () => worker.press(t('ui.next'))
  const setup = await worker.api<{ settings: { purposes: { code: string; name: { en: string } }[] } }>(`${base}/setup`)
  const pay = setup.settings.purposes.find(({ code }) => code === 'pay')?.name.en as string

  // One question per screen; at most five speak for everybody.
  await worker.open('/petitions/new')
  await page.locator('label').filter({ hasText: pay }).first().click()
  await next()
  await card(worker, 'petition-pages.new.who_joint')
  await next()
  await page.getByLabel(t('petition-pages.new.count')).fill('42')
  for (const n of [0, 1]) {
    if (n > 0) await worker.press(t('petition-pages.new.rep_add'))
    await page
      .getByLabel(t('petition-pages.new.rep_name'))
      .nth(n)
      .fill(n ? 'He Example' : 'Lin Example')
    await page.getByLabel(t('petition-pages.new.rep_phone')).nth(n).fill(`0990 123456${n}`)
  }
  await next()
  await card(worker, 'petition-pages.new.against_none')
  await next()
  await page.getByLabel(t('petition-pages.new.subject_label')).fill('Wages of three months were not paid')
  await next()
  await page.getByLabel(t('petition-pages.new.account_what')).fill('42 of us built the pump house and were not paid.')
  await page.getByLabel(t('petition-pages.new.account_ask')).fill('Pay us what we earned.')
  await next()
  await next()
  await next()
  await worker.press(t('petition-pages.new.send'))
  await page.getByRole('heading', { level: 1, name: t('petition-pages.receipt.title') }).waitFor()
  expect(await page.locator('#main').getByRole('img').count(), 'a code for each who holds a secret').toBe(3)
  await worker.press(t('petition-pages.receipt.open'))
  const status = page.locator('[data-petition]')
  await status.waitFor()
  expect(page.url(), 'the secret is not in the address').not.toContain('#')
  const number = (await page.locator('#main .ds-num').first().textContent()) as string

  const { items } = await desk.api<{ items: { id: string; number: string }[] }>(`${base}?scope=mine`)
  const id = items.find((one) => one.number === number)?.id as string
  await give(desk, id, { type: 'link_visit', hallVisit: 'A-042' })
  await desk.open(`/console/petitions/${id}`)
  const { bodies } = await desk.api<PetitionView>(`${base}/${id}`)
  await act(desk, 'route', async () => {
    await desk.page.getByLabel(desk.t('petition-pages.field.way')).selectOption('opinion')
    await desk.page.getByLabel(desk.t('petition-pages.field.to')).selectOption(`department:${water(bodies).id}`)
  })

  await officer.open(`/console/petitions/${id}`)
  await act(officer, 'accept')
  await act(officer, 'take_up')
  await act(officer, 'reply', async () => {
    await officer.page.getByLabel(officer.t('petition-pages.field.result')).selectOption('settled')
    await both(officer, 'grounds', { zh: '工资表与考勤相符。', en: 'The pay list agrees with the days worked.' })
    await both(officer, 'outcome', { zh: '四十二人工资今日全部发放。', en: 'All 42 were paid today.' })
    await officer.page.getByLabel(officer.t('petition-pages.field.service')).selectOption('page')
  })

  // The page of the workers follows by itself.
  await page.locator('[data-petition="replied"]').waitFor()
  await page.getByText('All 42 were paid today.').waitFor()
  // The paper itself opens with the secret that opened the page, which does not stay in the address.
  await page.getByRole('link', { name: t('petitions.paper.reply') }).click()
  await page.locator('[data-sheet]').getByText('All 42 were paid today.').waitFor()
  await expect.poll(() => page.url()).not.toContain('#')
  await worker.press(t('documents.back'))
  await status.waitFor()
  await worker.press(t('petition-pages.ask.content'))
  await worker.press(t('petition-pages.ask.content_yes'))
  await page.locator('[data-petition="closed"]').waitFor()
  await card(worker, 'petition-pages.rate.solved')
  await card(worker, 'petition-pages.rate.score.5')
  await worker.press(t('petition-pages.rate.send'))
  await page.getByRole('heading', { name: t('petition-pages.rate.yours') }).waitFor()
  const done = await desk.api<PetitionView>(`${base}/${id}`)
  expect([done.people, done.sameDay !== null, done.clocks.every(({ met, mine }) => mine || met !== false)]).toEqual([
    ...[42, true, true],
  ])
})

test('a petition goes through review and second review with a hearing to its last word', async () => {
  const [petitioner, desk, officer, supervisor] = await Promise.all([
    stage.enter({ role: 'resident', size: 'phone', locale: 'zh-CN' }),
    stage.enter({ role: 'district' }),
    stage.enter({ role: 'water' }),
    stage.enter({ role: 'supervisor' }),
  ])
  const { id, number } = await petitioner.post<PetitionReceipt>(base, {
    ...{ purpose: 'request', subject: '水费账单与表数不符', account: '连续三个月多收水费，请求退还。' },
    contact: { name: '示例居民', hearBack: 'none' },
  })
  const { bodies } = await desk.api<PetitionView>(`${base}/${id}`)
  const { kind, id: to } = water(bodies)
  await give(desk, id, { type: 'route', way: 'opinion', to: { kind, id: to } })
  await give(officer, id, { type: 'accept', service: { way: 'page' } })
  await give(officer, id, { type: 'take_up' })
  const words = (zh: string) => ({ zh })
  await give(officer, id, {
    ...{ type: 'reply', result: 'not_supported', grounds: words('水表经检定合格。'), outcome: words('不予退费。') },
    service: { way: 'page' },
  })

  const { page, t } = petitioner
  await petitioner.open(`/p/${number}`)
  await page.getByText(t('petition-pages.ask.left', { days: 30 })).waitFor()
  await petitioner.press(t('petition-pages.ask.ask_review'))
  await page.getByLabel(t('petition-pages.ask.reason')).fill('检定的不是我家的水表。')
  await petitioner.press(t('petition-pages.ask.ask_review'))
  await page.locator('[data-petition="in_review"]').waitFor()

  await desk.open(`/console/petitions/${id}`)
  await act(desk, 'give_review', async () => {
    await desk.page.getByLabel(desk.t('petition-pages.field.result')).selectOption('confirmed')
    await both(desk, 'grounds', { zh: '', en: 'The meter number agrees.' })
    await both(desk, 'outcome', { zh: '', en: 'The reply stands.' })
    await desk.page.getByLabel(desk.t('petition-pages.field.service')).selectOption('page')
  })
  await page.locator('[data-petition="reviewed"]').waitFor()
  await petitioner.press(t('petition-pages.ask.ask_re_review'))
  await page.getByLabel(t('petition-pages.ask.reason')).fill('请公开听证。')
  await petitioner.press(t('petition-pages.ask.ask_re_review'))
  await page.locator('[data-petition="in_re_review"]').waitFor()

  const day = new Date().toISOString().slice(0, 10)
  await give(supervisor, id, {
    type: 'call_hearing',
    from: day,
    to: day,
    place: '二号会议室',
    people: '供水单位、信访人',
  })
  await page.getByText('二号会议室').first().waitFor()
  const { hearings } = await supervisor.api<PetitionView>(`${base}/${id}`)
  await give(supervisor, id, {
    ...{ type: 'minute_hearing', hearingId: hearings[0]?.id, from: day, to: day, minutes: '双方当场查看了水表。' },
  })
  await supervisor.open(`/console/petitions/${id}`)
  await act(supervisor, 'give_re_review', async () => {
    await supervisor.page.getByLabel(supervisor.t('petition-pages.field.result')).selectOption('changed')
    await both(supervisor, 'grounds', { zh: '听证查明表号抄错。', en: 'The hearing found a wrong meter number.' })
    await both(supervisor, 'outcome', { zh: '退还多收水费。', en: 'What was paid too much is paid back.' })
    await supervisor.page.getByLabel(supervisor.t('petition-pages.field.service')).selectOption('page')
  })
  // Handed over, the last word closes it.
  await page.locator('[data-petition="closed"]').waitFor()
  await page.getByText('退还多收水费。').waitFor()
  expect(await page.locator('[data-paper]').count(), 'acceptance, reply, two reviews').toBe(4)
})
