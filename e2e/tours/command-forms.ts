import type { CaseView } from '../../contract/cases.ts'
import type { Visitor } from '../visitor.ts'
import type { Listed, Sight } from './sights.ts'

/** Opens the form of a command in its dialog, on the first case of this desk that may be given it now. */
export const form = (type: string): Sight => ({
  name: `form of ${type}`,
  async show(visitor) {
    const { page, t } = visitor
    // Begins with it: taking back a merge or split has both their names in its own.
    const name = new RegExp(`^${t(`cases.command.${type}`)}`)
    await visitor.go(`/console/cases/${await firstThatMay(visitor, type)}`, { stay: true })
    await page.keyboard.press('.')
    await page.getByRole('dialog').getByRole('option', { name }).first().click()
    await page.getByRole('heading', { name }).waitFor()
    await visitor.calm()
  },
})

async function firstThatMay(visitor: Visitor, type: string): Promise<string> {
  const known = offersSeen.get(visitor) ?? new Map<string, readonly string[]>()
  offersSeen.set(visitor, known)
  for (const [id, commands] of known) {
    if (!commands.includes(type)) continue
    // Whoever walks at the same time may have done something to it since.
    const now = await offered(visitor, id)
    known.set(id, now)
    if (now.includes(type)) return id
  }
  for (const scope of ['mine', 'place']) {
    const { items } = await visitor.api<Listed>(`/api/v1/cases?scope=${scope}&limit=40`)
    for (const { id } of items.filter((each) => !known.has(each.id))) {
      const commands = await offered(visitor, id)
      known.set(id, commands)
      if (commands.includes(type)) return id
    }
  }
  throw new Error(`No case of this desk may be given ${type}`)
}

/** Names of the commands that may be given to a case now. */
export async function offered(visitor: Visitor, id: string): Promise<readonly string[]> {
  const { offers } = await visitor.api<CaseView>(`/api/v1/cases/${id}`)
  return offers.filter(({ allowed }) => allowed).map(({ command }) => command)
}

/** What somebody was told may be done with cases: their walk changes none, and a desk may not ask without end. */
const offersSeen = new WeakMap<Visitor, Map<string, readonly string[]>>()
