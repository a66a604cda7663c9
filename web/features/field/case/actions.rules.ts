import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { CaseView, OrderView } from '../../../../contract/cases.ts'
import type { CommandDraft } from '../device/drafts.ts'

/** Commands a person on foot gives; the rest belongs to desks. */
export const fieldCommands = [
  'return_visit',
  'answer',
  'arrive',
  'accept',
  'handle',
  'check',
  'raise',
  'return',
  'decline',
  'ask_extension',
  'comment',
] as const
/** A command a person on foot gives. */
export type FieldCommand = (typeof fieldCommands)[number]

/** True for the name of one of them, such as one that stands in an address. */
export const isFieldCommand = (name: unknown): name is FieldCommand => fieldCommands.some((each) => each === name)

/** The next step of the work: one of these is the large button. The others stand beside it. */
const steps: readonly FieldCommand[] = ['return_visit', 'answer', 'arrive', 'accept', 'handle', 'check']

const isOpen = (order: OrderView) => order.state !== 'handled' && order.state !== 'withdrawn'

const fits: Partial<Record<FieldCommand, (order: OrderView) => boolean>> = {
  answer: (order) => order.state === 'issued',
  return: (order) => order.kind !== 'supervise' && (order.state === 'issued' || order.state === 'answered'),
  arrive: (order) => order.kind === 'whistle' && !order.arrivedAt && order.state !== 'returned',
  handle: (order) => order.kind !== 'supervise' && order.state !== 'returned',
  ask_extension: (order) => order.kind !== 'supervise' && order.state !== 'returned',
}

/** The order of one's own (`own`: ids of bodies and posts) that a command is about; undefined where it is about the case. */
export function orderFor(
  view: Pick<CaseView, 'orders'>,
  type: FieldCommand,
  own: readonly string[],
): OrderView | undefined {
  const matches = fits[type]
  return matches
    ? view.orders.find((order) => isOpen(order) && own.includes(order.target.id) && matches(order))
    : undefined
}

/** Commands that may be given now, the next step first; `step` is undefined when there is none. */
export function actionsOf(
  view: Pick<CaseView, 'offers' | 'orders'>,
  own: readonly string[],
): { step: FieldCommand | undefined; more: FieldCommand[] } {
  const allowed = fieldCommands.filter((type) => {
    if (!view.offers.some((offer) => offer.command === type && offer.allowed)) return false
    // Whoever was summoned arrives before the work is shown; whoever was sent takes the order first.
    if (type === 'handle') return !orderFor(view, 'arrive', own) && orderFor(view, 'answer', own)?.kind !== 'dispatch'
    // An offer counts all posts; a form needs the order it is about.
    return !needsOrder(type) || orderFor(view, type, own) !== undefined
  })
  const step = steps.find((type) => allowed.includes(type))
  return { step, more: allowed.filter((type) => type !== step) }
}

/** What becomes possible by a command that waits to be sent: nobody stands idle in a cellar until there is a line. */
const followUps: Partial<Record<FieldCommand, readonly FieldCommand[]>> = {
  accept: ['handle', 'raise'],
  answer: ['arrive', 'handle'],
  arrive: ['handle'],
}

/**
 * Commands that may be given while others of the same case (`unsent`, oldest first) wait on the device: those once more
 * only where it makes sense, and what follows from the last of them. The server decides when it gets them.
 */
export function actionsAfter(
  now: { step: FieldCommand | undefined; more: FieldCommand[] },
  unsent: readonly FieldCommand[],
): { step: FieldCommand | undefined; more: FieldCommand[] } {
  const moves: readonly FieldCommand[] = unsent.filter((type) => type !== 'comment')
  const last = moves.at(-1)
  if (!last) return now
  const [step, ...more] = (followUps[last] ?? []).filter((type) => !moves.includes(type))
  return { step, more: [...more, 'comment'] }
}

const needsOrder = (type: FieldCommand): boolean => type === 'answer' || type === 'return' || type === 'arrive'

/** What is missing in a form, as the end of a key of words; undefined when it can be given. */
export function missingIn(type: FieldCommand, draft: CommandDraft): 'text' | 'outcome' | 'passed' | 'days' | undefined {
  if (type === 'return_visit' && !draft.outcome) return 'outcome'
  if (type === 'check' && !draft.passed) return 'passed'
  if (type === 'ask_extension' && !draft.days) return 'days'
  const free = type === 'accept' || type === 'answer' || type === 'arrive'
  const wordy = !free && !(type === 'check' && draft.passed === 'yes')
  if (wordy && draft.text.trim().length < (type === 'comment' ? 1 : 2)) return 'text'
  return undefined
}

/** What a form knows beside its words. */
export interface Given {
  draft: CommandDraft
  order: OrderView | undefined
  fileIds: string[]
  point: { lat: number; lng: number } | undefined
  /** The instant that an extension counts from. */
  from: Date
}

/** The command of a form that misses nothing. */
export function commandOf(type: FieldCommand, given: Given): CaseCommand {
  const { draft, order, fileIds, point } = given
  const text = draft.text.trim()
  const words = text ? { text } : {}
  const orderId = order?.id ?? ''
  switch (type) {
    case 'accept':
      return { type, ...(draft.conditionId ? { conditionId: draft.conditionId } : {}) }
    case 'answer':
      return { type, orderId, ...words }
    case 'arrive':
      return { type, orderId, fileIds, ...words, ...(point ? { point } : {}) }
    case 'handle':
      return { type, text, fileIds, ...(order ? { orderId } : {}) }
    case 'check':
      return { type, passed: draft.passed === 'yes', ...words }
    case 'raise':
      return { type, reason: text }
    case 'return':
      return { type, orderId, reason: text }
    case 'decline': {
      const elsewhere = draft.elsewhere.trim()
      return { type, reason: text, ...(elsewhere ? { elsewhere } : {}) }
    }
    case 'ask_extension': {
      const until = new Date(given.from.getTime() + (draft.days ?? 1) * 86_400_000).toISOString()
      return { type, until, reason: text, ...(order ? { orderId } : {}) }
    }
    case 'return_visit':
      return { type, outcome: draft.outcome as 'settled' | 'not_solved' | 'not_reached', text }
    case 'comment':
      return { type, text, visibility: draft.visibility === 'internal' ? 'internal' : 'public', fileIds }
  }
}
