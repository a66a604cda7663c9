import { Refused } from '../../platform/errors.ts'
import type { Actor, PostHeld } from '../../platform/policy/actor.ts'

const atDesk = ({ role, unitId, departmentId }: PostHeld): boolean =>
  (role === 'desk' || role === 'supervisor') && unitId !== undefined && departmentId === undefined

/**
 * The post with which somebody calls a deliberation about a place: a desk or a supervisor there or above, the nearest of them.
 * `unitPath`: district first.
 */
export function callingPost(actor: Actor, unitPath: readonly string[]): PostHeld | undefined {
  return actor.posts
    .filter((post) => atDesk(post) && unitPath.includes(post.unitId as string))
    .sort((a, b) => unitPath.indexOf(b.unitId as string) - unitPath.indexOf(a.unitId as string))[0]
}

/**
 * The post with which somebody keeps a deliberation: a desk or a supervisor of exactly the unit that called it. Nobody above or below
 * reads who signed up.
 */
export const keepingPost = (actor: Actor, callerUnitId: string): PostHeld | undefined =>
  actor.posts.find((post) => atDesk(post) && post.unitId === callerUnitId)

/** Units with whose desk somebody calls. */
export const unitsOf = (actor: Actor): string[] => [
  ...new Set(actor.posts.filter(atDesk).flatMap(({ unitId }) => unitId ?? [])),
]

/** Departments somebody answers for. */
export const departmentsOf = (actor: Actor): string[] => [
  ...new Set(
    actor.posts.flatMap(({ role, departmentId }) =>
      role === 'department_officer' && departmentId !== undefined ? [departmentId] : [],
    ),
  ),
]

/** Throws Refused `platform.forbidden`. */
export function check(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.forbidden')
}
