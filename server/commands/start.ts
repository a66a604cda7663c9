import type { Command } from 'commander'
import { action } from '../commandline.ts'
import type { ConfigFlags } from '../platform/config.ts'

/** `doorstep start`: everything on one box until it is told to stop. */
export function register(program: Command): void {
  program
    .command('start')
    .description('start the server; the first time it makes the database and the demo district')
    .option('--port <number>', 'port to listen on (default: PORT or 8311; 0 takes any free one)')
    .option('--host <address>', 'address to listen on (default: HOST or 127.0.0.1)')
    .option('--data <folder>', 'data folder (default: DOORSTEP_DATA or .doorstep)')
    .option('--demo <size>', 'demo district: small, full or none (default: DEMO, else small; none with DATABASE_URL)')
    .option('--role <role>', 'what this process does: web, worker or all (default: DOORSTEP_ROLE or all)')
    .addHelpText(
      'after',
      '\nDATABASE_URL names an external PostgreSQL 15 or newer. All variables: docs/operate/configuration.md',
    )
    .action(
      action<ConfigFlags>(async ({ options, out }) => {
        const { startServer } = await import('../start.ts')
        await startServer(options, out)
      }),
    )
}
