import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { loadConfig } from '../platform/config.ts'

interface DistributeOptions {
  check?: boolean
  run?: boolean
}

/** `doorstep distribute`: the schema as distributed and reference tables of a Citus cluster. */
export function register(program: Command): void {
  program
    .command('distribute')
    .description('print the SQL that spreads the tables over a Citus cluster by tenant; changes nothing without --run')
    .option('--check', 'only say whether every table could be spread; any PostgreSQL will do, Citus is not needed')
    .option('--run', 'send the SQL to the database; its owner must be a superuser, and Citus loaded')
    .addHelpText(
      'after',
      '\nThe database is the one DATABASE_URL names, migrated before. Exit code 1 where a table could not be spread; docs/operate/growing.md says more.',
    )
    .action(
      action<DistributeOptions>(async ({ options, out }) => {
        const { default: pg } = await import('pg')
        const { readDistribution } = await import('../platform/database/distribution.ts')
        const { databaseUrl } = loadConfig({})
        if (!databaseUrl)
          throw new Failure('A cluster is an external PostgreSQL: say in DATABASE_URL where its coordinator is.')
        const client = new pg.Client({ connectionString: databaseUrl })
        await client.connect()
        try {
          const found = await readDistribution(client)
          const count = (place: string) => found.tables.filter((table) => table.place === place).length
          const sum = `${count('distributed')} tables spread by tenant, ${count('reference')} on every node, ${count('local')} on the coordinator.`
          if (found.tables.length === 0) throw new Failure('There are no tables yet: run `npx doorstep migrate` first.')
          if (found.faults.length > 0) process.exitCode = 1
          if (options.check || found.faults.length > 0)
            return out.result(found, found.faults.length > 0 ? found.faults : [`Every table could be spread: ${sum}`])
          if (!options.run)
            return out.result(
              found,
              found.statements.map((statement) => `${statement};`),
            )
          const { rowCount } = await client.query("select from pg_available_extensions where name = 'citus'")
          if (rowCount === 0)
            throw new Failure('This PostgreSQL has no Citus: docs/operate/growing.md says what it needs.')
          for (const statement of found.statements) {
            out.progress(statement)
            await client.query(statement)
          }
          out.result(found, `Done: ${sum}`)
        } finally {
          await client.end()
        }
      }),
    )
}
