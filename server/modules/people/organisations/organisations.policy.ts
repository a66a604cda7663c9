import { Refused } from '../../../platform/errors.ts'
import { type Actor, type Role, within } from '../../../platform/policy/actor.ts'

const isAboveAll = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.posts.some((post) => post.role === 'administrator' && post.unitId === undefined)

const keeps: readonly Role[] = ['administrator', 'desk']
const reads: readonly Role[] = ['administrator', 'supervisor', 'desk', 'grid_head']

/** Who acts for a place: confirms enlistments and deeds there, keeps its lists, bodies and meetings. Its desk, and desks above. */
export const mayKeepPlace = (actor: Actor, unitPath: readonly string[]): boolean =>
  isAboveAll(actor) || within(actor, unitPath, keeps)

/** Who reads what of a place is not for everybody: those who answer for it. */
export const mayReadPlace = (actor: Actor, unitPath: readonly string[]): boolean =>
  isAboveAll(actor) || within(actor, unitPath, reads)

/** The units at or below which the reader sees the register; `all` for posts above all. */
export function placesRead(actor: Actor): { all: boolean; unitIds: string[] } {
  if (isAboveAll(actor)) return { all: true, unitIds: [] }
  return {
    all: false,
    unitIds: actor.posts.flatMap(({ role, unitId, departmentId }) =>
      unitId && !departmentId && reads.includes(role) ? [unitId] : [],
    ),
  }
}

/** An organisation as rights see it. */
export interface OrganisationPlace {
  /** The reader speaks for it. */
  speaks: boolean
  seat: readonly string[]
  /** Paths of the units it enlisted at or asked to. */
  communities: readonly (readonly string[])[]
}

const anywhere = (place: OrganisationPlace, may: (path: readonly string[]) => boolean): boolean =>
  may(place.seat) || place.communities.some(may)

/** Who changes its words: who speaks for it, and who acts for the place of its seat. */
export const mayManageOrganisation = (actor: Actor, place: OrganisationPlace): boolean =>
  place.speaks || mayKeepPlace(actor, place.seat)

/** Who reads one that no community has confirmed yet, and what nobody has confirmed of it. */
export const mayReadUnconfirmed = (actor: Actor, place: OrganisationPlace): boolean =>
  place.speaks || anywhere(place, (path) => mayReadPlace(actor, path))

/** Who sees the masked contact, one field at a time with a reason: those who act for one of its communities. */
export const mayRevealContact = (actor: Actor, place: OrganisationPlace): boolean =>
  anywhere(place, (path) => mayKeepPlace(actor, path))

/** Throws Refused `platform.forbidden`. */
export function check(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.forbidden')
}
