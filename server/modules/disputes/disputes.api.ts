import type { Tx } from '../../platform/database/database.ts'
import { accountsOfChair } from './acting/table.service.ts'
import type { DisputeHappened } from './disputes.events.ts'
import { disputesStore } from './disputes.store.ts'
import { partySecret } from './inside.ts'
import { partiesStore } from './parties.store.ts'

export type { DisputeHappened } from './disputes.events.ts'

/** The secret with which the link of a notice opens a dispute for one party. */
export const secretOfParty = (secret: string, partyId: string): string => partySecret(secret, partyId)

/** A party as whoever tells it needs it. */
export interface PartyHearer {
  id: string
  accountId: string | null
  phone: string | null
  mail: string | null
  hearBack: 'none' | 'sms' | 'mail'
}

/** What somebody hears of a dispute: its number and where it is, never its subject or a name. */
export interface DisputeNews {
  number: string
  /** Units it lies in, down to whoever holds it, district first. */
  holderPath: string[]
  unitId: string
  due: string | null
  /** Parties it concerns, without the one that did it. */
  parties: PartyHearer[]
  /** Accounts of whoever sits in the chair. */
  mediators: string[]
}

/** What something that happened in a dispute is news of; undefined where it is gone. */
export async function findDisputeNews(tx: Tx, event: DisputeHappened, now: Date): Promise<DisputeNews | undefined> {
  const record = await disputesStore(tx).find(event.disputeId)
  if (!record) return undefined
  const { detail: m, path } = record
  const duty = m.duties.find(({ id }) => id === event.facts.id)
  const own = event.name === 'dispute.private_to_party' || event.name === 'dispute.duty_due'
  const parties = (await partiesStore(tx).of(record.id)).filter(({ id, n, erasedAt }) => {
    if (erasedAt !== null || id === event.byParty) return false
    return own ? id === duty?.partyId || n === event.facts.party : true
  })
  const session = typeof event.facts.from === 'string' ? event.facts.from : null
  return {
    ...{ number: record.number, unitId: record.unitId },
    holderPath: path.slice(0, path.indexOf(record.holderId) + 1),
    due: session ?? (duty ? `${duty.due}T04:00:00.000Z` : null),
    parties: parties.map(({ id, accountId, phone, mail, hearBack }) => ({ id, accountId, phone, mail, hearBack })),
    mediators: m.chair ? await accountsOfChair(tx, m.chair, now) : [],
  }
}
