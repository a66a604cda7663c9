import { expect, test } from 'vitest'
import { openStage } from './stage.ts'
import { ruleName, stock } from './tours/points-scheme.ts'

const stage = openStage()

const have = async ({ api }: { api<T>(path: string): Promise<T> }) =>
  (await api<{ available: number }>('/api/v1/my/points')).available

test('two people become a household by a code, one gives the other points, and a neighbour’s need is pledged to', async () => {
  const me = await stage.enter({ role: 'resident', size: 'phone' })
  const { t } = me
  await me.open('/points/household')
  // Whoever steps into the demo may have one already from somebody before them.
  const mine = await me.api<{ household: unknown }>('/api/v1/my/household')
  if (mine.household) await me.post('/api/v1/my/household/leave', {})
  const { desk, schemeId } = await stock(me)
  const { rules } = await me.api<{ rules: { id: string; name: { en: string } }[] }>(
    `/api/v1/points/schemes/${schemeId}`,
  )
  const ruleId = rules.find(({ name }) => name.en === ruleName.en)?.id
  const day = new Date().toISOString().slice(0, 10)
  const claim = { ruleId, day, minutes: 60, note: 'Read the paper' }
  const { id } = await me.post<{ id: string }>('/api/v1/points/claims', claim)
  await desk.post(`/api/v1/points/claims/${id}/decision`, { approve: true })
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const both = (en: string, zh: string) => ({ en, zh })
  const words = {
    title: both('Snow cleared for a neighbour', '帮邻居扫雪'),
    about: both('For the winter.', '冬天需要。'),
  }
  const need = await desk.post<{ id: string }>('/api/v1/points/needs', { schemeId, ...words, target: 50, until })

  // A household begins with one, and a code for the next.
  await me.open('/points/household')
  await me.page.getByLabel(t('points.household.name'), { exact: true }).fill('Grandma')
  await me.press(t('points.household.open_do'))
  await me.press(t('points.household.invite_do'))
  const shown = me.page.locator('p', { hasText: /^[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}$/ }).first()
  const code = (await shown.textContent()) ?? ''

  // The other reads who invites before saying yes.
  const other = desk
  await other.open('/points/join')
  await other.page.getByLabel(t('points.join.code'), { exact: true }).fill(code)
  await other.press(t('points.join.look'))
  await other.page.getByText(t('points.join.by', { by: 'Grandma', count: 1 })).waitFor()
  await other.page.getByLabel(t('points.household.name'), { exact: true }).fill('Xiao Ming')
  await other.press(t('points.join.do'))
  await other.page.waitForURL(/points\/household/)

  // A gift: to whom, how many, one question, and both have what they should.
  const [before, theirs] = [await have(me), await have(other)]
  await me.page.getByLabel(t('points.give.points'), { exact: true }).fill('7')
  await me.press(t('points.give.do'))
  await me.page
    .getByRole('dialog')
    .getByRole('button', { name: t('points.give.do') })
    .click()
  await me.page.getByText(t('points.give.done', { points: 7, who: 'Xiao Ming' })).waitFor()
  expect([await have(me), await have(other)]).toEqual([before - 7, theirs + 7])

  // A pledge to a need that names nobody: everybody reads the sum.
  await me.go(`/points/needs/${need.id}`)
  await me.page.getByLabel(t('points.give.points'), { exact: true }).fill('5')
  await me.press(t('points.pledging.do'))
  await me.page
    .getByRole('dialog')
    .getByRole('button', { name: t('points.pledging.do') })
    .click()
  await me.page.getByText(t('points.pledging.done', { points: 5 })).waitFor()
  await me.page
    .getByText(t('points.needs.raised', { raised: 5, target: 50 }))
    .first()
    .waitFor()
  await other.post('/api/v1/my/household/leave', {})
  await me.post('/api/v1/my/household/leave', {})
  await desk.close()
})
