import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withApp, withTenant } from '../installation.ts'
import { Refused } from '../platform/errors.ts'
import type { TokenInfo } from '../platform/identity/tokens.ts'
import { isUuid } from '../platform/ids.ts'

interface Place {
  data?: string
  tenant?: string
}

interface CreateOptions extends Place {
  post: string
  name: string
  days?: string
}

/** `doorstep token create|list|revoke`: keys for programs that act as one post. */
export function register(program: Command): void {
  const token = program.command('token').description('keys for programs: each acts as one post and ends with it')

  withTenantOption(token.command('create'))
    .description('make a token; it is shown this once')
    .requiredOption('--post <id>', 'the post it acts as')
    .option('--name <name>', 'what it is for', 'API')
    .option('--days <number>', 'days until it runs out (default: when the post ends)')
    .action(
      action<CreateOptions>(async ({ options, out }) => {
        const days = daysOf(options.days)
        if (!isUuid(options.post)) throw new Failure(`--post must be the id of a post, not "${options.post}".`)
        await withApp(options, async ({ deps }) => {
          const tenants = await deps.tenants.list()
          const named = tenants.filter((tenant) => options.tenant === undefined || tenant.slug === options.tenant)
          if (named.length === 0) throw new Failure(`There is no tenant "${options.tenant ?? ''}".`)
          for (const { id, slug } of named) {
            const given = { tenantId: id, postId: options.post, name: options.name, days }
            const created = await deps.identity.tokens.create(given).catch(unlessOtherTenants)
            if (!created) continue
            out.result({ ...created, tenant: slug }, [
              created.secret,
              `Send it as: Authorization: Bearer ${created.secret.slice(0, 8)}…  (tenant ${slug}). It is not shown again.`,
            ])
            return
          }
          throw new Refused('post.not_found', { post: options.post })
        })
      }),
    )

  withTenantOption(token.command('list'))
    .description('list the tokens of a tenant')
    .action(
      action<Place>(async ({ options, out }) => {
        await withTenant(options, async ({ deps, tenant }) => {
          const tokens = await deps.identity.tokens.list(tenant.id)
          out.result(tokens, tokens.length === 0 ? 'No tokens yet.' : tokens.map(line))
        })
      }),
    )

  withTenantOption(token.command('revoke'))
    .description('end a token; a running server takes up to 10 seconds to notice')
    .argument('<id>', 'id of the token, from token list')
    .action(
      action<Place, [string]>(async ({ args: [id], options, out }) => {
        if (!isUuid(id)) throw new Failure(`"${id}" is not the id of a token.`)
        await withTenant(options, async ({ deps, tenant }) => {
          await deps.identity.tokens.revoke(tenant.id, id)
          out.result({ id, revoked: true }, 'The token is revoked.')
        })
      }),
    )
}

const withTenantOption = (command: Command): Command =>
  placed(command).option('--tenant <slug>', 'the tenant (default: the only one)')

function unlessOtherTenants(error: unknown): undefined {
  if (error instanceof Refused && error.code === 'post.not_found') return undefined
  throw error
}

function daysOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new Failure('--days must be a whole number from 1 to 3650.')
  return days
}

function line(token: TokenInfo): string {
  const state = token.revokedAt
    ? 'revoked'
    : token.expiresAt
      ? `until ${token.expiresAt.toISOString().slice(0, 10)}`
      : ''
  const used = token.lastUsedOn === null ? 'never used' : `last used ${token.lastUsedOn}`
  return `${token.id}  …${token.hint}  ${token.name.padEnd(20)} post ${token.postId}  ${used}  ${state}`.trimEnd()
}
