import type { TimelineEntry } from '../../../../contract/cases.ts'

/** One thing that happened to a case meanwhile. */
export type Change = Pick<TimelineEntry, 'seq' | 'type' | 'at' | 'by' | 'facts' | 'text'>

/** Entries that change nothing a command depends on; the server lets a command pass that missed only these. */
const harmless: ReadonlySet<string> = new Set(['commented', 'amber', 'red', 'supervised', 'rated', 'return_visit_due'])

/** What happened to a case after the version its reader saw, that somebody should know before giving a command. */
export const changesSince = (timeline: readonly TimelineEntry[], seen: number): Change[] =>
  timeline.filter((entry) => entry.seq > seen && !harmless.has(entry.type))
