import { expect, test } from 'vitest'
import type { Shift, TeamMember } from '../contract/team-members.ts'
import type { Team, TeamCard } from '../contract/teams.ts'
import { openStage } from './stage.ts'

const stage = openStage()

test('a neighbour is handed a link, joins by their own agreement, and a risky round waits for their insurance', async () => {
  const desk = await stage.enter({ role: 'community' })
  const { items } = await desk.api<{ items: TeamCard[] }>('/api/v1/teams?limit=50')
  const path = `/teams/${items.find(({ name }) => name.en === 'Sunflower reading circle')?.id}`
  const tomorrow = Date.now() + 30 * 3_600_000
  const shift = await desk.post<Shift>(`/api/v1${path}/shifts`, {
    ...{ kind: 'activity', title: 'Carry the shelves', risky: true, wanted: 2, note: null, beatId: null, place: null },
    ...{ from: new Date(tomorrow).toISOString(), until: new Date(tomorrow + 3_600_000).toISOString() },
  })
  await desk.open(`/console${path}?tab=members`)
  await desk.press(desk.t('teams.invite.make'))
  const link = await desk.page.getByRole('textbox', { name: desk.t('teams.invite.link'), exact: true }).inputValue()

  const guest = await stage.enter({ role: 'resident', size: 'phone', locale: 'zh-CN' })
  const { page, t } = guest
  await guest.open(new URL(link).pathname + new URL(link).hash)
  await page.getByLabel(t('teams.own.name')).fill('测试·来客')
  await page.getByLabel(t('teams.own.phone')).fill('0990-8899-777')
  await page.getByLabel(t('teams.name_for.team')).check()
  guest.expectRefusal(400)
  await guest.press(t('teams.join.accept'))
  await page.getByRole('alert').filter({ hasText: '同意' }).first().waitFor()
  const { consent } = await guest.api<Team>(`/api/v1${path}`)
  await page.getByLabel(/我自愿加入/).check()
  expect(consent.membership.length).toBeGreaterThan(40)
  await guest.press(t('teams.join.accept'))
  await page.getByText(t('teams.mine.told')).waitFor()

  // The desk sees them come in, masked; the round is risky and takes nobody whose insurance nobody has seen.
  await desk.page.getByText('测**').first().waitFor()
  guest.expectRefusal(422)
  await guest.press(t('teams.shift.agree'))
  await page.getByRole('alert').filter({ hasText: '保险' }).first().waitFor()
  await page.getByRole('button', { name: t('teams.proof.add') }).click()
  await page.getByLabel(t('teams.proof.insurer')).fill('测试保险')
  await page.getByLabel(t('teams.proof.from')).fill('2020-01-01')
  await page.getByLabel(t('teams.proof.until')).fill('2039-12-31')
  await guest.press(t('teams.proof.give'))
  await page.getByText(t('teams.proof.waiting'), { exact: true }).waitFor()
  const { items: members } = await desk.api<{ items: TeamMember[] }>(`/api/v1${path}/members`)
  const proof = members.flatMap(({ proofs }) => proofs).find(({ insurer }) => insurer === '测试保险')
  await desk.post(`/api/v1${path}/insurance/${proof?.id}/seen`, { good: true })
  await page.getByText(t('teams.proof.good'), { exact: true }).waitFor()
  await guest.press(t('teams.shift.agree'))
  await page.getByText(`✓ ${t('teams.shift.mine')}`).waitFor()

  // The sheet to print names them as they agreed: in full for the team.
  await guest.open(`${path}/roster`)
  await page.getByRole('cell', { name: '测试·来客' }).waitFor()
  await guest.context.request.post(`/api/v1${path}/leave`, { headers: { 'Idempotency-Key': `leave-${shift.id}` } })
})
