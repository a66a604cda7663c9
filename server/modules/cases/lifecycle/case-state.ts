import type {
  CaseStateName,
  Channel,
  ClockStage,
  Holder,
  Lifecycle,
  Limit,
  OrderKind,
  OrderState,
  OrderTarget,
  Priority,
} from '../../../../contract/cases.ts'
import type { LocalizedName, Point } from '../../../../contract/common.ts'

/** ISO 8601 in UTC with milliseconds, as `toISOString` writes it: such texts compare like the instants they name. */
export type At = string

/** What a clock says next: amber at 80 %, due, then 150 % and 200 % of its limit; null when it has said everything. */
export type ClockStep = 'amber' | 'due' | 'at150' | 'at200'

/** One running or stopped clock. Its instants are fixed when it starts; only an extension or a suspension moves them. */
export interface Clock {
  id: string
  stage: ClockStage
  orderId: string | null
  /** The body whose calendar the clock follows, and who answers for it. */
  body: Holder
  limit: Limit
  startedAt: At
  amberAt: At
  dueAt: At
  at150: At
  at200: At
  next: ClockStep | null
  stoppedAt: At | null
  met: boolean | null
  frozenAt: At | null
  extensions: number
}

/** A piece of work one body gives another within a case. */
export interface Order {
  id: string
  kind: OrderKind
  state: OrderState
  role: 'lead' | 'joint'
  issuer: Holder
  target: OrderTarget
  text: string | null
  issuedAt: At
  /** Until when the target may return it. */
  refuseUntil: At | null
  answeredAt: At | null
  arriveBy: At | null
  arrivedAt: At | null
  handledAt: At | null
  handledBy: string | null
  returnReason: string | null
  returns: number
  /** The issuer overrules once; after that the level above rules. */
  overruled: boolean
}

/** A merge or split that may still be taken back: until when, and which fact of the timeline it was. */
export interface Undo {
  kind: 'merge' | 'split'
  until: At
  seq: number
}

/** What a dispute or petition keeps with its case (decision 45). */
export interface Matter {
  /**
   * Bodies whose posts, and the posts of all below them, may not open the case page, nor learn who brought it: the body
   * complained about where that was asked.
   */
  hiddenFrom?: readonly string[]
  [fact: string]: unknown
}

/** A case as rules see it. Nothing in it tells who the reporter is. */
export interface CaseState {
  id: string
  number: string
  lifecycle: Lifecycle
  version: number
  state: CaseStateName
  /** Where a suspended case goes on. */
  stateBefore: CaseStateName | null
  priority: Priority
  channel: Channel
  categoryId: string | null
  conditionId: string | null
  text: string
  answers: { code: string; question: LocalizedName; answer: string }[]
  point: Point | null
  address: string | null
  placed: boolean
  unitId: string | null
  streetId: string | null
  communityId: string | null
  gridId: string | null
  microgridId: string | null
  holder: Holder
  handlerPostId: string | null
  reporterKind: 'anonymous' | 'resident' | 'staff'
  foundByStaff: boolean
  confidential: boolean
  files: { id: string; purpose: 'report' | 'result' | 'arrival' | 'comment' }[]
  orders: Order[]
  clocks: Clock[]
  reportedAt: At
  acceptedAt: At | null
  handledAt: At | null
  /** Accounts whose work awaits the check: none of them may give it. */
  handledBy: string[]
  closedAt: At | null
  handleDueAt: At | null
  closedInTime: boolean | null
  raised: number
  rework: number
  reopened: number
  reopenedByReporter: boolean
  /** Handling runs in rounds; reopening starts the next one with clocks of its own. */
  round: number
  extension: { clockId: string; orderId: string | null; until: At; reason: string; askedBy: string | null } | null
  suspension: { until: At; reason: string; granted: boolean; askedBy: string | null; since: At | null } | null
  suspendedUntil: At | null
  /** Bodies already told by a `supervise` order of the clocks: once per level. */
  supervised: string[]
  /** The word on the round it was given in; the rounds before are in the timeline. */
  rating: { solved: boolean; satisfaction: number; words: string | null; at: At; round: number } | null
  returnVisit: 'due' | 'done' | null
  parentId: string | null
  children: string[]
  mergedIntoId: string | null
  /** The way back of a merge or split; most cases never have one. */
  undo?: Undo | null
  /** The few facts of another lifecycle that stand with the case; absent for reports. What is confidential is never here. */
  matter?: Matter | null
}

/** What nothing has happened to yet: the part of every new case that is the same. */
export const untouched = {
  stateBefore: null,
  handlerPostId: null,
  orders: [] as Order[],
  clocks: [] as Clock[],
  acceptedAt: null,
  handledAt: null,
  handledBy: [] as string[],
  closedAt: null,
  handleDueAt: null,
  closedInTime: null,
  raised: 0,
  rework: 0,
  reopened: 0,
  reopenedByReporter: false,
  round: 1,
  extension: null,
  suspension: null,
  suspendedUntil: null,
  supervised: [] as string[],
  rating: null,
  returnVisit: null,
  children: [] as string[],
  mergedIntoId: null,
} satisfies Partial<CaseState>

/** An order nobody has answered yet: the part of every new order that is the same. */
export const unanswered = {
  state: 'issued',
  refuseUntil: null,
  answeredAt: null,
  arriveBy: null,
  arrivedAt: null,
  handledAt: null,
  handledBy: null,
  returnReason: null,
  returns: 0,
  overruled: false,
} satisfies Partial<Order>

/** Who did something, as the timeline keeps it: a post and its body for staff, nothing but the kind for residents. */
export interface Doer {
  kind: 'reporter' | 'resident' | 'party' | 'staff' | 'system' | 'open311'
  accountId?: string
  postId?: string
  role?: string
  body?: LocalizedName
}

/** Values that fill the sentence of a timeline entry. */
export type EventFacts = Record<string, string | number | boolean | LocalizedName>

/** What changes in a case: new values, and orders and clocks by id, whole. */
export interface Effect {
  set?: Partial<CaseState>
  orders?: Order[]
  clocks?: Clock[]
}

/**
 * A fact of the timeline. It carries its effect, so that replay never decides anything again: a rule that changes
 * tomorrow can't change what happened today.
 */
export interface CaseEvent {
  seq: number
  at: At
  type: EventType
  by: Doer
  /** True: the reporter sees it. */
  public: boolean
  text?: string
  facts?: EventFacts
  fileIds?: string[]
  effect: Effect
}

/** Every sentence a timeline may contain: `cases.timeline.<type>` in the catalogues. */
export const eventTypes = [
  'reported',
  'placed',
  'categorised',
  'accepted',
  'declined',
  'raised',
  'sent_down',
  'assigned',
  'whistled',
  'dispatched',
  'supervised',
  'answered',
  'returned',
  'return_ruled',
  'lead_changed',
  'order_withdrawn',
  'arrived',
  'order_handled',
  'handled',
  'check_passed',
  'check_failed',
  'extension_asked',
  'extension_granted',
  'extension_refused',
  'suspension_asked',
  'suspended',
  'suspension_refused',
  'resumed',
  'split',
  'child_closed',
  'merged',
  'absorbed',
  'merge_undone',
  'split_undone',
  'let_go',
  'part_undone',
  'child_back',
  'rated',
  'return_visit_due',
  'return_visited',
  'reopened',
  'commented',
  'amber',
  'red',
  'voided',
  'withdrawn',
  'imported',
  'closed',
] as const
export type ReportEventType = (typeof eventTypes)[number]

/**
 * Every kind of fact a timeline may hold. Those of other lifecycles bear its name before a dot; their sentences stand in the
 * catalogue of their own module, `disputes.timeline.<fact>`.
 */
export type EventType = ReportEventType | `dispute.${string}` | `petition.${string}`

/** States in which somebody still has to do something. */
export const openStates: readonly CaseStateName[] = [
  ...(['reported', 'accepted', 'handling', 'handled', 'suspended'] as const),
  ...(['applied', 'consented', 'in_session', 'agreed', 'performing'] as const),
  ...(['registered', 'petition_accepted', 'routed', 'petition_handling', 'replied'] as const),
  ...(['in_review', 'reviewed', 'in_re_review', 'final'] as const),
]

/** True while the case waits for somebody. */
export const isOpen = (state: CaseState): boolean => openStates.includes(state.state)

/** True when the reporter has given their word on the present closing. */
export const isRated = (state: CaseState): boolean => state.rating !== null && state.rating.round === state.round

/** True while an order waits for its target or its issuer. */
export const isOrderOpen = (order: Order): boolean => order.state !== 'handled' && order.state !== 'withdrawn'

/** True while a clock runs. */
export const isRunning = (clock: Clock): boolean => clock.stoppedAt === null && clock.frozenAt === null

/** The running clock that ends first: what lists show and sort by. */
export function currentClock(state: CaseState): Clock | undefined {
  let first: Clock | undefined
  for (const clock of state.clocks) if (isRunning(clock) && (!first || clock.dueAt < first.dueAt)) first = clock
  return first
}
