import type { NearbyCase } from '../../../../contract/cases.ts'
import type { Page } from '../../../../contract/common.ts'
import type { OpeningHours, PublicCase, publicCaseRoutes } from '../../../../contract/public-case-routes.ts'
import type { QueryOf } from '../../../../contract/route.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import type { StoredCase } from '../cases.store.ts'
import { openingHours } from '../clocks/openings.rules.ts'
import { type ListScope, listsStore } from './lists.store.ts'
import { isFoundBy, publicAddress } from './public.rules.ts'
import { publicCase } from './public-case.rules.ts'
import { isPrivateMatter } from './view.rules.ts'

/** What everybody may read of cases, without saying who they are. */
export type PublicReading = ReturnType<typeof createPublicReading>

type Listed = Pick<StoredCase, 'state' | 'followers'>
type SearchQuery = QueryOf<typeof publicCaseRoutes.search>

/** Cases looked at for one page of a search at most: what may not be shown costs no more than this. */
const largestBatch = 100
const batches = 4

/** Makes the public's view. */
export function createPublicReading(deps: Pick<CasesDeps, 'database' | 'clock' | 'contextOf'>) {
  const { database, clock } = deps
  return {
    /**
     * Open matters around a unit, for the home page of whoever lives there: those of the grid it lies in, its own first. Of
     * a matter in somebody's home no more than the grid is told: among fifty households its kind alone would name a door.
     */
    async around(tenant: Tenant, unitId: string) {
      const context = await deps.contextOf(tenant)
      const unit = context.bodies.unit(unitId)
      if (!unit) throw new Refused('case.unit_not_found', { unitId }, { status: 404 })
      const wide = unit.level === 'microgrid' ? (context.bodies.unit(unit.parentId ?? '') ?? unit) : unit
      const scopes = unit === wide ? [unit] : [unit, wide]
      const now = clock.now()
      const lists = await database.tx(
        tenant.id,
        async (tx) => {
          const found: Listed[][] = []
          for (const one of scopes)
            found.push(
              await listsStore(tx).list({
                scope: scopeOf(one),
                lifecycles: ['report'],
                open: true,
                sort: 'reported',
                limit: 20,
                now,
              }),
            )
          return found
        },
        { readOnly: true },
      )
      const isMicrogrid = unit.level === 'microgrid'
      const known = new Map<string, Omit<NearbyCase, 'distance'> & { here: boolean }>()
      for (const [index, list] of lists.entries())
        for (const one of list) {
          const hidden = isPrivateMatter(one.state, context)
          // Of the building itself only what its neighbours see anyhow; the grid's list says the rest without a place.
          if (isMicrogrid && hidden && index < lists.length - 1) continue
          if (known.has(one.state.id)) continue
          known.set(one.state.id, { ...publicCase(one, context), here: isMicrogrid && index === 0 && !hidden })
        }
      return [...known.values()].slice(0, 20)
    },

    /** Open public matters by words, number or address, newest first. Nobody finds by what nobody may read. */
    async search(tenant: Tenant, query: SearchQuery): Promise<Page<PublicCase>> {
      const context = await deps.contextOf(tenant)
      const unit = query.unitId ? context.bodies.unit(query.unitId) : undefined
      if (query.unitId && !unit) throw new Refused('case.unit_not_found', { unitId: query.unitId }, { status: 404 })
      const text = query.q?.trim()
      const now = clock.now()
      const items: PublicCase[] = []
      let after = query.after ? keyFrom(query.after) : undefined
      // Without words nearly every matter is shown: twice a page is enough.
      const batch = text ? largestBatch : Math.min(largestBatch, query.limit * 2)
      for (let n = 0; n < batches; n++) {
        const from = after
        const found = await database.tx(
          tenant.id,
          (tx) =>
            listsStore(tx).list({
              scope: unit ? scopeOf(unit) : { kind: 'everything' },
              ...{
                lifecycles: ['report'],
                open: true,
                q: text || undefined,
                sort: 'reported',
                after: from,
                limit: batch,
                now,
              },
            }),
          { readOnly: true },
        )
        const page = found.slice(0, batch)
        for (const one of page) {
          const { state } = one
          after = { at: state.reportedAt, id: state.id }
          if (isPrivateMatter(state, context)) continue
          const shown = matterOf(one, context)
          if (text && !isFoundBy(shown, text)) continue
          items.push(shown)
          if (items.length === query.limit) {
            const isLast = found.length <= batch && one === page.at(-1)
            return { items, next: isLast ? null : `${after.at}~${after.id}` }
          }
        }
        if (found.length <= batch) return { items, next: null }
      }
      return { items, next: after ? `${after.at}~${after.id}` : null }
    },

    /** When whoever serves a unit is there: today, and the days of the week to come. */
    async hours(tenant: Tenant, unitId: string): Promise<OpeningHours> {
      const context = await deps.contextOf(tenant)
      if (!context.bodies.unit(unitId)) throw new Refused('case.unit_not_found', { unitId }, { status: 404 })
      const calendar = context.calendarOf({ kind: 'unit', id: unitId })
      const { always, open, changesAt, days } = openingHours(calendar, clock.now())
      return {
        ...{ always, open, changesAt: changesAt?.toISOString() ?? null },
        days: days.map(({ date, openings }) => ({
          date,
          openings: openings.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
        })),
      }
    },
  }
}

const scopeOf = (unit: { id: string; level: string }): ListScope =>
  unit.level === 'district'
    ? { kind: 'everything' }
    : { kind: 'place', level: unit.level as 'street' | 'community' | 'grid' | 'microgrid', unitId: unit.id }

/** A matter that is no secret, with the place that belongs to it: the grid, and the street without its numbers. */
function matterOf(one: Listed, context: CaseContext): PublicCase {
  const { state } = one
  const place = context.bodies.unit(state.gridId ?? state.communityId ?? state.streetId ?? '')
  return {
    ...publicCase(one, context),
    address: publicAddress(state.address),
    unit: place ? { id: place.id, level: place.level, name: place.name } : null,
  }
}

function keyFrom(text: string): { at: string; id: string } {
  const [at = '', id = ''] = text.split('~')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refused('page.malformed', {}, { status: 400, field: 'query.after' })
  return { at, id }
}
