import { expect, test } from 'vitest'
import type { Gap } from '../contract/people-staffing.ts'
import { consentVersion, type MyApplication } from '../contract/recruitment.ts'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** Chooses an answer that is a card. */
const choose = ({ page }: Visitor, text: string) => page.locator('label').filter({ hasText: text }).first().click()

test('a gap opens a call; a resident applies, is published, a neighbour objects and the applicant answers', async () => {
  const [admin, who, neighbour] = await Promise.all([
    stage.enter({ role: 'administrator' }),
    stage.enter({ role: 'resident', size: 'phone' }),
    stage.enter({ role: 'neighbour', size: 'phone', locale: 'zh-CN' }),
  ])
  const { items } = await admin.api<{ items: Gap[] }>('/api/v1/people/staffing/gaps?limit=200')
  const gap = items.findLast(({ roles, committee }) => roles.includes('grid_worker_part_time') && !committee)
  if (!gap) throw new Error('The demo has no gap a call could fill')

  // From the gap straight into the form, which knows post, place and number.
  await admin.open(`/console/people/units/${gap.unit.id}`)
  await admin.press(`${admin.t('people.gaps.call')}: ${gap.rule.en}`)
  expect(await admin.page.getByLabel(admin.t('recruitment.form.places')).inputValue()).toBe(String(gap.missing))
  await admin.page.getByLabel(admin.t('recruitment.form.zh'), { exact: true }).fill('住在附近')
  await admin.page.getByLabel(admin.t('recruitment.form.en'), { exact: true }).fill('Lives nearby')
  await admin.press(admin.t('recruitment.form.save'))
  await admin.page.waitForURL(/recruitment\/calls\//)
  const callId = admin.page.url().split('/').at(-1)

  // One question on each screen; without agreeing nothing is sent.
  await who.open(`/calls/${callId}`)
  await who.press(who.t('recruitment.call.apply'))
  await who.page.getByLabel(who.t('recruitment.apply.family'), { exact: true }).fill('Reed')
  await who.page.getByLabel(who.t('recruitment.apply.given'), { exact: true }).fill('Test')
  await who.press(who.t('ui.next'))
  await who.page.getByLabel(who.t('recruitment.apply.words_label')).fill('Thirty years in this street.')
  await who.press(who.t('ui.next'))
  await who.press(who.t('ui.next'))
  await who.press(who.t('recruitment.apply.send'))
  await who.page.getByText(who.t('recruitment.apply.must_agree')).waitFor()
  await who.page.getByLabel(who.t('recruitment.apply.agree')).check()
  await who.press(who.t('recruitment.apply.send'))
  await who.page.waitForURL(/my\/applications\//)
  const id = who.page.url().split('/').at(-1)

  // The desk reads a masked name; passing publishes what was agreed to, and the second review has to wait.
  await admin.open(`/console/recruitment/applications/${id}`)
  await admin.page.getByRole('heading', { level: 1, name: 'R***' }).waitFor()
  await admin.page.getByLabel(admin.t('recruitment.one.reason')).fill('Meets the call')
  await admin.press(admin.t('recruitment.one.save'))
  await admin.page.getByText(admin.t('recruitment.one.wait')).waitFor()
  // Whoever applied has the page open still: it tells by itself.
  await who.page.getByText(who.t('recruitment.state.published')).first().waitFor()

  await neighbour.open(`/published/${id}`)
  const main = neighbour.page.locator('#main')
  await neighbour.page.getByRole('heading', { level: 1, name: 'Reed' }).waitFor()
  expect(await main.textContent()).not.toMatch(/Test|Thirty years/)
  await choose(neighbour, neighbour.t('recruitment.ground.requirement'))
  await neighbour.page.getByLabel(neighbour.t('recruitment.public.words')).fill('去年才搬来')
  await neighbour.press(neighbour.t('recruitment.public.send'))
  await main.getByText(neighbour.t('recruitment.public.done')).waitFor()

  await who.open(`/my/applications/${id}`)
  await who.page.getByText('去年才搬来').waitFor()
  await who.page.getByLabel(who.t('recruitment.mine.answer')).fill('Within the same street.')
  await who.press(who.t('recruitment.mine.send_answer'))
  await who.page.getByText(who.t('recruitment.mine.answered')).waitFor()

  // Withdrawn, the name is off the page at once.
  await who.press(who.t('recruitment.mine.withdraw'))
  await who.press(who.t('recruitment.mine.withdraw'))
  await who.page.getByText(who.t('recruitment.state.withdrawn')).first().waitFor()
  neighbour.expectRefusal(404)
  await neighbour.open(`/published/${id}`)
  await neighbour.page.getByRole('alert').waitFor()
})

test('the whole district calls, and calls it off: whoever applied reads why, on the page that lies open, and so does everybody', async () => {
  const [admin, who] = await Promise.all([
    stage.enter({ role: 'administrator' }),
    stage.enter({ role: 'neighbour', size: 'phone' }),
  ])
  await admin.open('/console/recruitment/new')
  await admin.page.getByLabel(admin.t('recruitment.form.whole')).check()
  await admin.page.getByLabel(admin.t('people.gaps.street')).selectOption({ index: 1 })
  const community = admin.page.getByLabel(admin.t('people.gaps.community'))
  // What is chosen in one community stays chosen while another is looked at.
  for (const index of [1, 2]) {
    await community.selectOption({ index })
    await admin.press(admin.t('recruitment.form.all'))
  }
  await admin.page.getByLabel(admin.t('recruitment.form.zh'), { exact: true }).fill('全区都可以报名')
  await admin.page.getByLabel(admin.t('recruitment.form.en'), { exact: true }).fill('From anywhere in the district')
  await admin.press(admin.t('recruitment.form.save'))
  await admin.page.waitForURL(/recruitment\/calls\//)
  const callId = admin.page.url().split('/').at(-1)
  const { call } = await who.api<{ call: { unit: { level: string }; units: { id: string }[] } }>(
    `/api/v1/recruitment/calls/${callId}`,
  )
  expect(call.unit.level).toBe('district')

  const words = { familyName: 'Reed', givenName: 'Test', shownAs: 'family_name', words: 'Glad to help.' }
  const { id } = await who.post<MyApplication>(`/api/v1/recruitment/calls/${callId}/applications`, {
    ...{ ...words, unitId: call.units.at(-1)?.id, consentVersion },
  })
  await who.open(`/my/applications/${id}`)
  await who.page.getByText(who.t('recruitment.state.applied')).first().waitFor()

  await admin.open(`/console/recruitment/calls/${callId}`)
  await admin.press(admin.t('recruitment.desk.cancel'))
  const dialog = admin.page.getByRole('dialog')
  await dialog.getByText(admin.t('recruitment.desk.cancel_text', { count: 1 })).waitFor()
  await dialog.getByLabel(admin.t('recruitment.desk.cancel_why')).fill('The posts are not paid for this year')
  await dialog.getByRole('button', { name: admin.t('recruitment.desk.cancel'), exact: true }).click()
  await admin.page.getByText('The posts are not paid for this year').waitFor()

  await who.page.getByText('The posts are not paid for this year').waitFor()
  await who.open(`/calls/${callId}`)
  await who.page.getByText('The posts are not paid for this year').waitFor()
  expect(await who.page.getByRole('link', { name: who.t('recruitment.call.apply'), exact: true }).count()).toBe(0)
})
