import type { LocalizedName } from '../../../../contract/common.ts'
import { type Boundary, type GridKind, type Level, levels } from '../../../../contract/territory.ts'
import type { NewUnit, Step } from '../../../../contract/territory-changes.ts'

/** A unit of the tree as a draft works on it. */
export interface TreeUnit {
  id: string
  parentId: string | null
  level: Level
  kind: GridKind | null
  code: string
  name: LocalizedName
  households: number | null
  population: number | null
  calendarCode: string | null
  boundary: Boundary | null
}

/** The tree as a draft would leave it. */
export interface Draft {
  /** Units in force before, by id. */
  before: ReadonlyMap<string, TreeUnit>
  /** Units in force after, by id. */
  after: ReadonlyMap<string, TreeUnit>
  /** For each unit that ends, its successors with the share of it that each gets; empty: it ends without one. */
  successors: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The first step that can't be done, counted from 0; it and what follows is left out. */
  broken: { nth: number; fault: Fault } | undefined
}

/** Why a step can't be done; the code's words stand in the errors catalogue. */
export interface Fault {
  code: string
  unitIds: string[]
  facts: Record<string, string | number>
}

/** What geometry says; a draft knows no coordinates. */
export interface Ground {
  /** Square metres two boundaries have in common; 0 where one is unknown. */
  common(one: Boundary | null, other: Boundary | null): number
  /** Square metres; 0 where unknown. */
  area(boundary: Boundary | null): number
}

type Shares = readonly { unitId: string; into: string; share: number }[]

class Broken extends Error {
  readonly fault: Fault
  constructor(code: string, unitIds: string[], facts: Fault['facts'] = {}) {
    super(code)
    this.fault = { code, unitIds, facts }
  }
}

/**
 * Does the steps one by one on a tree, and yields after each: the steps of a whole district take seconds, and others want their turn. Never throws for what a step gets wrong: the draft says which one can't be done. What lies
 * below a unit that ends goes to the successor it lies in; what was made and ended again within the draft has never been.
 */
export function* draftOf(
  before: ReadonlyMap<string, TreeUnit>,
  steps: readonly Step[],
  ground: Ground,
): Generator<undefined, Draft> {
  const work = new Work(before, ground)
  for (const [nth, step] of steps.entries()) {
    try {
      work.take(step)
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      return work.result({ nth, fault: error.fault })
    }
    yield
  }
  return work.result(undefined)
}

class Work {
  readonly #before: ReadonlyMap<string, TreeUnit>
  readonly #ground: Ground
  readonly #after: Map<string, TreeUnit>
  readonly #below = new Map<string | null, Set<string>>()
  readonly #codes = new Map<string, string>()
  readonly #successors = new Map<string, Map<string, number>>()

  constructor(before: ReadonlyMap<string, TreeUnit>, ground: Ground) {
    this.#before = before
    this.#ground = ground
    this.#after = new Map()
    for (const unit of before.values()) this.#put(unit)
  }

  result(broken: Draft['broken']): Draft {
    return { before: this.#before, after: this.#after, successors: this.#successors, broken }
  }

  take(step: Step): void {
    switch (step.type) {
      case 'create': {
        const parent = this.#get(step.parentId)
        this.#make(step.unit, { parentId: parent.id, level: step.level, kind: null })
        return
      }
      case 'redraw':
        for (const { unitId, boundary, households } of step.units) {
          const unit = this.#get(unitId)
          this.#put({ ...unit, boundary, households: households === undefined ? unit.households : households })
        }
        return
      case 'split':
        this.#replace([step.unitId], step.into)
        return
      case 'merge':
        this.#replace(step.unitIds, [step.into])
        return
      case 'recut':
        this.#replace(step.unitIds, step.into, step.shares)
        return
      case 'retire':
        this.#retire(step.unitId, step.successorId)
        return
      case 'move':
        for (const id of step.unitIds) {
          const unit = this.#get(id)
          const parent = this.#get(step.parentId)
          checkLevels(unit.level, parent, [id])
          this.#put({ ...unit, parentId: parent.id })
        }
        return
      case 'amend': {
        const { type: _, unitId, ...given } = step
        const unit = this.#get(unitId)
        if (given.kind && unit.level !== 'grid') throw new Broken('unit.kind_of_grid', [unitId], { level: unit.level })
        const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
        if (given.code !== undefined && given.code !== unit.code) this.#checkCode(given.code)
        this.#put({ ...unit, ...told })
      }
    }
  }

  /** Ends siblings and makes others in their place. */
  #replace(unitIds: readonly string[], into: readonly NewUnit[], shares: Shares = []): void {
    const gone = [...new Set(unitIds)].map((id) => this.#get(id))
    const [first] = gone as [TreeUnit]
    const strange = gone.find((unit) => unit.level !== first.level)
    if (strange) throw new Broken('unit.levels_differ', [first.id, strange.id])
    const parents = [...new Set(gone.map((unit) => unit.parentId))]
    const kinds = new Set(gone.map((unit) => unit.kind))
    const kind = kinds.size === 1 ? first.kind : null
    // Their codes are free for the new ones, and what lies below them waits for its new place.
    const children = gone.flatMap((unit) => this.#childrenOf(unit.id))
    for (const unit of gone) this.#end(unit)
    const made = into.map((unit) => {
      const parentId = unit.parentId ?? (parents.length === 1 ? first.parentId : this.#wherever(unit.boundary, parents))
      return this.#make(unit, { parentId, level: first.level, kind })
    })
    for (const unit of gone) this.#follow(unit, this.#told(unit, shares) ?? this.#sharesOf(unit, made))
    for (const child of children) {
      const home = this.#wherever(
        child.boundary,
        made.map(({ id }) => id),
      )
      this.#put({ ...child, parentId: home })
    }
  }

  #retire(unitId: string, successorId: string | null): void {
    const unit = this.#get(unitId)
    const successor = successorId === null ? undefined : this.#get(successorId)
    if (successor && (successor.level !== unit.level || successor.id === unit.id))
      throw new Broken('unit.levels_differ', [unit.id, successor.id])
    const children = this.#childrenOf(unit.id)
    if (children.length > 0 && !successor)
      throw new Broken('unit.children_left', [unit.id, ...children.map(({ id }) => id)], { count: children.length })
    this.#end(unit)
    this.#follow(unit, new Map(successor ? [[successor.id, 1]] : []))
    for (const child of children) this.#put({ ...child, parentId: successor?.id ?? null })
  }

  /** Writes down who follows a unit that ended; through units that this draft itself had made, back to those that were. */
  #follow(unit: TreeUnit, shares: ReadonlyMap<string, number>): void {
    for (const [id, successors] of this.#successors) {
      const share = successors.get(unit.id)
      if (share === undefined) continue
      successors.delete(unit.id)
      for (const [next, part] of shares) successors.set(next, (successors.get(next) ?? 0) + share * part)
      if (successors.size === 0) this.#successors.set(id, new Map())
    }
    if (this.#before.has(unit.id)) this.#successors.set(unit.id, new Map(shares))
  }

  /** Shares as the step says; undefined where it says nothing of a unit. */
  #told(unit: TreeUnit, shares: Shares): Map<string, number> | undefined {
    const told = shares.filter(({ unitId }) => unitId === unit.id)
    const sum = told.reduce((all, { share }) => all + share, 0)
    if (sum === 0) return undefined
    return new Map(told.map(({ into, share }) => [this.#get(into).id, share / sum]))
  }

  /** Shares by area; where no boundary says, by households, else alike. Parts below half a percent are drawing errors. */
  #sharesOf(unit: TreeUnit, made: readonly TreeUnit[]): Map<string, number> {
    const [only] = made
    if (made.length === 1 && only) return new Map([[only.id, 1]])
    const areas = made.map((one) => this.#ground.common(unit.boundary, one.boundary))
    const weights = areas.some((area) => area > 0)
      ? areas
      : made.every((one) => one.households !== null)
        ? made.map((one) => one.households ?? 0)
        : made.map(() => 1)
    const sum = weights.reduce((a, b) => a + b, 0)
    const parts = made.flatMap((one, nth) => {
      const share = sum > 0 ? (weights[nth] ?? 0) / sum : 1 / made.length
      return share >= 0.005 ? [{ id: one.id, share }] : []
    })
    const kept = parts.reduce((total, { share }) => total + share, 0)
    return new Map(parts.map(({ id, share }) => [id, share / kept]))
  }

  /** Of several units the one in which a boundary mostly lies; the first where nothing tells. */
  #wherever<Id extends string | null>(boundary: Boundary | null, ids: readonly Id[]): Id {
    let best = ids[0] as Id
    let most = 0
    if (ids.length > 1) {
      for (const id of ids) {
        const area = this.#ground.common(boundary, (id && this.#after.get(id)?.boundary) ?? null)
        if (area > most) {
          most = area
          best = id
        }
      }
    }
    return best
  }

  #make(unit: NewUnit, where: Pick<TreeUnit, 'parentId' | 'level' | 'kind'>): TreeUnit {
    if (this.#before.has(unit.id) || this.#after.has(unit.id)) throw new Broken('unit.id_taken', [unit.id])
    this.#checkCode(unit.code)
    if (unit.kind && where.level !== 'grid') throw new Broken('unit.kind_of_grid', [unit.id], { level: where.level })
    if (where.parentId !== null) checkLevels(where.level, this.#get(where.parentId), [unit.id])
    const made: TreeUnit = { ...unit, ...where, kind: unit.kind ?? where.kind }
    this.#put(made)
    return made
  }

  #checkCode(code: string): void {
    const holder = this.#codes.get(code)
    if (holder !== undefined) throw new Broken('unit.code_taken', [holder], { code })
  }

  #get(id: string): TreeUnit {
    const unit = this.#after.get(id)
    if (unit) return unit
    throw new Broken('territory.unit_gone', this.#before.has(id) ? [id] : [])
  }

  #childrenOf(id: string): TreeUnit[] {
    return [...(this.#below.get(id) ?? [])].map((child) => this.#get(child))
  }

  #put(unit: TreeUnit): void {
    const was = this.#after.get(unit.id)
    if (was) this.#forget(was)
    this.#after.set(unit.id, unit)
    this.#codes.set(unit.code, unit.id)
    const siblings = this.#below.get(unit.parentId) ?? new Set()
    siblings.add(unit.id)
    this.#below.set(unit.parentId, siblings)
  }

  #end(unit: TreeUnit): void {
    this.#forget(unit)
    this.#after.delete(unit.id)
  }

  #forget(unit: TreeUnit): void {
    this.#codes.delete(unit.code)
    this.#below.get(unit.parentId)?.delete(unit.id)
  }
}

/** Each level lies directly under the next wider one: a grid in exactly one community, never directly under a street. */
function checkLevels(level: Level, parent: TreeUnit, unitIds: string[]): void {
  const expected = levels[levels.indexOf(level) - 1]
  if (!expected) throw new Broken('unit.district_on_top', unitIds, { parent: parent.code })
  if (parent.level !== expected) {
    const facts = { level, expected, parent: parent.code, parentLevel: parent.level }
    throw new Broken('unit.parent_level', [...unitIds, parent.id], facts)
  }
}
