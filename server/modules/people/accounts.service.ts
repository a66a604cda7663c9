import type { FoundAccount } from '../../../contract/people.ts'
import { Refused } from '../../platform/errors.ts'
import { maskMail } from '../../platform/policy/mask.ts'
import type { People } from './people.api.ts'
import { mayFillPosts } from './people.policy.ts'
import { peopleStore } from './people.store.ts'
import type { Doing } from './posts.service.ts'

/** Accounts shown at once. */
const shown = 10

/**
 * Accounts a post may be given to: by name those who hold or held a post here, anybody else only by their whole mail
 * address. Residents are not a list to leaf through. Throws Refused `platform.forbidden` for whoever fills no posts.
 */
export async function findAccounts(people: People, doing: Doing, words: string): Promise<{ items: FoundAccount[] }> {
  const { tenantId, actor } = doing
  if (!mayFillPosts(actor)) throw new Refused('platform.forbidden', {}, { status: 403 })
  const wanted = words.trim()
  const named = await people.database.tx(
    tenantId,
    (tx) => peopleStore(tx).accountsNamed(wanted, people.clock.now(), shown),
    { readOnly: true },
  )
  const known = new Map(named.map((one) => [one.accountId, one.roles]))
  const byMail = wanted.includes('@') ? await people.identity?.accounts.findByMail(wanted) : undefined
  if (byMail && !byMail.erasedAt && !known.has(byMail.id)) known.set(byMail.id, [])
  const accounts = await Promise.all([...known.keys()].map((id) => people.identity?.accounts.find(id)))
  return {
    items: accounts.flatMap((account) =>
      account && !account.erasedAt
        ? [{ id: account.id, name: account.name, login: maskMail(account.mail), roles: known.get(account.id) ?? [] }]
        : [],
    ),
  }
}
