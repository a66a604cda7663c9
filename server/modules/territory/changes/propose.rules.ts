import type { LocalizedName } from '../../../../contract/common.ts'
import { type Boundary, levels } from '../../../../contract/territory.ts'
import type { NewUnit, Step } from '../../../../contract/territory-changes.ts'
import type { Wish } from '../../../../contract/territory-drawing.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Shapes } from './check.rules.ts'
import { onCorners } from './corners.rules.ts'
import type { TreeUnit } from './draft.rules.ts'
import { areaOf, bySides, closed, common, meet, type Shape, together, without } from './shapes.rules.ts'

/** What a proposal stands on. */
export interface Ground {
  /** Units in force after the steps of the draft so far, by id. */
  after: ReadonlyMap<string, TreeUnit>
  shapes: Shapes
  newId: () => string
}

/** Square metres below which a piece is no unit but an error of the hand. */
const leastPiece = 1

/**
 * The step for what somebody wants, with boundaries that share their corners, the next free codes, names and households. Throws
 * Refused `territory.unit_gone`, `territory.unit_undrawn`, `territory.cut_misses`, `territory.units_apart`,
 * `territory.nothing_left`, `unit.levels_differ`, `unit.parent_level`.
 */
export function proposal(wish: Wish, ground: Ground): Step {
  switch (wish.type) {
    case 'cut':
      return cut(wish, ground)
    case 'join':
      return join(wish, ground)
    case 'create':
      return create(wish, ground)
  }
}

function cut({ unitId, line, keep = true }: Extract<Wish, { type: 'cut' }>, ground: Ground): Step {
  const unit = get(ground, unitId)
  const shape = drawn(ground, unit)
  const sides = bySides(shape, ground.shapes.lineOf(line))
  const children = [...ground.after.values()].filter(({ parentId, boundary }) => parentId === unit.id && boundary)
  const isAround = keep && children.length > 0
  const pieces = (isAround ? around(ground, { shape, sides, children }) : sides)
    .map((side) => bigEnough(ground, side))
    .filter((boundary) => boundary !== undefined)
  // What was one piece of land stays so: a bent unit may fall into more than two.
  const parts = unit.boundary?.type === 'Polygon' && !isAround ? pieces.flatMap(polygonsOf) : pieces
  if (parts.length < 2) throw new Refused('territory.cut_misses', { unit: unit.code })
  const boundaries = onCorners(parts, bordersAround(ground, unit.boundary))
  const areas = boundaries.map((boundary) => ground.shapes.area(boundary))
  const codes = freeCodes(ground, unit, boundaries.length)
  const shares = { households: shared(unit.households, areas), population: shared(unit.population, areas) }
  const into = boundaries.map((boundary, nth): NewUnit => {
    const name = { en: `${unit.name.en} (${nth + 1})`, zh: `${unit.name.zh}（${nth + 1}）` }
    const counts = { households: shares.households?.[nth] ?? null, population: shares.population?.[nth] ?? null }
    return made(ground, { ...unit, name, ...counts }, codes[nth] ?? unit.code, boundary)
  })
  return { type: 'split', unitId, into }
}

/** Both sides with every part whole on the side where most of it lies; ground of no part is cut by the line. */
function around(
  { shapes }: Ground,
  { shape, sides, children }: { shape: Shape; sides: [Shape, Shape]; children: readonly TreeUnit[] },
): Shape[] {
  const parts = children.flatMap(({ boundary }) => shapes.of(boundary) ?? [])
  const rest = without(shape, parts)
  const isLeft = (part: Shape) => areaOf(common(part, sides[0])) >= areaOf(common(part, sides[1]))
  return sides.map((side, nth) => {
    const whole = parts.filter((part) => isLeft(part) === (nth === 0))
    return whole.length === 0 ? together([]) : together([...whole, common(rest, side)])
  })
}

function join({ unitIds }: Extract<Wish, { type: 'join' }>, ground: Ground): Step {
  const units = [...new Set(unitIds)].map((id) => get(ground, id))
  const [first] = units as [TreeUnit]
  const strange = units.find(({ level }) => level !== first.level)
  if (strange || units.length < 2) throw new Refused('unit.levels_differ', { unit: strange?.code ?? first.code })
  const shapes = units.map((unit) => drawn(ground, unit))
  const whole = wholeOf(ground, shapes)
  const pieces = units.reduce((sum, { boundary }) => sum + (boundary ? polygonsOf(boundary).length : 0), 0)
  // Islands stay islands; but what is to be one unit must touch.
  if (!whole || polygonsOf(whole).length > pieces - units.length + 1)
    throw new Refused('territory.units_apart', { count: units.length })
  const [boundary] = onCorners([whole], bordersAround(ground, whole))
  const largest = units.reduce((best, unit) => ((unit.households ?? 0) > (best.households ?? 0) ? unit : best))
  const kind = units.every((unit) => unit.kind === first.kind) ? first.kind : null
  const counts = { households: sumOf(units, 'households'), population: sumOf(units, 'population') }
  const [code = largest.code] = freeCodes(ground, largest, 1)
  return {
    type: 'merge',
    unitIds: units.map(({ id }) => id),
    into: made(ground, { ...largest, kind, ...counts }, code, boundary ?? whole),
  }
}

function create({ parentId, boundary, trim }: Extract<Wish, { type: 'create' }>, ground: Ground): Step {
  const parent = get(ground, parentId)
  const level = levels[levels.indexOf(parent.level) + 1]
  if (!level) throw new Refused('unit.parent_level', { level: parent.level, expected: 'grid', parent: parent.code })
  const siblings = [...ground.after.values()].filter((unit) => unit.parentId === parent.id)
  const wanted = boundary && trim ? trimmed(ground, boundary, { parent, siblings }) : boundary
  const [code = ''] = freeCodes(ground, { code: `${parent.code}-0`, parentId, level }, 1)
  const name: LocalizedName = { en: `New ${level} ${code.slice(-3)}`, zh: `新${words[level]}${code.slice(-3)}` }
  const kind = level === 'grid' ? 'comprehensive' : null
  const unit = made(ground, { name, kind, households: null, population: null, calendarCode: null }, code, wanted)
  return { type: 'create', parentId, level, unit }
}

/** As the language of the house has them. */
const words = { district: '区县', street: '街道', community: '社区', grid: '网格', microgrid: '微网格' } as const

/** The ground of a drawn area that lies inside the parent and in no other part of it, on the corners that are there. */
function trimmed(
  ground: Ground,
  boundary: Boundary,
  { parent, siblings }: { parent: TreeUnit; siblings: readonly TreeUnit[] },
): Boundary {
  const { shapes } = ground
  const shape = shapes.of(boundary) as Shape
  const whole = shapes.of(parent.boundary)
  const taken = siblings.flatMap((unit) => shapes.of(unit.boundary) ?? [])
  const left = without(whole ? common(shape, whole) : shape, taken)
  const kept = bigEnough(ground, left)
  if (!kept) throw new Refused('territory.nothing_left', { parent: parent.code })
  const [exact] = onCorners([kept], bordersAround(ground, boundary), 0.5)
  return exact ?? kept
}

/** All of several shapes as one; seams up to a metre between them are closed. */
function wholeOf({ shapes }: Ground, parts: readonly Shape[]): Boundary | null {
  const sum = together(parts)
  const plain = shapes.boundaryOf(sum)
  const isWhole = plain?.type === 'Polygon' && plain.coordinates.length === 1
  return isWhole ? plain : shapes.boundaryOf(closed(sum))
}

const polygonsOf = (boundary: Boundary): Boundary[] =>
  boundary.type === 'Polygon'
    ? [boundary]
    : boundary.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))

/** Without the crumbs that a cut along a border leaves. */
function bigEnough({ shapes }: Ground, shape: Shape): Boundary | undefined {
  const boundary = shapes.boundaryOf(shape)
  const kept = boundary ? polygonsOf(boundary).filter((one) => shapes.area(one) >= leastPiece) : []
  const [only] = kept
  if (!only || areaOf(shape) < leastPiece) return undefined
  return kept.length === 1
    ? only
    : { type: 'MultiPolygon', coordinates: kept.map((one) => one.coordinates as number[][][]) }
}

/** Boundaries of all units that touch an area: their corners are the ones to keep. */
function bordersAround({ after, shapes }: Ground, area: Boundary | null): Boundary[] {
  const shape = shapes.of(area)
  if (!shape) return []
  return [...after.values()].flatMap(({ boundary }) => {
    const other = shapes.of(boundary)
    return boundary && other && meet(shape, other) ? [boundary] : []
  })
}

/** A whole number shared out by area, so that the sum stays what it was. */
function shared(count: number | null, areas: readonly number[]): number[] | undefined {
  if (count === null) return undefined
  const whole = areas.reduce((a, b) => a + b, 0)
  let given = 0
  let reached = 0
  return areas.map((area) => {
    reached += area
    const part = Math.round((count * reached) / whole) - given
    given += part
    return part
  })
}

function sumOf(units: readonly TreeUnit[], what: 'households' | 'population'): number | null {
  const counted = units.flatMap((unit) => unit[what] ?? [])
  return counted.length === 0 ? null : counted.reduce((a, b) => a + b, 0)
}

/**
 * The next codes that nobody has: the parent's code and as many digits as its other parts have (three for grids), counted on from the
 * highest; a code of another make gets a number behind it.
 */
export function freeCodes(
  { after }: Pick<Ground, 'after'>,
  unit: Pick<TreeUnit, 'code' | 'parentId' | 'level'>,
  wanted: number,
): string[] {
  const taken = new Set([...after.values()].map(({ code }) => code))
  const parent = unit.parentId === null ? undefined : after.get(unit.parentId)
  const digits = (code: string) => (parent && code.startsWith(parent.code) ? code.slice(parent.code.length) : '')
  const siblings = [...after.values()].filter(({ parentId }) => parentId === unit.parentId)
  const usual = siblings.map(({ code }) => digits(code)).filter((rest) => /^\d+$/.test(rest))
  const width = usual[0]?.length ?? (unit.level === 'microgrid' ? 2 : 3)
  const isNumbered = parent !== undefined && usual.length === siblings.length && /\d$/.test(parent.code)
  const highest = Math.max(0, ...usual.map(Number))
  const codes: string[] = []
  const base = unit.code.replace(/-\d+$/, '')
  for (let n = isNumbered ? highest + 1 : 1, tried = 0; codes.length < wanted; n++, tried++) {
    // Past the last number the gaps are filled.
    const number = isNumbered && tried < 10 ** width ? ((n - 1) % (10 ** width - 1)) + 1 : n
    const code = isNumbered ? `${parent.code}${String(number).padStart(width, '0')}` : `${base}-${number}`
    if (!taken.has(code)) {
      taken.add(code)
      codes.push(code)
    }
  }
  return codes
}

const made = (
  { newId }: Ground,
  like: Pick<TreeUnit, 'name' | 'kind' | 'households' | 'population' | 'calendarCode'>,
  code: string,
  boundary: Boundary | null,
): NewUnit => ({
  ...{ id: newId(), code, name: like.name, kind: like.kind, boundary },
  ...{ households: like.households, population: like.population, calendarCode: like.calendarCode },
})

function get({ after }: Ground, id: string): TreeUnit {
  const unit = after.get(id)
  if (!unit) throw new Refused('territory.unit_gone', {}, { status: 409 })
  return unit
}

function drawn({ shapes }: Ground, unit: TreeUnit): Shape {
  const shape = shapes.of(unit.boundary)
  if (!shape) throw new Refused('territory.unit_undrawn', { unit: unit.code })
  return shape
}
