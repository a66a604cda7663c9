import type { Prepared } from '../../../platform/database/database.ts'
import type { ClaimRow } from '../../../platform/http/idempotency.ts'
import type { OutboxRow } from '../../../platform/outbox/outbox.ts'
import { type CaseChange, rowsOf, savingText } from '../saving.store.ts'

/** A new case as it goes into the database, with its idempotency key, its answer, its files and what it tells the others. */
export interface Filing {
  change: CaseChange
  claim: ClaimRow
  /** Ids of files that came before it, each once. */
  fileIds: readonly string[]
  /** Account that sends it: its own files, and those of nobody, it may claim. */
  accountId: string | undefined
  outbox: readonly OutboxRow[]
}

/**
 * Files any number of new cases in one statement. Files first: those still free are held until the end; a file two cases want is the
 * first one's. Keys next, of cases that hold all their files, in their order, so that two batches which want the same ones never wait for
 * each other in a circle. Whatever belongs to a key that was not claimed (somebody did before, or a file is gone) is left out, its files
 * stay free. Gives the keys claimed.
 */
export const fileCases: Prepared = {
  name: 'cases.file',
  text: savingText({
    before: `wanted as (
  select distinct on (r.id) r.id, r.owner_id, r.by, r.claim
  from jsonb_to_recordset($9::jsonb) as r(id uuid, owner_id uuid, by text, claim text) order by r.id, r.claim
), held as (
  select f.id, w.owner_id, w.claim from file f join wanted w on w.id = f.id
  where f.tenant_id = $1::uuid and f.owner_id is null and (f.created_by is null or f.created_by = w.by)
  order by f.id for update of f
), claimed as (
  insert into idempotency_key (tenant_id, key, route, content_hash, created_at, reply)
  select $1::uuid, r.key, r.route, r.content_hash, r.created_at, to_jsonb(r.reply)
  from jsonb_to_recordset($7::jsonb) as r(key text, route text, content_hash text, created_at timestamptz, reply text, files int)
  where r.files = (select count(*) from held where held.claim = r.key) order by r.key
  on conflict do nothing returning key
)`,
    after: `, told as (
  insert into outbox (tenant_id, id, name, topics, body)
  select $1::uuid, r.id, r.name, r.topics, r.body
  from jsonb_to_recordset($8::jsonb) as r(id uuid, name text, topics text[], body jsonb, claim text) where r.claim in (select key from claimed)
), attached as (
  update file f set owner_kind = 'case', owner_id = h.owner_id from held h
  where f.tenant_id = $1::uuid and f.id = h.id and h.claim in (select key from claimed)
) select key from claimed`,
  }),
}

/** What `fileCases` takes. */
export function filingValues(tenantId: string, filings: readonly Filing[]): unknown[] {
  const lists: Record<string, unknown[]> = { rows: [], events: [], orders: [], clocks: [], contacts: [] }
  for (const { change, claim } of filings)
    for (const [name, rows] of Object.entries(rowsOf([change])))
      for (const row of rows) lists[name]?.push({ ...(row as object), claim: claim.key })
  const claims = filings.map(({ claim, fileIds }) => ({ ...claim, files: fileIds.length }))
  const told = filings.flatMap(({ claim, outbox }) => outbox.map((row) => ({ ...row, claim: claim.key })))
  const files = filings.flatMap(({ change, claim, fileIds, accountId }) =>
    fileIds.map((id) => ({ id, owner_id: change.state.id, by: accountId, claim: claim.key })),
  )
  return [tenantId, ...[...Object.values(lists), claims, told, files].map((list) => JSON.stringify(list))]
}
