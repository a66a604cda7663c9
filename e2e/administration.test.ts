import { expect, test } from 'vitest'
import { openStage } from './stage.ts'

const stage = openStage()

test('the administrator gives a post to somebody found by name, reorders rules, and finds every change again', async () => {
  const admin = await stage.enter({ role: 'administrator' })
  const { page, t, press, calm } = admin
  const main = page.locator('#main')
  const past = async (text: string) => {
    await press(t('configuration.history.title'))
    await main.getByText(text).first().waitFor()
  }

  // A post for somebody who works here already, found by name.
  await admin.open('/console/people/posts?open=new')
  await main.getByLabel(t('configuration.post.role')).last().selectOption('desk')
  const place = main.getByRole('combobox', { name: t('configuration.rule.unit') }).last()
  await place.fill('Cloud Bridge')
  await page
    .getByRole('option', { name: /Cloud Bridge Street/ })
    .first()
    .click()
  const account = main.getByRole('combobox', { name: t('configuration.post.account') })
  await account.fill('Wu Qiufen')
  await page
    .getByRole('option', { name: /Wu Qiufen|吴秋分/ })
    .first()
    .click()
  await press(t('configuration.create'))
  await page.getByText(t('configuration.post.created')).first().waitFor()
  await past(t('configuration.action.created'))

  // Rules are tried in their order; where a case would go is what the server says.
  await admin.open('/console/admin/rules')
  const rules = main.getByRole('list', { name: t('configuration.nav.rules') }).getByRole('listitem')
  const names = async () => await rules.locator('strong').allInnerTexts()
  const before = await names()
  await rules
    .nth(1)
    .getByRole('button', { name: t('configuration.up', { name: before[1] as string }) })
    .click()
  await calm()
  expect((await names()).slice(0, 2)).toEqual([before[1], before[0]])
  const unit = main.getByRole('combobox', { name: t('configuration.try.unit') })
  await unit.fill('Grid 1')
  await page
    .getByRole('option', { name: /Grid 1/ })
    .first()
    .click()
  await main
    .getByRole('status')
    .filter({ hasText: /Grid 1/ })
    .first()
    .waitFor()

  // A department, a calendar and the settings: saved, and the change stands in their history with before and after.
  await admin.open('/console/admin/departments')
  await main.getByText('Water Bureau').first().click()
  await main.getByLabel(t('configuration.department.phone')).fill('000-7654321')
  await press(t('configuration.save'))
  await page.getByText(t('configuration.saved')).first().waitFor()
  await past('000-7654321')

  await admin.open('/console/admin/calendars')
  await main.locator('a[href*="/admin/calendars/"]').first().click()
  await calm()
  const name = main.getByRole('textbox', { name: t('configuration.language.en') }).first()
  await name.fill('Office hours, as agreed in spring')
  await press(t('configuration.save'))
  await page.getByText(t('configuration.saved')).first().waitFor()
  await past('as agreed in spring')

  await admin.open('/console/admin/settings')
  const days = main.getByLabel(t('configuration.settings.rating_days'))
  await days.fill('15')
  await press(t('configuration.save'))
  await page.getByText(t('configuration.saved')).first().waitFor()
  await past('15')
})
