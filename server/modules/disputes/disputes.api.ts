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

/** A session a mediator led, as whoever thanks them needs it: nothing of the matter or of anybody else in it. */
export interface SessionDeed {
  /** That of the session: no number, and opens nothing. */
  id: string
  accountId: string
  postId: string
  from: Date
  /** Minutes it was set for. */
  minutes: number
  /** Units it lies in, district first. */
  unitPath: string[]
}

/** What `dispute.session_held` says somebody did; undefined where nobody came, or where it is gone. */
export async function findSessionDeed(
  tx: Tx,
  event: Pick<DisputeHappened, 'disputeId' | 'facts' | 'by'>,
): Promise<SessionDeed | undefined> {
  const record = await disputesStore(tx).find(event.disputeId)
  const session = record?.detail.sessions.find(({ n, state }) => n === event.facts.n && state === 'held')
  if (!record || !session || session.present.length === 0) return undefined
  const { chair, chairs } = record.detail
  // Whoever wrote it down sat there, unless a desk did it for them.
  const led = [...(chair ? [chair] : []), ...chairs.toReversed()]
  const by = led.find(({ accountId }) => accountId === event.by) ?? led[0]
  if (!by) return undefined
  const [from, until] = [new Date(session.from), new Date(session.until)]
  return {
    ...{ id: session.id, accountId: by.accountId, postId: by.postId, from, unitPath: record.path },
    minutes: Math.max(1, Math.round((until.getTime() - from.getTime()) / 60_000)),
  }
}
