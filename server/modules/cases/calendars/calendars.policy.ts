import { Refused } from '../../../platform/errors.ts'
import type { Actor, Role } from '../../../platform/policy/actor.ts'

/** Who may do what with calendars. Everybody on the staff may read them: they say when colleagues work. */
const rights = {
  'calendar.save': ['administrator'],
} satisfies Record<string, readonly Role[]>

/** Something done with calendars that not every post may do. */
export type CalendarAction = keyof typeof rights

/** Throws Refused `platform.forbidden` unless one of the actor's posts, at the district or above all units, gives the right. */
export function checkCalendars(actor: Actor, action: CalendarAction): void {
  if (actor.kind === 'system') return
  const wanted: readonly Role[] = rights[action]
  const isForAll = (post: Actor['posts'][number]) => post.unitId === undefined || post.level === 'district'
  if (!actor.posts.some((post) => wanted.includes(post.role) && isForAll(post))) throw new Refused('platform.forbidden')
}
