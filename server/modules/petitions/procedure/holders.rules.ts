import type { Holder } from '../../../../contract/cases.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import { type Bodies, spine } from '../../cases/cases.api.ts'

const { findAbove, pathOf } = spine

/** True when both name the same body. */
export const isSameBody = (one: Holder, other: Holder): boolean => one.kind === other.kind && one.id === other.id

/** The district's desk. */
export const districtOf = (bodies: Bodies): Holder => ({ kind: 'unit', id: bodies.district })

/**
 * True when a body is the one complained about or below it. Against the district itself nobody in it is further away: its own
 * desk stays.
 */
export function isUnder(bodies: Bodies, body: Holder, against: Holder | null): boolean {
  if (!against || isSameBody(against, districtOf(bodies))) return false
  if (isSameBody(body, against)) return true
  return against.kind === 'unit' && pathOf(bodies, body).includes(against.id)
}

/** The same for the body a post belongs to. */
export function isPostUnder(bodies: Bodies, post: PostHeld, against: Holder | null): boolean {
  const body = bodyOfPost(post)
  return body ? isUnder(bodies, body, against) : false
}

/** The body a post belongs to. */
export function bodyOfPost(post: PostHeld): Holder | undefined {
  if (post.departmentId) return { kind: 'department', id: post.departmentId }
  return post.unitId ? { kind: 'unit', id: post.unitId } : undefined
}

/** The first body from `wanted` upwards that is not complained about: the district's desk at last. */
export function holderFor(bodies: Bodies, wanted: Holder, against: Holder | null): Holder {
  let body: Holder | undefined = wanted
  while (body && isUnder(bodies, body, against)) body = findAbove(bodies, body)
  return body ?? districtOf(bodies)
}

/** Who reviews what a body decided: the level above, or the district's desk where there is none. */
export const reviewerOf = (bodies: Bodies, decided: Holder, against: Holder | null): Holder =>
  holderFor(bodies, findAbove(bodies, decided) ?? districtOf(bodies), against)

/**
 * Who registers a petition. Somebody's body: the level above it, always. Otherwise the desk it was brought to, or the street's
 * of its place, or the district's.
 */
export function firstHolder(
  bodies: Bodies,
  given: { against: Holder | null; desk: Holder | null; streetId: string | null },
): Holder {
  const { against, desk, streetId } = given
  if (against) {
    const above = holderFor(bodies, findAbove(bodies, against) ?? districtOf(bodies), against)
    // A desk further up to which it was brought keeps it.
    if (desk && !isUnder(bodies, desk, against) && pathOf(bodies, above).includes(desk.id)) return desk
    return above
  }
  return desk ?? (streetId ? { kind: 'unit', id: streetId } : districtOf(bodies))
}
