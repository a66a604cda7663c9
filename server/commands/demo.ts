import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withApp } from '../installation.ts'

interface SeedOptions {
  data?: string
  size: string
}

/** `doorstep demo seed`: the made-up district, for looking around, training and measuring. */
export function register(program: Command): void {
  const demo = program.command('demo').description('the made-up demo district')

  placed(demo.command('seed'))
    .description('fill the tenant "demo" with a made-up district and three months of cases; once only')
    .option(
      '--size <size>',
      'small (a street, some hundred cases) or full (a whole district, some ten thousand)',
      'small',
    )
    .addHelpText(
      'after',
      '\nWith --size full: 12 streets, 107 communities, 811 grids, 7,289 microgrids. Sign-in by role works only while the server runs with --demo small or full.',
    )
    .action(
      action<SeedOptions>(async ({ options, out }) => {
        const { size } = options
        if (size !== 'small' && size !== 'full') throw new Failure(`--size must be small or full, not "${size}".`)
        await withApp({ data: options.data, demo: size }, async ({ deps }) => {
          const { seedDemo } = await import('../../demo/seed.ts')
          const from = performance.now()
          const { seeded, units, posts, cases } = await seedDemo({ size, deps, progress: out.progress })
          const seconds = Number(((performance.now() - from) / 1000).toFixed(1))
          out.result(
            { seeded, units, posts, cases, seconds },
            seeded
              ? `The demo district stands at /t/demo/: ${units} units, ${posts} posts, ${cases} cases, made in ${seconds} s.`
              : 'The demo district is there already; nothing was changed.',
          )
        })
      }),
    )
}
