import { expect, test } from 'vitest'
import type { Gap } from '../contract/people-staffing.ts'
import { openStage } from './stage.ts'

const stage = openStage()

test('a gap in the report is filled and gone; a table of posts is looked at first and says which rows it refuses', async () => {
  const admin = await stage.enter({ role: 'administrator' })
  const { page, t, press, calm } = admin
  const main = page.locator('#main')
  const gaps = async () =>
    (await admin.api<{ items: Gap[]; total: number }>('/api/v1/people/staffing/gaps?limit=200')).items
  const gap = (await gaps()).toSorted((a, b) => a.missing - b.missing)[0]
  if (!gap) throw new Error('The demo has no gap')

  // From the report to the unit, where a post is given for each that is missing.
  await admin.open(`/console/people?rule=${gap.ruleId}`)
  await main.getByText(gap.unit.name.en).first().click()
  await page.getByRole('heading', { level: 1, name: gap.unit.name.en }).waitFor()
  for (let n = gap.missing; n > 0; n--) {
    await main.getByRole('button', { name: `${t('people.unit.fill')}: ${gap.rule.en}` }).click()
    await main.getByRole('textbox', { name: t('people.unit.name') }).fill(`Test Newcomer ${n}`)
    await press(t('people.unit.begin'))
    await main.getByText(`Test Newcomer ${n}`).first().waitFor()
    await calm()
  }
  await main.getByRole('button', { name: `${t('people.unit.fill')}: ${gap.rule.en}` }).waitFor({ state: 'detached' })
  expect((await gaps()).some(({ unit, ruleId }) => unit.id === gap.unit.id && ruleId === gap.ruleId)).toBe(false)

  // Handing over: what moves along is said before, the successor stands there after.
  await main.getByRole('button', { name: `${t('people.unit.hand_over')}: Test Newcomer 1` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(t('people.unit.moves_nothing')).waitFor()
  await dialog.getByLabel(t('people.unit.successor')).fill('Test Successor')
  await dialog.getByRole('button', { name: t('people.unit.hand_over'), exact: true }).click()
  await main.getByText('Test Successor').first().waitFor()

  // A table of posts: what would happen, and each row it does not take.
  await admin.open('/console/people/import')
  const table = `role,unit,holder,basis\ngrid_assistant,${gap.unit.code},Test Table,appointment\nmayor,${gap.unit.code},Test Two,appointment\ngrid_worker,000,Test Three,appointment\ngrid_worker,${gap.unit.code},Test Four,\n`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'posts.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await press(t('people.import.try'))
  const refused = main.getByRole('region', { name: t('people.import.refused') })
  await refused.waitFor()
  const rows = await refused.getByRole('row').allInnerTexts()
  expect(rows.length).toBeGreaterThanOrEqual(4)
  expect(rows.join()).toContain('“mayor” is not a role.')
  expect(rows.join()).toContain('A name needs a ground')
})
