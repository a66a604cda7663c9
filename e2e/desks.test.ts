import { expect, test } from 'vitest'
import type { CaseView } from '../contract/cases.ts'
import { give } from './journey.ts'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

interface Listed {
  items: { id: string; number: string; state: string }[]
}

/** Three matters of one word that nobody else uses, at the place of a case this desk holds, taken on by it. */
async function accepted(desk: Visitor, word: string, count: number): Promise<{ id: string; number: string }[]> {
  const { items } = await desk.api<Listed>('/api/v1/cases?scope=mine&limit=20')
  const held = await desk.api<CaseView>(`/api/v1/cases/${items[0]?.id}`)
  const unitId = held.holder.id
  const made: { id: string; number: string }[] = []
  for (let n = 0; n < count; n++) {
    const one = await desk.post<{ id: string; number: string }>('/api/v1/cases', {
      text: `${word} ${n + 1}`,
      unitId,
      channel: 'counter',
    })
    let view = await desk.api<CaseView>(`/api/v1/cases/${one.id}`)
    if (view.state === 'reported' && view.offers.some((offer) => offer.command === 'accept' && offer.allowed))
      await desk.post(`/api/v1/cases/${one.id}/commands`, { version: view.version, command: { type: 'accept' } })
    view = await desk.api<CaseView>(`/api/v1/cases/${one.id}`)
    expect(view.state, 'the desk holds what it files').toBe('accepted')
    made.push(one)
  }
  return made
}

const stateOf = async (desk: Visitor, id: string) => (await desk.api<CaseView>(`/api/v1/cases/${id}`)).state

test('a desk gives three cases to somebody at once, sees what went and why not, and takes it back', async () => {
  const desk = await stage.enter({ role: 'community' })
  const { page, t } = desk
  desk.expectRefusal(409)
  // A word of this run alone, also where the installation has seen others.
  const word = `Quillfeather${Date.now().toString(36)}`
  const cases = await accepted(desk, word, 3)
  await desk.open(`/console/queue?scope=place&q=${word}`)
  await page
    .getByRole('row')
    .filter({ hasText: cases[0]?.number ?? '' })
    .waitFor()
  // By keyboard: onto the first row, choose it, and with Shift all down to the last.
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText(t('desk.bulk.chosen', { count: 1 })).waitFor()
  await page.getByRole('checkbox', { name: t('ui.table.choose_all') }).check()
  await page.getByText(t('desk.bulk.chosen', { count: 3 })).waitFor()
  // One of them ends meanwhile: it alone is refused, the others go.
  const gone = cases[2] as { id: string; number: string }
  await desk.press(t('desk.bulk.type.assign'))
  const dialog = page.getByRole('dialog')
  await dialog.getByText(t('desk.bulk.can', { can: 3, all: 3 })).waitFor()
  const view = await desk.api<CaseView>(`/api/v1/cases/${gone.id}`)
  await desk.post(`/api/v1/cases/${gone.id}/commands`, {
    version: view.version,
    command: { type: 'void', reason: 'Filed twice' },
  })
  await dialog.getByRole('combobox', { name: t('console.field.post') }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: t('desk.bulk.give', { count: 3 }) }).click()
  await dialog.getByText(t('desk.bulk.over', { done: 2, refused: 1, stopped: 0 })).waitFor()
  expect(await stateOf(desk, cases[0]?.id ?? '')).toBe('handling')
  expect(await dialog.getByRole('listitem').filter({ hasText: gone.number }).textContent()).toContain(
    t('desk.bulk.outcome.refused'),
  )
  await dialog.getByRole('button', { name: t('desk.bulk.undo', { count: 2 }) }).click()
  await dialog.getByText(t('desk.bulk.undone', { undone: 2, left: 0 })).waitFor()
  for (const one of cases.slice(0, 2)) expect(await stateOf(desk, one.id)).toBe('accepted')
})

test('two desks on one case see each other, and whoever is late reads what changed and keeps their words', async () => {
  const [first, second] = await Promise.all([stage.enter({ role: 'community' }), stage.enter({ role: 'street' })])
  const [one] = await accepted(first, 'Brambleholt', 1)
  const path = `/console/cases/${one?.id}`
  await first.open(path)
  const looking = new RegExp(first.t('desk.presence.looking', { post: '.*' }))
  expect(await first.page.getByText(looking).count(), 'nobody else yet').toBe(0)
  await second.open(path)
  await first.page.getByText(looking).waitFor()
  await second.page.getByText(looking).waitFor()

  // One opens a command, the other sees it at once.
  await first.page.keyboard.press('r')
  const form = first.page.getByRole('dialog')
  await form.getByLabel(first.t('console.field.reason')).fill('The wall needs a permit')
  const writing = second.t('desk.presence.writing', { post: '.*', command: second.t('cases.command.raise') })
  await second.page.getByText(new RegExp(writing)).waitFor()

  // The street desk is quicker; the form of the other says so before it is sent, with the words kept.
  await give(second, 'supervise', (dialog) => dialog.getByLabel(second.t('console.field.text')).fill('Please hurry'))
  await give(second, 'categorise', async (dialog) => {
    await dialog.getByRole('combobox', { name: second.t('cases.category') }).click()
    await second.page.getByRole('option').nth(1).click()
  })
  await form.getByText(first.t('console.stale.title')).waitFor()
  await form.getByRole('button', { name: first.t('desk.stale.keep') }).click()
  expect(await form.getByLabel(first.t('console.field.reason')).inputValue()).toBe('The wall needs a permit')
  await form.getByRole('button', { name: first.t('cases.command.raise'), exact: true }).click()
  await form.waitFor({ state: 'detached' })
  expect((await second.api<CaseView>(`/api/v1/cases/${one?.id}`)).state).toBe('reported')

  await second.close()
  await first.page.getByText(looking).waitFor({ state: 'detached' })
})

test('one shift hands over to the next, who reads it and takes it', async () => {
  const outgoing = await stage.enter({ role: 'district' })
  const { page, t } = outgoing
  const [watched] = await accepted(outgoing, 'Larkmoor', 1)
  await outgoing.open('/console/shift')
  await outgoing.press(t('desk.shift.write'))
  await page.getByRole('heading', { level: 1, name: t('desk.shift.write_title') }).waitFor()
  await page.getByRole('textbox', { name: t('desk.shift.words') }).fill('The pump at the mill comes first.')
  await page.getByLabel(t('desk.shift.add_number')).fill(watched?.number ?? '')
  await outgoing.press(t('desk.shift.add'))
  await page.getByLabel(t('desk.shift.why', { number: watched?.number ?? '' })).fill('Call the builder at nine')
  await page
    .locator('form')
    .getByRole('button', { name: t('desk.shift.hand_over'), exact: true })
    .click()
  await page.getByText(t('desk.shift.waits')).waitFor()

  const incoming = await stage.enter({ role: 'supervisor', locale: 'zh-CN', size: 'phone' })
  await incoming.open(new URL(page.url()).pathname)
  await incoming.page.getByText('The pump at the mill comes first.').waitFor()
  await incoming.page.getByText('Call the builder at nine').waitFor()
  await incoming.press(incoming.t('desk.shift.take'))
  await incoming.page.getByText(incoming.t('desk.shift.taken')).first().waitFor()
  // The outgoing shift sees it without asking.
  await page.getByText(t('desk.shift.taken')).waitFor()
})
