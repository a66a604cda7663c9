import type { Concerns } from '../../../../contract/case-desk.ts'
import type { Holder } from '../../../../contract/cases.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type OutboxEvent, outbox } from '../../../platform/outbox/outbox.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { bodyOf, deskOf } from '../hand-over/desk.rules.ts'
import { findLevel, nameOfBody } from '../lifecycle/bodies.ts'
import type { Reader } from '../reading/reading.service.ts'
import { findWidestPost } from '../reading/scope.rules.ts'
import { type Concern, fewest, narrowest, quietDays, windowDays } from './concerns.rules.ts'
import { concernsStore } from './concerns.store.ts'

/** The same complaint piles up somewhere: its body is to be told. Names a topic, a place and a body, nobody else. */
export interface PiledUp extends OutboxEvent {
  name: 'case.piled_up'
  concernId: string
  categoryId: string
  unitId: string
  owes: Holder
}

/** Where the same complaint piles up. */
export interface ConcernsService {
  /** `desk`: what the reader's body owes an answer to · `place`: all of its area. Refuses with `platform.forbidden` who answers for neither. */
  of(reader: Reader, of: 'desk' | 'place'): Promise<Concerns>
  /** All that is found in a unit, for a module that asked who may read it. Outside any transaction. */
  at(tenant: Tenant, unitId: string): Promise<Concerns>
  /** Lets each body that owes an answer hear of it, once in a month while it lasts. Gives how many were told. */
  tell(tenant: Tenant): Promise<number>
}

const day = 86_400_000
/** How long what was found is shown to everybody of a tenant before it is looked up anew, ms. */
const fresh = 60_000
/** Most that one page shows; the rest is in the lists. */
const most = 50

/** Makes the service. */
export function createConcerns(deps: Pick<CasesDeps, 'database' | 'clock' | 'contextOf'>): ConcernsService {
  const { database, clock } = deps
  const known = new Map<string, { until: number; found: Promise<Concern[]> }>()

  const find = async (tx: Tx, context: CaseContext): Promise<Concern[]> => {
    const { configuration, bodies } = context
    const homes = [...configuration.categories.keys()].filter((id) => configuration.isHome(id))
    const from = new Date(clock.now().getTime() - windowDays * day)
    return narrowest(await concernsStore(tx).find({ from, fewest, homes }), bodies)
  }

  /** What all desks of a tenant look at is looked up once a minute, however many of them look. */
  const shared = async (tenant: Tenant, context: CaseContext): Promise<Concern[]> => {
    const now = clock.now().getTime()
    const before = known.get(tenant.id)
    // A clock set back must not keep it.
    if (before && before.until > now && before.until - now <= fresh) return await before.found
    const found = database.tx(tenant.id, (tx) => find(tx, context), { readOnly: true })
    known.set(tenant.id, { until: now + fresh, found })
    found.catch(() => known.delete(tenant.id))
    return await found
  }

  return {
    async of(reader, of) {
      const context = await deps.contextOf(reader.tenant)
      const { bodies } = context
      // Assistants, building leads and volunteers report; they owe no answer.
      const actor = { ...reader.actor, posts: reader.actor.posts.filter((post) => bodyOf(post) !== undefined) }
      const desk = deskOf(actor)
      const place = findWidestPost(actor)
      if (!desk && !place) throw new Refused('platform.forbidden', {}, { status: 403 })
      const isIn = (concern: Concern) =>
        of === 'place' && place?.unitId
          ? (bodies.unit(concern.unitId)?.path.includes(place.unitId) ?? false)
          : concern.owes.id === desk?.id
      const found = (await shared(reader.tenant, context)).filter(isIn)
      return { items: found.slice(0, most).map((concern) => concernView(concern, context)), fewest, days: windowDays }
    },

    async at(tenant, unitId) {
      const context = await deps.contextOf(tenant)
      const isIn = (concern: Concern) => context.bodies.unit(concern.unitId)?.path.includes(unitId) ?? false
      const found = (await shared(tenant, context)).filter(isIn)
      return { items: found.slice(0, most).map((concern) => concernView(concern, context)), fewest, days: windowDays }
    },

    async tell(tenant) {
      const context = await deps.contextOf(tenant)
      const now = clock.now()
      const before = new Date(now.getTime() - quietDays * day)
      return await database.tx(tenant.id, async (tx) => {
        const store = concernsStore(tx)
        await store.forget(before)
        const events: PiledUp[] = []
        for (const concern of await find(tx, context)) {
          if (!(await store.noteTold(concern, { now, before }))) continue
          const { categoryId, unitId, owes } = concern
          events.push({ name: 'case.piled_up', concernId: uuidv7(), categoryId, unitId, owes, topics: [] })
        }
        await outbox(tx).publish(...events)
        return events.length
      })
    },
  }
}

function concernView(concern: Concern, context: CaseContext): Concerns['items'][number] {
  const { bodies, configuration } = context
  const { categoryId, unitId, cases, open, again, since, owes } = concern
  return {
    category: { id: categoryId, name: configuration.categories.get(categoryId)?.name ?? { en: '–', zh: '–' } },
    place: {
      id: unitId,
      level: bodies.unit(unitId)?.level ?? 'grid',
      name: nameOfBody(bodies, { kind: 'unit', id: unitId }),
    },
    ...{ cases, open, again, since: since.toISOString() },
    owes: { ...owes, name: nameOfBody(bodies, owes), level: findLevel(bodies, owes) ?? null },
  }
}
