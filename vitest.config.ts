import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Starts one PostgreSQL for the whole run; every test file gets its own database cloned from a migrated template. */
const globalSetup = [here('./server/testing/global-setup.ts')].filter((file) => existsSync(file))

/** Journeys that come last: by keyboard alone, where each key must meet a page that is there already, and the walk past all pages. */
const late = ['/e2e/keyboard.test.ts', '/e2e/accessible.test.ts']

/**
 * The walk past all pages comes last: it keeps both cores busy by itself, while the journeys before it mostly wait and leave
 * room for the tests of the server beside them (tools/run-tests.mjs).
 */
class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => late.findIndex((name) => moduleId.endsWith(name))
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: Order },
    projects: [
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['{server,contract,demo,bench,tools}/**/*.test.ts'],
          exclude: ['**/*.slow.test.ts'],
          globalSetup,
          setupFiles: [here('./server/testing/each-file.ts')],
          maxWorkers: 2,
          // Files of a worker share what they import: reading the server anew for each costs as much as the tests themselves.
          isolate: false,
          // As with journeys below: what stumbles on a busy machine is walked once more, and named in the end with what it met.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: { '@tabler/icons-react': here('./web/ui/icons.gen.tsx') } },
        test: {
          name: 'web',
          environment: 'node',
          include: ['web/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
          isolate: false,
        },
      },
      {
        // Whole journeys in a real browser, all on one installation: one file at a time.
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [here('./e2e/global-setup.ts')],
          maxWorkers: 1,
          fileParallelism: false,
          // Six people, a server and a database on two cores: a journey that stumbles is walked once more, and named in the end.
          retry: 1,
          // Beside the tests of the server a journey takes its time; each of its steps has its own limit (visitor.ts).
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Long runs kept out of `npm test`: `vitest run --project long`.
        test: {
          name: 'long',
          environment: 'node',
          include: ['{server,bench,demo,e2e}/**/*.slow.test.ts'],
          globalSetup,
          setupFiles: [here('./server/testing/each-file.ts')],
          maxWorkers: 1,
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
