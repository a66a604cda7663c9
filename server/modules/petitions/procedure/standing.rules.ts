import type { Actor, PostHeld } from '../../../platform/policy/actor.ts'
import { type Bodies, spine } from '../../cases/cases.api.ts'
import { isPostUnder, isSameBody } from './holders.rules.ts'
import { type Petition, recusalsOf } from './petition.ts'

const { actsFor, findAbove, pathOf } = spine

/**
 * How much of a petition a post sees. `nothing`: not even that there is one. `progress`: where it stands and the papers' dates.
 * `matter`: the account too, never who asks. `all`: also who asks, masked, to be revealed one at a time.
 */
export type Sees = 'nothing' | 'progress' | 'matter' | 'all'

/** What a post is to a petition. */
export type Standing = 'holder' | 'above' | 'sees'

const order: readonly Sees[] = ['nothing', 'progress', 'matter', 'all']
const most = (one: Sees, other: Sees): Sees => (order.indexOf(one) > order.indexOf(other) ? one : other)

const isDistrict = (post: PostHeld, bodies: Bodies): boolean =>
  post.departmentId === undefined && post.unitId === bodies.district

/** True when the post acts for the body that holds it; in reviews at the district its supervisor does, too. */
export function isHolder(post: PostHeld, petition: Petition, bodies: Bodies): boolean {
  const { record } = petition
  if (isPostUnder(bodies, post, record.against)) return false
  if (actsFor(post, record.holder, bodies)) return true
  const inReview = ['in_review', 'reviewed', 'in_re_review', 'final'].includes(record.state)
  return inReview && record.holder.id === bodies.district && post.role === 'supervisor' && isDistrict(post, bodies)
}

/** True when the post sits above the holder: its desk or supervisor at a unit over it; for the district, its supervisor. */
export function isAbove(post: PostHeld, petition: Petition, bodies: Bodies): boolean {
  const { holder, against } = petition.record
  if (post.departmentId !== undefined || post.unitId === undefined) return false
  if (post.role !== 'desk' && post.role !== 'supervisor') return false
  if (isPostUnder(bodies, post, against)) return false
  if (isSameBody(holder, { kind: 'unit', id: post.unitId }))
    return post.role === 'supervisor' && findAbove(bodies, holder) === undefined
  return pathOf(bodies, holder).includes(post.unitId)
}

/** How much a post sees. */
export function seesOf(post: PostHeld, petition: Petition, bodies: Bodies): Sees {
  const { record } = petition
  if (isPostUnder(bodies, post, record.against)) return record.confidential ? 'nothing' : matterFor(post, petition)
  if (isHolder(post, petition, bodies)) return 'all'
  const isSponsor = record.sponsor !== null && [post.id, post.standingInFor].includes(record.sponsor.postId)
  if (isSponsor) return 'all'
  if (isDistrict(post, bodies) && (post.role === 'desk' || post.role === 'supervisor')) return 'all'
  if (post.departmentId && post.role === 'department_officer')
    return record.involved.includes(post.departmentId) ? 'matter' : 'nothing'
  if (post.unitId === undefined || post.departmentId !== undefined) return 'nothing'
  if (post.role === 'administrator') return record.path.includes(post.unitId) ? 'progress' : 'nothing'
  if (post.role !== 'desk' && post.role !== 'supervisor') return 'nothing'
  if (isAbove(post, petition, bodies)) return 'all'
  if (record.involved.includes(post.unitId)) return 'matter'
  return record.path.includes(post.unitId) ? (record.confidential ? 'progress' : 'matter') : 'nothing'
}

/** Whoever is complained about openly may read what is said, to answer it; only those who answer for the body. */
function matterFor(post: PostHeld, { record }: Petition): Sees {
  if (!record.against || record.state === 'registered') return 'nothing'
  const answers =
    record.against.kind === 'department'
      ? post.role === 'department_officer' && post.departmentId === record.against.id
      : post.role === 'desk' && post.unitId === record.against.id
  return answers ? 'matter' : 'nothing'
}

/** True when an officer has stepped back, or was made to: nothing of it is theirs to do or to read. */
export const isRecused = (actor: Actor, petition: Petition): boolean =>
  actor.accountId !== undefined &&
  recusalsOf(petition).some(
    ({ account, askedBy, ruling }) =>
      account === actor.accountId && (ruling === null ? askedBy === 'officer' : ruling.upheld),
  )

/** The most any post of an actor sees. Whoever stepped back sees no more than that it goes on. */
export function seesAtMost(actor: Actor, petition: Petition, bodies: Bodies): Sees {
  if (actor.kind === 'system') return 'all'
  const sees = actor.posts.reduce<Sees>((so, post) => most(so, seesOf(post, petition, bodies)), 'nothing')
  return isRecused(actor, petition) && sees !== 'nothing' ? 'progress' : sees
}

/** What a post is to a petition. */
export function standingsOf(post: PostHeld, petition: Petition, bodies: Bodies): Set<Standing> {
  const standings = new Set<Standing>()
  if (isHolder(post, petition, bodies)) standings.add('holder')
  if (isAbove(post, petition, bodies)) standings.add('above')
  const sees = seesOf(post, petition, bodies)
  if (sees === 'all' && !isPostUnder(bodies, post, petition.record.against)) standings.add('sees')
  return standings
}
