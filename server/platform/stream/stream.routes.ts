import type { FastifyInstance, FastifyRequest } from 'fastify'
import { streamRoutes } from '../../../contract/stream.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Gate } from '../http/caller.ts'
import { serve } from '../http/serve.ts'
import type { Tenant } from '../http/tenant.ts'
import { type Actor, anonymous } from '../policy/actor.ts'
import type { Hub } from './hub.ts'
import { serveSse } from './sse.ts'

/** Somebody wants to hear of a topic; `id` is what stands behind the colon of `kind:id`, empty where there is none. */
export interface TopicQuestion {
  tenant: Tenant
  actor: Actor
  id: string
}

/** May this reader hear of it? */
export type TopicGuard = (question: TopicQuestion) => boolean | Promise<boolean>

/** Who decides about the topics of each kind. Without a guard nobody hears them. */
export class Topics {
  readonly #guards = new Map<string, TopicGuard>()

  /** Names who decides about topics of one kind. */
  guard(kind: string, guard: TopicGuard): void {
    if (this.#guards.has(kind)) throw new Error(`Topics of ${kind} have a guard already`)
    this.#guards.set(kind, guard)
  }

  /** Whether somebody may hear of `topic`, such as `case:<id>`. */
  async mayHear(topic: string, who: Omit<TopicQuestion, 'id'>): Promise<boolean> {
    const [kind = '', id = ''] = topic.split(':')
    return (await this.#guards.get(kind)?.({ ...who, id })) ?? false
  }
}

const most = 60

/** Streams open at once in this process at most: of one account (a person with many tabs), and of one address without any. */
const mostStreams = { account: 40, address: 300 } as const

/** Serves the live stream. */
export function registerStream(app: FastifyInstance, deps: { hub: Hub; database: Database; topics: Topics }): void {
  const open = new Map<string, number>()
  const gate = app.gate
  serve(app, streamRoutes.listen, async ({ query, tenant, actor, raw }) => {
    const wanted = [...new Set(query.topics.split(',').filter(Boolean))].slice(0, most)
    const topics: string[] = []
    for (const topic of wanted) if (await deps.topics.mayHear(topic, { tenant, actor })) topics.push(topic)
    if (topics.length === 0) throw new Refused('stream.forbidden')
    const whose = actor.accountId ?? `address ${raw.request.ip}`
    const before = open.get(whose) ?? 0
    if (before >= mostStreams[actor.accountId === undefined ? 'address' : 'account'])
      throw new Refused('stream.too_many', {}, { retryAfter: 30 })
    if (raw.reply.raw.destroyed) return undefined
    open.set(whose, before + 1)
    raw.reply.raw.once('close', () => {
      const left = (open.get(whose) ?? 1) - 1
      if (left > 0) open.set(whose, left)
      else open.delete(whose)
    })
    const stillMay = async () => {
      const now = await actorNow(raw.request, tenant, gate)
      if (now === undefined) return true
      if (now.accountId !== actor.accountId || now.kind !== actor.kind) return false
      for (const topic of topics) if (!(await deps.topics.mayHear(topic, { tenant, actor: now }))) return false
      return true
    }
    await serveSse(raw.request, raw.reply, {
      ...{ ...deps, tenantId: tenant.id, topics, named: actor.kind === 'staff', stillMay },
    })
    return undefined
  })
}

/** Who asks by now; nobody where a token was taken back, undefined while it can't be found out. */
async function actorNow(request: FastifyRequest, tenant: Tenant, gate: Gate): Promise<Actor | undefined> {
  try {
    return await gate.resolveActor(request, tenant)
  } catch (error) {
    return error instanceof Refused && error.status < 500 ? anonymous : undefined
  }
}
