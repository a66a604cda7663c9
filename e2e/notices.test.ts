import { expect, test } from 'vitest'
import type { Category } from '../contract/case-configuration.ts'
import type { CaseView } from '../contract/cases.ts'
import { browser, webServer } from '../server/modules/notices/testing.ts'
import { openStage } from './stage.ts'
import type { Listed } from './tours/sights.ts'

const stage = openStage()

test('a resident is told, reads, takes it back, and says how to be told', { timeout: 180_000 }, async () => {
  const resident = await stage.enter({ role: 'resident', locale: 'en', size: 'phone' })
  const worker = await stage.enter({ role: 'worker', locale: 'en' })
  const { number } = await resident.post<{ number: string }>('/api/v1/cases', {
    text: 'The notice board leans to one side',
    unitId: await homeOf(worker),
    locale: 'en',
  })
  const { page, t } = resident
  await resident.open('/notices')
  const id = await find(worker, number)
  const { version } = await worker.api<CaseView>(`/api/v1/cases/${id}`)
  await worker.post(`/api/v1/cases/${id}/commands`, { version, command: { type: 'accept' } })

  // It appears by itself, and the bell counts it.
  const title = page.getByRole('link', { name: `Your case ${number} has been taken on` })
  await title.waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: /unread/ }).waitFor()
  await page.getByRole('button', { name: t('notices.inbox.read_all') }).click()
  await page.getByText(t('notices.inbox.unread', { count: 0 })).waitFor()
  await page.getByRole('button', { name: t('ui.undo') }).click()
  await page
    .getByRole('button', { name: `${t('notices.inbox.read')}: Your case ${number} has been taken on` })
    .waitFor()
  await title.click()
  await page.waitForURL(`**/f/${number}`)

  await resident.open('/notices/preferences')
  const mail = page.getByRole('checkbox', {
    name: `${t('notices.event.case.accepted')}: ${t('notices.channel.mail')}`,
    exact: true,
  })
  await mail.waitFor()
  const before = await mail.isChecked()
  await mail.setChecked(!before)
  await page.getByRole('radio', { name: t('notices.wish.quiet_own') }).check()
  await page.getByLabel(t('notices.wish.from'), { exact: true }).fill('20:30')
  await page.getByRole('button', { name: t('notices.wish.save') }).click()
  await page.getByText(t('notices.wish.saved')).waitFor()
  await resident.open('/notices/preferences')
  await expect.poll(() => mail.isChecked(), { timeout: 20_000 }).toBe(!before)
  expect(await page.getByLabel(t('notices.wish.from'), { exact: true }).inputValue()).toBe('20:30')
})

test('an administrator writes own words and sees the letter before anybody gets it', { timeout: 120_000 }, async () => {
  const admin = await stage.enter({ role: 'administrator', locale: 'en' })
  const { page, t } = admin
  await admin.open('/console/notices?open=case.accepted%20reporter%20mail')
  await page.getByRole('radiogroup').first().getByText(t('notices.admin.english')).click()
  const text = page.getByRole('textbox', { name: t('notices.admin.text') })
  await text.fill('Good day. {holder} looks after {number}.\n\n{link}')
  const letter = page.frameLocator('iframe')
  await letter.getByText('Good day. Well Lane looks after').waitFor()
  admin.expectRefusal(422)
  await text.fill('{phone}')
  await page.getByRole('alert').first().waitFor()
  await text.fill('Good day. {holder} looks after {number}.\n\n{link}')
  await page.getByRole('button', { name: t('notices.admin.save') }).click()
  await page.getByText(t('notices.admin.saved')).waitFor()
  await page.getByRole('button', { name: t('notices.admin.reset') }).click()
  await expect.poll(() => text.inputValue(), { timeout: 20_000 }).toContain('has taken on your case')
})

test('a device asks for messages with the key of this installation, and danger reaches it at once, readable to it alone', async () => {
  // A browser without the internet has no push service to subscribe to: in the page that one step is stood in for, and the
  // service it would name is a server on this machine. The worker, the permission, the key and what is sent are real.
  const service = await webServer(() => 201)
  const device = browser(`${service.url}/push/phone`)
  const worker = await stage.enter({ role: 'worker', locale: 'en', size: 'phone', worker: true })
  const { page, t, context } = worker
  await context.grantPermissions(['notifications'])
  await page.addInitScript((subscription) => {
    const made = { ...subscription, toJSON: () => subscription, unsubscribe: async () => true }
    let now: unknown = null
    Object.assign(PushManager.prototype, {
      getSubscription: async () => now,
      subscribe: async (options: PushSubscriptionOptionsInit) => {
        Object.assign(window, { askedWith: options })
        now = made
        return made
      },
    })
  }, device.subscription)
  await worker.open('/notices/preferences')
  await page.getByRole('button', { name: t('notices.wish.device_on') }).click({ timeout: 60_000 })
  await page.getByText(t('notices.wish.device_is_on')).waitFor()
  const { key } = await worker.api<{ key: string }>('/api/v1/push/key')
  expect(await page.evaluate(() => (window as unknown as { askedWith: unknown }).askedWith)).toEqual({
    userVisibleOnly: true,
    applicationServerKey: key,
  })

  const { items } = await worker.api<{ items: Category[] }>('/api/v1/configuration/categories')
  const gas = items.find((one) => one.code === 'emergencies.gas')
  const neighbour = await stage.enter({ locale: 'en' })
  const { number } = await neighbour.post<{ number: string }>('/api/v1/cases', {
    ...{ text: 'It smells of gas in the stairwell', unitId: await homeOf(worker), categoryId: gas?.id },
    ...{ answers: { smell_now: 'yes' }, locale: 'en' },
  })
  const came = () => service.requests.find((one) => JSON.stringify(device.read(one.body)).includes(number))
  await expect.poll(() => came()?.path, { timeout: 60_000, interval: 250 }).toBe('/push/phone')
  expect(String(came()?.headers.authorization)).toContain(`k=${key}`)
  await page.getByRole('button', { name: t('notices.wish.device_off') }).click()
  await page.getByRole('button', { name: t('notices.wish.device_on') }).waitFor()
  await service.close()
})

async function homeOf(worker: { api<T>(path: string): Promise<T> }): Promise<string> {
  const { posts } = await worker.api<{ posts: { place: { id: string } | null }[] }>('/api/v1/session')
  return posts.find((post) => post.place)?.place?.id ?? ''
}

async function find(worker: { api<T>(path: string): Promise<T> }, number: string): Promise<string> {
  const { items } = await worker.api<Listed>('/api/v1/cases?scope=mine&limit=100')
  return items.find((one) => one.number === number)?.id ?? ''
}
