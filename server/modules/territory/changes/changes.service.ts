import type { Page } from '../../../../contract/common.ts'
import type {
  ChangePreview,
  ChangeRow,
  ChangeState,
  Step,
  UnitHistory,
} from '../../../../contract/territory-changes.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { Territory } from '../territory.api.ts'
import { changeTopics, type TerritoryChangeEdited } from '../territory.events.ts'
import { checkTerritory } from '../territory.policy.ts'
import { territoryStore } from '../territory.store.ts'
import { countingSteps, previewChange } from './assess.ts'
import { type ChangeRecord, changesStore } from './changes.store.ts'
import { takeEffect } from './effect.ts'
import { readStep } from './step-input.rules.ts'

/** Who does something with a change, in which tenant. */
export interface Changing {
  tenantId: string
  actor: Actor
  claim?: IdempotencyClaim | undefined
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** Steps a draft may have: more than anybody draws by hand. */
const mostSteps = 2_000

/** Changes, newest first. Throws Refused `platform.forbidden`, `page.cursor_malformed`. */
export async function listChanges(
  territory: Territory,
  { tenantId, actor }: Changing,
  wanted: { state?: ChangeState | undefined; after?: string | undefined; limit: number },
): Promise<Page<ChangeRow>> {
  checkTerritory(actor, 'change.see')
  const before = wanted.after ?? lastId
  if (!isUuid(before) && before !== lastId)
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  const rows = await territory.database.tx(
    tenantId,
    (tx) => changesStore(tx).page({ state: wanted.state, before, limit: wanted.limit + 1 }),
    { readOnly: true },
  )
  const page = rows.slice(0, wanted.limit)
  return { items: page.map(rowOf), next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null }
}

/** A change with its steps. Throws Refused `platform.forbidden`, `territory.change_not_found`. */
export async function getChange(
  territory: Territory,
  { tenantId, actor }: Changing,
  id: string,
): Promise<{ change: ChangeRow; steps: Step[]; undone: Step[] }> {
  checkTerritory(actor, 'change.see')
  return await territory.database.tx(
    tenantId,
    async (tx) => {
      const change = found(await changesStore(tx).find(id))
      const steps = await changesStore(tx).steps(id)
      return { change: rowOf(change), steps: steps.slice(0, change.done), undone: steps.slice(change.done) }
    },
    { readOnly: true },
  )
}

/** Begins a draft. Throws Refused `platform.forbidden`. */
export async function createChange(
  territory: Territory,
  { tenantId, actor, claim }: Changing,
  wanted: { title: string; reason: string },
): Promise<ChangeRow> {
  checkTerritory(actor, 'change.edit')
  const at = territory.clock.now()
  const work = async (tx: Tx) => {
    const change = await changesStore(tx).insert({ ...wanted, id: uuidv7(), createdAt: at })
    await note(tx, { actor, action: 'territory.change_begun', id: change.id, at })
    return rowOf(change)
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => work(tx) }))
}

/** What is done with a draft. */
export type Edit =
  | { type: 'describe'; title: string; reason: string }
  | { type: 'step'; step: Step }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'discard' }

/**
 * Edits a draft. Throws Refused `platform.forbidden`, `territory.change_not_found`, `territory.change_stale` when somebody else edited
 * it meanwhile, `territory.change_settled` when it is no draft, `territory.nothing_to_undo`, `territory.nothing_to_redo`,
 * `territory.steps_many`, and what `readStep` refuses.
 */
export async function editChange(
  territory: Territory,
  doing: Changing,
  { id, revision, edit }: { id: string; revision: number; edit: Edit },
): Promise<ChangeRow> {
  return await withChange(territory, doing, { id, revision, states: ['draft'] }, async (tx, change, at) => {
    const next = { ...change, updatedAt: at, heldBack: null }
    switch (edit.type) {
      case 'describe':
        return { ...next, title: edit.title, reason: edit.reason }
      case 'step':
        if (change.done >= mostSteps) throw new Refused('territory.steps_many', { limit: mostSteps })
        await changesStore(tx).putStep(id, change.done, readStep(edit.step))
        return { ...next, done: change.done + 1 }
      case 'undo':
        if (change.done === 0) throw new Refused('territory.nothing_to_undo', {}, { status: 409 })
        return { ...next, done: change.done - 1 }
      case 'redo':
        if ((await changesStore(tx).steps(id)).length <= change.done)
          throw new Refused('territory.nothing_to_redo', {}, { status: 409 })
        return { ...next, done: change.done + 1 }
      case 'discard':
        await note(tx, { actor: doing.actor, action: 'territory.change_discarded', id, at })
        return { ...next, state: 'discarded' }
    }
  })
}

/** What a change would mean as the territory stands now. Throws Refused `platform.forbidden`, `territory.change_not_found`. */
export async function previewOfChange(
  territory: Territory,
  { tenantId, actor }: Changing,
  id: string,
): Promise<ChangePreview> {
  checkTerritory(actor, 'change.see')
  return await territory.database.tx(
    tenantId,
    async (tx) => await previewChange(tx, { change: found(await changesStore(tx).find(id)), stakes: territory.stakes }),
    { readOnly: true },
  )
}

/**
 * Lets a draft take effect, at once or at an instant to come. Throws Refused as `editChange`, `territory.change_empty`,
 * `territory.change_faulty` while it has errors, `territory.instant_past`.
 */
export async function scheduleChange(
  territory: Territory,
  doing: Changing,
  { id, revision, effectiveAt }: { id: string; revision: number; effectiveAt?: string | undefined },
): Promise<ChangeRow> {
  const { stakes } = territory
  return await withChange(territory, doing, { id, revision, states: ['draft'] }, async (tx, change, at) => {
    const instant = effectiveAt === undefined ? at : new Date(effectiveAt)
    if (instant < at) throw new Refused('territory.instant_past', {}, { field: 'body.effectiveAt' })
    if ((await countingSteps(tx, change)).length === 0) throw new Refused('territory.change_empty')
    const { errors, findings } = await previewChange(tx, { change, stakes })
    if (errors > 0) throw new Refused('territory.change_faulty', { count: errors, first: findings[0]?.code ?? '' })
    await note(tx, { actor: doing.actor, action: 'territory.change_scheduled', id, at, effectiveAt: instant })
    if (instant > at) return { ...change, state: 'scheduled', effectiveAt: instant, updatedAt: at, heldBack: null }
    tx.afterCommit(() => territory.refresh(doing.tenantId))
    return { written: await takeEffect(tx, { change, stakes, now: at, actor: doing.actor }) }
  })
}

/** Takes a scheduled change back: it is a draft again. Throws Refused as `editChange`, `territory.change_not_scheduled`. */
export async function withdrawChange(
  territory: Territory,
  doing: Changing,
  { id, revision }: { id: string; revision: number },
): Promise<ChangeRow> {
  return await withChange(territory, doing, { id, revision, states: ['scheduled'] }, async (tx, change, at) => {
    await note(tx, { actor: doing.actor, action: 'territory.change_withdrawn', id, at })
    return { ...change, state: 'draft', effectiveAt: null, updatedAt: at }
  })
}

/** What a unit was, is and became. Throws Refused `unit.not_found`. */
export async function historyOf(territory: Territory, tenantId: string, unitId: string): Promise<UnitHistory> {
  const atlas = await territory.atlas(tenantId)
  const unit = atlas.get(unitId)
  return await territory.database.tx(
    tenantId,
    async (tx) => {
      const store = changesStore(tx)
      const versions = await store.versions(unitId)
      const successions = await store.successions(unitId)
      const record = await territoryStore(tx).findUnit(unitId)
      const past = versions.map(({ nameEn, nameZh, from, to, unitId: _, ...version }) => ({
        ...version,
        ...{ from: from.toISOString(), to: to.toISOString() as string | null },
        name: { en: nameEn, zh: nameZh },
        changeId: version.changeId as string | null,
      }))
      if (record && record.validTo === null)
        past.push({
          from: (versions.at(-1)?.to ?? record.validFrom).toISOString(),
          to: null,
          ...{ code: record.code, name: unit.name, kind: record.kind, parentId: record.parentId },
          ...{ households: record.households, population: record.population, changeId: null },
          boundary: await territoryStore(tx).boundary(unitId),
        })
      const links = (mine: 'predecessorId' | 'successorId', other: 'predecessorId' | 'successorId') =>
        successions.flatMap((row) => {
          const named = row[mine] === unitId ? atlas.find(row[other]) : undefined
          const { share, at, changeId } = row
          return named ? [{ unit: named.ref, share, at: at.toISOString(), changeId }] : []
        })
      return {
        unit: unit.ref,
        versions: past,
        predecessors: links('successorId', 'predecessorId'),
        successors: links('predecessorId', 'successorId'),
      }
    },
    { readOnly: true },
  )
}

/** Works on a change that nobody else is editing at the moment, once. */
async function withChange(
  territory: Territory,
  { tenantId, actor, claim }: Changing,
  { id, revision, states }: { id: string; revision: number; states: readonly ChangeState[] },
  work: (tx: Tx, change: ChangeRecord, at: Date) => Promise<ChangeRecord | { written: ChangeRecord }>,
): Promise<ChangeRow> {
  checkTerritory(actor, 'change.edit')
  const at = territory.clock.now()
  return await territory.database.tx(tenantId, (tx) =>
    idempotent({
      tx,
      claim,
      work: async () => {
        const change = found(await changesStore(tx).findForUpdate(id))
        if (!states.includes(change.state)) {
          const code = states.includes('draft') ? 'territory.change_settled' : 'territory.change_not_scheduled'
          throw new Refused(code, { state: change.state }, { status: 409 })
        }
        if (change.revision !== revision)
          throw new Refused('territory.change_stale', { seen: revision, now: change.revision }, { status: 409 })
        const next = await work(tx, change, at)
        await outbox(tx).publish<TerritoryChangeEdited>({
          name: 'territory_change.edited',
          topics: [`${changeTopics}:${id}`],
        })
        return rowOf('written' in next ? next.written : await changesStore(tx).update(next))
      },
    }),
  )
}

function found(change: ChangeRecord | undefined): ChangeRecord {
  if (!change) throw new Refused('territory.change_not_found', {}, { status: 404 })
  return change
}

const rowOf = (change: ChangeRecord): ChangeRow => ({
  ...{ id: change.id, title: change.title, reason: change.reason, state: change.state, revision: change.revision },
  steps: change.done,
  createdAt: change.createdAt.toISOString(),
  updatedAt: change.updatedAt.toISOString(),
  effectiveAt: change.effectiveAt?.toISOString() ?? null,
  tookEffectAt: change.tookEffectAt?.toISOString() ?? null,
  heldBack: change.heldBack,
})

async function note(
  tx: Tx,
  { actor, action, id, at, effectiveAt }: { actor: Actor; action: string; id: string; at: Date; effectiveAt?: Date },
): Promise<void> {
  const detail = effectiveAt ? { effectiveAt: effectiveAt.toISOString() } : {}
  await audit(tx).record({ actor, action, subject: { kind: 'territory_change', id }, detail, at })
}
