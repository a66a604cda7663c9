import type { Boundary } from '../../../../contract/territory.ts'
import type { ChangePreview } from '../../../../contract/territory-changes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { breath, inPieces } from '../breath.ts'
import { buildingsStore } from '../buildings/buildings.store.ts'
import { indexing, placeAt } from '../territory-index.rules.ts'
import type { Draft } from './draft.rules.ts'
import { pathOf } from './preview.rules.ts'

/** Buildings placed at a time: a few milliseconds of this process. */
const batch = 1000

type Box = [west: number, south: number, east: number, north: number]

/** Buildings, and households in them, that a draft would count in another unit than today: the point decides, as it does afterwards. */
export async function movingBuildings(tx: Tx, draft: Draft): Promise<ChangePreview['moving']> {
  const pause = breath()
  const box = changedGround(draft)
  if (!box) return []
  await pause()
  const near = [...draft.after.values()].filter(({ boundary }) => boundary && meets(boxOf(boundary), box))
  const index = await inPieces(indexing(near.map((unit) => ({ ...unit, path: pathOf(draft.after, unit.id) }))), pause)
  let buildings = 0
  let households = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (let more = true; more; ) {
    const rows = await buildingsStore(tx).inBox(box, after, batch)
    for (const row of rows) {
      if ((placeAt(index, row)?.unitId ?? null) === row.unitId) continue
      buildings++
      households += row.households
    }
    after = rows.at(-1)?.id ?? after
    more = rows.length === batch
    await new Promise((resolve) => setImmediate(resolve))
  }
  const moving = [
    { what: 'buildings', count: buildings },
    { what: 'households', count: households },
  ]
  return moving.filter(({ count }) => count > 0)
}

/** The box around every boundary that a draft draws, draws otherwise or takes away. */
function changedGround(draft: Draft): Box | undefined {
  let all: Box | undefined
  for (const [one, other] of [
    [draft.before, draft.after],
    [draft.after, draft.before],
  ] as const)
    for (const { id, boundary } of one.values()) {
      if (!boundary || other.get(id)?.boundary === boundary) continue
      const box = boxOf(boundary)
      all = all ? around(all, box) : box
    }
  return all
}

function boxOf(boundary: Boundary): Box {
  const box: Box = [180, 90, -180, -90]
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  for (const polygon of polygons)
    for (const [x = 0, y = 0] of polygon[0] ?? []) {
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    }
  return box
}

const around = (a: Box, b: Box): Box =>
  [...[Math.min(a[0], b[0]), Math.min(a[1], b[1])], ...[Math.max(a[2], b[2]), Math.max(a[3], b[3])]] as Box

const meets = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
