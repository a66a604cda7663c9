import { Refused } from '../../../platform/errors.ts'
import { type Actor, type PostHeld, type Role, within } from '../../../platform/policy/actor.ts'
import { mayManagePost } from '../people.policy.ts'

/** Who opens calls and reviews applications: whoever may give such a post at the place. */
export const mayRecruit = (actor: Actor, role: Role, unitPath: readonly string[]): boolean =>
  mayManagePost(actor, role, { unitPath })

/** Who reads calls and applications with masked names, and decides appeals: also supervisors at or above the place. */
export const mayOversee = (actor: Actor, role: Role, unitPath: readonly string[]): boolean =>
  mayRecruit(actor, role, unitPath) || within(actor, unitPath, ['supervisor'])

const looks: readonly Role[] = ['administrator', 'desk', 'supervisor']

/** The units at or below which the actor reads calls; `all` for posts above all. Throws Refused `platform.forbidden`. */
export function placesRecruited(actor: Actor): { all: boolean; unitIds: string[] } {
  const held = actor.posts.filter(({ role }) => looks.includes(role))
  const all = actor.kind === 'system' || held.some(({ role, unitId }) => role === 'administrator' && !unitId)
  const unitIds = held.flatMap(({ unitId }) => (unitId ? [unitId] : []))
  if (!all && unitIds.length === 0) throw new Refused('platform.forbidden')
  return { all, unitIds }
}

/** The post nearest to a place with which the actor decides there. */
export const decidingPost = (actor: Actor, unitPath: readonly string[]): PostHeld | undefined =>
  actor.posts
    .filter(({ role, unitId }) => looks.includes(role) && (!unitId || unitPath.includes(unitId)))
    .sort((a, b) => unitPath.indexOf(b.unitId ?? '') - unitPath.indexOf(a.unitId ?? ''))[0]

/** The account that writes. Throws Refused `platform.signed_out`. */
export function accountOf(actor: Actor): string {
  if (!actor.accountId) throw new Refused('platform.signed_out')
  return actor.accountId
}

/** Throws Refused `platform.forbidden`. */
export function check(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.forbidden')
}
