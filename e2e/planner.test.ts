import { expect, test } from 'vitest'
import { openStage } from './stage.ts'
import { choose, gridsOf, nameOf } from './tours/territory.ts'

const stage = openStage()

test('a community is planned, a unit is kept, planned again with few moves, and becomes a draft without mistakes', async () => {
  const admin = await stage.enter({ role: 'administrator' })
  const { page, t, press, calm } = admin
  const main = page.locator('#main')
  const { community } = await gridsOf(admin)
  const name = nameOf(admin, community)
  const numbers = main.getByRole('heading', { name: t('planner.numbers'), exact: true })

  await admin.open('/console/territory/plans')
  await press(t('planner.new'))
  await press(t('planner.form.start'))
  await main.getByText(t('planner.form.missing')).waitFor()
  await choose(admin, community.code, name)
  await main
    .getByRole('list', { name: t('planner.form.chosen') })
    .getByText(name, { exact: true })
    .waitFor()
  await page.getByRole('radio', { name: t('planner.basis.fresh') }).check()
  await press(t('planner.form.start'))
  await numbers.waitFor()
  const first = page.url()

  // A tick in the table keeps a unit; it shows below, and in the next plan it holds what it held.
  const table = main.getByRole('grid', { name: t('planner.units') })
  const box = table.getByRole('checkbox', { name: t('planner.units.pin_one', { code: 'G1' }), exact: true })
  await box.check()
  const kept = main.getByRole('list', { name: t('planner.again.kept') }).getByRole('listitem')
  expect(await kept.textContent()).toBe(`${community.code}-G1`)
  // The row shows it on the map.
  await box.locator('xpath=ancestor::tr').click()
  await main.getByRole('button', { name: t('planner.unpin') }).waitFor()
  await press(t('planner.again.start'))
  await page.waitForURL((url) => url.href !== first)
  await numbers.waitFor()
  const unitsOf = async (address: string) => {
    const id = address.split('/').at(-1)
    const { items } = await admin.api<{ items: { code: string; households: number; buildings: number }[] }>(
      `/api/v1/territory/plans/${id}/units`,
    )
    return items.find(({ code }) => code === `${community.code}-G1`)
  }
  expect(await unitsOf(page.url())).toEqual(await unitsOf(first))

  await press(t('planner.accept.do', { count: 1 }))
  await main.getByText(t('territory.findings.none')).waitFor()
  await main.getByText(t('territory.count.created')).waitFor()
  await calm()

  // Both plans stand in the list, and one is removed.
  await admin.open('/console/territory/plans')
  await main.getByText(t('planner.state.done')).nth(1).waitFor()
  await admin.open(new URL(first).pathname)
  await press(t('planner.remove'))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('planner.remove'), exact: true })
    .click()
  await main.getByRole('heading', { level: 1, name: t('planner.title') }).waitFor()
})
