import type { CaseView } from '../../contract/cases.ts'
import type { Visitor } from '../visitor.ts'
import { offered } from './command-forms.ts'
import type { Listed, Sight } from './sights.ts'

/** Two matters of this desk taken for one. @returns the one that ended */
async function twoMerged(visitor: Visitor): Promise<string> {
  const { items } = await visitor.api<Listed>('/api/v1/cases?scope=mine&limit=50')
  const fit: string[] = []
  for (const { id, state } of items) {
    if (!['reported', 'accepted', 'handling'].includes(state)) continue
    // Few can be split, and the walk shows that too.
    if (!(await offered(visitor, id)).includes('split')) fit.push(id)
  }
  // Those who walk at the same time take different ones.
  const from = visitor.size === 'phone' ? fit.length - 2 : Math.floor(fit.length / 2) - 1
  const [ends, stays] = fit.slice(from)
  if (!ends || !stays) throw new Error('This desk has no two cases')
  const { version } = await visitor.api<CaseView>(`/api/v1/cases/${ends}`)
  const command = { type: 'merge', intoCaseId: stays }
  await visitor.post(`/api/v1/cases/${ends}/commands`, { version, command })
  return ends
}

/** What a desk is told once five cases of five people have piled up: more than a walk should make. */
const concerns = {
  items: [
    {
      category: { id: '01900000-0000-7000-8000-000000000001', name: { en: 'Street lamp', zh: '路灯' } },
      place: { id: '01900000-0000-7000-8000-000000000002', level: 'grid', name: { en: 'Grid 3', zh: '第三网格' } },
      ...{ cases: 7, open: 4, again: 1, since: '2026-10-12T01:00:00.000Z' },
      owes: {
        kind: 'department',
        id: '01900000-0000-7000-8000-000000000003',
        level: null,
        name: { en: 'Lighting company', zh: '路灯公司' },
      },
    },
  ],
  fewest: 5,
  days: 90,
}

/** A merge about to be taken back, with what comes back. */
export const undoForm: Sight = {
  name: 'form of undo, with its preview',
  async show(visitor) {
    const { page, t } = visitor
    const merged = await twoMerged(visitor)
    await visitor.open(`/console/cases/${merged}`)
    await page.keyboard.press('.')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: t('cases.command.undo') })
      .first()
      .click()
    await page.getByRole('dialog').getByText(t('kin.undo.back'), { exact: true }).waitFor()
    await visitor.calm()
  },
}

/** Today of a place where the same complaint piles up. */
export const concerned: Sight = {
  name: 'today, complaints that pile up',
  async show(visitor) {
    const { page, t } = visitor
    await page.route('**/api/v1/cases/concerns*', (route) =>
      route.fulfill({ json: concerns, headers: { Doorstep: '1' } }),
    )
    await visitor.open('/console/today')
    await page.getByText(t('desk.concerns.title')).waitFor()
    await visitor.calm()
  },
}
