import type { Receipt } from '../../contract/cases.ts'
import type { Size, Visitor } from '../visitor.ts'

/** One page in one state: how somebody gets there from the sight before. */
export interface Sight {
  name: string
  show(visitor: Visitor): Promise<void>
}

/** A walk of one person past pages and their states, each beginning where the last one ended. */
export interface Tour {
  name: string
  /** A role of the demo; nobody signed in when left out. */
  role?: string
  /** Where it makes sense; everywhere when left out. */
  sizes?: readonly Size[]
  sights: readonly Sight[]
}

/** A page at an address. */
export const at = (name: string, path: string): Sight => ({ name, show: (visitor) => visitor.go(path) })

/** The page somebody is on already, with something else of it shown. */
export const within = (name: string, path: string): Sight => ({
  name,
  show: (visitor) => visitor.go(path, { stay: true }),
})

/** A page at an address, as somebody sees it who comes by that address. */
export const enteredAt = (name: string, path: string): Sight => ({ name, show: (visitor) => visitor.open(path) })

/** Waits until a heading of the first level says this. */
export const heading = (visitor: Visitor, key: string) =>
  visitor.page.getByRole('heading', { level: 1, name: visitor.t(key) }).waitFor()

/** Brings a matter without an account and gives its receipt. */
export const brought = (visitor: Visitor, text: string) =>
  visitor.post<Receipt>('/api/v1/cases', { text, locale: visitor.locale })

/** Chooses an answer that is a card. */
export const card = (visitor: Visitor, key: string) =>
  visitor.page
    .locator('label')
    .filter({ hasText: visitor.t(key) })
    .first()
    .click()

/** A page of a list of cases. */
export interface Listed {
  items: { id: string; number: string; state: string }[]
}

/** The first case of a list in one of these states. */
export async function firstOf(visitor: Visitor, query: string): Promise<string> {
  const { items } = await visitor.api<Listed>(`/api/v1/cases?${query}&limit=50`)
  const found = items[0]
  if (!found) throw new Error(`The demo has no case for ${query}`)
  return found.id
}

/** True when the heading of the first level says this. */
export const isAt = async ({ page, t }: Visitor, key: string) =>
  page.getByRole('heading', { level: 1, name: t(key) }).isVisible()

/** Waits until a map is drawn. */
export async function drawn({ page, calm }: Visitor): Promise<void> {
  await page.locator('canvas').first().waitFor()
  await calm()
  await page.waitForTimeout(400)
}
