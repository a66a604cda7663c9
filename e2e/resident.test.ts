import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import type { CaseView, FollowView, Receipt } from '../contract/cases.ts'
import { layLine } from './line.ts'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

const main = (visitor: Visitor) => visitor.page.locator('#main')

/** Somebody without an account says once where they live. */
async function choosesBuilding(visitor: Visitor): Promise<void> {
  await visitor.open('/')
  await visitor.page.getByLabel(visitor.t('resident.building.label')).fill('Houses 1 and 2')
  await main(visitor).locator('li button').first().click()
  await visitor.calm()
}

test('my building is chosen once; a report begun from it knows the place, and without a line waits and is filed once', async () => {
  const line = await layLine(stage.url)
  onTestFinished(() => line.close())
  const resident = await stage.enter({ size: 'phone', line: line.url })
  const { page, t } = resident
  await choosesBuilding(resident)
  await page.reload()
  await page.getByRole('heading', { name: t('resident.serving.title', { building: 'Houses 1 and 2' }) }).waitFor()
  // Somebody to call.
  await main(resident).locator('a[href^="tel:"]').first().waitFor()
  await page.getByText(t('doorstep.hours.week')).waitFor()

  await resident.press(t('doorstep.building.report'))
  await page.getByLabel(t('resident.what.label')).fill('The handrail by the door is loose.')
  await resident.press(t('ui.next'))
  await page
    .locator('label')
    .filter({ hasText: t('resident.category.unsure') })
    .click()
  await resident.press(t('ui.next'))
  await page.getByRole('heading', { level: 1, name: t('resident.where.question') }).waitFor()
  await page.getByRole('tab', { name: t('ui.place.home'), selected: true }).waitFor()
  await page.getByRole('status').filter({ hasText: 'Houses 1 and 2' }).first().waitFor()
  await resident.press(t('ui.next'))
  const photos = page.getByRole('heading', { level: 1, name: t('resident.photos.question') })
  const other = page.getByRole('button', { name: t('resident.nearby.mineIsOther') })
  await photos.or(other).first().waitFor()
  if (await other.isVisible()) await other.click()
  await photos.waitFor()

  // A hotel's page answers everything from here on: nothing of it counts as sent.
  resident.expectLostLine()
  line.is = 'portal'
  const raw = { width: 300, height: 200, channels: 3 } as const
  const buffer = await sharp(randomBytes(300 * 200 * 3), { raw })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').last().setInputFiles({ name: 'rail.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByText(t('resident.photos.later')).waitFor()
  await resident.press(t('ui.next'))
  await page.getByRole('heading', { level: 1, name: t('resident.contact.question') }).waitFor()
  await resident.press(t('ui.next'))
  await resident.press(t('resident.check.send'))
  await page.getByRole('heading', { level: 1, name: t('resident.laid.title') }).waitFor()

  // The page is closed; later it is opened again with a line. The report goes by itself, with its photo, once.
  await page.close()
  line.is = 'good'
  line.passed.length = 0
  const again = await resident.context.newPage()
  await again.goto('/my/cases')
  await again.getByRole('link').filter({ hasText: 'The handrail by the door is loose.' }).waitFor()
  expect(line.passed.filter((call) => call === 'POST /api/v1/cases')).toHaveLength(1)
  const [kept] = await again.evaluate(
    () => JSON.parse(localStorage.getItem('doorstep.cases') ?? '[]') as { number: string; secret: string }[],
  )
  const answer = await resident.context.request.get(`/api/v1/follow/${kept?.number}`, {
    headers: { 'X-Case-Secret': kept?.secret ?? '' },
  })
  expect((await answer.json()) as FollowView).toMatchObject({ files: [{}] })
})

test('whoever writes faster than the line is asked every question all the same, and no word is lost', async () => {
  const resident = await stage.enter({ size: 'phone' })
  const { page, t } = resident
  let answered: () => void = () => {}
  const slow = new Promise<void>((resolve) => {
    answered = resolve
  })
  await page.route('**/api/v1/categories', async (route) => {
    await slow
    await route.continue()
  })
  await page.goto('/report')
  const words = page.getByLabel(t('resident.what.label'))
  await words.fill('The gutter drips')
  await page.getByRole('button', { name: t('ui.next'), exact: true }).click()
  await words.pressSequentially(' on the steps')
  answered()
  await page.locator('input[name=category]').first().waitFor({ state: 'attached' })
  expect(new URL(page.url()).searchParams.get('step')).toBe('category')
  await resident.press(t('ui.back'))
  expect(await words.inputValue()).toBe('The gutter drips on the steps')
})

test('what is typed and pressed on the first screen, before the program has come, is not lost', async () => {
  const resident = await stage.enter({ size: 'phone', locale: 'zh-CN' })
  const { page, t } = resident
  let come: () => void = () => {}
  const slow = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route('**/assets/*.js', async (route) => {
    await slow
    await route.continue()
  })
  await page.goto('/report', { waitUntil: 'commit' })
  const words = page.getByLabel(t('resident.what.label'))
  await words.fill('楼道的灯不亮')
  await page.getByRole('button', { name: t('ui.next'), exact: true }).click()
  expect(await page.locator('#root').isVisible(), 'nothing lives yet').toBe(false)
  come()
  await page.locator('input[name=category]').first().waitFor({ state: 'attached' })
  expect(await page.locator('#screen').count()).toBe(0)
  await resident.press(t('ui.back'))
  expect(await words.inputValue()).toBe('楼道的灯不亮')
})

test('open matters are found by words without an account', async () => {
  const resident = await stage.enter()
  const { page, t } = resident
  // Letters alone: a run of digits would be taken for a phone number and not be shown.
  const word = `kingfisher${Date.now().toString(36).replaceAll(/\d/g, 'x')}`
  await resident.post('/api/v1/cases', { text: `The ${word} on the sign has fallen down`, locale: 'en' })
  await resident.open('/matters')
  await page.getByLabel(t('doorstep.matters.label')).fill(word)
  // Before it is searched for it is the newest of all: wait until it stands alone.
  await page.getByText(t('doorstep.matters.found', { count: 1, more: 'false' })).waitFor()
  await page
    .getByRole('list', { name: t('doorstep.matters.title') })
    .getByText(word)
    .waitFor()
  expect(await main(resident).locator('li').count()).toBe(1)
})

test('photos shared from the gallery go through the worker into a draft; what is no photo is told', async () => {
  const resident = await stage.enter({ size: 'phone', worker: true })
  const { page, t } = resident
  await resident.open('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  })
  const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#6a7f54' } })
    .png()
    .toBuffer()
  /** What the share sheet of a phone does: a page of nobody's sends a form. */
  const share = (files: { name: string; type: string; bytes: string }[]) =>
    page.evaluate((wanted) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: '/share' })
      const text = document.createElement('input')
      Object.assign(text, { name: 'text', value: 'The bench has lost a plank' })
      const input = document.createElement('input')
      Object.assign(input, { type: 'file', name: 'photos', multiple: true })
      const taken = new DataTransfer()
      for (const { name, type, bytes } of wanted) {
        const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
        taken.items.add(new File([content], name, { type }))
      }
      input.files = taken.files
      form.append(text, input)
      document.body.append(form)
      form.submit()
    }, files)
  const bytes = photo.toString('base64')
  await share([
    { name: 'bench.png', type: 'image/png', bytes },
    { name: 'plank.png', type: 'image/png', bytes },
  ])
  await page.getByText(t('resident.share.photos', { count: 2 })).waitFor()
  expect(await page.getByLabel(t('resident.what.label')).inputValue()).toBe('The bench has lost a plank')
  expect(new URL(page.url()).pathname).toBe('/report')

  await share([{ name: 'walk.mp4', type: 'video/mp4', bytes }])
  await page.getByText('walk.mp4').waitFor()
  await page.getByText(t('doorstep.share.why.type')).waitFor()
  await page.getByRole('link', { name: t('doorstep.share.goOn') }).waitFor()
})

test('a link in a message chooses a face, one press confirms it, and a slip of the thumb is taken back', async () => {
  const resident = await stage.enter({ size: 'phone' })
  const worker = await stage.enter({ role: 'worker' })
  const head = await stage.enter({ role: 'head' })
  const unit = await resident.api<{ items: { unit: { id: string } }[] }>(
    '/api/v1/territory/search?text=Houses%201%20and%202&limit=1',
  )
  const { id, number, secret } = await resident.post<Receipt>('/api/v1/cases', {
    text: 'The letter box hangs open.',
    unitId: unit.items[0]?.unit.id,
    locale: 'en',
  })
  const give = async (who: Visitor, command: Record<string, unknown>) => {
    const { version } = await who.api<CaseView>(`/api/v1/cases/${id}`)
    await who.post(`/api/v1/cases/${id}/commands`, { version, command })
  }
  await give(worker, { type: 'accept' })
  await give(worker, { type: 'handle', text: 'Closed and oiled.' })
  await give(head, { type: 'check', passed: true })

  const { page, t } = resident
  const rating = async () => {
    const answer = await resident.context.request.get(`/api/v1/follow/${number}`, {
      headers: { 'X-Case-Secret': secret },
    })
    return ((await answer.json()) as FollowView).rating
  }
  await resident.open(`/f/${number}/rate?score=4#${secret}`)
  const confirm = page.getByRole('button', { name: t('doorstep.rate.confirm', { face: t('resident.rate.face.4') }) })
  await confirm.waitFor()
  expect(page.url(), 'the secret leaves the address').not.toContain(secret)
  expect(await rating(), 'opening says nothing: mail programs open links too').toBeNull()

  await confirm.click()
  await resident.press(t('ui.undo'))
  expect(await rating()).toBeNull()
  await page
    .locator('label')
    .filter({ hasText: t('resident.rate.face.5') })
    .click()
  await page.getByRole('button', { name: t('doorstep.rate.confirm', { face: t('resident.rate.face.5') }) }).click()
  await page.getByLabel(t('resident.rate.words')).fill('Quick work')
  await resident.press(t('doorstep.rate.now'))
  await page.getByText(t('resident.rate.done')).first().waitFor()
  expect(await rating()).toMatchObject({ solved: true, satisfaction: 5, words: 'Quick work' })
})

test('the simple view is set up by a helper’s link, stays on, calls somebody on each page, and ends with one press', async () => {
  const resident = await stage.enter({ size: 'phone' })
  const { page, t } = resident
  const found = await resident.api<{ items: { unit: { id: string } }[] }>(
    '/api/v1/territory/search?text=Houses%201%20and%202&limit=1',
  )
  await resident.open(`/?easy=1&home=${found.items[0]?.unit.id}`)
  await page.getByText(t('doorstep.building.set', { building: 'Houses 1 and 2' })).waitFor()
  expect(new URL(page.url()).search, 'nothing of it stays in the address').toBe('')
  const isEasy = () => page.evaluate(() => document.documentElement.dataset.mode === 'easy')
  for (const path of ['/', '/report', '/my/cases']) {
    await resident.open(path)
    expect(await isEasy(), path).toBe(true)
    await main(resident).locator('a[href^="tel:"]').first().waitFor()
  }
  await resident.open('/')
  await resident.press(t('doorstep.easy.leave'))
  expect(await isEasy()).toBe(false)
  await page.reload()
  await page.getByRole('button', { name: t('doorstep.easy.switch') }).waitFor()
  expect(await isEasy()).toBe(false)
})

test('whoever can’t fetch the other pages reads so, loses nothing, and is there at the next try', async () => {
  const resident = await stage.enter({ size: 'phone' })
  const { page, t } = resident
  const others = '**/assets/allPages-*.js'
  resident.expectLostLine()
  await page.route(others, (route) => route.abort())
  await resident.open('/')
  const link = page.locator('a[href="/teams"]').first()
  await link.hover()
  expect(await page.getByRole('heading', { level: 1 }).textContent(), 'only looked at').toBe(t('resident.home.title'))
  await link.click()
  await main(resident).getByText(t('app.stale.text')).waitFor()
  expect(new URL(page.url()).pathname).toBe('/teams')

  await page.unroute(others)
  await resident.press(t('ui.retry'))
  await page.getByRole('heading', { level: 1, name: t('teams.near.title') }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: t('resident.home.title') }).waitFor()
})
