import type { CaseListQuery } from '../../../../contract/case-routes.ts'
import type { Page } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { CaseContext } from '../cases.context.ts'
import { openStates } from '../lifecycle/case-state.ts'
import type { ListWanted } from './lists.store.ts'
import { scopeFor, unitWithin } from './scope.rules.ts'

/** What a list shows somebody who asks like this: never more than their posts see. Refuses what lies outside them. */
export function wantedFor(actor: Actor, given: { query: CaseListQuery; context: CaseContext; now: Date }): ListWanted {
  const { query, context, now } = given
  // Lists are of open cases unless somebody asks for others: by state, by words or by saying so.
  const open =
    query.open ??
    (query.scope === 'return_visits' || query.state?.some((state) => !openStates.includes(state)) ? undefined : true)
  return {
    scope: scopeFor(actor, query.scope),
    unit: query.unitId ? unitWithin(actor, query.unitId, context.bodies) : undefined,
    open,
    lifecycles: query.lifecycle,
    states: query.state,
    lights: query.light,
    priorities: query.priority,
    categoryIds: query.categoryId ? context.configuration.branch(query.categoryId) : undefined,
    q: query.q,
    reportedFrom: query.reportedFrom ? new Date(query.reportedFrom) : undefined,
    reportedTo: query.reportedTo ? new Date(query.reportedTo) : undefined,
    // Ended cases have no clock to order them by: where they are shown, the newest come first.
    sort: open === true || query.scope === 'return_visits' ? query.sort : 'reported',
    after: query.after ? decodeKey(query.after) : undefined,
    limit: query.limit,
    now,
  }
}

/** A page of what was found: one row more than `limit` says that there is a next one. */
export function pageOf<T, R>(
  found: readonly T[],
  given: { limit: number; show: (one: T) => R; key: (one: T) => string },
): Page<R> {
  const page = found.slice(0, given.limit)
  const last = page.at(-1)
  return { items: page.map(given.show), next: found.length > given.limit && last ? given.key(last) : null }
}

/** The key a page goes on from, as text. */
export const encodeKey = (key: { at: string; id: string }): string => `${key.at}~${key.id}`

/** Reads a key that a page gave. Refuses with `page.malformed` what no page gave. */
export function decodeKey(text: string): { at: string; id: string } {
  const [at = '', id = ''] = text.split('~')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refused('page.malformed', {}, { status: 400, field: 'query.after' })
  return { at, id }
}
