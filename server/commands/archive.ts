import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withApp } from '../installation.ts'
import type { ArchiveRun } from '../modules/cases/cases.api.ts'

interface ArchiveOptions {
  data?: string
  tenant?: string
  dryRun?: boolean
  run?: boolean
  years?: string
}

/** `doorstep archive`: cases that ended long ago into files, now instead of tonight; or a look at what would go. */
export function register(program: Command): void {
  placed(program.command('archive'))
    .description(
      'move cases that ended years ago into files, as the server does every night; each stays readable and can come back',
    )
    .option('--dry-run', 'only count what would go, and say what keeps the others')
    .option('--run', 'do it')
    .option('--years <n>', 'with --dry-run: as if the district had chosen so many years')
    .option('--tenant <slug>', 'only this district (default: all)')
    .addHelpText(
      'after',
      '\nEach district chooses from when on (console, Archive; never unless it does). May be stopped and started again at any moment; servers go on meanwhile. docs/operate/archive.md says more.',
    )
    .action(
      action<ArchiveOptions>(async ({ options, out }) => {
        if (Boolean(options.dryRun) === Boolean(options.run))
          throw new Failure('Say either --dry-run, to look first, or --run.')
        const years = options.years === undefined ? undefined : Number(options.years)
        if (years !== undefined && (!options.dryRun || !Number.isInteger(years) || years < 1 || years > 10))
          throw new Failure('--years goes with --dry-run and is a whole number from 1 to 10.')
        await withApp({ data: options.data }, async ({ deps, modules }) => {
          const all = await deps.tenants.list()
          const wanted = all.filter(({ slug }) => options.tenant === undefined || slug === options.tenant)
          if (wanted.length === 0) throw new Failure(`There is no tenant "${options.tenant ?? ''}".`)
          const runs: (ArchiveRun & { tenant: string })[] = []
          for (const { id, slug } of wanted) {
            let told = 0
            const run = await modules.cases.archive.run({
              ...{ tenantId: id, dryRun: options.dryRun ?? false, years },
              progress({ archived }) {
                if (archived < told + 10_000) return
                told = archived
                out.progress(`${slug}: ${archived} cases`)
              },
            })
            runs.push({ tenant: slug, ...run })
          }
          out.result(
            runs,
            runs.map((run) => lineOf(run, { dryRun: options.dryRun ?? false })),
          )
        })
      }),
    )
}

function lineOf(run: ArchiveRun & { tenant: string }, { dryRun }: { dryRun: boolean }): string {
  const { tenant, years, archived, files, bytes, stayed } = run
  if (years === null) return `${tenant}: archives nothing; the administrator chooses in the console from when on.`
  const kept = Object.entries(stayed).map(([why, count]) => `${count} ${why}`)
  const rest = kept.length > 0 ? ` Old enough, but they stay: ${kept.join(', ')}.` : ''
  if (dryRun) return `${tenant}: ${archived} cases without a word for ${years} years would go.${rest}`
  return `${tenant}: ${archived} cases into ${files} files, ${bytes} bytes.${rest}`
}
