import type { Channel, ClockStage, Holder, Limit, Priority } from '../../../../contract/cases.ts'
import type { LocalizedName, Point } from '../../../../contract/common.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import {
  type CaseEvent,
  type CaseState,
  type Clock,
  type Doer,
  type EventFacts,
  type EventType,
  type Matter,
  untouched,
} from '../lifecycle/case-state.ts'
import { sequence } from '../lifecycle/decide.rules.ts'
import { at, type Facts, type Placement, startClock, told } from '../lifecycle/facts.ts'
import { evolve } from '../lifecycle/replay.rules.ts'

/** A clock a matter begins with, or starts later. */
export interface MatterClock {
  /** Unique within the case: `register.1`. */
  id: string
  stage: ClockStage
  limit: Limit
  /** The body whose calendar it follows and who answers for it; the holder unless told. */
  body?: Holder
  /**
   * True for a time that runs for a citizen, not for a body: it never calls for supervision. Its module lets it lapse.
   */
  silent?: boolean
}

/** What a dispute or petition is filed with. */
export interface NewMatter {
  id: string
  number: string
  lifecycle: 'dispute' | 'petition'
  /** The first state of its lifecycle. */
  state: CaseState['state']
  channel: Channel
  priority: Priority
  category: { id: string; name: LocalizedName } | null
  /** One plain line that names nobody: all that lists, search and the map ever show. */
  subject: string
  address: string | null
  point: Point | null
  holder: Holder
  confidential: boolean
  reporterKind: CaseState['reporterKind']
  /** What stands with the case; nothing confidential. */
  matter: Matter
  clocks: readonly MatterClock[]
  by: Doer
  /** The first line of the timeline: `dispute.applied`. */
  type: EventType
  /** Values for its sentence, beside `channel` and `to`. */
  facts?: EventFacts
  /** Photos and papers everybody in the matter may see. */
  fileIds: readonly string[]
}

/** A clock of a matter, started now. */
export function startMatterClock(
  clock: MatterClock,
  given: { holder: Holder; now: Date; clockwork: Facts['clockwork'] },
): Clock {
  const { silent, body = given.holder, ...rest } = clock
  const started = startClock(given, { ...rest, body })
  return silent ? { ...started, next: null } : started
}

/** The first event of a matter and the case it makes. */
export function openMatter(
  given: NewMatter & { placement: Placement },
  facts: Pick<Facts, 'now' | 'bodies' | 'clockwork'>,
): { state: CaseState; events: CaseEvent[] } {
  const { now, bodies, clockwork } = facts
  const clocks = given.clocks.map((clock) => startMatterClock(clock, { holder: given.holder, now, clockwork }))
  const fresh: CaseState = {
    ...untouched,
    id: given.id,
    number: given.number,
    lifecycle: given.lifecycle,
    version: 0,
    state: given.state,
    priority: given.priority,
    channel: given.channel,
    categoryId: given.category?.id ?? null,
    conditionId: null,
    text: given.subject,
    answers: [],
    point: given.point,
    address: given.address,
    ...given.placement,
    holder: given.holder,
    reporterKind: given.reporterKind,
    foundByStaff: false,
    confidential: given.confidential,
    files: given.fileIds.map((id) => ({ id, purpose: 'report' as const })),
    clocks,
    reportedAt: at(now),
    parentId: null,
    matter: given.matter,
  }
  const { orders: _orders, clocks: _clocks, version: _version, ...set } = fresh
  const first = told(
    given.type,
    { set: { ...set, orders: [], clocks: [] }, clocks },
    {
      fileIds: [...given.fileIds],
      facts: { channel: given.channel, to: nameOfBody(bodies, given.holder), ...given.facts },
    },
  )
  const events = sequence(fresh, [first], { now, by: given.by })
  return { events, state: events.reduce<CaseState>((state, event) => evolve(state, event), fresh) }
}
