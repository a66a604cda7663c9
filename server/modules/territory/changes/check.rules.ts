import type { Boundary, Level } from '../../../../contract/territory.ts'
import type { Finding } from '../../../../contract/territory-changes.ts'
import type { Draft, Ground, TreeUnit } from './draft.rules.ts'
import { areaOf, common, meet, type Shape, type Sheet, together, widePart, without } from './shapes.rules.ts'

/** Boundaries on a sheet, each drawn on it once. */
export interface Shapes extends Ground {
  of(boundary: Boundary | null): Shape | undefined
  boundaryOf(shape: Shape): Boundary | null
  lineOf(line: readonly (readonly number[])[]): ReturnType<Sheet['toLine']>
}

/** Draws boundaries on a sheet as they are asked for, and keeps them. */
export function openShapes(sheet: Sheet): Shapes {
  const known = new WeakMap<Boundary, Shape>()
  const of = (boundary: Boundary | null) => {
    if (!boundary) return undefined
    const shape = known.get(boundary) ?? sheet.toSheet(boundary)
    known.set(boundary, shape)
    return shape
  }
  return {
    of,
    boundaryOf: (shape) => sheet.toBoundary(shape),
    lineOf: (line) => sheet.toLine(line),
    common(one, other) {
      const [a, b] = [of(one), of(other)]
      return a && b ? areaOf(common(a, b)) : 0
    },
    area(boundary) {
      const shape = of(boundary)
      return shape ? areaOf(shape) : 0
    },
  }
}

/** True when a draft changes where a unit lies or what lies around it. */
const isTouched = (draft: Draft, unit: TreeUnit): boolean => {
  const was = draft.before.get(unit.id)
  return !was || was.boundary !== unit.boundary || was.parentId !== unit.parentId
}

/** The units touched by a draft that are in force after it, and those that end. */
export function touchedBy(draft: Draft): { touched: TreeUnit[]; ended: TreeUnit[] } {
  return {
    touched: [...draft.after.values()].filter((unit) => isTouched(draft, unit)),
    ended: [...draft.before.values()].filter((unit) => !draft.after.has(unit.id)),
  }
}

/**
 * What a draft gets wrong by the rules of the territory: siblings don't overlap by more than a metre, a unit lies inside its
 * parent, and the children leave no hole in it. Faults that stood before and that the draft doesn't touch are notices at most.
 * Yields between its pieces: the checks of a whole district take seconds.
 */
export function* findingsOf(draft: Draft, shapes: Shapes): Generator<undefined, Finding[]> {
  const findings: Finding[] = []
  if (draft.broken) {
    const { nth, fault } = draft.broken
    findings.push(finding('error', fault.code, { unitIds: fault.unitIds, facts: { ...fault.facts, step: nth + 1 } }))
  }
  const { touched, ended } = touchedBy(draft)
  const changed = new Set(touched.map(({ id }) => id))
  const parents = new Set<string | null>()
  for (const unit of touched) {
    parents.add(unit.parentId).add(draft.before.get(unit.id)?.parentId ?? null)
    parents.add(unit.id)
  }
  for (const unit of ended) parents.add(unit.parentId)
  const childrenAfter = groupByParent(draft.after.values())
  // Each boundary is drawn on the sheet once; of many that takes longest.
  if (touched.length > many)
    for (const { boundary } of [...draft.before.values(), ...touched]) if (shapes.of(boundary)) yield
  const ground = openGround(draft, shapes)
  for (const id of parents) {
    const parent = id === null ? undefined : draft.after.get(id)
    if (!parent) continue
    const children = childrenAfter.get(parent.id) ?? []
    const family = { parent, children, changed, shapes }
    for (const check of [missingBoundaries, outside, overlaps, holesWith(ground), codes]) {
      findings.push(...check(family))
      yield
    }
  }
  return findings
}

/** A draft that touches more units than this is one of a whole street. */
const many = 200

const holesWith = (ground: OldHoles) => (family: Family) => holes(family, ground)

/** What was not covered before the draft: inside a unit of one level, and in none of the next. */
type OldHoles = (within: Shape, parent: Level, child: Level) => Shape | undefined

function openGround(draft: Draft, shapes: Shapes): OldHoles {
  const drawn = new Map<Level, Shape[]>()
  const of = (level: Level) => {
    const known =
      drawn.get(level) ??
      shapesOf(
        [...draft.before.values()].filter((unit) => unit.level === level),
        shapes,
      )
    drawn.set(level, known)
    return known
  }
  return (within, parent, child) => {
    const inside = of(parent).filter((shape) => meet(shape, within))
    return inside.length === 0 ? undefined : without(common(together(inside), within), of(child))
  }
}

interface Family {
  parent: TreeUnit
  children: readonly TreeUnit[]
  changed: ReadonlySet<string>
  shapes: Shapes
}

function* missingBoundaries({ parent, children, changed }: Family): Generator<Finding> {
  const bare = children.filter((child) => !child.boundary && changed.has(child.id))
  if (bare.length > 0 && bare.length < children.length)
    yield finding('notice', 'territory.boundary_missing', {
      unitIds: bare.map(({ id }) => id),
      facts: { count: bare.length, parent: parent.code },
    })
}

function* outside({ parent, children, changed, shapes }: Family): Generator<Finding> {
  const whole = shapes.of(parent.boundary)
  if (!whole) return
  for (const child of children) {
    const shape = shapes.of(child.boundary)
    if (!shape || !(changed.has(child.id) || changed.has(parent.id))) continue
    const wide = widePart(without(shape, [whole]))
    if (wide)
      yield finding('error', 'territory.outside_parent', {
        unitIds: [child.id, parent.id],
        facts: { unit: child.code, parent: parent.code, squareMetres: Math.round(areaOf(wide)) },
        where: shapes.boundaryOf(wide),
      })
  }
}

function* overlaps({ children, changed, shapes }: Family): Generator<Finding> {
  const drawn = children
    .flatMap((unit) => {
      const shape = shapes.of(unit.boundary)
      return shape ? [{ unit, shape }] : []
    })
    .sort((a, b) => a.shape.minX - b.shape.minX)
  for (const [nth, one] of drawn.entries()) {
    for (let other = drawn[nth + 1], at = nth + 1; other && other.shape.minX <= one.shape.maxX; other = drawn[++at]) {
      if (!(changed.has(one.unit.id) || changed.has(other.unit.id)) || !meet(one.shape, other.shape)) continue
      const wide = widePart(common(one.shape, other.shape))
      if (wide)
        yield finding('error', 'territory.overlap', {
          unitIds: [one.unit.id, other.unit.id],
          facts: { unit: one.unit.code, other: other.unit.code, squareMetres: Math.round(areaOf(wide)) },
          where: shapes.boundaryOf(wide),
        })
    }
  }
}

/** A hole that the draft makes is an error; ground that nobody covered before either is worth a look. */
function* holes({ parent, children, shapes }: Family, oldHoles: OldHoles): Generator<Finding> {
  const whole = shapes.of(parent.boundary)
  const covers = shapesOf(children, shapes)
  const [first] = children
  // Without any child drawn nothing is meant to be covered; with some not drawn nobody can tell.
  if (!whole || !first || covers.length < children.length) return
  const hole = widePart(without(whole, covers))
  if (!hole) return
  const old = oldHoles(hole, parent.level, first.level)
  const fresh = old ? widePart(without(hole, [old])) : hole
  const shown = fresh ?? hole
  yield finding(fresh ? 'error' : 'notice', 'territory.hole', {
    unitIds: [parent.id],
    facts: { parent: parent.code, squareMetres: Math.round(areaOf(shown)) },
    where: shapes.boundaryOf(shown),
  })
}

/** The code of a grid is that of its community and three digits (language of the house). */
function* codes({ parent, children, changed }: Family): Generator<Finding> {
  if (parent.level !== 'community' || !/^\d{12}$/.test(parent.code)) return
  const strange = children.filter(
    (child) => changed.has(child.id) && !(child.code.startsWith(parent.code) && /^\d{15}$/.test(child.code)),
  )
  if (strange.length > 0)
    yield finding('notice', 'territory.code_unusual', {
      unitIds: strange.map(({ id }) => id),
      facts: { count: strange.length, code: strange[0]?.code ?? '', parent: parent.code },
    })
}

const shapesOf = (units: readonly TreeUnit[], shapes: Shapes): Shape[] =>
  units.flatMap((unit) => shapes.of(unit.boundary) ?? [])

function groupByParent(units: Iterable<TreeUnit>): Map<string, TreeUnit[]> {
  const groups = new Map<string, TreeUnit[]>()
  for (const unit of units) {
    if (unit.parentId === null) continue
    const group = groups.get(unit.parentId)
    if (group) group.push(unit)
    else groups.set(unit.parentId, [unit])
  }
  return groups
}

function finding(
  severity: Finding['severity'],
  code: string,
  given: { unitIds: string[]; facts: Finding['facts']; where?: Boundary | null },
): Finding {
  return { severity, code, unitIds: given.unitIds, facts: given.facts, where: given.where ?? null }
}
