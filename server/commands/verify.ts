import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withInstallation } from '../installation.ts'
import type { Database } from '../platform/database/database.ts'
import type { Files } from '../platform/files/files.ts'

interface VerifyOptions {
  data?: string
  tenant?: string
}

/** One look at a tenant: what was counted, in words, and what is not as it should be. */
interface Look {
  counted: string
  figures: Record<string, unknown>
  wrong: string[]
}

type Check = (database: Database, given: { tenantId: string; now: Date; files: Files }) => Promise<Look>

const points: Check = async (database, given) => {
  const { verifyPoints } = await import('../modules/points/points.api.ts')
  const figures = await verifyPoints(database, { tenantId: given.tenantId, now: given.now })
  return {
    figures: { ...figures },
    counted: `${figures.entries} lines, ${figures.accounts} accounts, ${figures.lots} lots`,
    wrong: figures.differences.map(({ kind, id, is, should }) => `${kind} of ${id}: is ${is}, should be ${should}`),
  }
}

const cases: Check = async (database, { tenantId, files }) => {
  const { verifyCases } = await import('../modules/cases/cases.api.ts')
  const figures = await verifyCases(database, tenantId, files)
  return {
    figures: { ...figures },
    counted: `${figures.cases} cases and ${figures.archived} in the archive, ${figures.events} events`,
    wrong: figures.differences.map(
      ({ number, what, is, should }) =>
        `${what} of ${number}: is ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`,
    ),
  }
}

/** `doorstep verify points|cases|all`: whether what is kept still says what happened. */
export function register(program: Command): void {
  const verify = program.command('verify').description('count anew, and say what differs')
  const add = (name: string, description: string, checks: readonly Check[]) =>
    placed(verify.command(name))
      .description(description)
      .option('--tenant <slug>', 'only this district (default: all)')
      .addHelpText('after', '\nExit code 1 where something differs. Changes nothing.')
      .action(
        action<VerifyOptions>(async ({ options, out }) => {
          const { openTenants } = await import('../modules/tenants/tenants.api.ts')
          await withInstallation({ data: options.data }, async ({ config, database, clock, log }) => {
            const { Files } = await import('../platform/files/files.ts')
            const { openStorage } = await import('../platform/files/storage.ts')
            const files = new Files({ database, clock, log, disk: await openStorage(config) })
            const all = await openTenants({ database, clock }).list()
            const wanted = all.filter(({ slug }) => options.tenant === undefined || slug === options.tenant)
            if (wanted.length === 0) throw new Failure(`There is no tenant "${options.tenant ?? ''}".`)
            const looks: (Look & { tenant: string })[] = []
            for (const { id, slug } of wanted)
              for (const check of checks)
                looks.push({ tenant: slug, ...(await check(database, { tenantId: id, now: clock.now(), files })) })
            if (looks.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1
            out.result(
              looks.map(({ tenant, figures }) => ({ tenant, ...figures })),
              looks.flatMap(({ tenant, counted, wrong }) =>
                wrong.length === 0
                  ? [`${tenant}: ${counted}: all as it should be.`]
                  : wrong.map((each) => `${tenant}: ${each}`),
              ),
            )
          })
        }),
      )
  add(
    'points',
    'count every balance and every lot of points anew from the lines of the ledger; the server does so every night',
    [points],
  )
  add(
    'cases',
    'tell every case anew from its timeline, archived ones from their files, and look whether a line of history was changed',
    [cases],
  )
  add('all', 'all of these', [points, cases])
}
