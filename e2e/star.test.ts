import { expect, test } from 'vitest'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** Chooses an answer that is a card. */
const choose = ({ page }: Visitor, text: string) => page.locator('label').filter({ hasText: text }).first().click()

test('a star’s publication: its owner agrees, a neighbour objects, the owner answers and takes it back; a steward grants another', async () => {
  const [owner, neighbour, steward] = await Promise.all([
    stage.enter({ role: 'resident', size: 'phone' }),
    stage.enter({ role: 'neighbour', size: 'phone', locale: 'zh-CN' }),
    stage.enter({ role: 'community' }),
  ])

  // Verified hours reached a star; without a word of theirs nothing is published.
  await owner.open('/my/stars')
  await owner.press(owner.t('stars.mine.agree'))
  const see = owner.page.getByRole('link', { name: owner.t('stars.mine.see') })
  await see.waitFor()
  const address = (await see.getAttribute('href')) as string
  const path = address.slice(address.indexOf('/stars/'))

  await neighbour.open(path)
  const main = neighbour.page.locator('#main')
  await neighbour.page.getByRole('heading', { level: 1 }).waitFor()
  expect(await main.textContent(), 'the name in the form agreed to').not.toMatch(/李小满|Xiaoman/)
  await choose(neighbour, neighbour.t('stars.ground.hours'))
  await neighbour.page.getByLabel(neighbour.t('stars.public.words')).fill('那天只有一个小时')
  await neighbour.press(neighbour.t('stars.public.send'))
  await main.getByText(neighbour.t('stars.public.done')).waitFor()

  await owner.open('/my/stars')
  await owner.page.getByText('那天只有一个小时').waitFor()
  await owner.page.getByLabel(owner.t('stars.mine.your_answer')).fill('Two evenings, both are in the book.')
  await owner.press(owner.t('stars.mine.answer'))
  await owner.page.getByText('Two evenings, both are in the book.').first().waitFor()

  // Taken back, it is off the page at once.
  await owner.press(owner.t('stars.mine.take_back'))
  await owner.page
    .getByRole('dialog')
    .getByRole('button', { name: owner.t('stars.mine.take_back') })
    .click()
  await owner.page.getByText(owner.t('stars.mine.declined_text')).waitFor()
  neighbour.expectRefusal(404)
  await neighbour.open(path)
  await neighbour.page.getByRole('alert').waitFor()

  // Whose publication is over is decided by the steward of the place; where this walk was begun before, it is decided already.
  const { items } = await steward.api<{ items: { id: string; state: string; mayDecide: boolean }[] }>(
    '/api/v1/points/stars/desk?show=all',
  )
  const star = items.find(({ mayDecide }) => mayDecide) ?? items.find(({ state }) => state === 'granted')
  await steward.open(`/console/stars/${star?.id}`)
  if (star?.mayDecide) await steward.press(steward.t('stars.desk.grant'))
  await steward.page.getByText(steward.t('stars.state.granted')).first().waitFor()

  // A certificate of the hours, which anybody proves by its code.
  await owner.press(owner.t('stars.mine.make'))
  await owner.page.locator('[data-sheet]').waitFor()
  const code = (await owner.page.locator('[data-sheet] strong').last().textContent()) as string
  await neighbour.open('/verify')
  await neighbour.page.getByLabel(neighbour.t('stars.verify.code')).fill(code.toLowerCase())
  await neighbour.press(neighbour.t('stars.verify.look'))
  await neighbour.page.getByRole('heading', { level: 1, name: neighbour.t('stars.verify.genuine') }).waitFor()
})
