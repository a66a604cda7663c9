import type { Light } from '../../../../contract/cases.ts'
import type { Page } from '../../../../contract/common.ts'
import type { MapCase, MapCluster, mapRoutes, UnitCount } from '../../../../contract/map-routes.ts'
import type { QueryOf } from '../../../../contract/route.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { scopeFor } from '../reading/scope.rules.ts'
import { lightOf } from '../reading/view.rules.ts'
import { encodeKey, pageOf, wantedFor } from '../reading/wanted.rules.ts'
import { cellAt, clusterPixels, heatPixels } from './map.rules.ts'
import { endless, type MapRow, type MapWanted, mapStore } from './map.store.ts'

/** Whoever looks at a map. */
interface Reader {
  tenant: Tenant
  actor: Actor
}

type MapAsked = QueryOf<typeof mapRoutes.map>

/** The command map: points, density, units, and the list beside them. */
export type MapService = ReturnType<typeof createMap>

const nobody = { holderIds: [], postIds: [] }

/** Makes the service of the command map. */
export function createMap({ database, clock, contextOf }: CasesDeps) {
  const read = async <T>(
    reader: Reader,
    query: Omit<MapAsked, 'zoom'> & { after?: string | undefined; limit?: number },
    work: (given: { wanted: MapWanted; context: CaseContext; store: ReturnType<typeof mapStore> }) => Promise<T>,
  ): Promise<T> => {
    const context = await contextOf(reader.tenant)
    const { configuration } = context
    const mine = scopeFor(reader.actor, 'mine')
    const wanted: MapWanted = {
      wanted: wantedFor(reader.actor, {
        query: { ...query, sort: 'due', limit: query.limit ?? 0 },
        context,
        now: clock.now(),
      }),
      homeIds: [...configuration.categories.keys()].filter((id) => configuration.isHome(id)),
      own:
        query.wall === 'true' || mine.kind !== 'holders'
          ? nobody
          : { holderIds: mine.ids, postIds: mine.handlerPostIds },
      box: query.box,
    }
    return await database.tx(reader.tenant.id, (tx) => work({ wanted, context, store: mapStore(tx) }), {
      readOnly: true,
    })
  }

  const show = (row: MapRow, given: { context: CaseContext; now: Date; wall: boolean }): MapCase => ({
    id: row.id,
    number: row.number,
    at: { lat: row.lat, lng: row.lng },
    coarse: row.coarse,
    text: row.coarse || given.wall ? '' : row.text,
    category: row.category_id ? (given.context.configuration.categories.get(row.category_id)?.name ?? null) : null,
    state: row.state as MapCase['state'],
    light: lightOfRow(row, given.now),
    dueAt: row.due_at?.toISOString() ?? null,
  })

  return {
    /** Cases as points; those too close together for the zoom as one, so that any number stays a few kilobytes. */
    async points(reader: Reader, query: MapAsked) {
      return await read(reader, query, async ({ wanted, context, store }) => {
        const totals = await store.totals(wanted)
        const cells = await store.cells(wanted, cellOf(query, clusterPixels))
        const single = cells.flatMap((cell) => (cell.n === 1 ? [cell.first] : []))
        const rows = await store.byId(wanted, single)
        const { total, unmapped, ...lights } = totals
        const given = { context, now: wanted.wanted.now, wall: query.wall === 'true' }
        const clusters: MapCluster[] = cells
          .filter((cell) => cell.n > 1)
          .map(({ n, red, amber, green, none, lat, lng, west, south, east, north }) => ({
            ...{ count: n, red, amber, green, none, at: { lat: digits(lat), lng: digits(lng) } },
            box: [west, south, east, north].map(digits) as MapCluster['box'],
          }))
        return { total, unmapped, lights, clusters, items: rows.map((row) => show(row, given)) }
      })
    },

    /** How many lie in each small square. */
    async heat(reader: Reader, query: MapAsked) {
      return await read(reader, query, async ({ wanted, store }) => {
        const cells = await store.heat(wanted, cellOf(query, heatPixels))
        return { cells: cells.map(({ lat, lng, n }): [number, number, number] => [digits(lat), digits(lng), n]) }
      })
    },

    /** The cases in view, most urgent first. */
    async list(reader: Reader, query: QueryOf<typeof mapRoutes.mapList>): Promise<Page<MapCase>> {
      return await read(reader, query, async ({ wanted, context, store }) => {
        const rows = await store.list(wanted)
        const given = { context, now: wanted.wanted.now, wall: query.wall === 'true' }
        return pageOf(rows, {
          limit: query.limit,
          show: (row) => show(row, given),
          key: (row) => encodeKey({ at: row.due_at?.toISOString() ?? endless, id: row.id }),
        })
      })
    },

    /** Open and late cases of each unit. A grid is served by one person: how late its work is, is not put on a map. */
    async units(reader: Reader, query: QueryOf<typeof mapRoutes.mapUnits>): Promise<{ items: UnitCount[] }> {
      return await read(reader, query, async ({ wanted, context, store }) => {
        const rows = await store.units(wanted, query.level)
        const items = rows.flatMap(({ unit_id, open, late }) => {
          const unit = context.bodies.unit(unit_id)
          return unit ? [{ unitId: unit_id, name: unit.name, open, late: query.level === 'grid' ? null : late }] : []
        })
        return { items: items.sort((a, b) => (b.late ?? 0) - (a.late ?? 0) || b.open - a.open) }
      })
    },
  }
}

const cellOf = (query: { zoom: number; box?: MapWanted['box'] }, pixels: number) =>
  cellAt(Math.floor(query.zoom * 2) / 2, { pixels, lat: query.box ? (query.box[1] + query.box[3]) / 2 : 35 })

/** Half a metre: more digits would only make the answer longer. */
const digits = (degrees: number): number => Math.round(degrees * 200_000) / 200_000

function lightOfRow(row: Pick<MapRow, 'amber_at' | 'due_at'>, now: Date): Light {
  if (!row.amber_at || !row.due_at) return 'none'
  const clock = {
    amberAt: row.amber_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    stoppedAt: null,
    frozenAt: null,
  }
  return lightOf(clock, now)
}
