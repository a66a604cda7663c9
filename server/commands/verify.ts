import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withInstallation } from '../installation.ts'

interface VerifyOptions {
  data?: string
  tenant?: string
}

/** `doorstep verify points`: whether what is kept still says what happened. */
export function register(program: Command): void {
  const verify = program.command('verify').description('count anew, and say what differs')

  placed(verify.command('points'))
    .description('count every balance and every lot of points anew from the lines of the ledger; changes nothing')
    .option('--tenant <slug>', 'only this district (default: all)')
    .addHelpText(
      'after',
      '\nExit code 1 where something differs. The server does the same every night and writes differences into its log.',
    )
    .action(
      action<VerifyOptions>(async ({ options, out }) => {
        const { verifyPoints } = await import('../modules/points/points.api.ts')
        const { openTenants } = await import('../modules/tenants/tenants.api.ts')
        await withInstallation({ data: options.data }, async ({ database, clock }) => {
          const all = await openTenants({ database, clock }).list()
          const wanted = all.filter(({ slug }) => options.tenant === undefined || slug === options.tenant)
          if (wanted.length === 0) throw new Failure(`There is no tenant "${options.tenant ?? ''}".`)
          const results = []
          for (const { id, slug } of wanted)
            results.push({ tenant: slug, ...(await verifyPoints(database, { tenantId: id, now: clock.now() })) })
          const wrong = results.flatMap(({ tenant, differences }) => differences.map((each) => ({ tenant, ...each })))
          if (wrong.length > 0) process.exitCode = 1
          out.result(
            results,
            wrong.length === 0
              ? results.map(
                  ({ tenant, ...n }) =>
                    `${tenant}: ${n.entries} lines, ${n.accounts} accounts, ${n.lots} lots: all as it should be.`,
                )
              : wrong.map(
                  ({ tenant, kind, id, is, should }) => `${tenant}: ${kind} of ${id}: is ${is}, should be ${should}`,
                ),
          )
        })
      }),
    )
}
