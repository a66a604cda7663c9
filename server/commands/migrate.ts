import type { Command } from 'commander'
import { action } from '../commandline.ts'
import { placed, withInstallation } from '../installation.ts'

/** `doorstep migrate`: brings the database to the present shape without starting the server. */
export function register(program: Command): void {
  placed(program.command('migrate'))
    .description('bring the database to the shape this version needs')
    .action(
      action<{ data?: string }>(async ({ options, out }) => {
        await withInstallation(options, async ({ migrated }) => {
          const { applied, total } = migrated
          out.result(migrated, [
            ...applied.map((name) => `applied ${name}`),
            applied.length === 0
              ? `Nothing to do: all ${total} migrations have run.`
              : `${applied.length} of ${total} migrations ran now.`,
          ])
        })
      }),
    )
}
