import { Refused } from '../../../platform/errors.ts'
import { type Actor, type Role, within } from '../../../platform/policy/actor.ts'

/** A team as rights see it: where it is, and the reader's own part in it. */
export interface TeamPlace {
  /** Ids of its unit and all above it, district first. */
  unitPath: readonly string[]
  /** What the reader is there; undefined for whoever is not in it. */
  part?: { state: string; leads: boolean } | undefined
}

const isAboveAll = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.posts.some((post) => post.role === 'administrator' && post.unitId === undefined)

const keeps: readonly Role[] = ['administrator', 'desk']
const reads: readonly Role[] = ['administrator', 'supervisor', 'desk', 'grid_head']

/** Who leads the team. The right is a post at the team, given to a member for a term (decision 30). */
export const leadsTeam = (place: TeamPlace): boolean => place.part?.state === 'member' && place.part.leads

/** Who keeps the register at a place: administrators and desks at or above it. They enter teams, say who leads them, and end them. */
export const mayKeepTeams = (actor: Actor, unitPath: readonly string[]): boolean =>
  isAboveAll(actor) || within(actor, unitPath, keeps)

/**
 * Who looks after members, shifts and beats, and may see a masked name or number, one at a time and with a reason: those who lead the
 * team, and those who keep the register there.
 */
export const mayManageTeam = (actor: Actor, place: TeamPlace): boolean =>
  leadsTeam(place) || mayKeepTeams(actor, place.unitPath)

/** Who reads the list of members, each as they agreed: the team itself, and those who answer for the place. */
export const mayReadTeam = (actor: Actor, place: TeamPlace): boolean =>
  place.part?.state === 'member' || isAboveAll(actor) || within(actor, place.unitPath, reads)

/** The units at or below which the reader sees the register; `all` for posts above all. Empty: none of their business. */
export function placesRead(actor: Actor): { all: boolean; unitIds: string[] } {
  if (isAboveAll(actor)) return { all: true, unitIds: [] }
  return {
    all: false,
    unitIds: actor.posts.flatMap(({ role, unitId, departmentId }) =>
      unitId && !departmentId && reads.includes(role) ? [unitId] : [],
    ),
  }
}

/** Who lays down the kinds of team: administrators of the whole tenant. */
export const mayConfigureTeams = (actor: Actor): boolean =>
  isAboveAll(actor) || actor.posts.some((post) => post.role === 'administrator' && post.level === 'district')

/** Throws Refused `platform.forbidden`. */
export function check(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.forbidden')
}
