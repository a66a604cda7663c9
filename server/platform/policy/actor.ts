/** What a post lets a person do, as the house calls it. A `desk` sits at a community, street or district unit. */
export const roles = [
  'grid_worker',
  'grid_worker_part_time',
  'grid_head',
  'grid_assistant',
  'building_lead',
  'volunteer',
  'desk',
  'department_officer',
  'supervisor',
  'administrator',
] as const

/** One of `roles`. */
export type Role = (typeof roles)[number]

/** The levels of the territory tree, highest first. */
export const levels = ['district', 'street', 'community', 'grid', 'microgrid'] as const

/** One of `levels`. */
export type Level = (typeof levels)[number]

/** One post a person holds now: a role at one unit or department, for a term. */
export interface PostHeld {
  id: string
  role: Role
  unitId?: string
  departmentId?: string
  /** Ids of the unit and its ancestors, district first, the unit itself last. Empty for a department of the whole tenant. */
  unitPath: string[]
  level?: Level
  from: Date
  /** First instant at which the post no longer gives anything. */
  until?: Date
  /** Id of the post whose holder is away, when this one is held in their place. */
  standingInFor?: string
}

/** Whoever is asking. Rights come from `posts` only; `kind` says how they came in. */
export interface Actor {
  kind: 'anonymous' | 'resident' | 'staff' | 'token' | 'system'
  accountId?: string
  personName?: string
  posts: PostHeld[]
  via: 'session' | 'token' | 'none' | 'system'
  demo?: boolean
}

/** Nobody in particular: has every right that needs no name, and no other. */
export const anonymous: Actor = Object.freeze({ kind: 'anonymous', posts: [], via: 'none' })

/** The software itself: the sweep, the importer, the relay. Never made from a request. */
export const system: Actor = Object.freeze({ kind: 'system', posts: [], via: 'system', personName: 'Doorstep' })

/** True when the post gives rights at `now`: its term has begun and has not ended. */
export const isInForce = (post: PostHeld, now: Date): boolean =>
  post.from.getTime() <= now.getTime() && (post.until === undefined || now.getTime() < post.until.getTime())

/** The actor's posts in one of `wanted`, anywhere. */
export const postsAs = (actor: Actor, wanted: readonly Role[]): PostHeld[] =>
  actor.posts.filter((post) => wanted.includes(post.role))

/**
 * True when the actor has a post in one of `wanted` exactly at the unit or department with this id. Without an id: anywhere
 * in the tenant.
 */
export const holds = (actor: Actor, wanted: readonly Role[], placeId?: string): boolean =>
  postsAs(actor, wanted).some(
    (post) => placeId === undefined || post.unitId === placeId || post.departmentId === placeId,
  )

/**
 * True when the actor has a unit post at one of the units of `unitPath` (district first): at the place itself or above it.
 * `wanted` narrows to some roles. Posts at a department do not count: a department's place in the tree says where it sits,
 * not what it answers for.
 */
export const within = (actor: Actor, unitPath: readonly string[], wanted?: readonly Role[]): boolean =>
  actor.posts.some(
    (post) =>
      post.unitId !== undefined &&
      post.departmentId === undefined &&
      unitPath.includes(post.unitId) &&
      (wanted === undefined || wanted.includes(post.role)),
  )
