import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedError } from './error.ts'

/** The user PostgreSQL runs as when we are root, which it refuses to be. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** Users to run as, best first. The last one exists everywhere. */
const preferred = ['doorstep', 'postgres', 'nobody']

/**
 * The unprivileged user for the database, or undefined when this process is not root and simply runs it itself.
 * A database that exists keeps its owner, `owner` being the user id of its folder. Throws when there is no such user.
 */
export function unprivilegedAccount(owner?: number): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0)
  const found =
    owner === undefined
      ? preferred.map((name) => accounts.find((account) => account.name === name)).find(Boolean)
      : accounts.find((account) => account.uid === owner)
  if (found) return found
  throw new EmbeddedError(
    owner === undefined
      ? `PostgreSQL must not run as root, and there is no user ${preferred.join(', ')} to run it as. Make one: useradd --system doorstep`
      : `The database belongs to user id ${owner}, which is not a user of this machine.`,
  )
}

/** True when an account may pass through every folder down to `path`; ACLs are not looked at. */
export function canReach(account: Account, path: string): boolean {
  const { mode, uid, gid } = statSync(path)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const parent = dirname(path)
  return parent === path || canReach(account, parent)
}
