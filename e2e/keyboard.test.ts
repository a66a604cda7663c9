import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { CaseView } from '../contract/cases.ts'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** What a keyboard is on: its label or words. */
async function focused({ page }: Visitor): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element) return ''
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
    return (element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent ?? '').trim()
  })
}

/** Presses Tab until the keyboard is on what is called so; nothing else is a way there. */
async function tabTo(visitor: Visitor, name: string): Promise<void> {
  const passed: string[] = []
  for (let n = 0; n < 80; n++) {
    await visitor.page.keyboard.press('Tab')
    const now = await focused(visitor)
    if (now.startsWith(name)) return
    passed.push(now.slice(0, 40))
  }
  throw new Error(`Tab never reaches “${name}”: ${passed.join(' | ')}`)
}

async function press(visitor: Visitor, name: string, key = 'Enter'): Promise<void> {
  await tabTo(visitor, name)
  await visitor.page.keyboard.press(key)
  await visitor.calm()
}

const heading = ({ page, t }: Visitor, key: string) => page.getByRole('heading', { level: 1, name: t(key) }).waitFor()

test('a neighbour who uses no mouse brings a matter', async () => {
  const visitor = await stage.enter()
  const { page, t } = visitor
  await visitor.open('/')
  await page.keyboard.press('Tab')
  expect(await focused(visitor), 'the first stop leads past the navigation').toBe(t('app.skip'))
  await press(visitor, t('resident.home.report'))
  await heading(visitor, 'resident.what.question')
  await tabTo(visitor, t('resident.what.label'))
  await page.keyboard.type('The gate of the courtyard does not close.')
  await press(visitor, t('ui.next'))
  // Where the district's own cases have taught it something by now, it asks whether one of a few kinds fits.
  await page
    .getByRole('heading', { level: 1, name: t('resident.category.question') })
    .or(page.getByRole('heading', { level: 1, name: t('resident.category.fits') }))
    .waitFor()
  // A group of choices is one stop; Space takes the first, an arrow back from there the last: “I don't know”.
  await tabToRadio(visitor)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  expect(await focused(visitor)).toContain(t('resident.category.unsure'))
  await press(visitor, t('ui.next'))
  await heading(visitor, 'resident.where.question')
  await tabTo(visitor, t('ui.place.words'))
  await page.keyboard.type('Pomegranate Lane')
  await page.getByRole('list', { name: t('ui.place.foundLabel') }).waitFor()
  await press(visitor, 'Pomegranate Lane')
  await press(visitor, t('ui.next'))
  // Whether something like it is open near by is asked on the way; the answer may take a moment.
  const nearby = page.getByRole('heading', { level: 1, name: t('resident.nearby.question') })
  await nearby.or(page.getByRole('heading', { level: 1, name: t('resident.photos.question') })).waitFor()
  if (await nearby.isVisible()) await press(visitor, t('resident.nearby.mineIsOther'))
  await heading(visitor, 'resident.photos.question')
  await press(visitor, t('ui.next'))
  await heading(visitor, 'resident.contact.question')
  await press(visitor, t('ui.next'))
  await heading(visitor, 'resident.check.question')
  await press(visitor, t('resident.check.send'))
  await heading(visitor, 'resident.receipt.title')
})

/** The first group of choices on the way. */
async function tabToRadio({ page }: Visitor): Promise<void> {
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio')) return
  }
  throw new Error('Tab never reaches the choices')
}

test('desks without a mouse take a case on, say what was done, and close it', async () => {
  const desk = await stage.enter({ role: 'community' })
  const { page, t } = desk
  const { items } = await desk.api<{ items: { id: string; number: string; text: string }[] }>(
    '/api/v1/cases?scope=mine&state=reported&limit=1',
  )
  const found = items[0] as { id: string; number: string }
  await desk.open('/')
  await desk.open('/console/figures')
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await heading(desk, 'console.queue.title')
  await tabTo(desk, t('console.queue.words'))
  await page.keyboard.type(found.number)
  await page.getByRole('row').filter({ hasText: found.number }).waitFor()
  await desk.calm()
  await page.waitForFunction(() => document.querySelectorAll('[role=row]').length <= 3)
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: found.number }).waitFor()
  await desk.calm()
  await command(desk, 'a', 'accept')
  await command(desk, 'h', 'handle', async () => {
    await tabTo(desk, t('console.field.done'))
    await page.keyboard.type('Done at the counter.')
  })
  // Nobody checks their own work: the desk above does.
  const street = await stage.enter({ role: 'street' })
  await street.open(`/console/cases/${found.id}`)
  await command(street, 'v', 'check', async () => {
    await tabToRadio(street)
    await street.page.keyboard.press('Space')
  })
  expect((await street.api<CaseView>(`/api/v1/cases/${found.id}`)).state).toBe('closed')
})

/** Gives a command by its one key, fills its form in, and sends it. */
async function command(
  desk: Visitor,
  key: string,
  type: string,
  fill: () => Promise<void> = async () => {},
): Promise<void> {
  const { page, t } = desk
  const name = t(`cases.command.${type}`)
  await page.locator('#main').getByRole('button', { name, exact: true }).waitFor()
  await page.keyboard.press(key)
  await page.getByRole('dialog').waitFor()
  await fill()
  await press(desk, name)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await desk.calm()
}

test('somebody on foot who uses no mouse takes a case on, shows the work with a photo, and is done', async () => {
  const worker = await stage.enter({ role: 'worker', size: 'phone' })
  const { page, t } = worker
  const { items } = await worker.api<{ items: { id: string; number: string }[] }>(
    '/api/v1/cases?scope=mine&state=reported&limit=1',
  )
  const { id, number } = items[0] as { id: string; number: string }
  await worker.open(`/field/cases/${id}`)
  await onFoot(worker, 'accept')
  const buffer = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#3b4a3f' } })
    .png()
    .toBuffer()
  await onFoot(worker, 'handle', async () => {
    // Listened for before anything is pressed: the browser takes a moment to tell of dialogs at all.
    const asked = page.waitForEvent('filechooser')
    await tabTo(worker, t('ui.photo.gallery'))
    await page.keyboard.press('Enter')
    const chooser = await asked
    await chooser.setFiles({ name: 'done.png', mimeType: 'image/png', buffer })
    await page.getByRole('img', { name: t('ui.photo.chosen', { number: 1 }) }).waitFor()
    await tabTo(worker, t('field.words.handle'))
    await page.keyboard.type('Tightened the hinge, the gate closes.')
  })
  const done = await worker.api<CaseView>(`/api/v1/cases/${id}`)
  expect(done.state, number).toBe('handled')
  expect(done.files.filter((file) => file.purpose === 'result')).toHaveLength(1)
})

/** Gives a command of the field pages: its link, its form, its button, each reached by Tab. */
async function onFoot(worker: Visitor, type: string, fill: () => Promise<void> = async () => {}): Promise<void> {
  const { page, t } = worker
  const name = t(`field.do.${type}`)
  await page.getByRole('link', { name, exact: true }).waitFor()
  await press(worker, name)
  const title = page.getByRole('heading', { level: 1, name })
  await title.waitFor()
  await fill()
  await press(worker, name)
  await title.waitFor({ state: 'detached' })
  await worker.calm()
}
