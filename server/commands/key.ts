import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withTenant } from '../installation.ts'
import { type KeyInfo, keysOf } from '../modules/cases/open311/keys.service.ts'
import { isUuid } from '../platform/ids.ts'

interface Place {
  data?: string
  tenant?: string
}

/** `doorstep key create|list|revoke`: api keys for outside systems that send by Open311. */
export function register(program: Command): void {
  const key = program.command('key').description('api keys for outside systems that send by Open311')

  withTenantOption(key.command('create'))
    .description('make a key; it is shown this once')
    .requiredOption('--name <name>', 'who gets it')
    .action(
      action<Place & { name: string }>(async ({ options, out }) => {
        const name = options.name.trim()
        if (name === '' || name.length > 100) throw new Failure('--name must have 1 to 100 characters.')
        await withTenant(options, async ({ database, clock, tenant }) => {
          const created = await keysOf({ database, clock }).create({ tenantId: tenant.id, name })
          out.result({ ...created, tenant: tenant.slug }, [
            created.secret,
            `Send it as api_key with jurisdiction_id=${tenant.slug}. It is not shown again.`,
          ])
        })
      }),
    )

  withTenantOption(key.command('list'))
    .description('list the keys of a tenant')
    .action(
      action<Place>(async ({ options, out }) => {
        await withTenant(options, async ({ database, clock, tenant }) => {
          const keys = await keysOf({ database, clock }).list(tenant.id)
          out.result(keys, keys.length === 0 ? 'No keys yet.' : keys.map(line))
        })
      }),
    )

  withTenantOption(key.command('revoke'))
    .description('end a key, at once')
    .argument('<id>', 'id of the key, from key list')
    .action(
      action<Place, [string]>(async ({ args: [id], options, out }) => {
        if (!isUuid(id)) throw new Failure(`"${id}" is not the id of a key.`)
        await withTenant(options, async ({ database, clock, tenant }) => {
          await keysOf({ database, clock }).revoke(tenant.id, id)
          out.result({ id, revoked: true }, 'The key is revoked.')
        })
      }),
    )
}

const withTenantOption = (command: Command): Command =>
  placed(command).option('--tenant <slug>', 'the tenant (default: the only one)')

function line(key: KeyInfo): string {
  const used = key.lastUsedOn === null ? 'never used' : `last used ${key.lastUsedOn}`
  return `${key.id}  …${key.hint}  ${key.name.padEnd(20)}  ${used}  ${key.revokedAt ? 'revoked' : ''}`.trimEnd()
}
