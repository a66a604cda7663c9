import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { type Actor, system } from '../../../platform/policy/actor.ts'
import { type TerritoryChanged, type TerritoryRearranged, territoryTopic } from '../territory.events.ts'
import { territoryStore } from '../territory.store.ts'
import { type Assessed, assess } from './assess.ts'
import { type ChangeRecord, changesStore } from './changes.store.ts'
import type { Draft, TreeUnit } from './draft.rules.ts'
import { pathOf } from './preview.rules.ts'
import type { Stakes } from './stakes.ts'

/** Units written by one statement. */
const chunk = 500

/**
 * Puts a change in force, in this transaction: all of it or, where the territory has meanwhile become another and the change does
 * not fit any more, nothing; then it is a draft again and says why.
 */
export async function takeEffect(
  tx: Tx,
  given: { change: ChangeRecord; stakes: Stakes; now: Date; actor?: Actor },
): Promise<ChangeRecord> {
  const { stakes, now, actor = system } = given
  const store = changesStore(tx)
  // Others who change units wait until this is through, and it sees what they did before.
  await territoryStore(tx).bumpVersion(now)
  const assessed = await assess(tx, { change: given.change, stakes })
  const errors = assessed.findings.filter(({ severity }) => severity === 'error')
  const subject = { kind: 'territory_change', id: given.change.id }
  if (errors.length > 0) {
    await audit(tx).record({
      ...{ actor, action: 'territory.change_held_back', subject, at: now },
      detail: { errors: errors.length, first: errors[0]?.code },
    })
    return await store.update({
      ...given.change,
      ...{ state: 'draft', effectiveAt: null, updatedAt: now, heldBack: errors.slice(0, 200) },
    })
  }
  const counts = await write(tx, { changeId: given.change.id, draft: assessed.draft, now })
  await audit(tx).record({ actor, action: 'territory.change_effective', subject, detail: counts, at: now })
  const changed: TerritoryChanged = { name: 'territory.changed', topics: [territoryTopic] }
  const rearranged: TerritoryRearranged = { name: 'territory.rearranged', changeId: given.change.id }
  await outbox(tx).publish<TerritoryChanged | TerritoryRearranged>(changed, rearranged)
  return await store.update({
    ...given.change,
    ...{ state: 'effective', effectiveAt: given.change.effectiveAt ?? now, tookEffectAt: now },
    ...{ updatedAt: now, heldBack: null },
  })
}

async function write(
  tx: Tx,
  { changeId, draft, now }: { changeId: string; draft: Assessed['draft']; now: Date },
): Promise<{ created: number; changed: number; ended: number }> {
  const store = changesStore(tx)
  const { created, changed, ended } = sortOut(draft)
  await store.keepVersions(changeId, [...ended, ...changed.map(({ id }) => id)], now)
  // First codes become free, then others take them.
  await store.end(ended, now)
  await store.freeCodes(changed.flatMap((unit) => (draft.before.get(unit.id)?.code === unit.code ? [] : [unit.id])))
  for (let from = 0; from < created.length; from += chunk) {
    const units = created.slice(from, from + chunk).map(({ name, ...unit }) => ({
      ...unit,
      ...{ nameEn: name.en, nameZh: name.zh, path: pathOf(draft.after, unit.id) },
    }))
    await territoryStore(tx).insertUnits(units, now)
  }
  for (let from = 0; from < changed.length; from += chunk) {
    const units = changed.slice(from, from + chunk)
    await store.rewrite(units.map((unit) => ({ ...unit, path: pathOf(draft.after, unit.id) })))
  }
  const successions = [...draft.successors].flatMap(([predecessorId, successors]) =>
    [...successors].map(([successorId, share]) => ({ predecessorId, successorId, share })),
  )
  if (successions.length > 0) await store.succeed(changeId, successions, now)
  await store.moveDepartments(changeId)
  return { created: created.length, changed: changed.length, ended: ended.length }
}

/** New units from the top of the tree down, units whose row changes (by themselves or by what is above them), and ended ones. */
function sortOut(draft: Draft): { created: TreeUnit[]; changed: TreeUnit[]; ended: string[] } {
  const created: TreeUnit[] = []
  const changed: TreeUnit[] = []
  for (const unit of draft.after.values()) {
    const was = draft.before.get(unit.id)
    if (!was) created.push(unit)
    else if (was !== unit || pathOf(draft.before, unit.id).join() !== pathOf(draft.after, unit.id).join())
      changed.push(unit)
  }
  const depth = (unit: TreeUnit) => pathOf(draft.after, unit.id).length
  created.sort((a, b) => depth(a) - depth(b))
  return { created, changed, ended: [...draft.before.keys()].filter((id) => !draft.after.has(id)) }
}
