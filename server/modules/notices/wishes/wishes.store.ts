import type { QuietHours } from '../../../../contract/notices.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Choice } from '../going-out/ways.rules.ts'

/** What a person wishes, as it lies in the database. */
export interface WishRow {
  person_key: string
  /** null: as the tenant; `none`: at any hour. */
  quiet: QuietHours | 'none' | null
  ways: string[]
  choices: Choice[]
  locale: string | null
}

/** A browser that wants messages. */
export interface PushRow {
  id: string
  person_key: string
  endpoint: string
  p256dh: string
  auth: string
  locale: string
}

const statement = (name: string, text: string): Prepared => ({ name: `wishes.${name}`, text })
const sql = {
  find: statement(
    'find',
    'select person_key, quiet, ways, choices, locale from notice_preference where tenant_id = $1 and person_key = any($2::text[])',
  ),
  save: statement(
    'save',
    `insert into notice_preference (tenant_id, id, person_key, quiet, ways, choices, locale, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, person_key) do update set quiet = excluded.quiet, ways = excluded.ways, choices = excluded.choices,
       locale = excluded.locale, updated_at = excluded.updated_at`,
  ),
  lock: statement('lock', `select pg_advisory_xact_lock(hashtextextended('wishes ' || $1 || $2, 0))`),
  erase: statement('erase', 'delete from notice_preference where tenant_id = $1 and person_key = $2 returning 1'),
  addPush: statement(
    'add_push',
    `insert into push_subscription (tenant_id, id, person_key, endpoint, p256dh, auth, locale, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, person_key, endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, locale = excluded.locale`,
  ),
  // One browser is one person's at a time: who signs in on it after somebody else must not read their messages.
  leavePush: statement(
    'leave_push',
    `delete from push_subscription where tenant_id = $1 and endpoint = $2 and person_key <> all($3::text[]) returning 1`,
  ),
  pushOf: statement(
    'push_of',
    'select id, person_key, endpoint, p256dh, auth, locale from push_subscription where tenant_id = $1 and person_key = any($2::text[]) order by id',
  ),
  removePush: statement(
    'remove_push',
    'delete from push_subscription where tenant_id = $1 and endpoint = $2 returning 1',
  ),
  erasePush: statement(
    'erase_push',
    'delete from push_subscription where tenant_id = $1 and person_key = $2 returning 1',
  ),
}

/** SQL of what people wish, bound to a transaction. */
export function wishesStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async findAll(personKeys: readonly string[]): Promise<Map<string, WishRow>> {
      if (personKeys.length === 0) return new Map()
      const rows = await tx.run<WishRow>(sql.find, [tenant, personKeys])
      return new Map(rows.map((row) => [row.person_key, row]))
    },
    /** One person's, held until the transaction ends: two changes at once both count. */
    async findForChange(personKey: string): Promise<WishRow | undefined> {
      await tx.run(sql.lock, [tenant, personKey])
      return (await tx.run<WishRow>(sql.find, [tenant, [personKey]]))[0]
    },
    async save(row: WishRow & { id: string; at: Date }): Promise<void> {
      const quiet = row.quiet === null ? null : JSON.stringify(row.quiet)
      const values = [tenant, row.id, row.person_key, quiet, row.ways, JSON.stringify(row.choices), row.locale, row.at]
      await tx.run(sql.save, values)
    },
    async addPush(row: PushRow & { at: Date }): Promise<void> {
      await tx.run(sql.addPush, [
        tenant,
        row.id,
        row.person_key,
        row.endpoint,
        row.p256dh,
        row.auth,
        row.locale,
        row.at,
      ])
    },
    /** Takes a browser from everybody but these. */
    async leavePush(endpoint: string, keep: readonly string[]): Promise<void> {
      await tx.run(sql.leavePush, [tenant, endpoint, keep])
    },
    pushOf: async (personKeys: readonly string[]): Promise<PushRow[]> =>
      personKeys.length === 0 ? [] : await tx.run<PushRow>(sql.pushOf, [tenant, personKeys]),
    async removePush(endpoint: string): Promise<void> {
      await tx.run(sql.removePush, [tenant, endpoint])
    },
    /** Everything a person wished and every browser of theirs; gives how many rows went. */
    async erase(personKey: string): Promise<number> {
      const wishes = await tx.run(sql.erase, [tenant, personKey])
      return wishes.length + (await tx.run(sql.erasePush, [tenant, personKey])).length
    },
  }
}
