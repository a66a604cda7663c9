import { expect, test } from 'vitest'
import { openStage } from './stage.ts'

const stage = openStage()

test('words in Chinese bring a suggestion that says it is one and why; choosing another wins', async () => {
  const desk = await stage.enter({ role: 'community', locale: 'zh-CN' })
  const { page, t } = desk
  await desk.open('/console/new')
  await page.getByLabel(t('console.new.words')).fill('凉亭旁的路灯坏了，晚上一片漆黑')
  const suggestions = page.getByRole('list', { name: t('suggestions.list') })
  const lamp = suggestions.getByRole('button', { name: '路灯' }).first()
  await lamp.waitFor()
  await page.getByText(t('suggestions.title')).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: t('suggestions.mine') })
    .waitFor()
  expect(await lamp.innerText(), 'it says which words spoke for it').toMatch(/因为提到：.*路灯/)

  // Nothing is chosen until somebody chooses; by keyboard it is one key.
  const category = page.getByRole('combobox', { name: t('cases.category') })
  expect(await category.inputValue()).toBe('')
  await lamp.focus()
  await page.keyboard.press('Enter')
  await suggestions.waitFor({ state: 'detached' })
  expect(await category.inputValue()).toContain('路灯')

  // A person decides otherwise, and it stays so while the words still say lamp.
  await category.fill('绿化')
  const other = page.getByRole('option').filter({ hasText: '绿化' }).first()
  await other.click()
  expect(await category.inputValue()).toContain('绿化')
  await page.getByLabel(t('console.new.words')).press('End')
  await page.keyboard.type('，路灯杆歪了')
  await desk.calm()
  expect(await category.inputValue()).toContain('绿化')
  expect(await suggestions.count()).toBe(0)
})
