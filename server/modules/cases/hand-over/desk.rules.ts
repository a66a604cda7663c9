import type { Holder } from '../../../../contract/cases.ts'
import type { Actor, PostHeld, Role } from '../../../platform/policy/actor.ts'

/** Posts that sit at a desk: they move its cases and hand them over from shift to shift. */
const sitting: readonly Role[] = [
  'desk',
  'department_officer',
  'supervisor',
  'grid_head',
  'grid_worker',
  'grid_worker_part_time',
]

/** The body a post sits at; undefined for posts that only help. */
export function bodyOf(post: PostHeld): Holder | undefined {
  if (!sitting.includes(post.role)) return undefined
  if (post.departmentId) return { kind: 'department', id: post.departmentId }
  return post.unitId ? { kind: 'unit', id: post.unitId } : undefined
}

/** The desk of an actor: of the first of their posts that sits at one, desks before people on foot. */
export function deskOf(actor: Actor): (Holder & { post: PostHeld }) | undefined {
  return actor.posts
    .toSorted((a, b) => sitting.indexOf(a.role) - sitting.indexOf(b.role))
    .flatMap((post) => {
      const body = bodyOf(post)
      return body ? [{ ...body, post }] : []
    })[0]
}
