import type { Level, MapFeatures, UnitRef } from '../../../../contract/territory.ts'
import type { Step } from '../../../../contract/territory-changes.ts'
import type { DraftRow, DraftStatus, DrawnUnit, Wish } from '../../../../contract/territory-drawing.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { inPieces } from '../breath.ts'
import { simplifying } from '../simplify.rules.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { tolerances } from '../territory.service.ts'
import type { Changing } from './changes.service.ts'
import { changesStore } from './changes.store.ts'
import { shareCorners } from './corners.rules.ts'
import type { Draft, TreeUnit } from './draft.rules.ts'
import { type Drafted, draftedOf } from './drafted.ts'
import { pathOf, refOf } from './preview.rules.ts'
import { proposal } from './propose.rules.ts'
import { common, meet, widened } from './shapes.rules.ts'

async function look(territory: Territory, { tenantId, actor }: Changing, id: string): Promise<Drafted> {
  checkTerritory(actor, 'change.see')
  return await territory.database.tx(
    tenantId,
    async (tx) => {
      const change = await changesStore(tx).find(id)
      if (!change) throw new Refused('territory.change_not_found', {}, { status: 404 })
      return await draftedOf(tx, change)
    },
    { readOnly: true },
  )
}

/** The units directly below one unit as a draft leaves them. Throws Refused `platform.forbidden`, `territory.change_not_found`. */
export async function treeOfChange(
  territory: Territory,
  doing: Changing,
  { id, parent }: { id: string; parent?: string | undefined },
): Promise<{ items: DraftRow[] }> {
  const { draft } = await look(territory, doing, id)
  const children = childrenCounted(draft)
  const items = [...draft.after.values()].filter(({ parentId }) => parentId === (parent ?? null))
  return { items: items.sort(byCode).map((unit) => rowOf(draft, unit, children)) }
}

/** Units of a draft by words. Throws as `treeOfChange`. */
export async function searchChange(
  territory: Territory,
  doing: Changing,
  { id, text, limit }: { id: string; text: string; limit: number },
): Promise<{ items: { unit: UnitRef; ancestors: UnitRef[] }[] }> {
  const { draft } = await look(territory, doing, id)
  const wanted = text.toLowerCase()
  const hits = [...draft.after.values()].filter(({ code, name }) =>
    [code, name.en, name.zh].some((each) => each.toLowerCase().includes(wanted)),
  )
  const shortest = ({ name }: TreeUnit) => Math.min(name.en.length, name.zh.length * 2)
  hits.sort((a, b) => shortest(a) - shortest(b) || byCode(a, b))
  return { items: hits.slice(0, limit).map((unit) => ({ unit: refOf(unit), ancestors: ancestorsOf(draft, unit) })) }
}

/** A unit of a draft with its corners and its neighbours. Throws as `treeOfChange`, `territory.unit_gone`. */
export async function unitOfChange(
  territory: Territory,
  doing: Changing,
  { id, unitId }: { id: string; unitId: string },
): Promise<DrawnUnit> {
  const { draft, shapes } = await look(territory, doing, id)
  const unit = draft.after.get(unitId)
  if (!unit) throw new Refused('territory.unit_gone', {}, { status: 409 })
  const shape = shapes.of(unit.boundary)
  // A metre further than it goes: who lies there is a neighbour.
  const around = shape && widened(shape)
  const neighbours = [...draft.after.values()].flatMap((other) => {
    if (other.level !== unit.level || other.id === unit.id || !other.boundary || !around) return []
    const its = shapes.of(other.boundary)
    return its && meet(around, its) && common(around, its).paths.length > 0
      ? [{ unit: other, boundary: other.boundary }]
      : []
  })
  const [boundary = null, ...theirs] = unit.boundary
    ? shareCorners([unit.boundary, ...neighbours.map((each) => each.boundary)])
    : []
  return {
    unit: rowOf(draft, unit, childrenCounted(draft)),
    ancestors: ancestorsOf(draft, unit),
    boundary,
    neighbours: neighbours.map(({ unit: other, boundary: plain }, nth) => ({
      unit: refOf(other),
      parentId: other.parentId,
      boundary: theirs[nth] ?? plain,
    })),
  }
}

/** The step for what somebody wants; it is not added. Throws as `treeOfChange` and `proposal`. */
export async function proposeStep(
  territory: Territory,
  doing: Changing,
  { id, wish }: { id: string; wish: Wish },
): Promise<{ step: Step }> {
  checkTerritory(doing.actor, 'change.edit')
  const { draft, shapes } = await look(territory, doing, id)
  return { step: proposal(wish, { after: draft.after, shapes, newId: uuidv7 }) }
}

type DraftFeature = MapFeatures['features'][number] & {
  properties: { status: 'same' | 'created' | 'changed' }
}

/** The units of one level as a draft leaves them, for a map. Throws as `treeOfChange`. */
export async function mapOfChange(
  territory: Territory,
  doing: Changing,
  wanted: { id: string; level: Level; within?: string | undefined },
): Promise<{ type: 'FeatureCollection'; features: DraftFeature[] }> {
  const { draft } = await look(territory, doing, wanted.id)
  const units = [...draft.after.values()].filter(
    (unit) =>
      unit.level === wanted.level &&
      unit.boundary &&
      (wanted.within === undefined || pathOf(draft.after, unit.id).includes(wanted.within)),
  )
  const drawn = await inPieces(
    simplifying(
      units.flatMap(({ boundary }) => boundary ?? []),
      tolerances[wanted.level],
    ),
  )
  const features = units.flatMap((unit, nth): DraftFeature[] => {
    const { id, level, code, name, kind, parentId } = unit
    const geometry = drawn[nth]
    const now = statusOf(draft, unit)
    const status = now === 'same' || now === 'created' ? now : 'changed'
    const properties = { level, code, nameEn: name.en, nameZh: name.zh, kind, parentId, status } as const
    return geometry ? [{ type: 'Feature', id, properties, geometry }] : []
  })
  return { type: 'FeatureCollection', features }
}

const byCode = (a: TreeUnit, b: TreeUnit): number => (a.code < b.code ? -1 : 1)

const ancestorsOf = ({ after }: Draft, unit: TreeUnit): UnitRef[] =>
  pathOf(after, unit.id)
    .slice(0, -1)
    .flatMap((id) => {
      const above = after.get(id)
      return above ? [refOf(above)] : []
    })

function childrenCounted({ after }: Draft): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { parentId } of after.values())
    if (parentId !== null) counts.set(parentId, (counts.get(parentId) ?? 0) + 1)
  return counts
}

function rowOf(draft: Draft, unit: TreeUnit, children: ReadonlyMap<string, number>): DraftRow {
  const { parentId, kind, households, population, boundary } = unit
  return {
    ...refOf(unit),
    ...{ parentId, kind, households, population, hasBoundary: boundary !== null },
    children: children.get(unit.id) ?? 0,
    status: statusOf(draft, unit),
  }
}

function statusOf({ before }: Draft, unit: TreeUnit): DraftStatus {
  const was = before.get(unit.id)
  if (!was) return 'created'
  if (was === unit) return 'same'
  return was.parentId !== unit.parentId ? 'moved' : was.boundary !== unit.boundary ? 'redrawn' : 'amended'
}
