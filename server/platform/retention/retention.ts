import type { RetentionEnd, RetentionRule } from '../../../contract/retention.ts'
import { audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Tenant } from '../http/tenant.ts'
import type { Log } from '../log.ts'
import type { Actor, PostHeld } from '../policy/actor.ts'
import { retentionStore } from './retention.store.ts'

/** One kind of record, how long it is kept and how it ends. */
export interface Retained {
  /** Names the words: `retention.kind.<kind>` and `retention.why.<kind>`. */
  kind: string
  /** Days it is kept unless the district chose otherwise. */
  days: number
  end: RetentionEnd
  /** What a district may choose between; absent: nothing to choose. */
  bounds?: { min: number; max: number }
  /** Days where a district chooses them among other settings of the module. */
  chosenElsewhere?(tx: Tx): Promise<number>
  /**
   * Looks at the next rows after a key, and ends those whose time was over at `before`. Called in transactions of its own until
   * there is no next key. Absent where the module ends them by a job of its own: the table tells of it all the same.
   */
  endSome?(tx: Tx, given: { before: Date; after: string | null }): Promise<{ ended: number; next: string | null }>
}

const day = 86_400_000

/** True for administrators of the whole district. */
const mayChoose = (post: PostHeld): boolean =>
  post.role === 'administrator' && (post.unitId === undefined || post.level === 'district')

/**
 * The table of how long what is kept (rights.md, Always 8): every module adds its kinds, a nightly job ends what is over, and
 * everybody can read it.
 */
export class Retention {
  readonly #database: Database
  readonly #clock: Clock
  readonly #log: Log
  readonly #kinds = new Map<string, Retained>()

  constructor(given: { database: Database; clock: Clock; log: Log }) {
    this.#database = given.database
    this.#clock = given.clock
    this.#log = given.log
  }

  /** Adds kinds. Throws where one is there already, or its usual time lies outside its own bounds. */
  register(...kinds: readonly Retained[]): void {
    for (const one of kinds) {
      if (this.#kinds.has(one.kind)) throw new Error(`How long ${one.kind} is kept was said already`)
      if (one.bounds && (one.days < one.bounds.min || one.days > one.bounds.max))
        throw new Error(`${one.kind} is kept for a time outside its bounds`)
      this.#kinds.set(one.kind, one)
    }
  }

  /** The table of a district, in the order in which modules added their kinds. */
  async list(tenantId: string): Promise<RetentionRule[]> {
    return await this.#database.tx(
      tenantId,
      async (tx) => {
        const store = retentionStore(tx)
        const [choices, runs] = [await store.choices(), await store.runs()]
        const rules: RetentionRule[] = []
        for (const one of this.#kinds.values())
          rules.push(shown(one, (await one.chosenElsewhere?.(tx)) ?? choices.get(one.kind), runs.get(one.kind)))
        return rules
      },
      { readOnly: true },
    )
  }

  /**
   * Chooses how long a kind is kept. Refuses `retention.kind_unknown`, `retention.fixed`, `retention.bounds` and, for anybody but
   * administrators of the district, `platform.forbidden`.
   */
  async choose(
    by: { tenant: Tenant; actor: Actor },
    wanted: { kind: string; days: number; why: string },
  ): Promise<RetentionRule> {
    const post = by.actor.posts.find(mayChoose)
    if (!post) throw new Refused('platform.forbidden', {}, { status: 403 })
    const one = this.#kinds.get(wanted.kind)
    if (!one) throw new Refused('retention.kind_unknown', {}, { status: 404 })
    if (!one.bounds) throw new Refused('retention.fixed', {}, { status: 409 })
    const { min, max } = one.bounds
    if (wanted.days < min || wanted.days > max)
      throw new Refused('retention.bounds', { min, max }, { status: 422, field: 'body.days' })
    const now = this.#clock.now()
    return await this.#database.tx(by.tenant.id, async (tx) => {
      const store = retentionStore(tx)
      const before = (await store.choices()).get(one.kind) ?? one.days
      await store.choose(one.kind, wanted.days, now)
      await audit(tx).record({
        ...{ actor: by.actor, postId: post.id, action: 'retention.chosen', subject: { kind: 'retention' } },
        ...{ purpose: wanted.why, detail: { kind: one.kind, before, days: wanted.days }, at: now },
      })
      return shown(one, wanted.days, (await store.runs()).get(one.kind))
    })
  }

  /** Ends what is over, kind by kind in short transactions. One that fails is told to the log and keeps no other from ending. */
  async run(tenantId: string, signal?: AbortSignal): Promise<number> {
    const choices = await this.#database.tx(tenantId, (tx) => retentionStore(tx).choices(), { readOnly: true })
    let all = 0
    for (const { kind, days, endSome } of this.#kinds.values()) {
      if (!endSome || signal?.aborted) continue
      const now = this.#clock.now()
      const before = new Date(now.getTime() - (choices.get(kind) ?? days) * day)
      try {
        let rows = 0
        let after: string | null = null
        do {
          const from: string | null = after
          const some: { ended: number; next: string | null } = await this.#database.tx(tenantId, (tx) =>
            endSome(tx, { before, after: from }),
          )
          rows += some.ended
          after = some.next
        } while (after !== null && !signal?.aborted)
        await this.#database.tx(tenantId, (tx) => retentionStore(tx).ran(kind, rows, now))
        all += rows
      } catch (error) {
        this.#log.error({ err: error, tenantId, kind }, 'what is over could not be ended')
      }
    }
    return all
  }
}

function shown(one: Retained, chosen: number | undefined, run: { at: Date; rows: number } | undefined): RetentionRule {
  return {
    ...{ kind: one.kind, days: chosen ?? one.days, end: one.end, bounds: one.bounds ?? null },
    last: run ? { at: run.at.toISOString(), rows: run.rows } : null,
  }
}
