import { expect, test } from 'vitest'
import { openStage } from './stage.ts'
import { goodName, ruleName, stock } from './tours/points-scheme.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** Chooses an answer that is a card. */
const choose = ({ page }: Visitor, text: string) => page.locator('label').filter({ hasText: text }).first().click()

const available = ({ api }: Visitor) => api<{ available: number; held: number }>('/api/v1/my/points')

test('a resident claims a deed, is thanked, orders something for it and picks it up', async () => {
  const me = await stage.enter({ role: 'resident', size: 'phone' })
  const { page, t } = me
  await me.open('/points/rules')
  const { desk, schemeId } = await stock(me)
  const before = await available(me)

  // A claim that is begun and left is there again; what lacks is told, and sent is sent.
  await me.open('/points/claim')
  await choose(me, ruleName.en)
  await page.getByLabel(t('points.claiming.note')).fill('Read the paper to two neighbours')
  await me.open('/points/claim')
  await page.getByText(ruleName.en).waitFor()
  await me.press(t('points.claiming.send'))
  await page.getByText(t('points.claiming.no_time')).waitFor()
  await page.getByLabel(t('points.claiming.hours'), { exact: true }).fill('2')
  await me.press(t('points.claiming.send'))
  await page.waitForURL(/points\/claims/)
  await page.getByText(t('points.claim.open')).first().waitFor()

  // Somebody else approves, and hears that it is done; the page hears of it by itself.
  await desk.open(`/console/points/schemes/${schemeId}?tab=claims`)
  await desk.page
    .getByRole('navigation', { name: t('merit.claims.list') })
    .getByRole('button')
    .last()
    .click()
  await desk.page.locator('article').getByText('Read the paper to two neighbours').waitFor()
  await desk.page.getByRole('button', { name: t('merit.claims.approve') }).click()
  await desk.page.getByText(t('merit.claims.approved', { points: 40 })).waitFor()
  await page
    .getByText(t('points.claims.granted', { points: 40 }))
    .first()
    .waitFor()

  // What it is good for: found in the catalogue, ordered after one question, shown with its code.
  await me.go('/points/goods')
  await me.press(new RegExp(goodName.en))
  await page.getByRole('heading', { level: 1, name: goodName.en }).waitFor()
  await me.press(t('points.good.do'))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('points.good.do') })
    .click()
  await page.waitForURL(/points\/orders/)
  const shown = page.locator('p', { hasText: /^[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}$/ }).first()
  const code = (await shown.textContent()) ?? ''
  expect(await available(me)).toMatchObject({ available: before.available + 15, held: before.held + 25 })

  // At the till: the code and Enter find the order, one press hands it over.
  await desk.open('/console/points/till')
  await desk.page.getByLabel(t('merit.till.code')).fill(code)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('button', { name: t('merit.till.hand_over'), exact: true }).click()
  await desk.page.getByText(t('merit.till.outcome.done'), { exact: true }).waitFor()
  await page.getByText(t('points.order.picked_up')).first().waitFor()
  expect(await available(me)).toMatchObject({ available: before.available + 15, held: before.held })
  await me.go('/points')
  await page.getByText(t('points.purpose.grant')).first().waitFor()
  await desk.close()
})
