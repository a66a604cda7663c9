import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A bulletin as it lies in the database. */
export interface BulletinRow {
  id: string
  unit_id: string
  title_en: string
  title_zh: string
  text_en: string
  text_zh: string
  important: boolean
  shown_from: Date
  shown_until: Date
  published_at: Date
  post_id: string | null
  taken_down_at: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `bulletins.${name}`, text })
const columns =
  'id, unit_id, title_en, title_zh, text_en, text_zh, important, shown_from, shown_until, published_at, post_id, taken_down_at'
const sql = {
  shown: statement(
    'shown',
    `select ${columns} from bulletin where tenant_id = $1 and unit_id = any($2::uuid[]) and taken_down_at is null
       and shown_from <= $3 and shown_until > $3 order by important desc, shown_from desc, id desc limit 50`,
  ),
  page: statement(
    'page',
    `select ${columns} from bulletin where tenant_id = $1 and id < $2 and ($3::uuid[] is null or unit_id = any($3)) order by id desc limit $4`,
  ),
  add: statement(
    'add',
    `insert into bulletin (tenant_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null)`,
  ),
  find: statement('find', `select ${columns} from bulletin where tenant_id = $1 and id = $2`),
  takeDown: statement('take_down', 'update bulletin set taken_down_at = $3 where tenant_id = $1 and id = $2'),
}

/** SQL of bulletins, bound to a transaction. */
export function bulletinsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Those shown at any of these units now. */
    shown: async (unitIds: readonly string[], now: Date): Promise<BulletinRow[]> =>
      await tx.run<BulletinRow>(sql.shown, [tenant, unitIds, now]),
    /** A page, newest first; without units: everywhere. */
    page: async (wanted: {
      before: string
      unitIds: readonly string[] | null
      limit: number
    }): Promise<BulletinRow[]> =>
      await tx.run<BulletinRow>(sql.page, [tenant, wanted.before, wanted.unitIds, wanted.limit]),
    async add(row: BulletinRow): Promise<void> {
      const { id, unit_id, title_en, title_zh, text_en, text_zh, important, shown_from, shown_until } = row
      const values = [tenant, id, unit_id, title_en, title_zh, text_en, text_zh, important, shown_from, shown_until]
      await tx.run(sql.add, [...values, row.published_at, row.post_id])
    },
    find: async (id: string): Promise<BulletinRow | undefined> =>
      (await tx.run<BulletinRow>(sql.find, [tenant, id]))[0],
    async takeDown(id: string, at: Date | null): Promise<void> {
      await tx.run(sql.takeDown, [tenant, id, at])
    },
  }
}
