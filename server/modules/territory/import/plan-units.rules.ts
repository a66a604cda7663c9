import { type Level, levels } from '../../../../contract/territory.ts'
import type { UnitRecord, UnitWrite } from '../territory.store.ts'
import type { Candidate, Refusal } from './map-unit.rules.ts'

/** What an import is going to write. Parents stand before their children. */
export interface UnitPlan {
  create: UnitWrite[]
  change: UnitWrite[]
  unchanged: number
  refused: Refusal[]
}

/** A unit that is there already, with a mark that tells whether a boundary is the one it has. */
export type ExistingUnit = Pick<
  UnitRecord,
  | 'id'
  | 'parentId'
  | 'level'
  | 'kind'
  | 'code'
  | 'nameEn'
  | 'nameZh'
  | 'path'
  | 'households'
  | 'population'
  | 'calendarCode'
>

/**
 * Fits understood rows into the tree: each level directly below the next, codes unique, one district a tenant. Rows may come
 * in any order. A unit that is there (by code) is changed, never moved: moving is a dated change of the territory with its own
 * preview, because open cases and posts hang on the place.
 */
export function planUnits(given: {
  candidates: readonly Candidate[]
  existing: readonly ExistingUnit[]
  /** True when the unit has exactly this boundary already. */
  sameBoundary: (unitId: string, candidate: Candidate) => boolean
  newId: () => string
}): UnitPlan {
  const plan: UnitPlan = { create: [], change: [], unchanged: 0, refused: [] }
  const known = new Map(given.existing.map((unit) => [unit.code, unit]))
  const seen = new Map<string, number>()
  const inOrder = given.candidates.toSorted(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.row - b.row,
  )
  for (const candidate of inOrder) {
    const refuse = (reason: string, facts: Refusal['facts'] = {}) =>
      plan.refused.push({ row: candidate.row, code: candidate.code, reason, facts })
    const before = seen.get(candidate.code)
    if (before !== undefined) {
      refuse('unit.code_twice', { code: candidate.code, row: before })
      continue
    }
    seen.set(candidate.code, candidate.row)
    const unit = known.get(candidate.code)
    if (unit) {
      const fault = faultOfChange(candidate, unit, known)
      if (fault) refuse(fault.reason, fault.facts)
      else if (isSame(candidate, unit) && given.sameBoundary(unit.id, candidate)) plan.unchanged++
      else plan.change.push(changed(candidate, unit))
      continue
    }
    const parent = candidate.parentCode === undefined ? undefined : known.get(candidate.parentCode)
    const fault = faultOfNew(candidate, parent, known)
    if (fault) {
      refuse(fault.reason, fault.facts)
      continue
    }
    const made = created(candidate, parent, given.newId())
    plan.create.push(made)
    known.set(made.code, made)
  }
  plan.refused.sort((a, b) => a.row - b.row)
  return plan
}

type Fault = Pick<Refusal, 'reason' | 'facts'>

function faultOfNew(
  candidate: Candidate,
  parent: ExistingUnit | undefined,
  known: ReadonlyMap<string, ExistingUnit>,
): Fault | undefined {
  const { level, parentCode } = candidate
  if (!candidate.nameEn && !candidate.nameZh) return { reason: 'unit.name_required', facts: {} }
  if (level === 'district') {
    if (parentCode !== undefined) return { reason: 'unit.district_on_top', facts: { parent: parentCode } }
    for (const unit of known.values())
      if (unit.level === 'district') return { reason: 'unit.district_twice', facts: { district: unit.code } }
    return undefined
  }
  if (parentCode === undefined) return { reason: 'unit.parent_required', facts: { level } }
  if (!parent) return { reason: 'unit.parent_unknown', facts: { parent: parentCode } }
  const above = levels[levels.indexOf(level) - 1] as Level
  if (parent.level !== above)
    return {
      reason: 'unit.parent_level',
      facts: { level, parent: parentCode, parentLevel: parent.level, expected: above },
    }
  return undefined
}

function faultOfChange(
  candidate: Candidate,
  unit: ExistingUnit,
  known: ReadonlyMap<string, ExistingUnit>,
): Fault | undefined {
  if (candidate.level !== unit.level)
    return { reason: 'unit.level_changes', facts: { level: unit.level, wanted: candidate.level } }
  if (candidate.parentCode === undefined) return undefined
  const parent = known.get(candidate.parentCode)
  if (!parent) return { reason: 'unit.parent_unknown', facts: { parent: candidate.parentCode } }
  if (parent.id !== unit.parentId) return { reason: 'unit.parent_changes', facts: { parent: candidate.parentCode } }
  return undefined
}

function created(candidate: Candidate, parent: ExistingUnit | undefined, id: string): UnitWrite {
  const { level, code, kind, households, population, calendarCode, boundary } = candidate
  return {
    id,
    parentId: parent?.id ?? null,
    level,
    code,
    kind: kind ?? (level === 'grid' ? 'comprehensive' : null),
    nameEn: candidate.nameEn ?? candidate.nameZh ?? code,
    nameZh: candidate.nameZh ?? candidate.nameEn ?? code,
    path: [...(parent?.path ?? []), id],
    households: households ?? null,
    population: population ?? null,
    calendarCode: calendarCode ?? null,
    boundary: boundary ?? null,
  }
}

function changed(candidate: Candidate, unit: ExistingUnit): UnitWrite {
  return { ...unit, ...fieldsOf(candidate, unit), boundary: candidate.boundary }
}

function fieldsOf(candidate: Candidate, unit: ExistingUnit) {
  return {
    kind: candidate.kind ?? unit.kind,
    nameEn: candidate.nameEn ?? unit.nameEn,
    nameZh: candidate.nameZh ?? unit.nameZh,
    households: candidate.households ?? unit.households,
    population: candidate.population ?? unit.population,
    calendarCode: candidate.calendarCode ?? unit.calendarCode,
  }
}

function isSame(candidate: Candidate, unit: ExistingUnit): boolean {
  const fields = fieldsOf(candidate, unit)
  return (Object.keys(fields) as (keyof typeof fields)[]).every((field) => fields[field] === unit[field])
}
