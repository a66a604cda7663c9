import type { NoticeSettings, NoticeTextPair } from '../../../../contract/notices.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A tenant's own words. */
export interface TextRow {
  event: string
  audience: string
  channel: string
  words: NoticeTextPair
  changed_at: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `notice_texts.${name}`, text })
const sql = {
  all: statement('all', 'select event, audience, channel, words, changed_at from notice_text where tenant_id = $1'),
  save: statement(
    'save',
    `insert into notice_text (tenant_id, id, event, audience, channel, words, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, event, audience, channel) do update set words = excluded.words, changed_at = excluded.changed_at`,
  ),
  remove: statement(
    'remove',
    'delete from notice_text where tenant_id = $1 and event = $2 and audience = $3 and channel = $4',
  ),
  settings: statement('settings', 'select body from notice_setting where tenant_id = $1 and id = $1'),
  saveSettings: statement(
    'save_settings',
    `insert into notice_setting (tenant_id, id, body, changed_at) values ($1, $1, $2, $3)
     on conflict (tenant_id, id) do update set body = excluded.body, changed_at = excluded.changed_at`,
  ),
}

/** SQL of a tenant's own texts and settings, bound to a transaction. */
export function textsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    all: async (): Promise<TextRow[]> => await tx.run<TextRow>(sql.all, [tenant]),
    async save(row: TextRow & { id: string }): Promise<void> {
      await tx.run(sql.save, [
        tenant,
        row.id,
        row.event,
        row.audience,
        row.channel,
        JSON.stringify(row.words),
        row.changed_at,
      ])
    },
    async remove(key: Pick<TextRow, 'event' | 'audience' | 'channel'>): Promise<void> {
      await tx.run(sql.remove, [tenant, key.event, key.audience, key.channel])
    },
    /** Undefined until somebody changed them. */
    async findSettings(): Promise<Partial<NoticeSettings> | undefined> {
      return (await tx.run<{ body: Partial<NoticeSettings> }>(sql.settings, [tenant]))[0]?.body
    },
    async saveSettings(body: NoticeSettings, at: Date): Promise<void> {
      await tx.run(sql.saveSettings, [tenant, JSON.stringify(body), at])
    },
  }
}
