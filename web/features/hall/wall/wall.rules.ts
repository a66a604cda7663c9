import type { HallDisplay } from '../../../../contract/hall.ts'

type Call = HallDisplay['called'][number]

/** What makes a call one of its own: called once more is a new one. */
export const markOf = ({ ticket, counter, calls }: Pick<Call, 'ticket' | 'counter' | 'calls'>): string =>
  `${ticket} ${counter} ${calls}`

/** Calls that were not on the wall before; none where nothing is known of before. Who sits down already is called no more. */
export const freshCalls = (called: readonly Call[], before: ReadonlySet<string> | null): Call[] =>
  before === null ? [] : called.filter((call) => call.state === 'called' && !before.has(markOf(call)))

/** What a hand scanner reads of a ticket's page: whose it is and what opens it. Undefined for anything else. */
export function ticketIn(text: string): { id: string; secret: string } | undefined {
  const found = /\/hall\/ticket\/([0-9a-f-]{36})#([\w-]{10,60})\s*$/.exec(text)
  return found?.[1] && found[2] ? { id: found[1], secret: found[2] } : undefined
}
