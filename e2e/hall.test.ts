import { expect, test } from 'vitest'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** Sits down at a counter of the demo's hall; gives its address. */
async function sitAt(visitor: Visitor, number: number): Promise<void> {
  const { items } = await visitor.api<{ items: { counters: { id: string; number: number }[] }[] }>('/api/v1/hall/work')
  const counter = items[0]?.counters.find((each) => each.number === number)
  await visitor.post(`/api/v1/hall/counters/${counter?.id}/sit`, {})
  await visitor.open(`/console/hall/counter/${counter?.id}`)
}

test('a ticket from the kiosk is called on the wall, served, sent on to another counter, finished there, and the visitor says how it was', async () => {
  const [kiosk, wall, first, second, phone] = await Promise.all([
    stage.enter({ locale: 'zh-CN' }),
    stage.enter({}),
    stage.enter({ role: 'district' }),
    stage.enter({ role: 'water', locale: 'zh-CN' }),
    stage.enter({ size: 'phone' }),
  ])
  await Promise.all([sitAt(first, 1), sitAt(second, 11), wall.open('/hall/hall/display')])

  // The kiosk gives a number and a square to take along.
  await kiosk.open('/hall/hall/kiosk')
  await kiosk.page.getByRole('button', { name: '信访接待' }).click()
  const [taken] = await Promise.all([
    kiosk.page.waitForResponse((response) => response.url().endsWith('/api/v1/halls/hall/tickets')),
    kiosk.page.getByRole('button', { name: kiosk.t('hall.kiosk.take_priority') }).click(),
  ])
  const { ticket, secret } = (await taken.json()) as { ticket: { id: string; number: string }; secret: string }
  await kiosk.page.getByText(ticket.number, { exact: true }).waitFor()
  await phone.open(`/hall/ticket/${ticket.id}#${secret}`)
  await phone.page.getByText(phone.t('hall.state.waiting'), { exact: true }).waitFor()

  // By the rule: whoever came before is called first. One press, one key.
  const call = first.page.getByRole('button', { name: first.t('hall.counter.call'), exact: true })
  const start = first.page.getByRole('button', { name: first.t('hall.counter.start'), exact: true })
  for (let n = 0; n < 12; n++) {
    await call.click()
    await start.waitFor()
    if (await first.page.getByText(ticket.number, { exact: true }).count()) break
    await first.press(first.t('hall.counter.no_show'))
    await call.waitFor()
  }
  await wall.page.locator('#main ol li').filter({ hasText: ticket.number }).waitFor()
  await phone.page.getByText(phone.t('hall.ticket.go', { counter: 1 })).waitFor()
  await start.click()
  await first.page.getByLabel(first.t('hall.visit.note'), { exact: true }).fill('The meter is wrong')
  await first.press(first.t('hall.visit.save'))
  await first.page.getByText(first.t('hall.visit.saved')).waitFor()

  // The same ticket at another counter, at once.
  const service = first.page.getByLabel(first.t('hall.onward.service'), { exact: true })
  await service.selectOption({
    label: (await service.locator('option').filter({ hasText: 'Water at home' }).first().textContent()) as string,
  })
  const counter = first.page.getByLabel(first.t('hall.onward.counter'), { exact: true })
  await counter.selectOption({ index: 1 })
  await first.press(first.t('hall.onward.direct', { number: 11 }))
  await second.press(second.t('hall.counter.start'))
  expect(await second.page.getByLabel(second.t('hall.visit.note'), { exact: true }).inputValue()).toBe(
    'The meter is wrong',
  )
  await second.press(second.t('hall.counter.finish'))
  await second.page.getByText(second.t('hall.counter.ended', { number: ticket.number })).waitFor()

  await phone.page
    .locator('label')
    .filter({ hasText: phone.t('hall.rate.yes') })
    .first()
    .click()
  await phone.page.getByRole('radio', { name: '5' }).check({ force: true })
  await phone.press(phone.t('hall.rate.send'))
  await phone.page.getByText(phone.t('hall.rate.thanks')).waitFor()
})
