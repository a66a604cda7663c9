import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseSummary, CaseView } from '../contract/cases.ts'
import { type Line, layLine } from './line.ts'
import { openStage } from './stage.ts'
import type { Listed } from './tours/sights.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()
let line: Line
/** Noise: as many bytes as a phone's photo has, so that it goes in several pieces. */
let photo: { name: string; mimeType: string; buffer: Buffer }

beforeAll(async () => {
  line = await layLine(stage.url)
  const raw = { width: 700, height: 500, channels: 3 } as const
  const buffer = await sharp(randomBytes(700 * 500 * 3), { raw })
    .jpeg({ quality: 88 })
    .toBuffer()
  photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer }
})
afterAll(() => line?.close())

test('in a cellar without signal: three things with photos, the page killed, each once with the server in the end', async () => {
  const street = await stage.enter({ role: 'street' })
  const matter = await summoned(street)
  const officer = await onFoot(matter)
  const { page, t, context } = officer

  await lose(officer)
  await page.reload()
  await page.getByText(matter.number).first().waitFor()

  // I am here, with a photo; and the work is shown at once, though the server knows of no arrival yet.
  await page.getByRole('link').filter({ hasText: matter.number }).click()
  await begin(page, t('field.do.arrive'))
  await fillAndGive(page, t('field.do.arrive'), 'Door is open.')
  await page.getByText(t('field.unsent.title')).waitFor()
  await begin(page, t('field.do.handle'))
  await fillAndGive(page, t('field.do.handle'), 'Cable clamped in the cellar.')
  await page.getByText(t('field.unsent.title')).waitFor()

  // And a report of something else found there.
  const words = `Damp wall beside the meters ${Date.now()}`
  await page.goto('/field/report')
  await page.locator('input[type=file]').last().setInputFiles(photo)
  await page.locator('#main img').first().waitFor()
  await page.getByRole('button', { name: t('ui.next'), exact: true }).click()
  await page.getByRole('button', { name: t('field.report.noCategory') }).click()
  await page
    .locator('label')
    .filter({ hasText: t('field.place.here') })
    .click()
  await page.getByText(t('field.place.found')).waitFor()
  await page.getByRole('button', { name: t('ui.next'), exact: true }).click()
  await page.getByLabel(t('field.report.text')).fill(words)
  await page.getByRole('button', { name: t('field.report.send'), exact: true }).click()
  await page.getByRole('heading', { level: 1, name: t('field.laid.title') }).waitFor()

  // The page is killed and opened again, still without a line: all three are there.
  await page.close()
  const again = await context.newPage()
  await again.goto('/field/outbox')
  const rows = again.getByRole('list', { name: t('field.outbox.title') }).locator(':scope > li')
  await rows.nth(2).waitFor()
  expect(await rows.count()).toBe(3)
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringContaining(t('field.do.arrive')),
    expect.stringContaining(t('field.do.handle')),
    expect.stringContaining(words),
  ])
  await copyOutbox(again, 'entries', 'copy')

  const once = async () => {
    const view = await street.api<CaseView>(`/api/v1/cases/${matter.id}`)
    const purposes = view.files.map((file) => file.purpose).sort()
    const found = await street.api<{ items: CaseSummary[] }>(`/api/v1/cases?scope=place&q=${encodeURIComponent(words)}`)
    const same = found.items.filter((one) => one.text === words)
    const report = same[0] && (await street.api<CaseView>(`/api/v1/cases/${same[0].id}`))
    return {
      photos: purposes.filter((purpose) => purpose === 'arrival' || purpose === 'result'),
      arrived: view.timeline.filter((entry) => entry.type === 'order_arrived' || /arrived/.test(entry.type)).length,
      said: JSON.stringify(view).split('Cable clamped in the cellar.').length - 1 > 0,
      reports: same.length,
      reportPhotos: report?.files.length,
    }
  }
  const all = { photos: ['arrival', 'result'], arrived: 1, said: true, reports: 1, reportPhotos: 1 }

  // The line is back: everything goes by itself, the oldest first.
  await find(officer)
  await again
    .getByText(t('field.outbox.empty'))
    .or(again.getByText(t('field.outbox.sent')))
    .first()
    .waitFor()
  await allSent(again, 3)
  expect(await once()).toEqual(all)
  const sent = line.passed.filter((call) => call.startsWith('POST /api/v1/cases'))
  expect(sent).toEqual([
    `POST /api/v1/cases/${matter.id}/commands`,
    `POST /api/v1/cases/${matter.id}/commands`,
    'POST /api/v1/cases',
  ])

  // The same queue a second and a third time, as a device would that was put back from a copy: nothing twice.
  for (const round of [2, 3]) {
    await copyOutbox(again, 'copy', 'entries')
    await again.reload()
    await allSent(again, 3)
    expect(line.passed.filter((call) => call.startsWith('POST /api/v1/cases'))).toHaveLength(3 * round)
    expect(await once()).toEqual(all)
  }
})

test('a resident whose line is gone reads so in plain words, in both languages, and goes on when it is back', async () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    const resident = await stage.enter({ size: 'phone', locale, line: line.url })
    const { page, t } = resident
    line.is = 'good'
    const banner = page.getByRole('status').getByText(t('app.offline'))
    await resident.open('/')
    expect(await banner.count()).toBe(0)
    await lose(resident)
    await banner.waitFor()
    expect(await banner.textContent()).toBe(
      locale === 'en' ? 'No connection. What you see may be out of date.' : '网络已断开，页面内容可能不是最新的。',
    )
    // A page that was never fetched can't be shown: it says why, and what to do.
    await page.locator('a[href="/teams"]').first().click()
    await page.locator('#main').getByText(t('ui.error.network')).waitFor()
    await find(resident)
    await banner.waitFor({ state: 'detached' })
    await resident.press(t('ui.retry'))
    await page.getByRole('heading', { level: 1, name: t('teams.near.title') }).waitFor()
  }
})

test('a page of a hotel is no answer, a photo whose line dies goes on where it was, and a conflict shows both', async () => {
  const street = await stage.enter({ role: 'street' })
  const matter = await summoned(street)
  const officer = await onFoot(matter)
  const { page, t } = officer
  await page.getByRole('link').filter({ hasText: matter.number }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()

  // Somebody in between answers everything with 200 and a page of their own.
  officer.expectLostLine()
  officer.expectRefusal(409)
  line.is = 'portal'
  await begin(page, t('field.do.comment'))
  await fillAndGive(page, t('field.do.comment'), 'The key is with the caretaker.')
  await page.getByText(t('field.unsent.title')).waitFor()
  await page.goto('/field/outbox')
  const rows = page.getByRole('list', { name: t('field.outbox.title') }).locator(':scope > li')
  await rows.first().waitFor()
  await expect.poll(() => states(page)).toEqual(['waiting'])

  // The line dies under each piece of the photo: the server has got it, the phone does not know.
  line.is = 'dies'
  await page.getByRole('button', { name: t('field.outbox.send') }).click()
  await expect
    .poll(() => line.passed.filter((call) => call.startsWith('PATCH')).length, { timeout: 20_000 })
    .toBeGreaterThan(0)
  expect(await states(page)).not.toContain('sent')

  line.is = 'good'
  await expect
    .poll(
      async () => {
        const button = page.getByRole('button', { name: t('field.outbox.send') })
        if (await button.isVisible()) await button.click({ timeout: 1_000 }).catch(() => {})
        return await states(page)
      },
      { timeout: 30_000 },
    )
    .toEqual(['sent'])
  const view = await street.api<CaseView>(`/api/v1/cases/${matter.id}`)
  expect(view.files.filter((file) => file.purpose === 'comment')).toHaveLength(1)
  expect(
    view.timeline.filter((entry) => JSON.stringify(entry).includes('The key is with the caretaker.')),
  ).toHaveLength(1)

  // Without a line the arrival is noted; meanwhile the street says more exactly where it is.
  await page.goto(`/field/cases/${matter.id}`)
  await page.getByRole('link', { name: t('field.do.arrive'), exact: true }).waitFor()
  await lose(officer)
  await begin(page, t('field.do.arrive'))
  await fillAndGive(page, t('field.do.arrive'), 'I stand at the gate.')
  await page.getByText(t('field.unsent.title')).waitFor()
  const before = await street.api<CaseView>(`/api/v1/cases/${matter.id}`)
  await street.post(`/api/v1/cases/${matter.id}/commands`, {
    version: before.version,
    command: { type: 'place', point: { lat: 30.2063, lng: 123.4022 }, address: 'Behind the north gate' },
  })
  await find(officer)
  await page.goto('/field/outbox')
  await page
    .getByRole('link')
    .filter({ hasText: t('field.state.conflict') })
    .click()
  await page.getByRole('heading', { name: t('field.entry.mine') }).waitFor()
  await page.getByText('I stand at the gate.').first().waitFor()
  await page.getByRole('heading', { name: t('field.entry.theirs') }).waitFor()
  await page.getByText(t('field.stale.title')).waitFor()
  await page.getByText(t('field.entry.state'), { exact: true }).waitFor()
  await page.getByRole('button', { name: t('field.entry.again') }).click()
  await allSent(page, 2)
  const after = await street.api<CaseView>(`/api/v1/cases/${matter.id}`)
  expect(after.orders.map((order) => order.state)).toContain('arrived')
  expect(after.files.filter((file) => file.purpose === 'arrival')).toHaveLength(1)
})

/** A case for which the street has whistled the power company. */
async function summoned(street: Visitor): Promise<{ id: string; number: string; point: CaseView['point'] }> {
  const power = await stage.enter({ role: 'power' })
  const { posts } = await power.api<{ posts: { place: { id: string } }[] }>('/api/v1/session')
  const departmentId = posts[0]?.place.id
  const { items } = await street.api<Listed>('/api/v1/cases?scope=mine&state=reported&limit=50')
  const one = items[0] as Listed['items'][number]
  const give = async (command: object) => {
    const { version } = await street.api<CaseView>(`/api/v1/cases/${one.id}`)
    await street.post(`/api/v1/cases/${one.id}/commands`, { version, command })
  }
  await give({ type: 'accept' })
  await give({ type: 'whistle', departmentIds: [departmentId], text: 'Please meet at the gate.' })
  const { orders, version } = await street.api<CaseView>(`/api/v1/cases/${one.id}`)
  await power.post(`/api/v1/cases/${one.id}/commands`, {
    version,
    command: { type: 'answer', orderId: orders.find((order) => order.target.id === departmentId)?.id },
  })
  return { id: one.id, number: one.number, point: null }
}

/** An officer begins the day with a line: what the day needs is on the device afterwards. */
async function onFoot(matter: { number: string }): Promise<Visitor> {
  line.is = 'good'
  line.passed.length = 0
  const officer = await stage.enter({ role: 'power', size: 'phone', worker: true, line: line.url })
  await officer.context.grantPermissions(['geolocation'])
  await officer.context.setGeolocation({ latitude: 30.2062, longitude: 123.4021 })
  await officer.open('/field')
  await officer.page.getByText(matter.number).first().waitFor()
  const needed = ['TodayPage', 'FieldCasePage', 'QuickReportPage', 'OutboxPage', 'EntryPage']
  await expect
    .poll(() => officer.page.evaluate(keptFiles, needed), { timeout: 60_000, interval: 300 })
    .toEqual(['/', ...needed])
  await expect.poll(() => officer.page.evaluate(countPages), { timeout: 30_000, interval: 300 }).toBeGreaterThan(0)
  line.passed.length = 0
  return officer
}

/** Which of these pages, and the document itself, the device has. */
async function keptFiles(names: string[]): Promise<string[]> {
  const paths: string[] = []
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys()) paths.push(new URL(one.url).pathname)
  return ['/', ...names].filter((name) =>
    paths.some((path) => (name === '/' ? path === '/' : path.includes(`/${name}-`))),
  )
}

/** How many cases lie on the device to be read. */
async function countPages(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('doorstep', 1)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    const request = database.transaction('pages').objectStore('pages').getAllKeys()
    request.onsuccess = () => resolve(request.result)
  })
  database.close()
  return keys.filter((key) => String(key).includes('/api/v1/cases/{id}')).length
}

async function lose(visitor: Visitor): Promise<void> {
  visitor.expectLostLine()
  line.is = 'none'
  await visitor.context.setOffline(true)
}

async function find(visitor: Visitor): Promise<void> {
  line.is = 'good'
  await visitor.context.setOffline(false)
}

async function begin(page: Page, command: string): Promise<void> {
  await page.getByRole('link', { name: command, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: command }).waitFor()
}

async function fillAndGive(page: Page, command: string, words: string): Promise<void> {
  const form = page.locator('#main form')
  await form.locator('input[type=file]').last().setInputFiles(photo)
  await form.locator('img').first().waitFor()
  await form.getByRole('textbox').first().fill(words)
  await form.getByRole('button', { name: command, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: command }).waitFor({ state: 'detached' })
}

/** Copies the outbox and its photos, in the device's own databases. */
async function copyOutbox(page: Page, from: 'entries' | 'copy', to: 'entries' | 'copy'): Promise<void> {
  await page.evaluate(
    async ([source, target]) => {
      const open = (name: string) =>
        new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name, 1)
          request.onupgradeneeded = () => {
            for (const store of ['entries', 'photos']) request.result.createObjectStore(store)
          }
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const nameOf = (which: string) => (which === 'copy' ? 'a-copy' : 'doorstep')
      const [a, b] = [await open(nameOf(source as string)), await open(nameOf(target as string))]
      for (const store of ['entries', 'photos']) {
        const reading = a.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([
          new Promise<IDBValidKey[]>((resolve) => {
            const request = reading.getAllKeys()
            request.onsuccess = () => resolve(request.result)
          }),
          new Promise<unknown[]>((resolve) => {
            const request = reading.getAll()
            request.onsuccess = () => resolve(request.result)
          }),
        ])
        await new Promise<void>((resolve) => {
          const transaction = b.transaction(store, 'readwrite')
          transaction.oncomplete = () => resolve()
          for (const [n, key] of keys.entries()) transaction.objectStore(store).put(values[n], key)
        })
      }
      a.close()
      b.close()
    },
    [from, to],
  )
}

/** States of the entries on the device, oldest first. */
async function states(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('doorstep', 1)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const entries = await new Promise<{ state: string }[]>((resolve) => {
      const request = database.transaction('entries').objectStore('entries').getAll()
      request.onsuccess = () => resolve(request.result)
    })
    database.close()
    return entries.map((entry) => entry.state)
  })
}

const allSent = (page: Page, count: number) =>
  expect
    .poll(() => states(page), { timeout: 40_000, interval: 300 })
    .toEqual(Array.from({ length: count }, () => 'sent'))
