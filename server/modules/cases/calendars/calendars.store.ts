import type { Selectable } from 'kysely'
import { CalendarDefinition, type CalendarView } from '../../../../contract/calendars.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Calendar as CalendarRow } from '../../../platform/database/schema.gen.ts'

/** A calendar to be written, with who wrote it when. */
export interface CalendarWrite {
  calendar: CalendarView
  at: Date
  /** Account, null for the software itself. */
  by: string | null
}

/** The calendars of a tenant. */
export function calendarsStore(tx: Tx) {
  const rows = () => tx.db.selectFrom('calendar').where('tenant_id', '=', tx.tenantId)
  return {
    /** All of them, by code. */
    async list(): Promise<CalendarView[]> {
      return (await rows().selectAll().orderBy('code').execute()).map(viewOf)
    },
    /** One by its code. */
    async find(code: string): Promise<CalendarView | undefined> {
      const row = await rows().selectAll().where('code', '=', code).executeTakeFirst()
      return row && viewOf(row)
    },
    /** Zone of the tenant. */
    async timeZone(): Promise<string> {
      const tenant = tx.db.selectFrom('tenant').select('time_zone').where('id', '=', tx.tenantId)
      return (await tenant.executeTakeFirstOrThrow()).time_zone
    },
    /** A number that grows with every change of any calendar. */
    async edition(): Promise<number> {
      const { sum } = await rows()
        .select(({ fn }) => fn.sum<string>('version').as('sum'))
        .executeTakeFirstOrThrow()
      return Number(sum ?? 0)
    },
    /** Adds a calendar. Returns false when its code is taken. */
    async insert(id: string, { calendar, at, by }: CalendarWrite): Promise<boolean> {
      const result = await tx.db
        .insertInto('calendar')
        .values({
          tenant_id: tx.tenantId,
          id,
          code: calendar.code,
          name_en: calendar.name.en,
          name_zh: calendar.name.zh,
          definition: JSON.stringify(CalendarDefinition.parse(calendar)),
          version: calendar.version,
          updated_at: at,
          updated_by: by,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'code']).doNothing())
        .executeTakeFirst()
      return Number(result.numInsertedOrUpdatedRows ?? 0n) > 0
    },
    /** Writes over the version before. Returns false when that is no longer the one that stands. */
    async update({ calendar, at, by }: CalendarWrite): Promise<boolean> {
      const result = await tx.db
        .updateTable('calendar')
        .set({
          name_en: calendar.name.en,
          name_zh: calendar.name.zh,
          definition: JSON.stringify(CalendarDefinition.parse(calendar)),
          version: calendar.version,
          updated_at: at,
          updated_by: by,
        })
        .where('tenant_id', '=', tx.tenantId)
        .where('code', '=', calendar.code)
        .where('version', '=', calendar.version - 1)
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },
  }
}

function viewOf(row: Selectable<CalendarRow>): CalendarView {
  return {
    ...CalendarDefinition.parse(row.definition),
    code: row.code,
    name: { en: row.name_en, zh: row.name_zh },
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }
}
