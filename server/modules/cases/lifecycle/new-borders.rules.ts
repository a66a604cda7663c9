import type { Holder, OrderTarget } from '../../../../contract/cases.ts'
import { type Bodies, isSameBody, nameOfBody } from './bodies.ts'
import type { CaseEvent, CaseState } from './case-state.ts'
import { at, type Placement, told } from './facts.ts'

/** What a case needs to know of a change of the territory. */
export interface NewBorders {
  now: Date
  bodies: Bodies
  /** Where the case lies now. */
  placement: Placement
  /** The unit that follows an ended one; undefined for units still in force and for those without successor. */
  successorOf(unitId: string): string | undefined
}

/**
 * An open case whose units ended or moved goes on where it now belongs: placed anew, its holder, clocks and orders with the
 * successor. States and instants stay as they are: nobody's time begins again because a border moved.
 */
export function resettle(before: CaseState, facts: NewBorders): CaseEvent[] {
  const { bodies, placement } = facts
  const holder = follow(before.holder, facts)
  const where = placement.placed ? placement : {}
  const moves = !isSameBody(holder, before.holder)
  const same = Object.entries(where).every(([key, value]) => before[key as keyof Placement] === value)
  const orders = before.orders.flatMap((order) => {
    const issuer = follow(order.issuer, facts)
    const target = follow(order.target, facts)
    return issuer === order.issuer && target === order.target ? [] : [{ ...order, issuer, target }]
  })
  const clocks = before.clocks.flatMap((clock) => {
    const body = follow(clock.body, facts)
    return body === clock.body ? [] : [{ ...clock, body }]
  })
  if (same && !moves && orders.length === 0 && clocks.length === 0) return []
  const named = placement.unitId ? nameOfBody(bodies, { kind: 'unit', id: placement.unitId }) : undefined
  const event = told(
    'placed',
    { set: { ...where, holder }, orders, clocks },
    { facts: { ...(named ? { unit: named } : {}), ...(moves ? { to: nameOfBody(bodies, holder) } : {}) } },
  )
  return [{ seq: before.version + 1, at: at(facts.now), by: { kind: 'system' }, ...event }]
}

/** The same body, or the successor of a unit that ended: the one the case lies in where it lies in one of that level. */
function follow<Body extends Holder | OrderTarget>(body: Body, { bodies, placement, successorOf }: NewBorders): Body {
  if (body.kind !== 'unit') return body
  const successor = successorOf(body.id)
  if (successor === undefined) return body
  const level = bodies.unit(body.id)?.level
  const lying = {
    district: undefined,
    street: placement.streetId,
    community: placement.communityId,
    grid: placement.gridId,
    microgrid: placement.microgridId,
  }
  return { ...body, id: (level && lying[level]) ?? successor }
}
