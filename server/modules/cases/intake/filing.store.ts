import type { Prepared } from '../../../platform/database/database.ts'
import type { ClaimRow } from '../../../platform/http/idempotency.ts'
import type { OutboxRow } from '../../../platform/outbox/outbox.ts'
import { type CaseChange, rowsOf, savingText } from '../saving.store.ts'

/** A new case as it goes into the database, with its idempotency key, its answer and what it tells the others. */
export interface Filing {
  change: CaseChange
  claim: ClaimRow
  outbox: readonly OutboxRow[]
}

/**
 * Files any number of new cases in one statement: the keys are claimed in their order, so that two batches which want the same ones
 * never wait for each other in a circle; whatever belongs to a key that somebody claimed before is left out. Gives the keys claimed.
 */
export const fileCases: Prepared = {
  name: 'cases.file',
  text: savingText({
    before: `claimed as (
  insert into idempotency_key (tenant_id, key, route, content_hash, created_at, reply)
  select $1::uuid, r.key, r.route, r.content_hash, r.created_at, to_jsonb(r.reply)
  from jsonb_to_recordset($7::jsonb) as r(key text, route text, content_hash text, created_at timestamptz, reply text) order by r.key
  on conflict do nothing returning key
)`,
    after: `, told as (
  insert into outbox (tenant_id, id, name, topics, body)
  select $1::uuid, r.id, r.name, r.topics, r.body
  from jsonb_to_recordset($8::jsonb) as r(id uuid, name text, topics text[], body jsonb, claim text) where r.claim in (select key from claimed)
) select key from claimed`,
  }),
}

/** What `fileCases` takes. */
export function filingValues(tenantId: string, filings: readonly Filing[]): unknown[] {
  const lists: Record<string, unknown[]> = { rows: [], events: [], orders: [], clocks: [], contacts: [] }
  for (const { change, claim } of filings)
    for (const [name, rows] of Object.entries(rowsOf([change])))
      for (const row of rows) lists[name]?.push({ ...(row as object), claim: claim.key })
  const claims = filings.map(({ claim }) => claim)
  const told = filings.flatMap(({ claim, outbox }) => outbox.map((row) => ({ ...row, claim: claim.key })))
  return [tenantId, ...[...Object.values(lists), claims, told].map((list) => JSON.stringify(list))]
}
