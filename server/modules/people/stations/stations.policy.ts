import { Refused } from '../../../platform/errors.ts'
import { type Actor, type Role, within } from '../../../platform/policy/actor.ts'

/** A unit as rights see it: itself and all above it, district first, and which of them is its community. */
export interface PlaceOfStation {
  unitPath: readonly string[]
  /** The community it lies in; absent for what stands higher, which is then its own desk's. */
  communityId?: string | undefined
}

const isAboveAll = (actor: Actor): boolean =>
  actor.posts.some((post) => post.role === 'administrator' && post.unitId === undefined)

/** Who keeps a station and the numbers of a place: administrators at or above it, and the desk of its community. */
export function mayManageStation(actor: Actor, place: PlaceOfStation): boolean {
  if (actor.kind === 'system' || isAboveAll(actor) || within(actor, place.unitPath, ['administrator'])) return true
  const desk = place.communityId ?? place.unitPath[place.unitPath.length - 1]
  return actor.posts.some((post) => post.role === 'desk' && post.unitId !== undefined && post.unitId === desk)
}

/** Who looks at the four haves: those who keep the station, and supervisors at or above it. */
export const mayCheckStation = (actor: Actor, place: PlaceOfStation): boolean =>
  mayManageStation(actor, place) || within(actor, place.unitPath, ['supervisor'])

const reads: readonly Role[] = ['administrator', 'supervisor', 'desk', 'grid_head', 'grid_worker']

/** Who reads what was agreed about the room and what was found there: those above who look at it or work in it. */
export const mayReadStation = (actor: Actor, place: PlaceOfStation): boolean =>
  actor.kind === 'system' || isAboveAll(actor) || within(actor, place.unitPath, reads)

/** Throws Refused `platform.forbidden`. */
export function check(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.forbidden')
}
