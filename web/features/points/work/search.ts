/** Parts of the page of a scheme. */
export const tabs = ['claims', 'rules', 'goods', 'review', 'report', 'donors', 'settings'] as const
/** A part of the page of a scheme. */
export type Tab = (typeof tabs)[number]

/** What the parts of a scheme's page are narrowed to; it stands in the address. */
export interface SchemeSearch {
  tab?: Tab
  /** A month, `2026-03`. */
  month?: string
  donor?: string
  /** State of the claims that are listed. */
  state?: 'open' | 'contested' | 'approved' | 'refused'
}

/** The parts of a scheme that are of use to somebody with these rights; the first is where they begin. */
export const tabsFor = (rights: { keep: boolean; approve: boolean; report: boolean }): Tab[] =>
  tabs.filter((tab) => {
    if (tab === 'claims') return rights.keep || rights.approve
    if (tab === 'report' || tab === 'donors') return rights.report
    return tab === 'review' || tab === 'settings' ? rights.keep : true
  })

/** The month before that of a day, `2026-03`: what a report is asked for when a month is over. */
export function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
