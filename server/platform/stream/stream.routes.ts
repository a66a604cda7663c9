import type { FastifyInstance } from 'fastify'
import { streamRoutes } from '../../../contract/stream.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { serve } from '../http/serve.ts'
import type { Tenant } from '../http/tenant.ts'
import type { Actor } from '../policy/actor.ts'
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

/** Serves the live stream. */
export function registerStream(app: FastifyInstance, deps: { hub: Hub; database: Database; topics: Topics }): void {
  serve(app, streamRoutes.listen, async ({ query, tenant, actor, raw }) => {
    const wanted = [...new Set(query.topics.split(',').filter(Boolean))].slice(0, most)
    const topics: string[] = []
    for (const topic of wanted) if (await deps.topics.mayHear(topic, { tenant, actor })) topics.push(topic)
    if (topics.length === 0) throw new Refused('stream.forbidden')
    await serveSse(raw.request, raw.reply, { ...deps, tenantId: tenant.id, topics, named: actor.kind === 'staff' })
    return undefined
  })
}
