import {
  type CaseSettingsRecord,
  type Category,
  type Condition,
  type RoutingRule,
  type StandardText,
  StandardTextInput,
} from '../../../../contract/case-configuration.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { type Actor, system } from '../../../platform/policy/actor.ts'
import { departments } from '../../territory/territory.api.ts'
import { byPosition } from '../routing/routing.rules.ts'
import { type ConfigurationChanged, configurationTopic } from './configuration.events.ts'
import { actionOf, subjectOf } from './configuration.history.ts'
import { checkConfigure } from './configuration.policy.ts'
import { configurationStore } from './configuration.store.ts'
import type { ConfigurationDeps } from './configurations.ts'
import { addDefaults } from './defaults/defaults.ts'
import { settingsAtStart } from './defaults/settings.ts'
import { type Codes, type Draft, draftOf, type References } from './draft.rules.ts'
import { type ConfigurationRows, inTreeOrder } from './snapshot.rules.ts'

/** Who changes something, and how. */
export interface Changing {
  tenantId: string
  actor: Actor
  claim?: IdempotencyClaim | undefined
  /** How it came about: by hand, or by a table. */
  through?: 'page' | 'import'
}

/** Reads all of a tenant's configuration as it stands now, also what is switched off. */
export async function readConfiguration(deps: ConfigurationDeps, tenantId: string): Promise<ConfigurationRows> {
  return await deps.database.tx(tenantId, (tx) => configurationStore(tx).rows(settingsAtStart), { readOnly: true })
}

/** All categories, a parent before its children. */
export async function listCategories(deps: ConfigurationDeps, tenantId: string): Promise<Category[]> {
  return inTreeOrder((await readConfiguration(deps, tenantId)).categories)
}

/** All conditions by code; with a category, those of its branch above too. */
export async function listConditions(
  deps: ConfigurationDeps,
  tenantId: string,
  wanted: { categoryId?: string | undefined },
): Promise<Condition[]> {
  const { categories, conditions } = await readConfiguration(deps, tenantId)
  const path = categories.find((category) => category.id === wanted.categoryId)?.path ?? []
  return conditions
    .filter((condition) => wanted.categoryId === undefined || path.includes(condition.categoryId))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** All rules in the order they are tried. */
export async function listRules(deps: ConfigurationDeps, tenantId: string): Promise<RoutingRule[]> {
  return [...(await readConfiguration(deps, tenantId)).rules].sort(byPosition)
}

/** Standard texts by use and title; narrowed by words, use, and the branch of a category. */
export async function listTexts(
  deps: ConfigurationDeps,
  tenantId: string,
  wanted: {
    q?: string | undefined
    use?: StandardText['use'] | undefined
    categoryId?: string | undefined
    active?: boolean | undefined
  },
): Promise<StandardText[]> {
  const { categories, texts } = await readConfiguration(deps, tenantId)
  const path = categories.find((category) => category.id === wanted.categoryId)?.path ?? []
  const words = wanted.q?.toLowerCase()
  const order = StandardTextInput.shape.use.options
  return texts
    .filter((text) => wanted.use === undefined || text.use === wanted.use)
    .filter((text) => wanted.active === undefined || text.active === wanted.active)
    .filter((text) => wanted.categoryId === undefined || text.categoryId === null || path.includes(text.categoryId))
    .filter((text) => !words || saidIn(text).includes(words))
    .sort((a, b) => order.indexOf(a.use) - order.indexOf(b.use) || (a.title.en < b.title.en ? -1 : 1))
}

const saidIn = ({ title, text }: StandardText) => [title.en, title.zh, text.en, text.zh].join('\n').toLowerCase()

/** The settings as they stand. */
export async function readSettings(deps: ConfigurationDeps, tenantId: string): Promise<CaseSettingsRecord> {
  return (await readConfiguration(deps, tenantId)).settings
}

/**
 * Changes a tenant's configuration: `work` says what on a draft, then it is written with its history, and every process
 * hears of it. One change at a time per tenant. Refuses `platform.forbidden` and whatever the draft refuses.
 */
export async function changeConfiguration<T>(
  deps: ConfigurationDeps,
  given: Changing,
  work: (draft: Draft) => T,
): Promise<T> {
  const { tenantId, actor, claim, through = 'page' } = given
  const postId = checkConfigure(actor)
  const atlas = await deps.territory.atlas(tenantId)
  return await deps.database.tx(tenantId, (tx) =>
    idempotent({
      tx,
      claim,
      work: async () => {
        const now = deps.clock.now()
        const store = configurationStore(tx)
        await store.takeTurn(now)
        const references = referencesTo(atlas, await departments(tx))
        const draft = draftOf({ rows: await store.rows(settingsAtStart), references, now, newId: uuidv7 })
        const result = work(draft)
        const version = await writeChanges(tx, draft, { actor, postId, through, now })
        if (version !== undefined) deps.configurations.changedIn(tx, version)
        return result
      },
    }),
  )
}

/** The draft of a change that will not be written: what an import would do. */
export async function rehearseChange<T>(
  deps: ConfigurationDeps,
  given: Changing,
  work: (draft: Draft) => T,
): Promise<T> {
  checkConfigure(given.actor)
  const atlas = await deps.territory.atlas(given.tenantId)
  const { rows, references } = await deps.database.tx(
    given.tenantId,
    async (tx) => ({
      rows: await configurationStore(tx).rows(settingsAtStart),
      references: referencesTo(atlas, await departments(tx)),
    }),
    { readOnly: true },
  )
  return work(draftOf({ rows, references, now: deps.clock.now(), newId: uuidv7 }))
}

type Atlas = Awaited<ReturnType<ConfigurationDeps['territory']['atlas']>>

function referencesTo(atlas: Atlas, known: readonly { id: string; code: string }[]): References {
  const codes = new Map(known.map(({ id, code }) => [id, code]))
  const ids = new Map(known.map(({ id, code }) => [code, id]))
  return {
    // Also units that have ended: a rule that names one can still be switched off.
    units: { codeOf: (id) => atlas.units.get(id)?.code, idOf: (code) => atlas.findByCode(code)?.id },
    departments: { codeOf: (id) => codes.get(id), idOf: (code) => ids.get(code) },
  }
}

/**
 * Gives a tenant what a new tenant starts with. Does nothing where anything was ever configured, so that it can be called
 * again. `more` adds to it what names units or departments that a new tenant hasn't yet, as the demo does.
 * @returns true when it was done now
 */
export async function seedConfiguration(
  tx: Tx,
  { now, more }: { now: Date; more?: { references: References; add(draft: Draft): void } },
): Promise<boolean> {
  const store = configurationStore(tx)
  if ((await store.takeTurn(now)) > 0) return false
  const none: Codes = { codeOf: () => undefined, idOf: () => undefined }
  const draft = draftOf({
    rows: await store.rows(settingsAtStart),
    references: more?.references ?? { units: none, departments: none },
    now,
    newId: uuidv7,
  })
  addDefaults(draft)
  more?.add(draft)
  const settings = { ...settingsAtStart, updatedAt: now.toISOString() }
  draft.changes.push({ kind: 'settings', before: undefined, after: settings })
  await writeChanges(tx, draft, { actor: system, through: 'start', now })
  return true
}

async function writeChanges(
  tx: Tx,
  draft: Draft,
  by: { actor: Actor; postId?: string | undefined; through: 'page' | 'import' | 'start'; now: Date },
): Promise<number | undefined> {
  if (draft.changes.length === 0) return undefined
  const { actor, postId, through, now } = by
  const store = configurationStore(tx)
  for (const change of draft.changes) {
    await store.save(change)
    if (change.kind === 'categories' && change.derived) continue
    await audit(tx).record({
      actor,
      ...(postId ? { postId } : {}),
      action: actionOf(change),
      subject: subjectOf(change, tx.tenantId),
      detail: { through, before: change.before ?? null, after: change.after },
      at: now,
    })
  }
  const version = await store.bump(now)
  await outbox(tx).publish<ConfigurationChanged>({
    name: 'configuration.changed',
    topics: [configurationTopic],
    version,
  })
  return version
}
