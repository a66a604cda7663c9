import { sql } from 'kysely'
import type { TrainingOutcome } from '../../../../contract/suggestions.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Practice } from './training.rules.ts'
import type { AcceptedCase, ModelFigures } from './training.ts'

/** What is kept of a training beside the model itself. */
export interface ModelRow {
  version: number
  trainedAt: Date
  learntUntil: Date
  cases: number
  figures: ModelFigures
  /** How it did while it was in use, and until when. */
  practice: (Practice & { until: string }) | null
}

/** Whether suggestions are made, and how the last training went. */
export interface SettingRow {
  enabled: boolean
  /** Somebody asked for a training that has not ended yet. */
  askedAt: Date | null
  triedAt: Date | null
  outcome: TrainingOutcome | null
}

const unset: SettingRow = { enabled: true, askedAt: null, triedAt: null, outcome: null }

/** Trainings whose figures are kept. */
const history = 24
/** Cases that wait are counted up to this many. */
const mostWaiting = 1_000

/** The models of a tenant and what they learn from, bound to a transaction. */
export function suggestionsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Whether suggestions are made, and the newest version there is. One small row, for every use. */
    async current(): Promise<{ enabled: boolean; version: number | null }> {
      const { rows } = await sql<{ enabled: boolean | null; version: number | null }>`
        select (select enabled from suggestion_setting where tenant_id = ${tenant}) as enabled,
               (select max(version) from suggestion_model where tenant_id = ${tenant}) as version`.execute(tx.db)
      return { enabled: rows[0]?.enabled ?? true, version: rows[0]?.version ?? null }
    },

    async findBody(version: number): Promise<{ body: Buffer; cases: number; learntUntil: Date } | undefined> {
      const { rows } = await sql<{ body: Buffer | null; cases: number; learntUntil: Date }>`
        select body, cases, learnt_until as "learntUntil" from suggestion_model
        where tenant_id = ${tenant} and version = ${version}`.execute(tx.db)
      const [row] = rows
      return row?.body ? { ...row, body: row.body } : undefined
    },

    /** Newest first. */
    async models(): Promise<ModelRow[]> {
      const { rows } = await sql<ModelRow>`
        select version, trained_at as "trainedAt", learnt_until as "learntUntil", cases, figures, practice
        from suggestion_model where tenant_id = ${tenant} order by version desc limit ${history}`.execute(tx.db)
      return rows
    },

    async setting(): Promise<SettingRow> {
      const { rows } = await sql<SettingRow>`
        select enabled, asked_at as "askedAt", tried_at as "triedAt", outcome from suggestion_setting
        where tenant_id = ${tenant}`.execute(tx.db)
      return rows[0] ?? unset
    },

    async enable(enabled: boolean): Promise<void> {
      await sql`insert into suggestion_setting (tenant_id, enabled) values (${tenant}, ${enabled})
        on conflict (tenant_id) do update set enabled = excluded.enabled`.execute(tx.db)
    },

    async asked(at: Date): Promise<void> {
      await sql`insert into suggestion_setting (tenant_id, asked_at) values (${tenant}, ${at})
        on conflict (tenant_id) do update set asked_at = excluded.asked_at`.execute(tx.db)
    },

    async tried(at: Date, outcome: TrainingOutcome): Promise<void> {
      await sql`insert into suggestion_setting (tenant_id, tried_at, outcome) values (${tenant}, ${at}, ${outcome})
        on conflict (tenant_id) do update
        set tried_at = excluded.tried_at, outcome = excluded.outcome, asked_at = null`.execute(tx.db)
    },

    /** How many cases were accepted since, up to 1000. */
    async acceptedSince(since: Date | null): Promise<number> {
      // Whatever was accepted since was also changed since: that has an index.
      const from = since ? sql`and c.updated_at > ${since} and c.accepted_at > ${since}` : sql``
      const { rows } = await sql<{ n: number }>`
        select count(*)::int n from (
          select 1 from "case" c where c.tenant_id = ${tenant} and c.accepted_at is not null and c.category_id is not null
            and not c.confidential ${from} limit ${mostWaiting}) counted`.execute(tx.db)
      return rows[0]?.n ?? 0
    },

    /**
     * The newest accepted cases, as a training reads them. Never confidential ones, nor such as came to nothing. Who told them
     * is there only to tell reporters apart: by account, phone or mail, else by place and day.
     */
    async accepted(limit: number): Promise<AcceptedCase[]> {
      const { rows } = await sql<{
        text: string
        categoryId: string
        names: (string | null)[]
        reporter: string
        acceptedAt: Date
      }>`
        select c.text, c.category_id as "categoryId", array[k.name, k.on_behalf_name] as names, c.accepted_at as "acceptedAt",
          coalesce('a' || k.account_id, 'p' || k.phone, 'm' || k.mail,
            'u' || coalesce(c.unit_id::text, '') || (c.reported_at at time zone 'utc')::date) as reporter
        from "case" c left join case_contact k on k.tenant_id = c.tenant_id and k.case_id = c.id
        where c.tenant_id = ${tenant} and c.lifecycle = 'report' and c.accepted_at is not null and c.category_id is not null
          and not c.confidential and c.state not in ('declined', 'void', 'merged')
        order by c.reported_at desc, c.id desc limit ${limit}`.execute(tx.db)
      return rows.map(({ text, categoryId, names, reporter, acceptedAt }) => ({
        ...{ text, reporter, label: categoryId, acceptedAt: acceptedAt.getTime() },
        names: names.flatMap((name) => (name ? [name] : [])),
      }))
    },

    /** Makes a model the one in use, by the commit of this transaction. The former keeps its figures, not its body. */
    async replace(given: Omit<ModelRow, 'version' | 'practice'> & { body: Uint8Array }): Promise<number> {
      await sql`update suggestion_model set body = null where tenant_id = ${tenant} and body is not null`.execute(tx.db)
      const { rows } = await sql<{ version: number }>`
        insert into suggestion_model (tenant_id, version, trained_at, learnt_until, cases, figures, body)
        select ${tenant}::uuid, coalesce(max(version), 0) + 1, ${given.trainedAt}::timestamptz, ${given.learntUntil}::timestamptz,
          ${given.cases}::int, ${JSON.stringify(given.figures)}::jsonb, ${Buffer.from(given.body)}::bytea
        from suggestion_model where tenant_id = ${tenant} returning version`.execute(tx.db)
      const version = rows[0]?.version as number
      await sql`delete from suggestion_model where tenant_id = ${tenant} and version <= ${version - history}`.execute(
        tx.db,
      )
      return version
    },

    async practised(version: number, practice: Practice & { until: string }): Promise<void> {
      await sql`update suggestion_model set practice = ${JSON.stringify(practice)}::jsonb
        where tenant_id = ${tenant} and version = ${version}`.execute(tx.db)
    },
  }
}
