import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withInstallation } from '../installation.ts'
import { systemClock } from '../platform/clock.ts'

interface SeedOptions {
  data?: string
  size: string
  cases?: string
}

/** `doorstep demo seed`: the made-up district, for looking around, training and measuring. */
export function register(program: Command): void {
  const demo = program.command('demo').description('the made-up demo district')

  placed(demo.command('seed'))
    .description('fill the tenant "demo" with a made-up district and three months of cases; once only')
    .option('--size <size>', 'small (a street, some hundred cases) or full (a whole district, some thousand)', 'small')
    .option('--cases <number>', 'how many cases people have brought; the size says it otherwise')
    .addHelpText(
      'after',
      '\nWith --size full: 12 streets, 107 communities, 811 grids and 7,289 microgrids by the planner, 6,322 buildings. Sign-in by role works only while the server runs with --demo small or full.',
    )
    .action(
      action<SeedOptions>(async ({ options, out }) => {
        const { size } = options
        const cases = options.cases === undefined ? undefined : Number(options.cases)
        if (cases !== undefined && !(Number.isSafeInteger(cases) && cases >= 0 && cases <= 1_000_000))
          throw new Failure(`--cases must be a whole number up to a million, not "${options.cases}".`)
        if (size !== 'small' && size !== 'full') throw new Failure(`--size must be small or full, not "${size}".`)
        // A thread plans the district while the database is made, started and brought to the present shape.
        const from = performance.now()
        const { beginAhead } = await import('../../demo/ahead.ts')
        const ahead = beginAhead({ size, now: systemClock.now() })
        const seeding = withInstallation({ data: options.data, demo: size }, async ({ config, database, clock }) => {
          const { seedDemo } = await import('../../demo/seed.ts')
          const { openTenants } = await import('../modules/tenants/tenants.api.ts')
          const { accountsOf } = await import('../platform/identity/accounts.ts')
          const identity = { accounts: accountsOf({ pool: database.pool, clock }) }
          const deps = { config, database, clock, identity, tenants: openTenants({ database, clock }) }
          const made = await seedDemo({ size, deps, progress: out.progress, cases, ahead })
          const { seeded, units, posts } = made
          const seconds = Number(((performance.now() - from) / 1000).toFixed(1))
          out.result(
            { seeded, units, posts, cases: made.cases, seconds },
            seeded
              ? `The demo district stands at /t/demo/: ${units} units, ${posts} posts, ${made.cases} cases, made in ${seconds} s.`
              : 'The demo district is there already; nothing was changed.',
          )
        })
        await seeding.finally(ahead.stop)
      }),
    )
}
