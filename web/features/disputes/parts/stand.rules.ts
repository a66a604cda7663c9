import type { DisputeStateName, DisputeView } from '../../../../contract/disputes.ts'
import type { Light } from '../../../ui/ClockLight.tsx'

const ended: readonly DisputeStateName[] = ['performed', 'confirmed', 'refused', 'failed']

/** True once nothing more happens at this table. */
export const isOver = (state: DisputeStateName): boolean => ended.includes(state)

/** Colour of what is waited for: amber from four fifths of the time on, red past its end; nothing without an end. */
export function lightOfDue(given: { from: string; due: string | null; now: number }): Light | undefined {
  if (!given.due) return undefined
  const due = Date.parse(given.due)
  const from = Math.min(Date.parse(given.from), due)
  if (given.now > due) return 'red'
  return given.now >= from + (due - from) * 0.8 ? 'amber' : 'green'
}

/** Milliseconds of a day. */
const day = 86_400_000

/** When the clock that runs now began, as well as the page can know it: tiers tell their days, the rest began with the last word. */
export function clockBegan(
  view: Pick<DisputeView, 'appliedAt' | 'dueAt' | 'tierDueAt' | 'tiers' | 'tierIndex' | 'timeline'>,
): string {
  const days = view.tiers[view.tierIndex]?.days
  if (view.dueAt && view.dueAt === view.tierDueAt && days)
    return new Date(Math.max(Date.parse(view.dueAt) - days * day, Date.parse(view.appliedAt))).toISOString()
  return view.appliedAt
}

/** What waits for a party, in the order in which it is asked for. */
export type Todo = 'consent' | 'ask' | 'offer' | 'sign' | 'duty' | 'confirm_duty' | 'confirmation'

/** What a party has still to say or do: nobody has to look for it on the page. */
export function todosOf(
  view: Pick<DisputeView, 'may' | 'parties' | 'asks' | 'offers' | 'duties' | 'agreement' | 'confirmation'>,
): Todo[] {
  const me = view.parties.find(({ you }) => you)
  if (!me) return []
  const may = (act: DisputeView['may'][number]) => view.may.includes(act)
  const signed = view.agreement?.signatures.some(({ partyId }) => partyId === me.id) ?? false
  const asked = view.confirmation?.asked.some(({ partyId }) => partyId === me.id) ?? false
  const todos: [Todo, boolean][] = [
    ['consent', may('consent') && me.consent === 'asked'],
    ['ask', may('answer_ask') && view.asks.some(({ mine }) => mine)],
    ['offer', may('answer_offer') && view.offers.some(({ mine, state }) => mine && state === 'open')],
    ['sign', may('sign') && !signed],
    [
      'duty',
      may('duty_done') &&
        view.duties.some(({ partyId, state }) => partyId === me.id && state !== 'done' && state !== 'said_done'),
    ],
    [
      'confirm_duty',
      may('duty_confirm') && view.duties.some(({ partyId, state }) => partyId !== me.id && state === 'said_done'),
    ],
    [
      'confirmation',
      may('ask_confirmation') &&
        !asked &&
        (view.confirmation?.open ?? false) &&
        (view.confirmation?.asked.length ?? 0) > 0,
    ],
  ]
  return todos.flatMap(([todo, is]) => (is ? [todo] : []))
}
