import { Refused } from '../../platform/errors.ts'
import { type Actor, type PostHeld, type Role, within } from '../../platform/policy/actor.ts'

/** Where a post stands: ids from the district down; empty for a post above all. */
export interface PlaceOfPost {
  unitPath: readonly string[]
  departmentId?: string | undefined
}

/** Roles each role may fill at its own place and below it; `below`: only further down. */
const fills: Partial<Record<Role, { here: readonly Role[]; below: readonly Role[] }>> = {
  administrator: {
    here: [
      'grid_worker',
      'grid_worker_part_time',
      'grid_head',
      'grid_assistant',
      'building_lead',
      'volunteer',
      'desk',
      'department_officer',
      'supervisor',
    ],
    below: ['administrator'],
  },
  desk: {
    here: ['grid_worker', 'grid_worker_part_time', 'grid_head', 'grid_assistant', 'building_lead', 'volunteer'],
    below: ['desk'],
  },
}

/** Who sees the names of the people at a place in full: those who lead their work. */
const seesNames: readonly Role[] = ['administrator', 'supervisor', 'desk', 'grid_head']

const isAboveAll = (post: PostHeld): boolean =>
  post.role === 'administrator' && (post.unitId === undefined || post.level === 'district')

/** May the actor create, end or lend a post of this role at this place? */
export function mayManagePost(actor: Actor, role: Role, place: PlaceOfPost): boolean {
  if (actor.kind === 'system') return true
  return actor.posts.some((post) => {
    if (isAboveAll(post)) return true
    const filled = fills[post.role]
    if (!filled || post.unitId === undefined || !place.unitPath.includes(post.unitId)) return false
    const isBelow = place.unitPath[place.unitPath.length - 1] !== post.unitId
    return filled.here.includes(role) || (isBelow && filled.below.includes(role))
  })
}

/** May the actor fill any post at all? */
export const mayFillPosts = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.posts.some((post) => isAboveAll(post) || fills[post.role] !== undefined)

/** Throws Refused `platform.forbidden`. */
export function checkManagePost(actor: Actor, role: Role, place: PlaceOfPost): void {
  if (!mayManagePost(actor, role, place)) throw new Refused('platform.forbidden')
}

/** May the actor read the holder's name in full? Everybody on staff reads the masked form. */
export function maySeeHolder(actor: Actor, post: PlaceOfPost & { id: string; accountId: string | null }): boolean {
  if (actor.kind === 'system' || (post.accountId !== null && post.accountId === actor.accountId)) return true
  if (actor.posts.some(isAboveAll) || within(actor, post.unitPath, seesNames)) return true
  return post.departmentId !== undefined && actor.posts.some((held) => held.departmentId === post.departmentId)
}

/** The post by which the actor decides what holds for everybody: duties and staffing. Throws Refused `platform.forbidden`. */
export function checkConfigurePeople(actor: Actor): string | undefined {
  const post = actor.posts.find(isAboveAll)
  if (!post && actor.kind !== 'system') throw new Refused('platform.forbidden')
  return post?.id
}

/** Who looks after the staffing of a place: those who lead its work. */
const staffs: readonly Role[] = ['administrator', 'supervisor', 'desk', 'grid_head']

/** The units at or below which the actor reads the gaps; `all` for posts above all. Empty: none of their business. */
export function placesStaffed(actor: Actor): { all: boolean; unitIds: string[] } {
  if (actor.kind === 'system' || actor.posts.some(isAboveAll)) return { all: true, unitIds: [] }
  const unitIds = actor.posts.flatMap(({ role, unitId }) => (unitId && staffs.includes(role) ? [unitId] : []))
  return { all: false, unitIds }
}

/** Where the actor may bring posts in as a table, and take them out. Throws Refused `platform.forbidden`. */
export function placesAdministered(actor: Actor): { all: boolean; unitIds: string[]; postId: string | undefined } {
  if (actor.kind === 'system') return { all: true, unitIds: [], postId: undefined }
  const above = actor.posts.find(isAboveAll)
  if (above) return { all: true, unitIds: [], postId: above.id }
  const held = actor.posts.filter(({ role, unitId }) => role === 'administrator' && unitId)
  if (held.length === 0) throw new Refused('platform.forbidden')
  return { all: false, unitIds: held.flatMap(({ unitId }) => (unitId ? [unitId] : [])), postId: held[0]?.id }
}
