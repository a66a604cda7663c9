import { type Actor, type PostHeld, type Role, within } from '../../platform/policy/actor.ts'
import { type Bodies, spine } from '../cases/cases.api.ts'

/** Roles that may mediate at all: people of the grid and the community, advisers, volunteers, officers. */
export const mayBeMediator: readonly Role[] = [
  ...(['grid_worker', 'grid_worker_part_time', 'grid_head', 'grid_assistant', 'building_lead'] as const),
  ...(['volunteer', 'desk', 'department_officer', 'supervisor'] as const),
]

/**
 * The post with which somebody keeps the desk of a dispute: that of the body that holds it. A grid has no desk of its own: its
 * staff and the desk of its community keep it. Neither the desks above nor administrators are inside.
 */
export function deskPostOf(actor: Actor, holderId: string, bodies: Bodies): PostHeld | undefined {
  const body = { kind: 'unit', id: holderId } as const
  const above = spine.findLevel(bodies, body) === 'grid' ? spine.findAbove(bodies, body) : undefined
  return actor.posts.find(
    (post) => spine.actsFor(post, body, bodies) || (above !== undefined && spine.actsFor(post, above, bodies)),
  )
}

/** Units whose disputes somebody keeps the desk of; undefined in `all` never: nobody keeps them all. */
export function desksOf(actor: Actor, bodies: Bodies, gridsOf: (communityId: string) => readonly string[]): string[] {
  const own = actor.posts.flatMap(({ unitId }) => (unitId ? [unitId] : []))
  return [...new Set([...own, ...own.flatMap(gridsOf)].filter((id) => deskPostOf(actor, id, bodies) !== undefined))]
}

/** Who sets how a district mediates: its administrators. */
export const maySetDisputes = (actor: Actor): boolean =>
  actor.posts.some(
    ({ role, unitId, level }) => role === 'administrator' && (unitId === undefined || level === 'district'),
  )

/** Who keeps the list of mediators of a place: administrators at or above it, and the desk there or above. `unitPath`: district first. */
export const mayListMediators = (actor: Actor, unitPath: readonly string[]): boolean =>
  maySetDisputes(actor) || within(actor, unitPath, ['administrator', 'desk'])

/** Who reads the figures of a place: whoever keeps a desk, supervises or administers there or above. */
export const mayReadFigures = (actor: Actor, unitPath: readonly string[]): boolean =>
  maySetDisputes(actor) || within(actor, unitPath, ['administrator', 'desk', 'supervisor'])
