import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { jobsSchema } from './jobs.ts'

/**
 * Makes or updates the tables of the job queue, as their owner, and lets the application's role use them. They belong to no
 * tenant and stay on the coordinator of a cluster; so a job carries ids, never somebody's data.
 */
export async function installJobs(client: pg.Client, options: { url: string; role: string }): Promise<void> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: jobsSchema,
    application_name: 'doorstep migrate',
    max: 1,
    supervise: false,
    schedule: false,
  })
  const failures: unknown[] = []
  boss.on('error', (error) => failures.push(error))
  await boss.start()
  await boss.stop({ graceful: false })
  if (failures.length > 0) throw failures[0]
  const role = client.escapeIdentifier(options.role)
  for (const grant of [
    `USAGE ON SCHEMA ${jobsSchema}`,
    `SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobsSchema}`,
    `USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${jobsSchema}`,
    `EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobsSchema}`,
  ]) {
    await client.query(`GRANT ${grant} TO ${role}`)
  }
}
