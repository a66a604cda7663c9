import type { Channel, Holder, Priority } from '../../../../contract/cases.ts'
import type { LocalizedName, Point } from '../../../../contract/common.ts'
import { type Bodies, nameOfBody } from './bodies.ts'
import { type CaseEvent, type CaseState, type Doer, untouched } from './case-state.ts'
import { sequence } from './decide.rules.ts'
import { superviseOrder } from './decide-holder.rules.ts'
import { at, type Facts, type NewEvent, type Placement, startClock, told } from './facts.ts'
import { evolve } from './replay.rules.ts'

/** What intake knows once a matter is placed and routed. */
export interface Intake {
  id: string
  number: string
  channel: Channel
  priority: Priority
  category: { id: string; name: LocalizedName } | null
  conditionId: string | null
  text: string
  answers: CaseState['answers']
  point: Point | null
  address: string | null
  placement: Placement
  holder: Holder
  /** Name of the routing rule that matched, for the timeline; null when the default did. */
  rule: LocalizedName | null
  reporterKind: CaseState['reporterKind']
  foundByStaff: boolean
  confidential: boolean
  fileIds: readonly string[]
  /** Danger to life: the district desk is told as well. */
  alsoTell: Holder | null
  parent: { id: string; number: string } | null
  solved: { text: string; fileIds: readonly string[]; handlerPostId: string | null } | null
  noticedAt: string | null
}

/**
 * The first events of a case: reported and routed; where it was found and fixed in one go also accepted and handled.
 * Returns the events and the case they make.
 */
export function open(
  intake: Intake,
  facts: {
    now: Date
    by: Doer
    newId(): string
    limits: Facts['limits']
    bodies: Bodies
    clockwork: Facts['clockwork']
  },
): {
  events: CaseEvent[]
  state: CaseState
} {
  const { now, bodies } = facts
  const acceptClock = startClock(facts, {
    id: 'accept.1',
    stage: 'accept',
    body: intake.holder,
    limit: facts.limits.accept,
  })
  const fresh: CaseState = {
    ...untouched,
    id: intake.id,
    number: intake.number,
    lifecycle: 'report',
    version: 0,
    state: 'reported',
    priority: intake.priority,
    channel: intake.channel,
    categoryId: intake.category?.id ?? null,
    conditionId: intake.conditionId,
    text: intake.text,
    answers: intake.answers,
    point: intake.point,
    address: intake.address,
    ...intake.placement,
    holder: intake.holder,
    reporterKind: intake.reporterKind,
    foundByStaff: intake.foundByStaff,
    confidential: intake.confidential,
    files: intake.fileIds.map((id) => ({ id, purpose: 'report' as const })),
    clocks: [acceptClock],
    reportedAt: at(now),
    parentId: intake.parent?.id ?? null,
  }
  const { orders: _orders, clocks: _clocks, version: _version, ...set } = fresh
  const first: NewEvent = told(
    'reported',
    {
      set: { ...set, orders: [], clocks: [] },
      clocks: [acceptClock],
      ...(intake.alsoTell
        ? {
            orders: [
              superviseOrder({ id: facts.newId(), issuer: intake.holder, target: intake.alsoTell, text: null, now }),
            ],
          }
        : {}),
    },
    {
      fileIds: [...intake.fileIds],
      facts: {
        channel: intake.channel,
        to: nameOfBody(bodies, intake.holder),
        placed: intake.placement.placed,
        ...(intake.category ? { category: intake.category.name } : {}),
        ...(intake.rule ? { rule: intake.rule } : {}),
        ...(intake.parent ? { parent: intake.parent.number } : {}),
        ...(intake.alsoTell ? { alsoTold: nameOfBody(bodies, intake.alsoTell) } : {}),
        ...(intake.noticedAt ? { noticedAt: intake.noticedAt } : {}),
      },
    },
  )
  const events = sequence(fresh, [first, ...(intake.solved ? solvedOnTheSpot(intake, fresh, facts) : [])], facts)
  return { events, state: events.reduce<CaseState>((state, event) => evolve(state, event), fresh) }
}

/** Who finds and fixes a thing files and handles it in one go; somebody else still checks it. */
function solvedOnTheSpot(intake: Intake, fresh: CaseState, facts: Parameters<typeof open>[1]): NewEvent[] {
  const solved = intake.solved as NonNullable<Intake['solved']>
  const { now } = facts
  const stop = { stoppedAt: at(now), met: true, next: null }
  const handle = {
    ...startClock(facts, { id: 'handle.1', stage: 'handle', body: intake.holder, limit: facts.limits.handle }),
    ...stop,
  }
  const check = startClock(facts, { id: 'check.3', stage: 'check', body: intake.holder, limit: facts.limits.check })
  const me = facts.by.accountId ?? facts.by.postId ?? 'system'
  const by = nameOfBody(facts.bodies, intake.holder)
  return [
    told(
      'accepted',
      {
        set: { state: 'accepted', acceptedAt: at(now), handleDueAt: handle.dueAt, handlerPostId: solved.handlerPostId },
        clocks: [{ ...(fresh.clocks[0] as CaseState['clocks'][0]), ...stop }, handle],
      },
      { facts: { by, due: handle.dueAt } },
    ),
    told(
      'handled',
      {
        set: {
          state: 'handled',
          handledAt: at(now),
          handledBy: [me],
          files: [...fresh.files, ...solved.fileIds.map((id) => ({ id, purpose: 'result' as const }))],
        },
        clocks: [check],
      },
      { text: solved.text, facts: { by }, fileIds: [...solved.fileIds] },
    ),
  ]
}
