import type { Prepared, Tx } from '../../../platform/database/database.ts'
import { petitionColumns, recordOf } from '../petitions.store.ts'
import type { PetitionRecord } from '../procedure/petition.ts'

/** What a list may show: decided by the posts of whoever asks. */
export interface ListWanted {
  /** Bodies the posts act for: what these hold is theirs. */
  holders: readonly string[]
  /** Units at or above which the posts sit; whatever lies in them is seen. */
  places: readonly string[]
  /** Bodies of the posts and all above these: what complains about one of them in confidence is not shown. */
  under: readonly string[]
  /** Posts, for what they have taken on. */
  posts: readonly string[]
  scope: 'mine' | 'place' | 'ruling' | 'sponsored'
  states: readonly string[] | null
  stages: readonly string[] | null
  lights: readonly string[] | null
  purpose: string | null
  holder: string | null
  dueBefore: Date | null
  unserved: boolean | null
  open: boolean | null
  words: string | null
  now: Date
  after: { due: Date; id: string } | null
  limit: number
}

/** A row of a list. */
export type Listed = PetitionRecord & { unserved: number }

const statement = (name: string, text: string): Prepared => ({ name: `petition_lists.${name}`, text })
const far = "'infinity'::timestamptz"
const sql = {
  staff: statement(
    'staff',
    `select ${petitionColumns}, p.unserved from petition p where tenant_id = $1
       and case $5
         when 'mine' then holder_id = any($2::uuid[])
         when 'ruling' then ruling and path && $3::uuid[] and not holder_id = any($2::uuid[])
         when 'sponsored' then sponsor_post_id = any($4::uuid[])
         else path && $3::uuid[] or involved && $2::uuid[] end
       and not (confidential and against_id is not null and against_id = any($6::uuid[]))
       and ($7::text[] is null or state = any($7)) and ($8::text[] is null or stage = any($8))
       and ($9::text[] is null or case
         when ended_at is not null or due_at is null or stage in ('ask_review', 'ask_re_review') then 'none'
         when due_at < $15 then 'red' when amber_at <= $15 then 'amber' else 'green' end = any($9))
       and ($10::text is null or purpose = $10) and ($11::uuid is null or holder_id = $11)
       and ($12::timestamptz is null or due_at < $12)
       and ($13::boolean is null or (unserved > 0) = $13)
       and ($14::boolean is null or (ended_at is null) = $14)
       and ($16::text is null or number = upper($16) or strpos(lower(subject), lower($16)) > 0)
       and ($17::timestamptz is null or (coalesce(due_at, ${far}), id) > ($17, $18::uuid))
     order by coalesce(due_at, ${far}), id limit $19`,
  ),
  mine: statement(
    'mine',
    `select ${petitionColumns}, p.unserved from petition p where tenant_id = $1 and account_id = $2
       and ($3::uuid is null or id < $3) order by id desc limit $4`,
  ),
}

/** Lists of petitions, bound to a transaction. */
export function listsStore(tx: Tx) {
  const tenant = tx.tenantId
  const shown = (rows: readonly (Parameters<typeof recordOf>[0] & { unserved: number })[]): Listed[] =>
    rows.map(({ unserved, ...row }) => ({ ...recordOf(row as Parameters<typeof recordOf>[0]), unserved }))
  return {
    /** First due first; what has no clock last. */
    async staff(w: ListWanted): Promise<Listed[]> {
      const rows = await tx.run<Parameters<typeof recordOf>[0] & { unserved: number }>(sql.staff, [
        ...[tenant, w.holders, w.places, w.posts, w.scope, w.under, w.states, w.stages, w.lights, w.purpose, w.holder],
        ...[w.dueBefore, w.unserved, w.open, w.now, w.words, w.after?.due ?? null, w.after?.id ?? null, w.limit],
      ])
      return shown(rows)
    },

    /** Those of an account, newest first. */
    async mine(given: { accountId: string; after: string | null; limit: number }): Promise<Listed[]> {
      const values = [tenant, given.accountId, given.after, given.limit]
      return shown(await tx.run<Parameters<typeof recordOf>[0] & { unserved: number }>(sql.mine, values))
    },
  }
}
