import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { Refused } from '../../platform/errors.ts'
import type { Hub } from '../../platform/stream/hub.ts'
import type { Atlas } from './atlas.rules.ts'
import { openAtlases } from './atlases.ts'
import { changesStore, type SuccessionRecord } from './changes/changes.store.ts'
import { openStakes, type Stakes } from './changes/stakes.ts'
import { territoryTopic } from './territory.events.ts'
import { type DepartmentRecord, territoryStore, type UnitRecord } from './territory.store.ts'
import type { Placement } from './territory-index.rules.ts'

export type { TerritoryRearranged } from './territory.events.ts'

/** The territory as other modules use it: one per process. */
export interface Territory {
  /**
   * The tenant's tree in memory: names, levels, parents and paths of all its units, and the way from a point to its units.
   * Costs nothing once it is there; ask for it before opening a transaction rather than inside.
   */
  atlas(tenantId: string): Promise<Atlas>
  /** The units a point lies in (degrees WGS 84), district first, as deep as is known; undefined outside everything. */
  placementOf(tenantId: string, point: { lat: number; lng: number }): Promise<Placement | undefined>
  /** Reads the tree again at the next use: called in every process when units have changed. */
  refresh(tenantId?: string): void
  /** Hears from the hub when any process has changed units. Without it a change is noticed within seconds, by asking. */
  follow(hub: Pick<Hub, 'subscribe'>): void
  /** Topic on which changes of the tree are told. */
  readonly topic: string
  /** What other modules have at stake in units: they register at the start, previews of changes count it. */
  readonly stakes: Stakes
  readonly database: Database
  readonly clock: Clock
}

/** Opens the territory of a process. */
export function openTerritory(given: { database: Database; clock: Clock }): Territory {
  const atlases = openAtlases(given.database)
  return {
    ...given,
    topic: territoryTopic,
    stakes: openStakes(),
    atlas: (tenantId) => atlases.of(tenantId),
    placementOf: async (tenantId, point) => (await atlases.of(tenantId)).placeAt(point),
    refresh: (tenantId) => atlases.refresh(tenantId),
    follow: (hub) => atlases.follow(hub),
  }
}

/** A unit as the transaction sees it, also one that has ended. Throws Refused `unit.not_found`. */
export async function getUnit(tx: Tx, id: string): Promise<UnitRecord> {
  const unit = await territoryStore(tx).findUnit(id)
  if (!unit) throw new Refused('unit.not_found', { id })
  return unit
}

/** A valid unit by its code. */
export async function findUnitByCode(tx: Tx, code: string): Promise<UnitRecord | undefined> {
  return await territoryStore(tx).findUnitByCode(code)
}

/** The unit itself and all above it, district first; empty where there is no such unit. */
export async function ancestors(tx: Tx, id: string): Promise<UnitRecord[]> {
  return await territoryStore(tx).ancestors(id)
}

/** All departments by code. */
export async function departments(tx: Tx): Promise<DepartmentRecord[]> {
  return await territoryStore(tx).departments()
}

/** Throws Refused `department.not_found`. */
export async function getDepartment(tx: Tx, id: string): Promise<DepartmentRecord> {
  const department = await territoryStore(tx).findDepartment(id)
  if (!department) throw new Refused('department.not_found', { id })
  return department
}

/** A department by its id. */
export async function findDepartment(tx: Tx, id: string): Promise<DepartmentRecord | undefined> {
  return await territoryStore(tx).findDepartment(id)
}

/** A department by its code. */
export async function findDepartmentByCode(tx: Tx, code: string): Promise<DepartmentRecord | undefined> {
  return await territoryStore(tx).findDepartmentByCode(code)
}

/** Creates or changes a department by its code; an existing one keeps its id. For imports and the demo. */
export async function saveDepartment(tx: Tx, department: DepartmentRecord): Promise<DepartmentRecord> {
  return await territoryStore(tx).saveDepartment(department)
}

/** What a change brought about: who followed whom (largest share first), and the units that got another place in the tree. */
export async function rearrangementOf(
  tx: Tx,
  changeId: string,
): Promise<{ successions: SuccessionRecord[]; ended: string[]; moved: string[] }> {
  const store = changesStore(tx)
  const touched = await store.touchedBy(changeId)
  return {
    successions: await store.successionsOf(changeId),
    ended: touched.flatMap(({ unitId, ended }) => (ended ? [unitId] : [])),
    moved: touched.flatMap(({ unitId, ended, moved }) => (!ended && moved ? [unitId] : [])),
  }
}

/** A unit that ended, and where what stood there stands from now on. */
export interface PlaceAfter {
  unitId: string
  to: string
}

/**
 * Where what stood at units that a change ended stands from now on: in the successor with the largest share, or, where nobody follows, in
 * the nearest unit above that goes on.
 */
export async function placesAfter(tx: Tx, atlas: Atlas, changeId: string): Promise<PlaceAfter[]> {
  const { ended, successions } = await rearrangementOf(tx, changeId)
  const gone = new Set(ended)
  return ended.flatMap((unitId) => {
    const next = successions.find(({ predecessorId }) => predecessorId === unitId)?.successorId
    const above = atlas.find(unitId)?.path.findLast((id) => !gone.has(id))
    const to = next ?? above
    return to === undefined ? [] : [{ unitId, to }]
  })
}

/** Ended units whose main successor is the unit, however many changes ago: its figures count theirs. */
export async function predecessorsOf(tx: Tx, unitIds: readonly string[]): Promise<string[]> {
  return await changesStore(tx).predecessors(unitIds)
}
