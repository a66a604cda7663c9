import type { NearbyCase } from '../../../../contract/cases.ts'
import type { AlikeCase, kinRoutes, SimilarCase } from '../../../../contract/kin-routes.ts'
import type { BodyOf, QueryOf } from '../../../../contract/route.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { searchWords } from '../../../platform/text/search-words.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { maySee } from '../cases.policy.ts'
import { type CaseState, currentClock, isOpen } from '../lifecycle/case-state.ts'
import { boxAround, metresBetween, publicPoint } from '../nearby.rules.ts'
import { listsStore } from '../reading/lists.store.ts'
import { publicCase } from '../reading/public-case.rules.ts'
import { scopeFor } from '../reading/scope.rules.ts'
import { isPrivateMatter, lightOf } from '../reading/view.rules.ts'
import { likelihood } from './similar.rules.ts'
import { type LookedFor, similarStore } from './similar.store.ts'

/** Finds open cases near by, around a unit, or like what is being told. */
export type NearbyService = ReturnType<typeof createNearby>

/** Days in which the same matter is looked for by its words: longer than «near by» for residents, who should not read old news. */
const daysBack = 120

const columnOf = { street: 'street_id', community: 'community_id', grid: 'grid_id', microgrid: 'microgrid_id' } as const

/** Makes the service. */
export function createNearby(deps: CasesDeps) {
  const { database, clock } = deps
  return {
    /** Open cases near a point in the same branch of the tree: so that people join one instead of filing another. */
    async nearby(
      tenant: Tenant,
      given: { point: { lat: number; lng: number }; categoryId?: string | undefined },
    ): Promise<NearbyCase[]> {
      const context = await deps.contextOf(tenant)
      const { metres, days } = context.configuration.settings.nearby
      const root = given.categoryId ? context.configuration.path(given.categoryId)[0] : undefined
      const since = new Date(clock.now().getTime() - days * 86_400_000)
      const found = await database.tx(
        tenant.id,
        (tx) =>
          listsStore(tx).near({
            box: boxAround(given.point, metres),
            homeIds: homesOf(context),
            since,
            categoryIds: root ? context.configuration.branch(root) : null,
            limit: 60,
          }),
        { readOnly: true },
      )
      return (
        found
          // Measured to the point the public may know: an exact distance would give a coarsened home away.
          .map((one) => publicCase(one, context))
          .map((one) => ({ ...one, distance: Math.round(metresBetween(given.point, one.point ?? given.point)) }))
          .filter((one) => one.distance <= metres)
          .sort((a, b) => a.distance - b.distance)
          .slice(0, 10)
      )
    },

    /**
     * Open cases that may be the same matter as what is being told, most likely first: by place, words and kind. What the
     * reader may not open is shown as everybody may see it.
     */
    async similar(
      reader: { tenant: Tenant; actor: Actor },
      query: QueryOf<typeof kinRoutes.similar>,
    ): Promise<SimilarCase[]> {
      const context = await deps.contextOf(reader.tenant)
      const { configuration, bodies } = context
      const now = clock.now()
      const point = query.lat === undefined || query.lng === undefined ? null : { lat: query.lat, lng: query.lng }
      const words = query.text ? searchWords(query.text) : []
      const scope = scopeFor(reader.actor, 'place')
      const lookedFor: LookedFor = {
        box: point ? boxAround(point, configuration.settings.nearby.metres * 3) : null,
        homeIds: null,
        unitId: query.unitId ?? null,
        words: words.filter((word) => word.length > 1).slice(0, 24),
        within: scope.kind === 'place' ? { column: columnOf[scope.level], id: scope.unitId } : null,
        since: new Date(now.getTime() - daysBack * 86_400_000),
        limit: 60,
      }
      const found = await database.tx(reader.tenant.id, (tx) => similarStore(tx).candidates(lookedFor), {
        readOnly: true,
      })
      const told = { words, point, unitId: query.unitId, categoryId: query.categoryId }
      return mostLikely(
        found
          .filter(({ state }) => state.id !== query.except && isOpen(state))
          .map((one) => ({ one, mine: maySee(reader.actor, one.state, bodies) }))
          .filter(({ one, mine }) => mine || mayBeFound(one.state, { told, box: lookedFor.box, context }))
          .map(({ one, mine }) => {
            const { state } = one
            const running = currentClock(state)
            return {
              ...compared(one, { told, context, mine }),
              ...(mine ? { text: state.text.slice(0, 300), point: state.point } : {}),
              light: running ? lightOf(running, now) : ('none' as const),
              dueAt: running?.dueAt ?? null,
              mine,
            }
          }),
      )
    },

    /** The same for whoever reports: open cases at their place, by what everybody may read. Nothing without a place. */
    async alike(tenant: Tenant, body: BodyOf<typeof kinRoutes.alike>): Promise<AlikeCase[]> {
      const context = await deps.contextOf(tenant)
      const { metres, days } = context.configuration.settings.nearby
      const { point = null, unitId } = body
      const homeIds = homesOf(context)
      const told = { words: searchWords(body.text ?? ''), point, unitId, categoryId: body.categoryId }
      const found = await database.tx(
        tenant.id,
        (tx) =>
          similarStore(tx).candidates({
            ...{ box: point ? boxAround(point, metres) : null, unitId: unitId ?? null, homeIds },
            ...{ words: [], within: null },
            ...{ since: new Date(clock.now().getTime() - days * 86_400_000), limit: 60 },
          }),
        { readOnly: true },
      )
      return mostLikely(
        found.filter(({ state }) => isOpen(state)).map((one) => compared(one, { told, context, mine: false })),
      )
    },
  }
}

const homesOf = ({ configuration }: CaseContext): string[] =>
  [...configuration.categories.keys()].filter((id) => configuration.isHome(id))

/**
 * Whether somebody who may not open a case may find it by these places. One of a home lies, for them, where everybody is
 * shown it, and in no building: else whoever asks from here and there would learn its door.
 */
function mayBeFound(state: CaseState, given: { told: Told; box: LookedFor['box']; context: CaseContext }): boolean {
  const { told, box, context } = given
  if (!isPrivateMatter(state, context)) return true
  const at = state.point ? publicPoint(state.point, true) : null
  if (box && at && at.lng >= box[0] && at.lat >= box[1] && at.lng <= box[2] && at.lat <= box[3]) return true
  return told.unitId !== undefined && told.unitId !== state.microgridId
}

/** What is being told, as cases are compared with it. */
interface Told {
  words: readonly string[]
  point: { lat: number; lng: number } | null
  unitId: string | undefined
  categoryId: string | undefined
}

/** An open case as everybody may see it, with how likely it is the matter that is being told, and why. */
function compared(
  one: { state: CaseState; followers: number },
  given: { told: Told; context: CaseContext; mine: boolean },
): AlikeCase & { score: number } {
  const { state } = one
  const { told, context, mine } = given
  const { configuration, bodies } = context
  const shown = publicCase(one, context)
  // Measured to the point this reader may know: an exact distance would give a coarsened home away.
  const at = mine ? state.point : shown.point
  const metres = told.point && at ? Math.round(metresBetween(told.point, at)) : null
  const path = state.unitId ? (bodies.unit(state.unitId)?.path ?? []) : []
  const root = told.categoryId ? configuration.path(told.categoryId)[0] : undefined
  const isOwnDoor = told.unitId === state.microgridId && isPrivateMatter(state, context)
  const { score, because } = likelihood({
    words: told.words,
    // Words that aren't shown aren't compared either: whoever asks for a name would learn that it is there.
    otherWords: searchWords(mine ? state.text : shown.text),
    metres,
    sameUnit: told.unitId !== undefined && path.includes(told.unitId) && (mine || !isOwnDoor),
    sameBranch: root !== undefined && state.categoryId !== null && configuration.path(state.categoryId)[0] === root,
  })
  return { score, ...shown, distance: metres, because }
}

/** The likeliest few, best first; what is hardly likely is left out. */
const mostLikely = <T extends { id: string; score: number }>(found: readonly T[]): Omit<T, 'score'>[] =>
  found
    .filter((one) => one.score > 0.12)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, 8)
    .map(({ score: _score, ...one }) => one)
