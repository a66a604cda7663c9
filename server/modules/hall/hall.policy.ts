import { Refused } from '../../platform/errors.ts'
import { type Actor, type PostHeld, postsAs, within } from '../../platform/policy/actor.ts'

/** Where a hall stands: units above its station, district first, and the station's own. */
export interface PlaceOfHall {
  unitPath: readonly string[]
  unitId: string
}

const isAboveAll = (actor: Actor): boolean =>
  actor.posts.some((post) => post.role === 'administrator' && post.unitId === undefined)

/** Who keeps a hall's services, counters and rules: administrators at or above it, and the desk of exactly its unit. */
export function mayKeepHall(actor: Actor, { unitPath, unitId }: PlaceOfHall): boolean {
  if (actor.kind === 'system' || isAboveAll(actor) || within(actor, unitPath, ['administrator'])) return true
  return postsAs(actor, ['desk']).some((post) => post.unitId === unitId)
}

/** Who reads figures of a hall: those who keep it, and supervisors at or above it. There is no figure of a person. */
export const mayReadFigures = (actor: Actor, place: PlaceOfHall): boolean =>
  mayKeepHall(actor, place) || within(actor, place.unitPath, ['supervisor'])

/**
 * The posts with which somebody may sit at a counter: officers of the counter's department; where it is no department's, or besides, the
 * desk and the grid workers of the hall's own unit.
 */
export const postsForCounter = (
  actor: Actor,
  place: PlaceOfHall,
  counter: { departmentId: string | null },
): PostHeld[] =>
  actor.posts.filter((post) =>
    counter.departmentId !== null
      ? post.role === 'department_officer' && post.departmentId === counter.departmentId
      : post.departmentId === undefined &&
        post.unitId === place.unitId &&
        ['desk', 'administrator', 'grid_head', 'grid_worker', 'grid_worker_part_time'].includes(post.role),
  )

/** Who stands at the reception: those who keep the hall, and whoever may sit at one of its counters that is no department's. */
export const mayReceive = (actor: Actor, place: PlaceOfHall): boolean =>
  mayKeepHall(actor, place) || postsForCounter(actor, place, { departmentId: null }).length > 0

/** Throws Refused `platform.forbidden`. */
export function check(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.forbidden')
}
