import type { Actor } from '../../../platform/policy/actor.ts'
import { mayKeepScheme } from '../points.policy.ts'

/** Who reads and decides stars of a place: the stewards of a scheme there. Whose own it is, the rules ask beside. */
export const mayDecideStars = (actor: Actor, unitPath: readonly string[]): boolean => mayKeepScheme(actor, unitPath)

/** Who writes the ladder of the district: administrators of all of it. */
export const mayWriteLadder = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.posts.some(({ role, unitPath }) => role === 'administrator' && unitPath.length <= 1)
