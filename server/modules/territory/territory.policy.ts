import { Refused } from '../../platform/errors.ts'
import type { Actor, PostHeld, Role } from '../../platform/policy/actor.ts'

/** Who may do what with the territory. Reading the tree, the map and the departments is everybody's right. */
const rights = {
  'territory.import': ['administrator'],
  'territory.export': ['administrator', 'supervisor', 'desk'],
  'department.save': ['administrator'],
  'change.edit': ['administrator'],
  'change.see': ['administrator', 'supervisor', 'desk'],
  'plan.edit': ['administrator'],
  'plan.see': ['administrator', 'supervisor', 'desk'],
} satisfies Record<string, readonly Role[]>

/** Something done with the territory that not everybody may do. */
export type TerritoryAction = keyof typeof rights

/** True when one of the actor's posts gives the right. An administrator's post counts for the whole tenant or at its district. */
export function mayWithTerritory(actor: Actor, action: TerritoryAction): boolean {
  if (actor.kind === 'system') return true
  const wanted: readonly Role[] = rights[action]
  return actor.posts.some((post) => wanted.includes(post.role) && (post.role !== 'administrator' || isForAll(post)))
}

/** Throws Refused `platform.forbidden`. */
export function checkTerritory(actor: Actor, action: TerritoryAction): void {
  if (!mayWithTerritory(actor, action)) throw new Refused('platform.forbidden')
}

const isForAll = (post: PostHeld): boolean => post.unitId === undefined || post.level === 'district'
