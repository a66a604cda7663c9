import type { CaseView, Offer } from '../../../../contract/cases.ts'
import { type DeskCommand, ordersFor } from './build.ts'

/** Commands of the reporter: no desk gives them. */
const reporters: ReadonlySet<string> = new Set(['rate', 'withdraw'])

/** What usually comes next, most likely first. What waits for a decision comes before everything else. */
const likely: readonly DeskCommand[] = [
  'rule_return',
  'rule_extension',
  'rule_suspension',
  'answer',
  'arrive',
  'return_visit',
  'check',
  'resume',
  'accept',
  'whistle',
  'dispatch',
  'handle',
  'assign',
  'comment',
]

/** Never the first thing a desk is pushed towards, however few others there are. */
const later: readonly DeskCommand[] = [
  'raise',
  'send_down',
  'return',
  'ask_extension',
  'categorise',
  'place',
  'supervise',
  'ask_suspension',
  'undo',
  'split',
  'merge',
  'change_lead',
  'withdraw_order',
  'reopen',
  'decline',
  'void',
]

/** Commands on the page of a case: those that can be given now, the likely next one first, and those that can't, with why. */
export interface Offered {
  now: DeskCommand[]
  notNow: { command: DeskCommand; because: string | undefined }[]
}

/**
 * Sorts the offers of a case by what usually comes next. To be told to hurry (`supervise`) is no work in itself: answering
 * that comes after the work it is about. `own`: ids of the reader's bodies and posts.
 */
export function offeredOf(view: Pick<CaseView, 'offers' | 'orders'>, own: readonly string[]): Offered {
  const order = [...likely, ...later]
  const toAnswer = ordersFor(view, 'answer', own)
  const onlyHurried = toAnswer.length > 0 && toAnswer.every(({ kind }) => kind === 'supervise')
  const rank = (command: string) => {
    if (command === 'answer' && onlyHurried) return likely.length - 0.5
    const at = order.indexOf(command as DeskCommand)
    return at === -1 ? order.length : at
  }
  const offers = (view.offers as Offer[])
    .filter((offer) => !reporters.has(offer.command))
    .toSorted((a, b) => rank(a.command) - rank(b.command))
  return {
    now: offers.filter((offer) => offer.allowed).map((offer) => offer.command as DeskCommand),
    notNow: offers
      .filter((offer) => !offer.allowed)
      .map((offer) => ({ command: offer.command as DeskCommand, because: offer.because })),
  }
}

/** The one key of each command that is given often. */
export const commandKeys: Partial<Record<DeskCommand, string>> = {
  accept: 'a',
  raise: 'r',
  send_down: 'd',
  assign: 's',
  whistle: 'w',
  dispatch: 'p',
  answer: 'y',
  arrive: 'i',
  handle: 'h',
  check: 'v',
  comment: 'c',
  ask_extension: 'e',
  merge: 'm',
  split: 'x',
}
