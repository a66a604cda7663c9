import type { StaffingState } from '../../../../contract/people-staffing.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { appliesTo, standingOf } from './staffing.rules.ts'
import { type DayRow, type RuleRecord, staffingStore } from './staffing.store.ts'

/** A tenant's tree in memory, and a unit of it. */
export type Atlas = Awaited<ReturnType<Territory['atlas']>>
type KnownUnit = ReturnType<Atlas['get']>

/** How a unit stands by a rule. */
export interface Standing {
  unit: KnownUnit
  rule: RuleRecord
  state: StaffingState
  have: number
  needed: number
  most: number | null
  missing: number
}

/** Every unit by every active rule that applies to it at an instant: filled posts counted by the database, the rest by the rules. */
export async function standingsAt(
  tx: Tx,
  atlas: Atlas,
  at: Date,
): Promise<{ rules: RuleRecord[]; standings: Standing[] }> {
  const store = staffingStore(tx)
  const rules = (await store.rules()).filter(({ active }) => active)
  const have = new Map((await store.filled(at)).map((row) => [row.ruleId + row.unitId, row.have]))
  const standings: Standing[] = []
  for (const unit of atlas.units.values()) {
    if (!unit.valid) continue
    for (const rule of rules)
      if (appliesTo(rule, unit)) standings.push(standing(rule, unit, have.get(rule.id + unit.id) ?? 0))
  }
  return { rules, standings }
}

function standing(rule: RuleRecord, unit: KnownUnit, have: number): Standing {
  const { level, kind, households, population } = unit
  return { unit, rule, have, ...standingOf(rule, { level, kind, households, residents: population }, have) }
}

/** Adds standings up for every unit at and above them. Below the communities only what falls short is worth a row. */
export function dayRows(standings: readonly Standing[]): DayRow[] {
  const rows = new Map<string, DayRow>()
  for (const { unit, rule, state, missing } of standings) {
    const short = state === 'short' ? 1 : 0
    for (const [depth, unitId] of unit.path.entries()) {
      if (depth >= keptDepth && short === 0) continue
      const key = unitId + rule.id
      const row = rows.get(key) ?? { unitId, ruleId: rule.id, units: 0, short: 0, missing: 0 }
      row.units += 1
      row.short += short
      row.missing += missing
      rows.set(key, row)
    }
  }
  return [...rows.values()]
}

/** District, street and community have a row every day. */
const keptDepth = 3

/** Since when each standing has been as it is; null for those that are met. */
export async function sinceOf(tx: Tx, standings: readonly Standing[], now: Date): Promise<(Date | null)[]> {
  const asked = standings.flatMap((each, place) => {
    const short = each.state === 'short'
    if (!short && each.state !== 'over') return []
    return [{ place, unitId: each.unit.id, ruleId: each.rule.id, short, bound: short ? each.needed : (each.most ?? 0) }]
  })
  const found = new Map((await staffingStore(tx).since(asked, now)).map((row) => [row.n, row]))
  const since: (Date | null)[] = standings.map(() => null)
  for (const [n, { place }] of asked.entries()) {
    const row = found.get(n)
    const from = standings[place]?.rule.appliesFrom as Date
    since[place] = row?.ever && row.at > from ? row.at : from
  }
  return since
}
