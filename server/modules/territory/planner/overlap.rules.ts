import type { PlanFeature, PlanLevel } from './plan.types.ts'

/** The units in force something stands in. */
export interface Home {
  grid: string | undefined
  microgrid: string | undefined
}

/** A building with the units in force it stands in: one home for all of it, or one for each entrance. */
export interface Housed {
  households: number
  entrances: number
  homes: readonly Home[]
}

/** For each proposed unit, by code: the households it takes over from units in force, by id. */
export type Overlap = Map<string, Map<string, number>>

/** What a building counts even where nobody lives: enough to tell whose ground it is, too little to be counted as a household. */
const presence = 1e-4

/** The households proposed units of a level have in common with units in force. */
export function overlapOf(
  features: readonly PlanFeature[],
  level: PlanLevel,
  buildings: ReadonlyMap<string, Housed>,
): Overlap {
  const overlap: Overlap = new Map()
  for (const { properties } of features) {
    if (properties.level !== level) continue
    const shares = new Map<string, number>()
    const add = (home: Home | undefined, households: number) => {
      const old = home?.[level]
      if (old !== undefined) shares.set(old, (shares.get(old) ?? 0) + households)
    }
    for (const code of properties.buildings) {
      const building = buildings.get(code)
      if (!building) continue
      const { homes, households } = building
      homes.forEach((home, nth) => {
        add(
          home,
          (homes.length === 1 ? households : evenShare(households, homes.length, nth)) + presence / homes.length,
        )
      })
    }
    for (const { building: code, entrance, households } of properties.atoms ?? []) {
      const building = buildings.get(code)
      if (!building) continue
      const home = building.homes.length === 1 ? building.homes[0] : building.homes[entrance - 1]
      add(home, households + presence / building.entrances)
    }
    overlap.set(properties.id, shares)
  }
  return overlap
}

/** Households of the nth entrance, counted from 0: an even share, what is left over to the first ones. */
export const evenShare = (households: number, entrances: number, nth: number): number =>
  Math.floor(households / entrances) + (nth < households % entrances ? 1 : 0)

/** Proposed units and units in force that go on as each other, each at most once, those with most in common first. */
export function pairsOf(overlap: Overlap): { code: string; id: string; households: number }[] {
  const pairs = [...overlap].flatMap(([code, shares]) =>
    [...shares].map(([id, households]) => ({ code, id, households })),
  )
  pairs.sort((a, b) => b.households - a.households || (a.code + a.id < b.code + b.id ? -1 : 1))
  const codes = new Set<string>()
  const ids = new Set<string>()
  return pairs.filter(({ code, id }) => {
    if (codes.has(code) || ids.has(id)) return false
    codes.add(code)
    ids.add(id)
    return true
  })
}

/** Households that would get another unit of the level, where each unit in force goes on as the one that keeps most of it. */
export function movedBy(overlap: Overlap): number {
  let all = 0
  for (const shares of overlap.values()) for (const households of shares.values()) all += households
  return Math.round(all - pairsOf(overlap).reduce((sum, { households }) => sum + households, 0))
}
