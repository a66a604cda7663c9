import type { StarGround, StarLadder, StarState } from '../../../../contract/points-stars.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A star as it is kept. */
export interface StarRecord {
  id: string
  accountId: string
  grade: number
  hours: number
  unitId: string
  state: StarState
  /** The name as it is published; only then. */
  shown: string | null
  /** Working days of its publication. */
  days: number
  proposedAt: Date
  publishedFrom: Date | null
  publishedUntil: Date | null
  decidedAt: Date | null
  decidedBy: string | null
  decidedPostId: string | null
  why: string | null
  contestedAt: Date | null
  contestedWords: string | null
  firstDecidedBy: string | null
  version: number
}

/** An objection as it is kept. */
export interface StarObjectionRecord {
  id: string
  starId: string
  accountId: string
  ground: StarGround
  words: string
  at: Date
  answer: string | null
  answeredAt: Date | null
}

/** Somebody whose hours reach a star that was never proposed. */
export interface Reached {
  accountId: string
  minutes: number
  unitId: string
}

const statement = (name: string, text: string): Prepared => ({ name: `points_stars.${name}`, text })
const columns = `s.id, s.account_id "accountId", s.grade, s.hours, s.unit_id "unitId", s.state, s.shown, s.days, s.proposed_at "proposedAt",
  s.published_from "publishedFrom", s.published_until "publishedUntil", s.decided_at "decidedAt", s.decided_by "decidedBy",
  s.decided_post_id "decidedPostId", s.why, s.contested_at "contestedAt", s.contested_words "contestedWords",
  s.first_decided_by "firstDecidedBy", s.version`
const objectionColumns =
  'id, star_id "starId", account_id "accountId", ground, words, at, answer, answered_at "answeredAt"'
// Whoever takes the consent back, here or among their own data, is on no page from that moment on; the night does the rest.
const agreed = `exists (select from consent k where k.tenant_id = s.tenant_id and k.subject_kind = 'star'
  and k.subject_id = s.id::text and k.withdrawn_at is null)`
const sql = {
  ladder: statement(
    'ladder',
    'select version, hours, days from points_ladder where tenant_id = $1 order by version desc limit 1',
  ),
  saveLadder: statement(
    'saveLadder',
    `insert into points_ladder (tenant_id, version, hours, days, saved_at, post_id) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning version`,
  ),
  // The place is that of the scheme under which most of the hours were given.
  reached: statement(
    'reached',
    `select a.owner "accountId", (a.posted_credits - a.posted_debits)::int minutes, (
         select p.unit_id from points_entry e
           join points_account g on g.tenant_id = $1 and g.id = e.debit_id and g.kind = 'scheme'
           join points_scheme p on p.tenant_id = $1 and p.id::text = g.owner
         where e.tenant_id = $1 and e.credit_id = a.id group by p.unit_id order by sum(e.amount) desc, p.unit_id limit 1) "unitId"
     from points_account a cross join lateral (
       select max(step) step from unnest($2::int[]) step where step * 60 <= a.posted_credits - a.posted_debits) reached
     where a.tenant_id = $1 and a.kind = 'person' and a.unit = 'hour' and reached.step is not null and a.owner not like 'erased:%'
       and not exists (select from points_star s where s.tenant_id = $1 and s.account_id = a.owner and s.hours >= reached.step)
     limit $3`,
  ),
  insert: statement(
    'insert',
    `insert into points_star (tenant_id, id, account_id, grade, hours, unit_id, state, days, proposed_at, version)
     values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, 1) on conflict do nothing returning id`,
  ),
  find: statement('find', `select ${columns} from points_star s where s.tenant_id = $1 and s.id = $2`),
  lock: statement('lock', `select ${columns} from points_star s where s.tenant_id = $1 and s.id = $2 for update`),
  mine: statement(
    'mine',
    `select ${columns} from points_star s where s.tenant_id = $1 and s.account_id = $2 order by s.hours desc`,
  ),
  published: statement(
    'published',
    `select ${columns} from points_star s where s.tenant_id = $1 and s.state = 'published' and s.published_until > $2 and s.id > $3
       and ${agreed} order by s.id limit $4`,
  ),
  isAgreed: statement('isAgreed', `select 1 from points_star s where s.tenant_id = $1 and s.id = $2 and ${agreed}`),
  page: statement(
    'page',
    `select ${columns} from points_star s where s.tenant_id = $1 and s.id > $2 and ($3 or s.state in ('published', 'contested'))
       and s.state not in ('proposed', 'declined') and ($4::uuid[] is null or s.unit_id = any($4::uuid[])) order by s.id limit $5`,
  ),
  update: statement(
    'update',
    `update points_star set state = $3, shown = $4, published_from = $5, published_until = $6, decided_at = $7, decided_by = $8,
       decided_post_id = $9, why = $10, contested_at = $11, contested_words = $12, first_decided_by = $13, version = $14
     where tenant_id = $1 and id = $2`,
  ),
  withoutConsent: statement(
    'withoutConsent',
    `select ${columns} from points_star s where s.tenant_id = $1 and s.state = 'published' and not ${agreed} limit 500`,
  ),
  over: statement(
    'over',
    `select ${columns} from points_star s where s.tenant_id = $1 and s.state = 'published' and s.published_until > $2
       and s.published_until <= $3 limit 500`,
  ),
  withObjections: statement(
    'withObjections',
    `select ${columns} from points_star s where s.tenant_id = $1 and s.state in ('granted', 'refused', 'declined')
       and exists (select from points_star_objection o where o.tenant_id = $1 and o.star_id = s.id) limit 500`,
  ),
  moveAll: statement('moveAll', 'update points_star set unit_id = $3 where tenant_id = $1 and unit_id = $2'),
  objections: statement(
    'objections',
    `select ${objectionColumns} from points_star_objection where tenant_id = $1 and star_id = any($2::uuid[]) order by id`,
  ),
  objectionsBy: statement(
    'objectionsBy',
    `select ${objectionColumns} from points_star_objection where tenant_id = $1 and account_id = $2 order by id limit 1000`,
  ),
  addObjection: statement(
    'addObjection',
    'insert into points_star_objection (tenant_id, id, star_id, account_id, ground, words, at) values ($1, $2, $3, $4, $5, $6, $7)',
  ),
  answer: statement(
    'answer',
    'update points_star_objection set answer = $3, answered_at = $4 where tenant_id = $1 and id = $2',
  ),
  dropObjections: statement(
    'dropObjections',
    'delete from points_star_objection where tenant_id = $1 and star_id = any($2::uuid[])',
  ),
  dropObjectionsBy: statement(
    'dropObjectionsBy',
    'delete from points_star_objection where tenant_id = $1 and account_id = $2 returning 1',
  ),
  drop: statement('drop', 'delete from points_star where tenant_id = $1 and account_id = $2 returning 1'),
  untieDecider: statement(
    'untieDecider',
    `update points_star set decided_by = case when decided_by = $2 then null else decided_by end,
       first_decided_by = case when first_decided_by = $2 then $3 else first_decided_by end
     where tenant_id = $1 and (decided_by = $2 or first_decided_by = $2)`,
  ),
  minutes: statement(
    'minutes',
    `select owner, (posted_credits - posted_debits)::int minutes from points_account
     where tenant_id = $1 and kind = 'person' and unit = 'hour' and owner = any($2::text[])`,
  ),
}

/** Stars, their objections and the ladder, bound to a transaction. */
export function starsStore(tx: Tx) {
  const tenant = tx.tenantId
  const list = async (which: Prepared, ...values: unknown[]) => await tx.run<StarRecord>(which, [tenant, ...values])
  return {
    /** The ladder the district wrote last. */
    async ladder(): Promise<(StarLadder & { version: number }) | undefined> {
      return (await tx.run<StarLadder & { version: number }>(sql.ladder, [tenant]))[0]
    },

    /** False where somebody else wrote that version meanwhile. */
    async saveLadder(given: StarLadder & { version: number; at: Date; postId: string | null }): Promise<boolean> {
      const { version, hours, days, at, postId } = given
      return (await tx.run(sql.saveLadder, [tenant, version, hours, days, at, postId])).length > 0
    },

    /** People whose hours reach a step for which nothing was ever proposed. */
    async reached(steps: readonly number[], limit: number): Promise<Reached[]> {
      const rows = await tx.run<Reached & { unitId: string | null }>(sql.reached, [tenant, steps, limit])
      return rows.flatMap((row) => (row.unitId ? [{ ...row, unitId: row.unitId }] : []))
    },

    /** Proposes a star; false where it is there already. */
    async propose(
      star: Pick<StarRecord, 'id' | 'accountId' | 'grade' | 'hours' | 'unitId' | 'days' | 'proposedAt'>,
    ): Promise<boolean> {
      const { id, accountId, grade, hours, unitId, days, proposedAt } = star
      return (await list(sql.insert, id, accountId, grade, hours, unitId, days, proposedAt)).length > 0
    },

    async find(id: string): Promise<StarRecord | undefined> {
      return (await list(sql.find, id))[0]
    },

    /** The star, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<StarRecord | undefined> {
      return (await list(sql.lock, id))[0]
    },

    /** Stars of an account, the most hours first. */
    async mine(accountId: string): Promise<StarRecord[]> {
      return await list(sql.mine, accountId)
    },

    /** What everybody may read at an instant. */
    async published(now: Date, after: string, limit: number): Promise<StarRecord[]> {
      return await list(sql.published, now, after, limit)
    },

    /** True while the consent to its publication holds. */
    async isAgreed(id: string): Promise<boolean> {
      return (await list(sql.isAgreed, id)).length > 0
    },

    /** Stars that were published, in the order of their proposals; `unitIds` undefined: of every place. */
    async page(wanted: {
      after: string
      all: boolean
      unitIds: readonly string[] | undefined
      limit: number
    }): Promise<StarRecord[]> {
      return await list(sql.page, wanted.after, wanted.all, wanted.unitIds ?? null, wanted.limit)
    },

    async update(s: StarRecord): Promise<void> {
      const decided = [s.decidedAt, s.decidedBy, s.decidedPostId, s.why, s.contestedAt, s.contestedWords]
      await list(
        sql.update,
        s.id,
        s.state,
        s.shown,
        s.publishedFrom,
        s.publishedUntil,
        ...decided,
        s.firstDecidedBy,
        s.version,
      )
    },

    /** Published ones whose consent was withdrawn elsewhere. */
    async withoutConsent(): Promise<StarRecord[]> {
      return await list(sql.withoutConsent)
    },

    /** Those whose publication ended between two instants and that nobody decided. */
    async over(from: Date, until: Date): Promise<StarRecord[]> {
      return await list(sql.over, from, until)
    },

    /** Decided ones with objections that still stand there. */
    async withObjections(): Promise<StarRecord[]> {
      return await list(sql.withObjections)
    },

    /** When a unit ends, its stars belong to another. */
    async moveAll(from: string, to: string): Promise<void> {
      await list(sql.moveAll, from, to)
    },

    async objections(starIds: readonly string[]): Promise<StarObjectionRecord[]> {
      return starIds.length === 0 ? [] : await tx.run<StarObjectionRecord>(sql.objections, [tenant, starIds])
    },

    async objectionsBy(accountId: string): Promise<StarObjectionRecord[]> {
      return await tx.run<StarObjectionRecord>(sql.objectionsBy, [tenant, accountId])
    },

    async addObjection(o: Omit<StarObjectionRecord, 'answer' | 'answeredAt'>): Promise<void> {
      await list(sql.addObjection, o.id, o.starId, o.accountId, o.ground, o.words, o.at)
    },

    async answer(id: string, words: string, at: Date): Promise<void> {
      await list(sql.answer, id, words, at)
    },

    async dropObjections(starIds: readonly string[]): Promise<void> {
      await list(sql.dropObjections, starIds)
    },

    /** Deletes everything of a person and what they objected; their name leaves what they decided. How many stars and objections. */
    async forget(accountId: string, nobody: string): Promise<number> {
      const own = (await list(sql.mine, accountId)).map(({ id }) => id)
      if (own.length > 0) await list(sql.dropObjections, own)
      const objected = (await list(sql.dropObjectionsBy, accountId)).length
      await list(sql.untieDecider, accountId, nobody)
      return objected + (await list(sql.drop, accountId)).length
    },

    /** Verified minutes of people, as the ledger has them. */
    async minutes(accountIds: readonly string[]): Promise<Map<string, number>> {
      if (accountIds.length === 0) return new Map()
      const rows = await tx.run<{ owner: string; minutes: number }>(sql.minutes, [tenant, accountIds])
      return new Map(rows.map(({ owner, minutes }) => [owner, minutes]))
    },
  }
}
