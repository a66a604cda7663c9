import { sql } from 'kysely'
import type { Database } from './database/database.ts'
import { jobsSchema } from './jobs/jobs.ts'

/** What the queue of jobs looks like now. */
export interface JobFigures {
  /** Given up within the last 24 hours. */
  failed: number
  /** Seconds for which the oldest waits that may be done by now. */
  lag: number
}

/** Looks at the queue of jobs. */
export async function jobFigures(database: Database): Promise<JobFigures> {
  return await database.system(async (db) => {
    const { rows } = await sql<JobFigures>`
      select count(*) filter (where state = 'failed' and completed_on > now() - interval '24 hours')::int as failed,
        coalesce(extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now())), 0)::float8 as lag
      from ${sql.table(`${jobsSchema}.job`)} where state <> 'completed'`.execute(db)
    return rows[0] ?? { failed: 0, lag: 0 }
  })
}

/** The instant of the last backup; undefined when there was none. */
export async function lastBackup(database: Database): Promise<Date | undefined> {
  return await database.system(async (db) => {
    const { at } = await db
      .selectFrom('backup_made')
      .select((q) => q.fn.max('made_at').as('at'))
      .executeTakeFirstOrThrow()
    return at ?? undefined
  })
}
