import type { ApplicationState, Ground, RecruitedRole, ShownAs, Stage } from '../../../../contract/recruitment.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** An application as it is kept. */
export interface ApplicationRecord {
  id: string
  callId: string
  nth: number
  accountId: string | null
  unitId: string
  familyName: string
  givenName: string
  shownAs: ShownAs
  words: string
  phone: string | null
  state: ApplicationState
  /** The review at which it was rejected. */
  stage: Stage | null
  appliedAt: Date
  publishedFrom: Date | null
  publishedUntil: Date | null
  endedAt: Date | null
  appealWords: string | null
  appealAt: Date | null
  postId: string | null
  cleared: boolean
  version: number
}

/** A review, or what was decided about an appeal against one. */
export interface ReviewRecord {
  id: string
  applicationId: string
  stage: Stage
  appeal: boolean
  passed: boolean
  reason: string
  at: Date
  accountId: string | null
  postId: string | null
  talkOn: string | null
  trainingOn: string | null
}

/** An objection with who wrote it. */
export interface ObjectionRecord {
  id: string
  applicationId: string
  accountId: string
  name: string
  ground: Ground
  words: string
  at: Date
  answer: string | null
  answeredAt: Date | null
}

/** A row of a list: an application with the role of its call and how many objections there are. */
export type ListedApplication = ApplicationRecord & { role: RecruitedRole; objections: number }

const statement = (name: string, text: string): Prepared => ({ name: `recruitment.${name}`, text })
const columns = `a.id, a.call_id "callId", a.nth, a.account_id "accountId", a.unit_id "unitId", a.family_name "familyName",
  a.given_name "givenName", a.shown_as "shownAs", a.words, a.phone, a.state, a.stage, a.applied_at "appliedAt",
  a.published_from "publishedFrom", a.published_until "publishedUntil", a.ended_at "endedAt", a.appeal_words "appealWords",
  a.appeal_at "appealAt", a.post_id "postId", a.cleared, a.version`
const listed = `${columns}, c.role, (select count(*)::int from recruitment_objection o
  where o.tenant_id = a.tenant_id and o.application_id = a.id) "objections"`
const withCall = `from recruitment_application a
  join recruitment_call c on c.tenant_id = a.tenant_id and c.id = a.call_id`
const underWay = `('applied', 'published', 'ability', 'appealed')`
// Whoever takes the consent back is on no page from that moment on; the night does the rest.
const agreed = `exists (select from consent k where k.tenant_id = $1 and k.subject_kind = 'recruitment'
  and k.subject_id = a.id::text and k.withdrawn_at is null)`
const objectionColumns = `id, application_id "applicationId", account_id "accountId", name, ground, words, at, answer,
  answered_at "answeredAt"`
const sql = {
  find: statement(
    'application',
    `select ${columns} from recruitment_application a where a.tenant_id = $1 and a.id = $2`,
  ),
  lock: statement(
    'lockApplication',
    `select ${columns} from recruitment_application a where a.tenant_id = $1 and a.id = $2 for update`,
  ),
  mine: statement(
    'mine',
    `select ${columns} from recruitment_application a
     where a.tenant_id = $1 and a.account_id = $2 and ($3::uuid is null or a.id < $3) order by a.id desc limit $4`,
  ),
  mineFor: statement(
    'mineFor',
    `select id from recruitment_application where tenant_id = $1 and call_id = $2 and account_id = $3
     order by state = 'withdrawn', id desc limit 1`,
  ),
  published: statement(
    'published',
    `select ${listed} ${withCall} where a.tenant_id = $1 and a.state = 'published' and a.published_until > $2 and a.id > $3
       and ${agreed}
       and ($4::uuid is null or a.call_id = $4) order by a.id limit $5`,
  ),
  page: statement(
    'applications',
    `select ${listed} ${withCall} where a.tenant_id = $1 and a.id > $2
       and ($3 or a.unit_id in (select id from unit where tenant_id = $1 and path && $4::uuid[]))
       and ($5::uuid is null or a.call_id = $5) and ($6 or a.state in ${underWay}) order by a.id limit $7`,
  ),
  nth: statement(
    'nth',
    'select coalesce(max(nth), 0) + 1 nth from recruitment_application where tenant_id = $1 and call_id = $2',
  ),
  insert: statement(
    'insertApplication',
    `insert into recruitment_application (tenant_id, id, call_id, nth, account_id, unit_id, family_name, given_name, shown_as,
       words, phone, state, applied_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'applied', $12, 1) on conflict do nothing returning id`,
  ),
  update: statement(
    'updateApplication',
    `update recruitment_application set state = $3, stage = $4, published_from = $5, published_until = $6, ended_at = $7,
       appeal_words = $8, appeal_at = $9, post_id = $10, version = $11
     where tenant_id = $1 and id = $2`,
  ),
  clear: statement(
    'clear',
    `update recruitment_application set account_id = case when $3 then null else account_id end, family_name = '', given_name = '',
       words = '', phone = null, appeal_words = null, cleared = true where tenant_id = $1 and id = $2`,
  ),
  delete: statement('deleteApplication', 'delete from recruitment_application where tenant_id = $1 and id = $2'),
  ended: statement(
    'ended',
    `select ${columns} from recruitment_application a
     where a.tenant_id = $1 and a.ended_at <= $2 and not a.cleared order by a.id limit $3`,
  ),
  withObjections: statement(
    'withObjections',
    `select ${columns} from recruitment_application a where a.tenant_id = $1 and a.state <> 'published'
       and exists (select from recruitment_objection o where o.tenant_id = $1 and o.application_id = a.id)
     order by a.id limit 200`,
  ),
  without: statement(
    'withoutConsent',
    `select ${columns} from recruitment_application a where a.tenant_id = $1 and a.state in ${underWay}
       and not ${agreed} order by a.id limit 200`,
  ),
  ofAccount: statement(
    'ofAccount',
    `select ${columns} from recruitment_application a where a.tenant_id = $1 and a.account_id = $2 order by a.id`,
  ),
  underWay: statement(
    'underWay',
    `select ${columns} from recruitment_application a where a.tenant_id = $1 and a.call_id = $2 and a.state in ${underWay}
     order by a.id for update`,
  ),
  publicationOver: statement(
    'publicationOver',
    `select ${columns} from recruitment_application a where a.tenant_id = $1 and a.state = 'published'
       and a.published_until <= $2 and a.published_until > $3 order by a.id limit 500`,
  ),
  reviews: statement(
    'reviews',
    `select id, application_id "applicationId", stage, appeal, passed, reason, at, account_id "accountId", post_id "postId",
       talk_on::text "talkOn", training_on::text "trainingOn"
     from recruitment_review where tenant_id = $1 and application_id = any($2::uuid[]) order by id`,
  ),
  addReview: statement(
    'addReview',
    `insert into recruitment_review (tenant_id, id, application_id, stage, appeal, passed, reason, at, account_id, post_id,
       talk_on, training_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  ),
  dropReviews: statement('dropReviews', 'delete from recruitment_review where tenant_id = $1 and application_id = $2'),
  objections: statement(
    'objections',
    `select ${objectionColumns} from recruitment_objection where tenant_id = $1 and application_id = any($2::uuid[]) order by id`,
  ),
  addObjection: statement(
    'addObjection',
    `insert into recruitment_objection (tenant_id, id, application_id, account_id, name, ground, words, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  answer: statement(
    'answerObjection',
    'update recruitment_objection set answer = $3, answered_at = $4 where tenant_id = $1 and id = $2',
  ),
  dropObjections: statement(
    'dropObjections',
    'delete from recruitment_objection where tenant_id = $1 and application_id = $2',
  ),
  objectionsBy: statement(
    'objectionsBy',
    `select ${objectionColumns} from recruitment_objection where tenant_id = $1 and account_id = $2 order by id`,
  ),
  dropObjectionsBy: statement(
    'dropObjectionsBy',
    'delete from recruitment_objection where tenant_id = $1 and account_id = $2 returning id',
  ),
}

/** Applications with their reviews and objections, bound to a transaction. */
export function applicationsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async find(id: string): Promise<ApplicationRecord | undefined> {
      return (await tx.run<ApplicationRecord>(sql.find, [tenant, id]))[0]
    },

    /** The application, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<ApplicationRecord | undefined> {
      return (await tx.run<ApplicationRecord>(sql.lock, [tenant, id]))[0]
    },

    /** What an account sent, newest first. */
    async mine(wanted: { accountId: string; before: string | undefined; limit: number }): Promise<ApplicationRecord[]> {
      return await tx.run(sql.mine, [tenant, wanted.accountId, wanted.before ?? null, wanted.limit])
    },

    /** The account's application for a call; the one not withdrawn first. */
    async findMineFor(callId: string, accountId: string): Promise<string | undefined> {
      return (await tx.run<{ id: string }>(sql.mineFor, [tenant, callId, accountId]))[0]?.id
    },

    /** Applications whose names are published at an instant. */
    async published(wanted: {
      now: Date
      after: string
      callId: string | undefined
      limit: number
    }): Promise<ListedApplication[]> {
      const { now, after, callId, limit } = wanted
      return await tx.run(sql.published, [tenant, now, after, callId ?? null, limit])
    },

    /** Applications for these places, in the order they came. */
    async page(wanted: {
      after: string
      all: boolean
      unitIds: readonly string[]
      callId: string | undefined
      ended: boolean
      limit: number
    }): Promise<ListedApplication[]> {
      const { after, all, unitIds, callId, ended, limit } = wanted
      return await tx.run(sql.page, [tenant, after, all, unitIds, callId ?? null, ended, limit])
    },

    async nextNumber(callId: string): Promise<number> {
      return (await tx.run<{ nth: number }>(sql.nth, [tenant, callId]))[0]?.nth ?? 1
    },

    /** False where the person has applied for this call already. */
    async insert(a: ApplicationRecord): Promise<boolean> {
      const values = [tenant, a.id, a.callId, a.nth, a.accountId, a.unitId, a.familyName, a.givenName, a.shownAs]
      return (await tx.run(sql.insert, [...values, a.words, a.phone, a.appliedAt])).length > 0
    },

    /** Writes where an application stands. */
    async update(a: ApplicationRecord): Promise<void> {
      await tx.run(sql.update, [
        ...[tenant, a.id, a.state, a.stage, a.publishedFrom, a.publishedUntil, a.endedAt],
        ...[a.appealWords, a.appealAt, a.postId, a.version],
      ])
    },

    /** Takes out what the person wrote; with `untie` also whose it was. */
    async clear(id: string, untie: boolean): Promise<void> {
      await tx.run(sql.clear, [tenant, id, untie])
    },

    /** Deletes an application with all that hangs on it, files apart. */
    async delete(id: string): Promise<void> {
      for (const each of [sql.dropObjections, sql.dropReviews, sql.delete]) await tx.run(each, [tenant, id])
    },

    /** Applications that ended at an instant or before and still hold what was written. */
    async endedBefore(at: Date, limit: number): Promise<ApplicationRecord[]> {
      return await tx.run(sql.ended, [tenant, at, limit])
    },

    /** Applications past their publication that have objections. */
    async withObjections(): Promise<ApplicationRecord[]> {
      return await tx.run(sql.withObjections, [tenant])
    },

    /** Applications under way whose consent was withdrawn. */
    async withoutConsent(): Promise<ApplicationRecord[]> {
      return await tx.run(sql.without, [tenant])
    },

    /** Applications whose publication ended between two instants and that nobody has decided yet. */
    async publicationOver(after: Date, until: Date): Promise<ApplicationRecord[]> {
      return await tx.run(sql.publicationOver, [tenant, until, after])
    },

    /** Applications for a call that wait for somebody, which nobody else changes until the transaction ends. */
    async underWay(callId: string): Promise<ApplicationRecord[]> {
      return await tx.run(sql.underWay, [tenant, callId])
    },

    async ofAccount(accountId: string): Promise<ApplicationRecord[]> {
      return await tx.run(sql.ofAccount, [tenant, accountId])
    },

    /** Reviews of these applications, oldest first. */
    async reviews(ids: readonly string[]): Promise<ReviewRecord[]> {
      return ids.length === 0 ? [] : await tx.run(sql.reviews, [tenant, ids])
    },

    async addReview(review: ReviewRecord): Promise<void> {
      const { id, applicationId, stage, appeal, passed, reason, at, accountId, postId, talkOn, trainingOn } = review
      const values = [
        tenant,
        id,
        applicationId,
        stage,
        appeal,
        passed,
        reason,
        at,
        accountId,
        postId,
        talkOn,
        trainingOn,
      ]
      await tx.run(sql.addReview, values)
    },

    /** Objections to these applications, oldest first. */
    async objections(ids: readonly string[]): Promise<ObjectionRecord[]> {
      return ids.length === 0 ? [] : await tx.run(sql.objections, [tenant, ids])
    },

    async addObjection(objection: ObjectionRecord): Promise<void> {
      const { id, applicationId, accountId, name, ground, words, at } = objection
      await tx.run(sql.addObjection, [tenant, id, applicationId, accountId, name, ground, words, at])
    },

    async answer(objectionId: string, answer: string, at: Date): Promise<void> {
      await tx.run(sql.answer, [tenant, objectionId, answer, at])
    },

    async dropObjections(applicationId: string): Promise<void> {
      await tx.run(sql.dropObjections, [tenant, applicationId])
    },

    async objectionsBy(accountId: string): Promise<ObjectionRecord[]> {
      return await tx.run(sql.objectionsBy, [tenant, accountId])
    },

    /** Deletes what an account objected; gives how many. */
    async dropObjectionsBy(accountId: string): Promise<number> {
      return (await tx.run(sql.dropObjectionsBy, [tenant, accountId])).length
    },
  }
}
