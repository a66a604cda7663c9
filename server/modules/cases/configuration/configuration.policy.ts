import { Refused } from '../../../platform/errors.ts'
import type { Actor, PostHeld } from '../../../platform/policy/actor.ts'

/**
 * Who may change how a tenant's cases are decided: administrators of the whole tenant. Everybody with a post may read it;
 * what is open stands on the report page anyway.
 */
const isConfigurer = (post: PostHeld): boolean =>
  post.role === 'administrator' && (post.unitId === undefined || post.level === 'district')

/** True when the actor may change the configuration. */
export const mayConfigure = (actor: Actor): boolean => actor.kind === 'system' || actor.posts.some(isConfigurer)

/** The post by which the actor may change the configuration; undefined for the software itself. Refuses `platform.forbidden`. */
export function checkConfigure(actor: Actor): string | undefined {
  if (!mayConfigure(actor)) throw new Refused('platform.forbidden')
  return actor.posts.find(isConfigurer)?.id
}
