import type { CaseListQuery } from '../../../../contract/case-routes.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Actor, PostHeld } from '../../../platform/policy/actor.ts'
import type { Bodies } from '../lifecycle/bodies.ts'
import type { ListScope, ListWanted } from './lists.store.ts'

type PlaceLevel = 'street' | 'community' | 'grid' | 'microgrid'

/** Posts that see all cases of their place; departments see theirs by holding them or by orders. */
const placeOf = (post: PostHeld): ListScope | undefined => {
  if (post.departmentId || !post.unitId || !post.level || post.role === 'administrator') return undefined
  return post.level === 'district' ? { kind: 'everything' } : { kind: 'place', level: post.level, unitId: post.unitId }
}

const widest = ['district', 'street', 'community', 'grid', 'microgrid']

/** The widest place among an actor's posts: what «my place» means for somebody with several. */
export function findWidestPost(actor: Actor): PostHeld | undefined {
  return actor.posts
    .filter((post) => placeOf(post) !== undefined)
    .sort((a, b) => widest.indexOf(a.level ?? 'microgrid') - widest.indexOf(b.level ?? 'microgrid'))[0]
}

/** Bodies and posts whose work an actor's posts move. */
function bodiesOf(actor: Actor): { bodies: string[]; posts: string[] } {
  const bodies = new Set<string>()
  const posts = new Set<string>()
  for (const post of actor.posts) {
    posts.add(post.standingInFor ?? post.id)
    if (post.departmentId) bodies.add(post.departmentId)
    else if (
      post.unitId &&
      post.role !== 'grid_assistant' &&
      post.role !== 'building_lead' &&
      post.role !== 'volunteer' &&
      post.role !== 'administrator'
    )
      bodies.add(post.unitId)
  }
  return { bodies: [...bodies], posts: [...posts] }
}

/** What a scope means for this actor. Refuses with `platform.forbidden` where none of the posts has such a list. */
export function scopeFor(actor: Actor, scope: CaseListQuery['scope']): ListScope {
  const { bodies, posts } = bodiesOf(actor)
  const post = findWidestPost(actor)
  switch (scope) {
    case 'mine':
      return { kind: 'holders', ids: bodies, handlerPostIds: posts }
    case 'orders':
      return { kind: 'orders', targetIds: [...bodies, ...posts] }
    case 'place':
      return (post && placeOf(post)) ?? { kind: 'holders', ids: bodies, handlerPostIds: posts }
    case 'unplaced':
      if (post?.level !== 'district') throw new Refused('platform.forbidden', {}, { status: 403 })
      return { kind: 'unplaced' }
    case 'return_visits': {
      if (post?.level === 'district') return { kind: 'return_visits', gridIds: null }
      const grids = actor.posts.flatMap((held) => (held.unitId && held.level === 'grid' ? [held.unitId] : []))
      return { kind: 'return_visits', gridIds: grids }
    }
  }
}

/** A unit inside the actor's place, as a list narrows to it. Refuses a unit outside: a filter must not widen what one sees. */
export function unitWithin(actor: Actor, unitId: string, bodies: Bodies): ListWanted['unit'] {
  const unit = bodies.unit(unitId)
  if (!unit) throw new Refused('case.unit_not_found', { unitId }, { status: 422, field: 'query.unitId' })
  if (!actor.posts.some((post) => post.unitId !== undefined && unit.path.includes(post.unitId)))
    throw new Refused('platform.forbidden', {}, { status: 403 })
  return unit.level === 'district' ? undefined : { level: unit.level as PlaceLevel, unitId }
}
