import type { TestProject } from 'vitest/node'
import { startTestServer } from './postgres.ts'
import { createTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the PostgreSQL server of this run. */
    databaseServer: string
  }
}

/** Starts the one PostgreSQL server of a test run and migrates the template every test file's database is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  try {
    await createTemplate(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('databaseServer', server.url)
  return server.stop
}
