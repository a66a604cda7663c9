import { createHash } from 'node:crypto'
import type { Board, BoardSection } from '../../../../contract/board.ts'

/** Parts of a board in the order in which a mark speaks of them. Never change it: printed sheets carry marks. */
export const sections: readonly BoardSection[] = [
  ...(['place', 'people', 'duties', 'officers', 'phones', 'numbers', 'amenities'] as const),
]

type Said = Omit<Board, 'today' | 'asOf' | 'mark' | 'sheet'>

/** What each part says. What changes by itself from day to day, such as the next dates, is no change. */
const partsOf = (board: Said): Record<BoardSection, unknown> => ({
  place: [board.code, board.name, board.station, board.stations.map(({ code }) => code)],
  people: [board.serving, board.helpers].map((list) =>
    list.map(({ role, unit, name, title, dutyPhone, standingIn }) => [
      role,
      unit.id,
      name,
      title,
      dutyPhone,
      standingIn,
    ]),
  ),
  duties: board.duties,
  officers: board.officers.map(({ dates: _, ...officer }) => officer),
  phones: [board.dutyPhone, board.supervisionPhone],
  numbers: board.numbers.map(({ unit: _, ...number }) => number),
  amenities: board.amenities,
})

const signs = '0123456789abcdefghijklmnopqrstuv'
const length = 3

/** The mark of a board: three signs for each part, from what anybody reads there and nothing else. */
export function markOf(board: Said): string {
  const parts = partsOf(board)
  return sections.map((section) => signOf(parts[section])).join('')
}

function signOf(value: unknown): string {
  const [a = 0, b = 0] = createHash('sha256').update(JSON.stringify(value)).digest()
  const bits = (a << 8) | b
  return [(bits >> 10) & 31, (bits >> 5) & 31, bits & 31].map((n) => signs[n]).join('')
}

/** A sheet as its code names it, `20261122-…`, and the parts that say something else today. Undefined where the day is none. */
export function sheetOf(code: string, mark: string): Board['sheet'] | undefined {
  const day = `${code.slice(0, 4)}-${code.slice(4, 6)}-${code.slice(6, 8)}`
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) return undefined
  const held = code.slice(9)
  const part = (of: string, n: number) => of.slice(n * length, (n + 1) * length)
  return { day, mark: held, changed: sections.filter((_, n) => part(held, n) !== part(mark, n)) }
}
