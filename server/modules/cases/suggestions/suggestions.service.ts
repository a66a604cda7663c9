import type { ReplyOf } from '../../../../contract/route.ts'
import type { SuggestionStatus, suggestionRoutes, TrainingOutcome } from '../../../../contract/suggestions.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Log } from '../../../platform/log.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { CasesDeps } from '../cases.context.ts'
import { checkConfigure } from '../configuration/configuration.policy.ts'
import type { CaseConfiguration } from '../configuration/snapshot.rules.ts'
import { keepModels } from './kept-models.ts'
import { type Choosable, suggest } from './suggest.rules.ts'
import { suggestionsStore } from './suggestions.store.ts'
import { trainAside } from './training.ts'

/** What suggestions stand on. */
export interface SuggestionDeps extends Pick<CasesDeps, 'database' | 'clock' | 'contextOf'> {
  jobs: Pick<Jobs, 'enqueue'>
  log: Pick<Log, 'warn' | 'error'>
  /** Accepted cases below which nothing is learnt; as the product has it unless told. */
  fewestCases?: number
}

/** Whoever asks. */
interface Reader {
  tenant: Tenant
  actor: Actor
}

/** When a training that nobody asked for is worth its while. */
export type Occasion = 'asked' | 'hour' | 'night'

/** Name of the job that trains one tenant because somebody asked. */
export const trainingJob = 'suggestions.train'

/** Accepted cases from which on there is something to learn. */
const fewestCasesUsually = 100
/** The newest cases a training reads: what came before them says less about today, and memory has its bounds. */
const mostCases = 12_000
/** New cases that make the hourly look train at once, and the nightly one. */
const worthAnHour = 500
const worthANight = 20

/** Suggests categories and looks after the models behind it. */
export type SuggestionsService = ReturnType<typeof createSuggestions>

/** Makes the service. */
export function createSuggestions(deps: SuggestionDeps) {
  const { database, clock, jobs } = deps
  const fewestCases = deps.fewestCases ?? fewestCasesUsually
  const models = keepModels(database, deps.log)

  const statusIn = async (tx: Tx, configuration: CaseConfiguration): Promise<SuggestionStatus> => {
    const store = suggestionsStore(tx)
    const { enabled, askedAt, triedAt, outcome } = await store.setting()
    const [model, ...former] = await store.models()
    return {
      ...{ enabled, outcome, fewestCases },
      training: askedAt !== null,
      triedAt: triedAt?.toISOString() ?? null,
      waiting: await store.acceptedSince(model?.learntUntil ?? null),
      model: model
        ? {
            ...{ version: model.version, trainedAt: model.trainedAt.toISOString(), cases: model.cases },
            ...{ accuracy: model.figures.accuracy, macroF1: model.figures.macroF1, top3: model.figures.top3 },
            calibrationError: model.figures.calibrationError,
            categories: model.figures.labels
              .map(({ label, texts, precision, recall, f1, words }) => ({
                ...{ categoryId: label, cases: texts, precision, recall, f1, words },
                name: configuration.categories.get(label)?.name ?? null,
                active: configuration.isActive(label),
              }))
              .sort((a, b) => b.cases - a.cases),
          }
        : null,
      practice: [...(model ? [model] : []), ...former].flatMap(({ version, learntUntil, practice }) => {
        if (!practice) return []
        const { until, cases, first, three } = practice
        return [{ version, from: learntUntil.toISOString(), to: until, cases, first, three }]
      }),
    }
  }

  const statusOf = async (tenant: Tenant): Promise<SuggestionStatus> => {
    const { configuration } = await deps.contextOf(tenant)
    return await database.tx(tenant.id, (tx) => statusIn(tx, configuration), { readOnly: true })
  }

  return {
    /** Categories that may fit. Nothing of the text is kept or written to a log. */
    async category({ tenant, actor }: Reader, text: string): Promise<ReplyOf<typeof suggestionRoutes.category>> {
      const { enabled, model, cases } = await models.of(tenant.id)
      if (!enabled || text.length < 2) return { enabled, items: [], learntFrom: model ? cases : null }
      const { configuration } = await deps.contextOf(tenant)
      const categories = choosableFrom(configuration, actor.posts.length > 0)
      return { enabled, items: suggest({ text, categories, model }), learntFrom: model ? cases : null }
    },

    /** What suggestions are made of, for administrators. */
    async status({ tenant, actor }: Reader): Promise<SuggestionStatus> {
      checkConfigure(actor)
      return await statusOf(tenant)
    },

    /** Asks for a training; it is done soon, by whichever process has time. */
    async ask({ tenant, actor }: Reader): Promise<SuggestionStatus> {
      const postId = checkConfigure(actor)
      const now = clock.now()
      await database.tx(tenant.id, async (tx) => {
        await suggestionsStore(tx).asked(now)
        await jobs.enqueue(tx, trainingJob)
        await audit(tx).record({
          actor,
          ...(postId ? { postId } : {}),
          action: 'suggestions.training_asked',
          subject: { kind: 'suggestions' },
          at: now,
        })
      })
      return await statusOf(tenant)
    },

    /** Switches suggestions on or off for the tenant. */
    async enable({ tenant, actor }: Reader, enabled: boolean): Promise<SuggestionStatus> {
      const postId = checkConfigure(actor)
      await database.tx(tenant.id, async (tx) => {
        await suggestionsStore(tx).enable(enabled)
        await audit(tx).record({
          actor,
          ...(postId ? { postId } : {}),
          action: enabled ? 'suggestions.switched_on' : 'suggestions.switched_off',
          subject: { kind: 'suggestions' },
          at: clock.now(),
        })
      })
      models.refresh(tenant.id)
      return await statusOf(tenant)
    },

    /**
     * Trains a tenant's model where the occasion is worth it, and switches to it. The former one answers until then. Tells how it
     * ended; undefined when it was not worth it.
     */
    async train(tenant: Tenant, occasion: Occasion, signal?: AbortSignal): Promise<TrainingOutcome | undefined> {
      const { configuration } = await deps.contextOf(tenant)
      const began = clock.now()
      const given = await database.tx(
        tenant.id,
        async (tx) => {
          const store = suggestionsStore(tx)
          const { enabled, version } = await store.current()
          const [model] = version === null ? [] : await store.models()
          const waiting = await store.acceptedSince(model?.learntUntil ?? null)
          if (!isWorth(occasion, { enabled, waiting, first: model === undefined, fewestCases })) return undefined
          const before = model ? await store.findBody(model.version) : undefined
          return { model, before, waiting, cases: await store.accepted(mostCases) }
        },
        { readOnly: true },
      )
      if (!given) return undefined
      const end = (outcome: TrainingOutcome) =>
        database.tx(tenant.id, (tx) => suggestionsStore(tx).tried(clock.now(), outcome))
      try {
        const trained = await trainAside(
          {
            cases: given.cases.filter(({ label }) => configuration.isActive(label)),
            fewestCases,
            before: given.before?.body ?? null,
            since: given.model?.learntUntil.getTime() ?? null,
          },
          signal,
        )
        const { model, practice } = trained
        await database.tx(tenant.id, async (tx) => {
          const store = suggestionsStore(tx)
          if (practice && given.model)
            await store.practised(given.model.version, { ...practice, until: began.toISOString() })
          if (model) await store.replace({ ...model, trainedAt: clock.now(), learntUntil: began })
          await store.tried(clock.now(), model ? 'trained' : 'too_few')
        })
        models.refresh(tenant.id)
        return model ? 'trained' : 'too_few'
      } catch (error) {
        await end('failed')
        throw error
      }
    },
  }
}

function isWorth(
  occasion: Occasion,
  given: { enabled: boolean; waiting: number; first: boolean; fewestCases: number },
): boolean {
  if (occasion === 'asked') return true
  if (!given.enabled) return false
  if (given.first) return given.waiting >= given.fewestCases
  return given.waiting >= (occasion === 'hour' ? worthAnHour : worthANight)
}

const choosable = new WeakMap<CaseConfiguration, { everybody: Choosable[]; staff: Choosable[] }>()

/** The categories a reader may choose, made once for each state of the configuration. */
function choosableFrom(configuration: CaseConfiguration, staff: boolean): Choosable[] {
  let known = choosable.get(configuration)
  if (!known) {
    const make = (may: (id: string) => boolean): Choosable[] => {
      const all = [...configuration.categories.values()].filter(({ id }) => may(id))
      const parents = new Set(all.map(({ parentId }) => parentId))
      return all.map(({ id, parentId, name, keywords }) => ({
        ...{ id, parentId, name, keywords },
        leaf: !parents.has(id),
        path: configuration
          .path(id)
          .slice(0, -1)
          .flatMap((above) => configuration.categories.get(above)?.name ?? []),
      }))
    }
    known = { everybody: make(configuration.isOpen), staff: make(configuration.isActive) }
    choosable.set(configuration, known)
  }
  return staff ? known.staff : known.everybody
}
