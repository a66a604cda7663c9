import type { Holder, OrderTarget } from '../../../../contract/cases.ts'
import type { Role } from '../../../platform/policy/actor.ts'
import { type Bodies, findAbove, pathOf } from '../lifecycle/bodies.ts'
import type { CaseEvent, CaseState } from '../lifecycle/case-state.ts'

/** Posts that hear of something: a post, everybody of a department, or some roles at a unit. */
export type Seat = { postId: string } | { departmentId: string } | { unitId: string; roles: readonly Role[] }

/** Staff that a fact concerns, by what they are to it. */
export interface Concerned {
  holder: Seat[]
  handler: Seat[]
  /** Who was ordered to do something. */
  target: Seat[]
  /** Who gave the order that was answered, returned or worked off. */
  issuer: Seat[]
  /** Who rules on what was asked for. */
  approver: Seat[]
  /** Account that asked for what was ruled on. */
  requester: string | undefined
}

const gridStaff: readonly Role[] = ['grid_worker', 'grid_worker_part_time', 'grid_head']

/** The posts that act for a body. */
export function seatOf(body: Holder | OrderTarget, bodies: Bodies): Seat {
  if (body.kind === 'post') return { postId: body.id }
  if (body.kind === 'department') return { departmentId: body.id }
  return { unitId: body.id, roles: bodies.unit(body.id)?.level === 'grid' ? gridStaff : ['desk'] }
}

/**
 * Above a body, and above whatever is complained about: that body, and those below it, rule on nothing of it. Above the district, whose
 * desk has nobody over it, its supervisor.
 */
function seatAbove(body: Holder, bodies: Bodies, against: Holder | null): Seat {
  let above = findAbove(bodies, body)
  while (above && against && isUnder(bodies, above, against)) above = findAbove(bodies, above)
  return above ? seatOf(above, bodies) : { unitId: bodies.district, roles: ['supervisor'] }
}

const isUnder = (bodies: Bodies, body: Holder, against: Holder): boolean =>
  body.id === against.id || (against.kind === 'unit' && pathOf(bodies, body).includes(against.id))

const asked: Partial<Record<CaseEvent['type'], CaseEvent['type']>> = {
  extension_granted: 'extension_asked',
  extension_refused: 'extension_asked',
  suspended: 'suspension_asked',
  suspension_refused: 'suspension_asked',
}

/** The fact whose doer a ruling is told to. */
export const askedBefore = (type: CaseEvent['type']): CaseEvent['type'] | undefined => asked[type]

/** Who of the staff a fact concerns. `before`: the timeline up to it, needed for rulings only. */
export function concernedBy(
  event: CaseEvent,
  given: { state: CaseState; bodies: Bodies; before: readonly CaseEvent[] },
): Concerned {
  const { state, bodies } = given
  const against = state.lifecycle === 'petition' ? ((state.matter?.against ?? null) as Holder | null) : null
  const orders = event.effect.orders ?? []
  const request = asked[event.type]
  const extended = state.orders.find((order) => order.id === state.extension?.orderId)
  return {
    holder: [seatOf(state.holder, bodies)],
    handler: state.handlerPostId ? [{ postId: state.handlerPostId }] : [],
    target: orders.filter((order) => order.state === 'issued').map((order) => seatOf(order.target, bodies)),
    issuer: orders.map((order) => seatOf(order.issuer, bodies)),
    approver: [extended ? seatOf(extended.issuer, bodies) : seatAbove(state.holder, bodies, against)],
    requester: request ? given.before.findLast((one) => one.type === request)?.by.accountId : undefined,
  }
}
