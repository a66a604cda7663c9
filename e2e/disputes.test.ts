import { expect, test } from 'vitest'
import type { DisputeView } from '../contract/disputes.ts'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'
import { wordLike } from './words.ts'

const stage = openStage()

/** Chooses an answer that is a card. */
const choose = ({ page, t }: Visitor, key: string) =>
  page
    .locator('#main label')
    .filter({ hasText: t(`dispute-pages.${key}`) })
    .first()
    .click()
const says = ({ page, t }: Visitor, key: string) =>
  page
    .locator('#main')
    .getByText(t(`dispute-pages.${key}`))
    .first()
    .waitFor()
const stands = ({ page, t }: Visitor, state: string) =>
  page.getByRole('heading', { level: 2, name: t(`dispute-pages.stand.${state}`), exact: true }).waitFor()
/** Presses a button, then the same word in the dialog that asks once more. */
async function press(visitor: Visitor, key: string, sure = false) {
  const name = visitor.t(`dispute-pages.${key}`)
  await visitor.page.locator('#main').getByRole('button', { name, exact: true }).first().click()
  if (sure) {
    await visitor.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await visitor.calm()
}

test('a leaking ceiling settled at the second tier and followed up', async () => {
  const [applicant, other, desk, mediator] = await Promise.all([
    stage.enter({ size: 'phone' }),
    stage.enter({ size: 'phone', locale: 'zh-CN' }),
    stage.enter({ role: 'community' }),
    stage.enter({ role: 'head' }),
  ])
  const fill = (visitor: Visitor, key: string, words: string) =>
    visitor.page
      .getByLabel(visitor.t(`dispute-pages.${key}`))
      .first()
      .fill(words)

  // Without an account, question by question.
  await applicant.open('/disputes')
  await applicant.press(applicant.t('dispute-pages.home.apply'))
  await fill(applicant, 'apply.subject', 'Water comes through the ceiling')
  await applicant.press(applicant.t('ui.next'))
  await fill(applicant, 'apply.account', 'Since May it drips whenever somebody upstairs takes a shower.')
  await applicant.press(applicant.t('ui.next'))
  await fill(applicant, 'apply.other_name', 'Sample of flat 302')
  await applicant.press(applicant.t('ui.next'))
  await applicant.page.getByLabel(applicant.t('ui.place.words')).fill('Houses 1 and 2')
  await applicant.page
    .getByRole('list', { name: applicant.t('ui.place.foundLabel') })
    .getByRole('button')
    .first()
    .click()
  await applicant.press(applicant.t('ui.next'))
  await fill(applicant, 'apply.name', 'Sample of flat 202')
  await applicant.press(applicant.t('ui.next'))
  await applicant.page.getByLabel(applicant.t('dispute-pages.apply.agree')).check()
  await applicant.press(applicant.t('dispute-pages.apply.send'))
  await applicant.page.getByRole('heading', { level: 1, name: applicant.t('dispute-pages.receipt.title') }).waitFor()
  const number = new URL(applicant.page.url()).pathname.split('/').at(-1) as string
  await applicant.press(applicant.t('dispute-pages.receipt.open'))
  await stands(applicant, 'applied')

  // The desk finds it by its subject alone, and prints a letter for the other side, who agrees in their own language.
  await desk.open('/console/disputes?show=open')
  await desk.page.getByRole('row').filter({ hasText: number }).click()
  await desk.page
    .getByRole('button', { name: desk.t('dispute-pages.invite.make') })
    .last()
    .click()
  const code = await desk.page.locator('[data-code]').getAttribute('data-code')
  await other.open(`/d/${number}/join#${code}`)
  expect(new URL(other.page.url()).hash, 'the code is off the address').toBe('')
  await other.press(other.t('dispute-pages.join.open'))
  await choose(other, 'consent.yes')
  await press(other, 'consent.send')
  await stands(other, 'consented')

  // The neighbours' table finds no way: on to the second one, where the desk appoints anew.
  const about = await desk.api<{ tiers: { code: string }[] }>('/api/v1/disputes/about')
  const view = await desk.api<DisputeView & { unit: { id: string } }>(`/api/v1/disputes/${number}`)
  const { items: posts } = await mediator.api<{ items: { id: string; unit: { id: string } }[] }>(
    '/api/v1/people/posts/mine',
  )
  const session = await desk.api<{ posts: { place: { id: string } }[] }>('/api/v1/session')
  const community = session.posts[0]?.place.id as string
  for (const [tier, unitId] of [
    [about.tiers[0]?.code, view.unit.id],
    [about.tiers[1]?.code, community],
  ])
    await desk.post('/api/v1/disputes/mediators', { postId: posts[0]?.id, unitId, tier }).catch(() => {})
  const appoint = async () => {
    await press(desk, 'chair.appoint')
    await desk.page.locator('#main label').filter({ hasText: 'Chen Bailu' }).first().click()
    await desk.page
      .locator('#main form')
      .getByRole('button', { name: desk.t('dispute-pages.chair.appoint') })
      .click()
    await desk.page.locator('#main').getByText(desk.t('dispute-pages.chair.none')).waitFor({ state: 'detached' })
    await desk.calm()
  }
  await desk.open(`/console/disputes/${number}`)
  await appoint()
  await mediator.open(`/console/disputes/${number}`)
  // With the neighbours' table the mediator leaves it: what was open there is asked for in vain.
  mediator.expectRefusal(404)
  await press(mediator, 'end.fail', true)
  await says(desk, 'chair.none')
  await appoint()

  // A meeting is set; what the applicant says alone stays between two.
  await mediator.open(`/console/disputes/${number}`)
  await press(mediator, 'session.plan')
  await fill(mediator, 'session.place', 'Room 2')
  await mediator.page
    .locator('[data-session-form]')
    .getByRole('button', { name: mediator.t('dispute-pages.session.plan') })
    .click()
  await applicant.page.locator('[data-session="planned"]').waitFor()
  const secret = 'I could do with eight hundred.'
  await fill(applicant, 'private.write', secret)
  await press(applicant, 'private.send')
  await mediator.open(`/console/disputes/${number}`)
  await mediator.page.locator('[data-private]').getByText(secret).waitFor()
  await other.open(`/d/${number}`)
  expect(await other.page.locator('#main').textContent()).not.toContain(secret)

  // An offer, accepted; drawn by one, typed by the other, read by both.
  await press(applicant, 'offer.make')
  const form = applicant.page.locator('[data-offer-form]')
  await form.getByLabel(applicant.t('dispute-pages.term.who')).selectOption({ index: 1 })
  await form.getByLabel(applicant.t('dispute-pages.term.what')).fill('Mends the pipe under the shower')
  await form.getByLabel(applicant.t('dispute-pages.term.amount')).fill('800')
  await press(applicant, 'offer.send')
  await other.page.locator('[data-offer="open"]').waitFor()
  await press(other, 'offer.accept', true)
  await stands(other, 'agreed')
  await stands(applicant, 'agreed')
  const sheet = applicant.page.locator('[data-signature-sheet]')
  await sheet.scrollIntoViewIfNeeded()
  const box = (await sheet.boundingBox()) as { x: number; y: number }
  await applicant.page.mouse.move(box.x + 60, box.y + 60)
  await applicant.page.mouse.down()
  await applicant.page.mouse.move(box.x + 160, box.y + 110, { steps: 6 })
  await applicant.page.mouse.move(box.x + 260, box.y + 70, { steps: 6 })
  await applicant.page.mouse.up()
  await applicant.page.getByLabel(applicant.t('dispute-pages.sign.read')).check()
  await press(applicant, 'sign.do')
  await applicant.page.locator('[data-signed]').waitFor()
  await other.page
    .locator('#sign label')
    .filter({ hasText: other.t('signature.way.typed') })
    .click()
  await other.page.getByLabel(other.t('signature.type.name')).fill('示例住户')
  await other.page.getByLabel(other.t('signature.type.sure')).check()
  await other.page.getByLabel(other.t('dispute-pages.sign.read')).check()
  await press(other, 'sign.do')
  await stands(other, 'performing')

  // Done, confirmed, and looked at again by the mediator.
  await press(other, 'duty.done')
  await press(other, 'duty.done_send')
  await applicant.page.locator('[data-duty="said_done"]').waitFor()
  await press(applicant, 'duty.confirm')
  await stands(applicant, 'performed')
  await mediator.page.locator('[data-visit="open"]').first().waitFor()
  await press(mediator, 'visit.record')
  await mediator.page
    .getByRole('dialog')
    .getByRole('button', { name: mediator.t('dispute-pages.visit.record') })
    .click()
  await mediator.page.locator('[data-visit="kept"]').waitFor()
  await applicant.page
    .getByText(wordLike('en', 'disputes.timeline.visited'))
    .first()
    .waitFor()
    .catch(() => {})
  expect(await desk.page.locator('#main').textContent(), 'the desk reads nothing said alone').not.toContain(secret)
})
