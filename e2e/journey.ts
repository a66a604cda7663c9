import type { Locator } from 'playwright-core'
import type { Visitor } from './visitor.ts'

/** What a resident says in a report. */
export interface ReportWords {
  text: string
  /** Words to look the place up with; the first place found is taken. */
  place: string
  photo?: Buffer
}

/** A resident walks through the report, screen by screen, without an account. Ends on the receipt. */
export async function reportMatter(visitor: Visitor, words: ReportWords): Promise<{ number: string; secret: string }> {
  const { page, t, press } = visitor
  await visitor.open('/')
  await press(t('resident.home.report'))
  await page.getByLabel(t('resident.what.label')).fill(words.text)
  await press(t('ui.next'))
  await page
    .locator('label')
    .filter({ hasText: t('resident.category.unsure') })
    .click()
  await press(t('ui.next'))
  await page.getByLabel(t('ui.place.words')).fill(words.place)
  await page
    .getByRole('list', { name: t('ui.place.foundLabel') })
    .getByRole('button')
    .first()
    .click()
  await press(t('ui.next'))
  const other = page.getByRole('button', { name: t('resident.nearby.mineIsOther') })
  await page.getByRole('heading', { level: 1, name: headings(visitor) }).waitFor()
  if (await other.isVisible()) await other.click()
  await page.getByRole('heading', { level: 1, name: t('resident.photos.question') }).waitFor()
  if (words.photo) {
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'bench.png', mimeType: 'image/png', buffer: words.photo })
    await page.getByText(t('resident.photos.sent'), { exact: true }).waitFor()
  }
  await press(t('ui.next'))
  await page
    .locator('label')
    .filter({ hasText: t('resident.contact.none') })
    .click()
  await press(t('ui.next'))
  await press(t('resident.check.send'))
  await page.getByRole('heading', { level: 1, name: t('resident.receipt.title') }).waitFor()
  const number = new URL(page.url()).pathname.split('/').at(-1) as string
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  const secret = /"?secret\\*"?:\\*"([^"\\]+)/.exec(kept)?.[1]
  if (!secret) throw new Error('The receipt keeps no secret')
  return { number, secret }
}

/** After the place comes a neighbour's report if there is one, else the photos. */
function headings({ t }: Visitor): RegExp {
  return new RegExp([t('resident.nearby.question'), t('resident.photos.question')].map(plain).join('|'))
}

const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Somebody at a desk gives the case on their screen a command, in its dialog. */
export async function give(
  desk: Visitor,
  type: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const { page, t } = desk
  const name = t(`cases.command.${type}`)
  const bar = page.locator('#main')
  const button = bar.getByRole('button', { name, exact: true })
  const more = bar.getByRole('button', { name: t('console.case.more'), exact: true })
  await button.or(more).first().waitFor()
  if (await button.first().isVisible()) await button.first().click()
  else {
    await more.click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await gone(dialog, dialog)
  await desk.calm()
}

/** Somebody on foot gives the case on their phone a command, on its page. */
export async function giveOnFoot(
  person: Visitor,
  type: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const { page, t } = person
  const name = t(`field.do.${type}`)
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await fill(page.locator('#main form'))
  await page.locator('#main form').getByRole('button', { name, exact: true }).click()
  await gone(page.getByRole('heading', { level: 1, name }), page.locator('#main'))
  await person.calm()
}

/** Waits until it is gone; says what stands in the form when it stays. */
async function gone(what: Locator, form: Locator): Promise<void> {
  try {
    await what.waitFor({ state: 'detached' })
  } catch (error) {
    const values = await form.locator('input, textarea').evaluateAll((fields) =>
      fields.map((field) => {
        const { type, value, checked } = field as HTMLInputElement
        return type === 'radio' || type === 'checkbox' ? `${value}: ${checked}` : value
      }),
    )
    throw new Error(`It stays: ${await form.textContent()}\n${values.join(' | ')}`, { cause: error })
  }
}
