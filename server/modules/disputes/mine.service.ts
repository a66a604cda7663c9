import type { Tx } from '../../platform/database/database.ts'
import type { Erased } from '../../platform/identity/personal-data.ts'
import { disputesStore } from './disputes.store.ts'
import { partiesStore } from './parties.store.ts'
import { privateStore } from './private/private.store.ts'

/** Everything kept about somebody in disputes they are a party of, for their own eyes: also what they said in private and were told there. */
export async function collectDisputes(tx: Tx, accountId: string): Promise<unknown> {
  const collected: unknown[] = []
  for (const party of await partiesStore(tx).ofAccount(accountId)) {
    const dispute = await disputesStore(tx).find(party.disputeId)
    const { secretHash: _secret, inviteHash: _invite, filedByPostId: _post, ...own } = party
    collected.push({
      ...own,
      number: dispute?.number,
      subject: dispute?.subject,
      state: dispute?.detail.state,
      ...(party.n === 1 ? { account: dispute?.account, wish: dispute?.wish } : {}),
      duties: dispute?.detail.duties.filter(({ partyId }) => partyId === party.id) ?? [],
      private: (await privateStore(tx, `party:${party.id}`).collect()).map(({ words, at, author }) => ({
        ...{ words, at, from: author === `party:${party.id}` ? 'you' : 'mediator' },
      })),
    })
  }
  return collected
}

/**
 * Destroys who somebody was in disputes and what was said in their private channels. What was agreed with others stays theirs to
 * rely on, without the name.
 */
export async function eraseDisputes(tx: Tx, accountId: string, now: Date): Promise<Erased> {
  const ids = await partiesStore(tx).erase(accountId, now)
  let erased = ids.length
  for (const id of ids) erased += await privateStore(tx, `party:${id}`).erase()
  return ids.length === 0 ? { erased } : { erased, kept: { rows: ids.length, why: 'disputes.kept.agreed' } }
}
