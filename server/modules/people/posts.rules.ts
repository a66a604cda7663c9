import type { Level } from '../../../contract/territory.ts'
import { Refused } from '../../platform/errors.ts'
import type { Role } from '../../platform/policy/actor.ts'

/** Where a role may stand: the levels of units it goes with, or a department, or above all. */
export const placesOf: Readonly<Record<Role, { levels: readonly Level[]; department?: true; tenant?: true }>> = {
  grid_worker: { levels: ['grid'] },
  grid_worker_part_time: { levels: ['grid'] },
  grid_head: { levels: ['grid'] },
  grid_assistant: { levels: ['grid', 'microgrid'] },
  building_lead: { levels: ['grid', 'microgrid'] },
  volunteer: { levels: ['district', 'street', 'community', 'grid', 'microgrid'] },
  desk: { levels: ['district', 'street', 'community'] },
  department_officer: { levels: [], department: true },
  supervisor: { levels: ['district', 'street', 'community'] },
  administrator: { levels: ['district', 'street', 'community'], tenant: true },
}

/** Roles whose holders the public board shows: those a resident turns to. */
export const publicRoles: readonly Role[] = [
  'building_lead',
  'grid_assistant',
  'grid_worker',
  'grid_worker_part_time',
  'grid_head',
  'desk',
]

/**
 * Checks that a role fits its place. Throws Refused `post.department_required`, `post.unit_required`, `post.role_place`,
 * `post.one_place`.
 */
export function checkPlace(post: { role: Role; level: Level | undefined; hasDepartment: boolean }): void {
  const { role, level, hasDepartment } = post
  const places = placesOf[role]
  if (hasDepartment && level) throw new Refused('post.one_place')
  if (places.department) {
    if (!hasDepartment) throw new Refused('post.department_required', { role })
    return
  }
  if (hasDepartment) throw new Refused('post.role_place', { role, place: 'department' })
  if (!level) {
    if (!places.tenant) throw new Refused('post.unit_required', { role })
    return
  }
  if (!places.levels.includes(level)) throw new Refused('post.role_place', { role, place: level })
}

/** Checks that a term ends after it begins. Throws Refused `post.term`. */
export function checkTerm(term: { from: Date; until: Date | null }): void {
  if (term.until && term.until.getTime() <= term.from.getTime()) throw new Refused('post.term')
}

/** True when an instant lies in a term; its first instant counts, its last doesn't. */
export const inTerm = (term: { from: Date; until: Date | null }, now: Date): boolean =>
  term.from.getTime() <= now.getTime() && (term.until === null || now.getTime() < term.until.getTime())
