import type { Page } from '../../../../contract/common.ts'
import type { PetitionListQuery } from '../../../../contract/petition-routes.ts'
import type { PetitionSummary } from '../../../../contract/petitions.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Actor, PostHeld } from '../../../platform/policy/actor.ts'
import { type Bodies, type CaseContext, spine } from '../../cases/cases.api.ts'
import { type At, accountOf, type Petitions, reading } from '../petitions.context.ts'
import { bodyOfPost } from '../procedure/holders.rules.ts'
import { settingsOf } from '../settings/settings.service.ts'
import { type Listed, type ListWanted, listsStore } from './lists.store.ts'
import { summaryOf } from './view.rules.ts'

const never = '9999-12-31T00:00:00.000Z'

/** Petitions of the acting posts, first due first. Only what `seesOf` would open, but for the words. */
export async function listPetitions(
  petitions: Petitions,
  at: At,
  query: PetitionListQuery,
): Promise<Page<PetitionSummary>> {
  const context = await petitions.cases.contextOf(at.tenant)
  const now = petitions.clock.now()
  const wanted: ListWanted = {
    ...placesOf(at.actor, context.bodies),
    ...{ scope: query.scope, states: query.state ?? null, stages: query.stage ?? null, lights: query.light ?? null },
    ...{ purpose: query.purpose ?? null, holder: query.holder ?? null, unserved: query.unserved ?? null },
    ...{ dueBefore: query.dueBefore ? new Date(query.dueBefore) : null, open: query.open ?? null },
    ...{ words: query.q || null, now, after: keyOf(query.after), limit: query.limit + 1 },
  }
  return await reading(petitions, at, async (tx) => {
    const rows = await listsStore(tx).staff(wanted)
    const items = await shown(tx, { rows: rows.slice(0, query.limit), context, now })
    const last = rows[query.limit - 1]
    const next = rows.length > query.limit && last ? `${last.dueAt?.toISOString() ?? never}_${last.id}` : null
    return { items, next }
  })
}

async function shown(tx: Tx, given: { rows: readonly Listed[]; context: CaseContext; now: Date }) {
  const versions = new Map<string | null, Awaited<ReturnType<typeof settingsOf>>>()
  const items: PetitionSummary[] = []
  for (const row of given.rows) {
    const settings = versions.get(row.settingsId) ?? (await settingsOf(tx, row.settingsId))
    versions.set(row.settingsId, settings)
    items.push(summaryOf(row, { ...given, settings }))
  }
  return items
}

function keyOf(after: string | undefined): ListWanted['after'] {
  if (!after) return null
  const [due, id] = after.split('_')
  const at = new Date(due ?? '')
  if (Number.isNaN(at.getTime()) || !id || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refused('platform.request_malformed', {}, { status: 400, field: 'query.after' })
  return { due: due === never ? new Date('+275760-09-12T00:00:00Z') : at, id }
}

/** What the posts of somebody give them in lists. */
function placesOf(actor: Actor, bodies: Bodies): Pick<ListWanted, 'holders' | 'places' | 'under' | 'posts'> {
  const works = ({ role }: PostHeld) => role === 'desk' || role === 'department_officer' || role.startsWith('grid_')
  const oversees = ({ role, departmentId }: PostHeld) =>
    departmentId === undefined && (role === 'desk' || role === 'supervisor' || role === 'administrator')
  const bodiesOf = actor.posts.flatMap((post) => bodyOfPost(post) ?? [])
  // Against the district itself its own desk is still the one that works.
  const under = bodiesOf
    .flatMap((body) => [body.id, ...spine.pathOf(bodies, body)])
    .filter((id) => id !== bodies.district)
  return {
    holders: actor.posts.filter(works).flatMap((post) => bodyOfPost(post)?.id ?? []),
    places: actor.posts.filter(oversees).flatMap((post) => post.unitId ?? []),
    under: [...new Set(under)],
    posts: actor.posts.flatMap(({ id, standingInFor }) => [id, ...(standingInFor ? [standingInFor] : [])]),
  }
}

/** Petitions somebody brought signed in, newest first. */
export async function myPetitions(petitions: Petitions, at: At, query: { after?: string | undefined; limit: number }) {
  const context = await petitions.cases.contextOf(at.tenant)
  const accountId = accountOf(at)
  const now = petitions.clock.now()
  return await reading(petitions, at, async (tx) => {
    const rows = await listsStore(tx).mine({ accountId, after: query.after ?? null, limit: query.limit + 1 })
    const items = await shown(tx, { rows: rows.slice(0, query.limit), context, now })
    return {
      items: items.map(({ unserved: _, ...item }) => item),
      next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null,
    }
  })
}
