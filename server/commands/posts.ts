import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { type Post, Role } from '../../contract/people.ts'
import { action, Failure } from '../commandline.ts'
import { placed, withInstallation } from '../installation.ts'
import type { People } from '../modules/people/people.api.ts'
import { Refused } from '../platform/errors.ts'
import type { Accounts } from '../platform/identity/accounts.ts'
import { system } from '../platform/policy/actor.ts'

interface Where {
  data?: string
  tenant: string
}

interface PlaceOptions {
  unit?: string
  department?: string
}

interface CreateOptions extends Where, PlaceOptions {
  role: string
  account?: string
  holder?: string
  title?: string
  phone?: string
  from?: string
  until?: string
  namePublic?: boolean
}

/** `doorstep posts list|create|end|stand-in|import|export`: who may do what, where, until when. */
export function register(program: Command): void {
  const posts = program.command('posts').description('posts: who does what, where, and until when')
  addTables(posts)

  ofTenant(posts.command('list'))
    .description('list posts in force')
    .option('--unit <code>', 'at this unit and below')
    .option('--department <code>', 'of this department')
    .option('--role <role>', Role.options.join(', '))
    .option('--ended', 'also those that have ended')
    .action(
      action<Where & PlaceOptions & { role?: string; ended?: boolean }>(async ({ options, out }) => {
        await inTenant(options, async ({ people, tenantId }) => {
          const { listPosts } = await import('../modules/people/posts.service.ts')
          const place = await placeOf(people, tenantId, options)
          const role = options.role === undefined ? undefined : roleOf(options.role)
          const wanted = { unit: place.unitId, department: place.departmentId, role, below: true, limit: 200 }
          const found: Post[] = []
          for (let after: string | undefined, more = true; more; ) {
            const asking = { ...wanted, after, ended: options.ended ?? false }
            const page = await listPosts(people, { tenantId, actor: system }, asking)
            found.push(...page.items)
            after = page.next ?? undefined
            more = after !== undefined
          }
          out.result(found, found.length === 0 ? 'No posts.' : found.map(line))
        })
      }),
    )

  ofTenant(posts.command('create'))
    .description('give somebody a post; an administrator without a unit stands above all')
    .requiredOption('--role <role>', Role.options.join(', '))
    .option('--unit <code>', 'unit it stands at')
    .option('--department <code>', 'department, for a department officer')
    .option('--account <mail>', 'account of the holder (default: vacant)')
    .option('--holder <name>', 'name of the holder (default: as the account says)')
    .option('--title <words>', 'what it is called')
    .option('--phone <number>', 'duty phone')
    .option('--from <instant>', 'begin of the term, such as 2026-03-01T00:00:00+08:00 (default: now)')
    .option('--until <instant>', 'end of the term (default: open)')
    .option('--name-public', 'the holder agreed to their full name on the public board')
    .action(
      action<CreateOptions>(async ({ options, out }) => {
        await inTenant(options, async ({ people, accounts, tenantId }) => {
          const { createPost } = await import('../modules/people/posts.service.ts')
          const place = await placeOf(people, tenantId, options)
          const { holder, title, phone, account } = options
          const created = await createPost(
            people,
            { tenantId, actor: system },
            {
              ...place,
              role: roleOf(options.role),
              namePublic: options.namePublic ?? false,
              ...(account === undefined ? {} : { accountId: await accountOf(accounts, account) }),
              ...(holder === undefined ? {} : { holderName: holder }),
              ...(title === undefined ? {} : { title }),
              ...(phone === undefined ? {} : { dutyPhone: phone }),
              ...(options.from === undefined ? {} : { from: instantOf(options.from) }),
              ...(options.until === undefined ? {} : { until: instantOf(options.until) }),
            },
          )
          out.result(created, line(created))
        })
      }),
    )

  ofTenant(posts.command('end'))
    .description('end a post; its open work goes to the successor')
    .argument('<id>')
    .option('--until <instant>', 'when (default: now)')
    .option('--successor <id>', 'post at the same place that takes the work over')
    .action(
      action<Where & { until?: string; successor?: string }, [string]>(async ({ args: [postId], options, out }) => {
        await inTenant(options, async ({ people, tenantId }) => {
          const { endPost } = await import('../modules/people/posts.service.ts')
          const until = options.until === undefined ? undefined : instantOf(options.until)
          const wanted = { postId: idOf(postId), until, successorId: options.successor && idOf(options.successor) }
          const ended = await endPost(people, { tenantId, actor: system }, wanted)
          out.result(ended, line(ended))
        })
      }),
    )

  ofTenant(posts.command('stand-in'))
    .description('name who acts for the holder while they are away')
    .argument('<id>')
    .option('--account <mail>', 'account that stands in')
    .option('--post <id>', 'or: whoever holds this post')
    .option('--from <instant>', 'from when (default: now)')
    .requiredOption('--until <instant>', 'until when')
    .action(
      action<Where & { account?: string; post?: string; from?: string; until: string }, [string]>(
        async ({ args: [postId], options, out }) => {
          if ((options.account === undefined) === (options.post === undefined))
            throw new Failure('Name either --account or --post.')
          await inTenant(options, async ({ people, accounts, tenantId }) => {
            const { lendPost } = await import('../modules/people/posts.service.ts')
            const lent = await lendPost(
              people,
              { tenantId, actor: system },
              {
                postId: idOf(postId),
                standInPostId: options.post && idOf(options.post),
                accountId: options.account === undefined ? undefined : await accountOf(accounts, options.account),
                from: options.from === undefined ? undefined : instantOf(options.from),
                until: instantOf(options.until),
              },
            )
            out.result(lent, line(lent))
          })
        },
      ),
    )
}

function addTables(posts: Command): void {
  ofTenant(posts.command('import'))
    .description('bring in posts from a table (CSV) in one piece; rows that are not right are left out')
    .argument('<file>', 'table with the columns of the export; role and unit are needed')
    .option('--basis <words>', 'ground on which the names in it may be kept, for rows that state none')
    .option('--dry-run', 'say what would happen, change nothing')
    .option('--refused <file>', 'write the rows that are not taken, with the reason, as a table')
    .action(
      action<Where & { basis?: string; dryRun?: boolean; refused?: string }, [string]>(
        async ({ args: [file], options, out }) => {
          const content = readFileSync(file, 'utf8')
          await inTenant(options, async ({ people, tenantId }) => {
            const { startImport, findImport } = await import('../modules/people/import/import.service.ts')
            const { runImport } = await import('../modules/people/import/run-import.ts')
            const { stringify } = await import('csv-stringify/sync')
            const doing = { tenantId, actor: system, locale: 'en' as const }
            const brought = { content, fileName: basename(file), basis: options.basis, dryRun: options.dryRun ?? false }
            const { id } = await startImport(people, doing, brought, async () => {})
            await runImport(people, tenantId, id)
            const done = await findImport(people, doing, id)
            if (options.refused !== undefined) {
              const rows = done.refused.map(({ row, code, detail }) => ({ row, code, reason: detail }))
              writeFileSync(options.refused, stringify(rows, { header: true, bom: true, escape_formulas: true }))
            }
            if (done.state !== 'done')
              throw new Refused(done.problem ?? 'post_import.cancelled', { problem: '', column: '' })
            out.result(done, [
              `${done.dryRun ? 'Would create' : 'Created'} ${done.created} of ${done.rows}; there already: ${done.unchanged}; refused: ${done.refusedTotal}`,
              ...done.refused.slice(0, 20).map(({ row, detail }) => `  row ${row}: ${detail}`),
            ])
          })
        },
      ),
    )

  ofTenant(posts.command('export'))
    .description('write posts that have not ended as a table, in the shape the import reads')
    .option('--out <file>', 'file to write (default: standard output)')
    .action(
      action<Where & { out?: string }>(async ({ options, out }) => {
        await inTenant(options, async ({ people, tenantId }) => {
          const { exportPosts } = await import('../modules/people/import/import.service.ts')
          const table = await exportPosts(people, { tenantId, actor: system })
          if (options.out === undefined) return out.result(table, table)
          writeFileSync(options.out, table)
          out.result({ file: options.out }, `Written to ${options.out}`)
        })
      }),
    )
}

const ofTenant = (command: Command): Command =>
  placed(command).requiredOption('--tenant <slug>', 'short name of the district')

async function inTenant(
  options: Where,
  work: (given: { people: People; accounts: Accounts; tenantId: string }) => Promise<void>,
): Promise<void> {
  await withInstallation({ data: options.data }, async (installation) => {
    const { openTenants } = await import('../modules/tenants/tenants.api.ts')
    const { openTerritory } = await import('../modules/territory/territory.api.ts')
    const { openPeople } = await import('../modules/people/people.api.ts')
    const { accountsOf } = await import('../platform/identity/accounts.ts')
    const found = await openTenants(installation).find({ slug: options.tenant, host: undefined })
    if (!found) throw new Failure(`There is no district called ${options.tenant}.`)
    const accounts = accountsOf({ pool: installation.database.pool, clock: installation.clock })
    const people = openPeople({ ...installation, territory: openTerritory(installation) })
    // The running server hears of the change by the outbox; this process ends and remembers nothing.
    people.connect({ accounts, forgetPosts: () => {} })
    await work({ people, accounts, tenantId: found.id })
  })
}

async function placeOf(people: People, tenantId: string, { unit, department }: PlaceOptions) {
  const place: { unitId?: string; departmentId?: string } = {}
  if (unit !== undefined) {
    const found = (await people.territory.atlas(tenantId)).findByCode(unit)
    if (!found) throw new Failure(`There is no unit with the code ${unit}.`)
    place.unitId = found.id
  }
  if (department !== undefined) {
    const { findDepartmentByCode } = await import('../modules/territory/territory.api.ts')
    const found = await people.database.tx(tenantId, (tx) => findDepartmentByCode(tx, department))
    if (!found) throw new Failure(`There is no department with the code ${department}.`)
    place.departmentId = found.id
  }
  return place
}

function roleOf(text: string): Role {
  const role = Role.safeParse(text)
  if (!role.success) throw new Failure(`"${text}" isn't a role: ${Role.options.join(', ')}.`)
  return role.data
}

function instantOf(text: string): string {
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime()))
    throw new Failure(`"${text}" isn't an instant, such as 2026-03-01T00:00:00+08:00.`)
  return instant.toISOString()
}

function idOf(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new Failure(`"${text}" isn't the id of a post: posts list shows them.`)
  return text
}

async function accountOf(accounts: Accounts, mail: string): Promise<string> {
  const account = await accounts.findByMail(mail)
  if (!account) throw new Failure(`There is no account with the mail address ${mail}.`)
  return account.id
}

const line = (post: Post): string =>
  [
    post.id,
    post.role,
    post.unit?.code ?? post.department?.code ?? 'all',
    post.holder ?? '(vacant)',
    post.until ? `until ${post.until}` : '',
  ]
    .filter(Boolean)
    .join('  ')
