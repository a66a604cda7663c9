import type { Command } from 'commander'
import type { Locale } from '../../contract/common.ts'
import { action, Failure } from '../commandline.ts'
import { placed, withInstallation } from '../installation.ts'
import type { Tenant } from '../platform/http/tenant.ts'

interface Place {
  data?: string
}

interface CreateOptions extends Place {
  name: string
  nameZh?: string
  host?: string[]
  timeZone?: string
  prefix?: string
  locale?: string
}

/** `doorstep tenant create|list`: the districts of one installation. */
export function register(program: Command): void {
  const tenant = program.command('tenant').description('the districts (tenants) of this installation')

  placed(tenant.command('create'))
    .description('add a district; it is reached at /t/<slug>/ or by its host names')
    .argument('<slug>', 'short name: 2 to 40 small letters, digits and hyphens')
    .requiredOption('--name <name>', 'name of the district')
    .option('--name-zh <name>', 'its name in Chinese (default: the same as --name)')
    .option('--host <host...>', 'host names that lead to it, such as help.example.org')
    .option('--time-zone <zone>', 'IANA name of its time zone (default: Asia/Shanghai)')
    .option('--prefix <letters>', 'first part of its case numbers (default: made from the slug)')
    .option('--locale <locale>', 'language where a reader chose none: en or zh-CN (default: zh-CN)')
    .action(
      action<CreateOptions, [string]>(async ({ args: [slug], options, out }) => {
        await withInstallation({ data: options.data }, async ({ database, clock }) => {
          const { openTenants } = await import('../modules/tenants/tenants.api.ts')
          const { seedConfiguration } = await import('../modules/cases/configuration/configuration.service.ts')
          const { seedPeople } = await import('../modules/people/defaults/seed-people.ts')
          const created = await openTenants({ database, clock }).create({
            slug,
            name: { en: options.name, zh: options.nameZh ?? options.name },
            locale: localeOf(options.locale),
            ...(options.host === undefined ? {} : { hostNames: options.host }),
            ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
            ...(options.prefix === undefined ? {} : { numberPrefix: options.prefix }),
          })
          // What it starts with: categories, conditions, rules and texts, all of them to be changed in the console.
          await database.tx(created.id, async (tx) => {
            await seedConfiguration(tx, { now: clock.now() })
            await seedPeople(tx, { now: clock.now() })
          })
          out.result(shown(created), `${created.name.en} stands at /t/${created.slug}/ (id ${created.id}).`)
        })
      }),
    )

  placed(tenant.command('list'))
    .description('name the districts of this installation, oldest first')
    .action(
      action<Place>(async ({ options, out }) => {
        await withInstallation({ data: options.data }, async ({ database, clock }) => {
          const { openTenants } = await import('../modules/tenants/tenants.api.ts')
          const tenants = await openTenants({ database, clock }).list()
          out.result(tenants.map(shown), tenants.length === 0 ? 'No districts yet.' : tenants.map(line))
        })
      }),
    )
}

function localeOf(text: string | undefined): Locale {
  if (text === undefined || text === 'zh-CN') return 'zh-CN'
  if (text === 'en') return 'en'
  throw new Failure(`--locale must be en or zh-CN, not "${text}".`)
}

function shown({ id, slug, name, numberPrefix, hostNames, timeZone, locale, demo }: Tenant) {
  return { id, slug, name, numberPrefix, hostNames, timeZone, locale, demo }
}

function line(tenant: Tenant): string {
  const hosts = tenant.hostNames.length === 0 ? '' : `  ${tenant.hostNames.join(', ')}`
  return `${tenant.slug.padEnd(20)} ${tenant.name.en}${tenant.demo ? ' (demo)' : ''}${hosts}`
}
