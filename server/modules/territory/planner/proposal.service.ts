import type { Page } from '../../../../contract/common.ts'
import type { PlannedUnit } from '../../../../contract/planner.ts'
import type { Boundary } from '../../../../contract/territory.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Atlas } from '../atlas.rules.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { territoryStore } from '../territory.store.ts'
import type { PlanFeature, PlanLevel } from './plan.types.ts'
import type { Asking } from './plans.service.ts'
import { plansStore } from './plans.store.ts'
import type { RunRecord } from './plans.types.ts'

interface Part {
  id: string
  community?: string | undefined
}

/** Proposed units, page by page. Throws Refused `platform.forbidden`, `plan.not_found`, `page.cursor_malformed`. */
export async function unitsOfPlan(
  territory: Territory,
  { tenantId, actor }: Asking,
  wanted: Part & { level: PlanLevel; outside: boolean; after?: string | undefined; limit: number },
): Promise<Page<PlannedUnit>> {
  checkTerritory(actor, 'plan.see')
  const atlas = await territory.atlas(tenantId)
  const { id, community, level, outside, limit } = wanted
  const after = cursorOf(wanted.after)
  return await read(territory, { tenantId, id }, async (tx) => {
    const communityIds = community === undefined ? undefined : [community]
    const places = new Map(
      (await plansStore(tx).communities(id)).map(({ communityId, position }) => [communityId, position] as const),
    )
    const rows = await plansStore(tx).unitPage({ runId: id, communityIds, level, outside, after, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(({ communityId, position: _, ...unit }) => ({ ...unit, community: atlas.get(communityId).ref })),
      next: rows.length > limit && last ? `${places.get(last.communityId)}.${last.position}` : null,
    }
  })
}

/** Proposed units of a level as the text of a file for a map. */
export async function mapOfPlan(
  territory: Territory,
  { tenantId, actor }: Asking,
  { id, community, level }: Part & { level: PlanLevel },
): Promise<string> {
  checkTerritory(actor, 'plan.see')
  const atlas = await territory.atlas(tenantId)
  return await read(territory, { tenantId, id }, async (tx) => {
    const rows = await plansStore(tx).features(id, { ...among(community), level })
    const features = rows.map(({ code, parent, households, within, communityId, feature }) => ({
      ...{ type: 'Feature', id: code },
      properties: { level, code, parent, households, within, community: communityId },
      geometry: rounded((JSON.parse(feature) as PlanFeature).geometry),
    }))
    const held = level === 'grid' ? await heldGrids(tx, { atlas, id, community }) : []
    return JSON.stringify({ type: 'FeatureCollection', features: [...features, ...held] })
  })
}

/** The units that were in force when the run planned, as the text of a file for a map. */
export async function mapOfToday(
  territory: Territory,
  { tenantId, actor }: Asking,
  { id, community, level }: Part & { level: PlanLevel },
): Promise<string> {
  checkTerritory(actor, 'plan.see')
  const atlas = await territory.atlas(tenantId)
  return await read(territory, { tenantId, id }, async (tx) => {
    const communities = (await plansStore(tx).communities(id)).filter(
      ({ communityId }) => community === undefined || communityId === community,
    )
    const units = communities.flatMap(({ today, communityId }) =>
      today.filter((unit) => unit.level === level).map((unit) => ({ ...unit, communityId })),
    )
    const boundaries = new Map(
      (await territoryStore(tx).boundariesOf(units.map((unit) => unit.id))).map(({ id: of, boundary }) => [
        of,
        boundary,
      ]),
    )
    const features = units.flatMap((unit) => {
      const boundary = boundaries.get(unit.id)
      const known = atlas.find(unit.id)
      if (!boundary || !known) return []
      const { households, within, communityId } = unit
      const { code, name } = known
      const properties = { level, code, nameEn: name.en, nameZh: name.zh, households, within, community: communityId }
      return [{ type: 'Feature', id: unit.id, properties, geometry: rounded(boundary) }]
    })
    const held = level === 'grid' ? await heldGrids(tx, { atlas, id, community }) : []
    return JSON.stringify({ type: 'FeatureCollection', features: [...features, ...held] })
  })
}

/** Grids a plan goes around: they are neither of today's nor of the proposed ones, but of both maps. */
async function heldGrids(tx: Tx, { atlas, id, community }: Part & { atlas: Atlas }): Promise<object[]> {
  const communities = await plansStore(tx).communities(id)
  const held = communities.filter(({ communityId }) => community === undefined || communityId === community)
  const boundaries = await territoryStore(tx).boundariesOf(held.flatMap((each) => each.held))
  return boundaries.flatMap(({ id: unitId, boundary }) => {
    const unit = atlas.find(unitId)
    if (!unit) return []
    const properties = { level: unit.level, code: unit.code, nameEn: unit.name.en, nameZh: unit.name.zh, held: true }
    return [{ type: 'Feature', id: unitId, properties, geometry: rounded(boundary) }]
  })
}

/** The proposal as the text of the file the command writes: one feature a line, with its report. */
export async function fileOfPlan(
  territory: Territory,
  { tenantId, actor }: Asking,
  { id, community }: Part,
): Promise<string> {
  checkTerritory(actor, 'plan.see')
  const atlas = await territory.atlas(tenantId)
  return await read(territory, { tenantId, id }, async (tx, run) => {
    const rows = await plansStore(tx).features(id, among(community))
    const reports = (await plansStore(tx).communities(id)).flatMap(({ communityId, report }) =>
      report && (community === undefined || communityId === community)
        ? [{ community: atlas.find(communityId)?.code ?? communityId, ...report }]
        : [],
    )
    const { seed, bounds } = run.settings
    const report = reports.length === 1 ? reports[0] : { seed, bounds, communities: reports }
    const lines = rows.map(({ feature }) => feature)
    return `{"type":"FeatureCollection","report":${JSON.stringify(report)},"features":[\n${lines.join(',\n')}\n]}\n`
  })
}

async function read<T>(
  territory: Territory,
  { tenantId, id }: { tenantId: string; id: string },
  work: (tx: Tx, run: RunRecord) => Promise<T>,
): Promise<T> {
  return await territory.database.tx(
    tenantId,
    async (tx) => {
      const run = await plansStore(tx).find(id)
      if (!run) throw new Refused('plan.not_found')
      return await work(tx, run)
    },
    { readOnly: true },
  )
}

const among = (community: string | undefined) => (community === undefined ? {} : { communityIds: [community] })

function cursorOf(after: string | undefined): [number, number] {
  if (after === undefined) return [-1, -1]
  if (!/^\d{1,6}\.\d{1,9}$/.test(after))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  const [community = 0, position = 0] = after.split('.').map(Number)
  return [community, position]
}

/** Six decimals of a degree are a decimetre: enough to look at. */
const short = (degrees: number | undefined) => Math.round((degrees ?? 0) * 1e6) / 1e6
const shortRings = (rings: number[][][]) => rings.map((ring) => ring.map(([lng, lat]) => [short(lng), short(lat)]))

const rounded = (boundary: Boundary): Boundary =>
  boundary.type === 'Polygon'
    ? { type: 'Polygon', coordinates: shortRings(boundary.coordinates) }
    : { type: 'MultiPolygon', coordinates: boundary.coordinates.map(shortRings) }
