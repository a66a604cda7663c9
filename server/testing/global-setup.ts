import type { TestProject } from 'vitest/node'
import { anotherServer } from './another-postgres.ts'
import { startTestServer } from './postgres.ts'
import { createTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the PostgreSQL server of this run. */
    databaseServer: string
  }
}

/**
 * Starts the one PostgreSQL server of a test run and migrates the template every test file's database is cloned from. It is the one
 * that comes along, unless `DOORSTEP_TEST_POSTGRES` says which other: a number such as 15, a folder of programs, or `postgres://…`,
 * the owner's address of a server that runs.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = (await anotherServer()) ?? (await startTestServer())
  try {
    await createTemplate(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('databaseServer', server.url)
  return server.stop
}
