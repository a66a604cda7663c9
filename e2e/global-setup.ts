import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { anotherServer } from '../server/testing/another-postgres.ts'
import { browserOptions } from './browser.ts'
import { startInstallation } from './installation.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the installation of this run is. */
    installation: string
    /** Where the browser of this run listens. */
    browser: string
  }
}

/**
 * One installation and one browser for all files of a run. `E2E_URL` names an installation that runs already, with the small
 * demo: for working on the tests. `DOORSTEP_TEST_POSTGRES` names another PostgreSQL for it, as for the tests of the server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await chromium.launchServer(browserOptions)
  try {
    const running = process.env.E2E_URL
    const database = running ? undefined : await anotherServer()
    const installation = running ? { url: running, stop: async () => {} } : await startInstallation(database?.url)
    project.provide('installation', installation.url)
    project.provide('browser', browser.wsEndpoint())
    return async () => {
      await browser.close()
      await installation.stop()
      await database?.stop()
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}
