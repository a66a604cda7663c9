import { Refused } from '../../platform/errors.ts'
import type { Actor, PostHeld } from '../../platform/policy/actor.ts'

const isConfigurer = (post: PostHeld): boolean =>
  post.role === 'administrator' && (post.unitId === undefined || post.level === 'district')

/** True when the actor sets texts, quiet hours and gateways for the whole tenant, and reads its log. */
export const mayAdminister = (actor: Actor): boolean => actor.kind === 'system' || actor.posts.some(isConfigurer)

/** The post by which the actor administers. Refuses `platform.forbidden`. */
export function checkAdminister(actor: Actor): string | undefined {
  if (!mayAdminister(actor)) throw new Refused('platform.forbidden')
  return actor.posts.find(isConfigurer)?.id
}

/** The desk post by which the actor tells everybody in a unit something: their own unit or one below it. */
export function findBulletinPost(actor: Actor, unitPath: readonly string[]): PostHeld | undefined {
  return actor.posts.find((post) => post.role === 'desk' && post.unitId !== undefined && unitPath.includes(post.unitId))
}

/** Units whose bulletins the actor's desks look after, with all below; null: every unit of the tenant. */
export function desksOf(actor: Actor): string[] | null {
  const desks = actor.posts.filter((post) => post.role === 'desk' && post.unitId !== undefined)
  if (desks.some((post) => post.level === 'district')) return null
  return desks.map((post) => post.unitId as string)
}

/** The account whose inbox it is. Refuses `platform.signed_out`. */
export function accountOf(actor: Actor): string {
  if (!actor.accountId) throw new Refused('platform.signed_out')
  return actor.accountId
}
