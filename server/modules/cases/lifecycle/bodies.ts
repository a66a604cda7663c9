import type { Holder, OrderTarget } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Level } from '../../../platform/policy/actor.ts'

/** A unit as case rules know it. */
export interface UnitBody {
  id: string
  level: Level
  parentId: string | null
  /** District first, the unit itself last. */
  path: readonly string[]
  name: LocalizedName
  calendarCode: string | null
}

/** A department as case rules know it. `unitId`: the street or district it serves. */
export interface DepartmentBody {
  id: string
  unitId: string | null
  name: LocalizedName
  calendarCode: string | null
}

/** The units and departments of a tenant, in memory: rules ask without waiting. */
export interface Bodies {
  unit(id: string): UnitBody | undefined
  department(id: string): DepartmentBody | undefined
  /** The root of the tree. */
  district: string
}

/** The body one level up, which rules on returns, extensions and suspensions; undefined above the district. */
export function findAbove(bodies: Bodies, body: Holder): Holder | undefined {
  if (body.kind === 'department') {
    const department = bodies.department(body.id)
    return department ? { kind: 'unit', id: department.unitId ?? bodies.district } : undefined
  }
  const parentId = bodies.unit(body.id)?.parentId
  return parentId ? { kind: 'unit', id: parentId } : undefined
}

/** Ids from the district down to the body's own unit. */
export function pathOf(bodies: Bodies, body: Holder): readonly string[] {
  const unitId = body.kind === 'unit' ? body.id : (bodies.department(body.id)?.unitId ?? bodies.district)
  return bodies.unit(unitId)?.path ?? []
}

/** The level of a unit; undefined for a department. */
export const findLevel = (bodies: Bodies, body: Holder): Level | undefined =>
  body.kind === 'unit' ? bodies.unit(body.id)?.level : undefined

/** A body's name; posts have none here. */
export function nameOfBody(bodies: Bodies, body: Holder | OrderTarget): LocalizedName {
  const found =
    body.kind === 'unit' ? bodies.unit(body.id) : body.kind === 'department' ? bodies.department(body.id) : undefined
  return found?.name ?? { en: '–', zh: '–' }
}

/** True when both name the same body. */
export const isSameBody = (one: Holder, other: Holder): boolean => one.kind === other.kind && one.id === other.id
