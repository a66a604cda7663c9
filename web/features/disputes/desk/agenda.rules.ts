import type { DisputeAgendaItem } from '../../../../contract/disputes.ts'
import { wallOf } from '../../../words/zone.ts'

/** What is to be done and not late, by day of the district, in the order of the clock. */
export function agendaDays(
  items: readonly DisputeAgendaItem[],
  timeZone: string,
): { date: string; items: DisputeAgendaItem[] }[] {
  const days = new Map<string, DisputeAgendaItem[]>()
  for (const item of items.filter(({ late }) => !late).toSorted((a, b) => a.at.localeCompare(b.at))) {
    const date = wallOf(item.at, timeZone).slice(0, 10)
    days.set(date, [...(days.get(date) ?? []), item])
  }
  return [...days].map(([date, of]) => ({ date, items: of }))
}
