import { expect, test } from 'vitest'
import type { CaseView } from '../contract/cases.ts'
import { openStage } from './stage.ts'
import { brought } from './tours/sights.ts'
import { wordLike } from './words.ts'

const stage = openStage()

test('a desk without a mouse works the command map by its list: by light, and with what comes in meanwhile', async () => {
  const desk = await stage.enter({ role: 'district' })
  const { page, t } = desk
  await desk.open('/console/map?scope=place')
  const list = page.getByRole('list', { name: t('map.cases') })
  await list.getByRole('button').first().waitFor()
  // A colour narrows map and list alike.
  const red = page.getByRole('checkbox', { name: t('cases.light.red') })
  await red.focus()
  await page.keyboard.press('Space')
  await desk.calm()
  expect(new URL(page.url()).searchParams.get('light')).toBe('red')
  const words = await list.locator('li > button').allInnerTexts()
  for (const each of words) expect(each).toContain(t('ui.clock.red'))
  await page.keyboard.press('Space')
  await desk.calm()
  // Arrows walk the list, Enter opens the case beside it.
  await page.getByLabel(t('map.list.view')).uncheck()
  await desk.calm()
  const buttons = list.locator('li > button')
  await buttons.first().focus()
  await page.keyboard.press('ArrowDown')
  expect(await buttons.nth(1).evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2 }).filter({ hasText: /\d{6}/ }).first().waitFor()
  expect(new URL(page.url()).searchParams.get('case')).not.toBeNull()
  await page.keyboard.press('Escape')
  // Somebody reports: the map hears of it without being asked.
  const status = page
    .getByRole('status')
    .filter({ hasText: t('map.count', { count: 2 }).replace(/^\D*\d+/, '') })
    .first()
  const before = Number.parseInt(
    (await status.innerText()).replaceAll(/\D*?(\d[\d,]*).*/g, '$1').replaceAll(',', ''),
    10,
  )
  await brought(desk, 'A branch has fallen on the path behind the school.')
  await page.waitForFunction(
    ({ was }) =>
      [...document.querySelectorAll('[role=status]')].some(
        (each) => Number.parseInt((each.textContent ?? '').replaceAll(',', ''), 10) === was + 1,
      ),
    { was: before },
  )
})

test('before two cases become one, the desk sees what becomes of both, and which way round it can be', async () => {
  const desk = await stage.enter({ role: 'district' })
  const { page, t } = desk
  const text = 'The fountain on the square has no water.'
  const one = await brought(desk, text)
  const other = await brought(desk, `${text} Since Monday.`)
  await desk.open(`/console/cases/${one.id}`)
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('radio')
    .filter({ has: page.locator('xpath=.') })
    .first()
    .waitFor()
  await dialog.locator('label').filter({ hasText: other.number }).first().click()
  await dialog.getByText(t('kin.merge.number', { number: one.number, other: other.number })).waitFor()
  await dialog.getByText(wordLike(desk.locale, 'kin.merge.final')).waitFor()
  // The other way round: this one goes on.
  await dialog.getByRole('radio', { name: t('kin.merge.lead_this', { number: one.number }) }).check()
  await dialog.getByText(t('kin.merge.number', { number: other.number, other: one.number })).waitFor()
  await dialog.getByRole('button', { name: t('cases.command.merge'), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await desk.api<CaseView>(`/api/v1/cases/${other.id}`)).mergedInto?.id).toBe(one.id)
  // What has ended takes in nothing more, and says so before anybody tries.
  const third = await brought(desk, `${text} Still none.`)
  const { because } = await desk.api<{ because: string }>(`/api/v1/cases/${third.id}/merge-preview?into=${other.id}`)
  expect(because).toBe('case.merge_into_ended')
})
