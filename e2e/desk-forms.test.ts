import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CaseView } from '../contract/cases.ts'
import { give } from './journey.ts'
import { openStage } from './stage.ts'
import { brought } from './tours/sights.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** A form that asks for a time takes the second of the usual ones; the reason is always its last box. */
async function until(dialog: Locator, reason: string): Promise<void> {
  await dialog.locator('button[aria-pressed]').nth(1).click()
  await dialog.getByRole('textbox').last().fill(reason)
}

const because = (reason: string) => (dialog: Locator) => dialog.getByRole('textbox').first().fill(reason)

const decide = (desk: Visitor, granted: boolean, reason?: string) => async (dialog: Locator) => {
  await dialog.getByRole('radio', { name: desk.t(granted ? 'console.field.grant' : 'console.field.refuse') }).check()
  if (reason) await dialog.getByRole('textbox').last().fill(reason)
}

test('desks, departments and the supervisor give each other every order, with the forms for it', async () => {
  const district = await stage.enter({ role: 'district' })
  const water = await stage.enter({ role: 'water' })
  const power = await stage.enter({ role: 'power' })
  const supervisor = await stage.enter({ role: 'supervisor' })
  const { id } = await brought(district, 'The pumping station hums and its lamp is dark.')
  const page = `/console/cases/${id}`
  const view = () => district.api<CaseView>(`/api/v1/cases/${id}`)
  const go = (visitor: Visitor) => visitor.open(page)

  await go(district)
  await give(district, 'accept')
  // Nothing happens for a while: asked for by the district, approved by whoever sits above it.
  await give(district, 'ask_suspension', (dialog) => until(dialog, 'The spare part comes by ship.'))
  await go(supervisor)
  await give(supervisor, 'rule_suspension', decide(supervisor, true))
  expect((await view()).state).toBe('suspended')
  await go(district)
  await give(district, 'resume', because('It has come.'))

  // Two departments, one of them leads; then the lead changes hands.
  await give(district, 'dispatch', async (dialog) => {
    await dialog.getByRole('checkbox', { name: 'Water Bureau' }).check()
    await dialog.getByRole('checkbox', { name: 'Power Supply' }).check()
    await dialog.getByRole('radio', { name: 'Water Bureau' }).check()
  })
  await give(district, 'change_lead', async (dialog) => {
    await dialog.getByRole('radio', { name: district.t('console.field.basis_agreement') }).check()
    await because('Power has the key.')(dialog)
  })
  const lead = (await view()).orders.find((order) => order.role === 'lead' && order.kind === 'dispatch')
  expect(lead?.target.name.en).toBe('Power Supply')

  // More time: refused with a reason, granted without.
  await go(water)
  await give(water, 'answer')
  await give(water, 'ask_extension', (dialog) => until(dialog, 'The crew is ill.'))
  await go(district)
  await give(district, 'rule_extension', decide(district, false, 'Another crew is free.'))
  await go(power)
  await give(power, 'answer')
  await give(power, 'ask_extension', (dialog) => until(dialog, 'A cable must be laid.'))
  await go(district)
  await give(district, 'rule_extension', decide(district, true))
  const types = (await view()).timeline.map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(['extension_refused', 'extension_granted', 'lead_changed']))

  // Told to hurry by whoever sits above; and ended, as no matter after all.
  await go(supervisor)
  await give(supervisor, 'supervise', because('Residents have waited long enough.'))
  await district.page.getByText('Residents have waited long enough.').first().waitFor()
  // What has ended is no longer the departments' to see, though their pages still show it.
  for (const officer of [water, power]) officer.expectRefusal(404)
  await give(district, 'void', because('It was a drill.'))
  expect((await view()).state).toBe('void')

  // What belongs elsewhere is declined, with where to turn.
  const other = await brought(district, 'My parcel has not come.')
  await district.open(`/console/cases/${other.id}`)
  await give(district, 'decline', async (dialog) => {
    await because('The post is not a matter of the district.')(dialog)
    await dialog.getByRole('textbox').last().fill('The post office, counter 2.')
  })
  expect((await district.api<CaseView>(`/api/v1/cases/${other.id}`)).state).toBe('declined')
})
