import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withInstallation } from '../installation.ts'
import type { AccountRow } from '../platform/identity/account.store.ts'
import type { Accounts } from '../platform/identity/accounts.ts'

interface Place {
  data?: string
}

interface CreateOptions extends Place {
  mail: string
  name: string
  phone?: string
  password?: string
}

/** `doorstep account create|list|password|drop-second-step`: who can sign in. What they may do is a matter of posts. */
export function register(program: Command): void {
  const account = program.command('account').description('who can sign in; what they may do comes from their posts')

  placed(account.command('create'))
    .description('add an account')
    .requiredOption('--mail <address>', 'mail address; signs in with it')
    .requiredOption('--name <name>', 'name of the person')
    .option('--phone <number>', 'phone with country code, such as +8613900000000; codes go there')
    .option('--password <source>', '- reads it from standard input; left out: signs in by code or passkey')
    .action(
      action<CreateOptions>(async ({ options, out }) => {
        const password = options.password === undefined ? undefined : await passwordOf(options.password)
        await withAccounts(options, async (accounts) => {
          const { mail, name, phone } = options
          const created = await accounts.create({ mail, name, phone, password })
          out.result(shown(created), `${created.name} can sign in as ${created.mail} (id ${created.id}).`)
        })
      }),
    )

  placed(account.command('list'))
    .description('list accounts, oldest first')
    .option('--after <id>', 'go on after this id')
    .option('--limit <number>', 'how many at most', '100')
    .action(
      action<Place & { after?: string; limit: string }>(async ({ options, out }) => {
        const limit = Number(options.limit)
        if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
          throw new Failure('--limit must be from 1 to 10000.')
        await withAccounts(options, async (accounts) => {
          const rows = await accounts.list({ after: options.after, limit })
          out.result(rows.map(shown), rows.length === 0 ? 'No accounts yet.' : rows.map(line))
        })
      }),
    )

  placed(account.command('password'))
    .description('set a new password and sign the account out everywhere')
    .requiredOption('--mail <address>', 'mail address of the account')
    .requiredOption('--password <source>', '- reads it from standard input')
    .action(
      action<Place & { mail: string; password: string }>(async ({ options, out }) => {
        const password = await passwordOf(options.password)
        await withAccounts(options, async (accounts) => {
          await accounts.setPassword(options.mail, password)
          out.result({ mail: options.mail, changed: true }, `The password of ${options.mail} is changed.`)
        })
      }),
    )

  placed(account.command('drop-second-step'))
    .description('take away the second step of somebody who lost their phone; make sure that it is them')
    .requiredOption('--mail <address>', 'mail address of the account')
    .action(
      action<Place & { mail: string }>(async ({ options, out }) => {
        await withAccounts(options, async (accounts) => {
          await accounts.dropSecondFactor(options.mail)
          out.result({ mail: options.mail, dropped: true }, `${options.mail} signs in with the password alone now.`)
        })
      }),
    )
}

async function withAccounts(options: Place, work: (accounts: Accounts) => Promise<void>): Promise<void> {
  await withInstallation(options, async ({ database, clock }) => {
    const { accountsOf } = await import('../platform/identity/accounts.ts')
    await work(accountsOf({ pool: database.pool, clock }))
  })
}

/** The first line of standard input. On the command line itself a password would stand in the shell's history. */
async function passwordOf(option: string): Promise<string> {
  if (option !== '-') throw new Failure('Give --password - and the password on standard input.')
  let text = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) {
    text += chunk
    if (text.includes('\n')) break
  }
  const [password = ''] = text.split(/\r?\n/)
  if (password === '') throw new Failure('There was no password on standard input.')
  return password
}

function shown({ id, name, mail, phone, secondFactor, createdAt }: AccountRow) {
  return { id, name, mail, phone, secondFactor, createdAt }
}

function line({ id, name, mail, secondFactor }: AccountRow): string {
  return `${id}  ${mail.padEnd(32)} ${name}${secondFactor ? '  (second step)' : ''}`
}
