import type { DisputePrivateMessage } from '../../../../contract/disputes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { type At, type Disputes, notFound, reading, writing } from '../disputes.context.ts'
import type { DisputeHappened } from '../disputes.events.ts'
import { disputesStore } from '../disputes.store.ts'
import { enter, type Inside } from '../inside.ts'
import { actsOf } from '../matter/acts.rules.ts'
import { type PrivateMessage, privateStore, type Side } from './private.store.ts'

/** As which side somebody enters the channel of a party. The desk, other parties and former mediators are no side: `disputes.not_found`. */
function sideOf({ who, record, parties }: Inside, partyId: string): Side {
  if (!parties.some(({ id }) => id === partyId)) throw notFound()
  if (who.seat === 'party' && who.partyId === partyId) return `party:${partyId}`
  if (who.seat === 'mediator' && record.detail.chair) return `mediator:${record.detail.chair.id}`
  throw notFound()
}

const asSeen = (message: PrivateMessage, side: Side): DisputePrivateMessage => ({
  ...{ id: message.id, at: message.at.toISOString(), words: message.words, mine: message.author === side },
  from: message.author === message.party ? 'party' : 'mediator',
  appointmentId: message.mediator.slice('mediator:'.length),
})

/** The channel of a party, as far as this side may read it: a mediator who came later reads nothing from before. */
export async function readPrivate(
  disputes: Disputes,
  at: At,
  wanted: { number: string; id: string },
): Promise<{ items: DisputePrivateMessage[]; open: boolean }> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await reading(disputes, at, async (tx) => {
    const inside = await enter(disputes, tx, at, wanted.number, context)
    const side = sideOf(inside, wanted.id)
    const messages = await privateStore(tx, side).list(inside.record.id, `party:${wanted.id}`)
    return { items: messages.map((each) => asSeen(each, side)), open: mayWrite(inside) }
  })
}

const mayWrite = ({ record, who, setting }: Inside) => actsOf(record.detail, who, setting).includes('write_private')

/** Says something in private. Nothing of it but that it was said leaves the channel. Throws Refused `disputes.not_now`. */
export async function writePrivate(
  disputes: Disputes,
  at: At,
  wanted: { number: string; id: string; words: string },
): Promise<DisputePrivateMessage> {
  const context = await disputes.cases.contextOf(at.tenant)
  // The answer of a write that is sent again is kept sealed, and opens only with the key its sender made.
  return await writing(disputes, at, async (tx, now) => {
    const inside = await enter(disputes, tx, at, wanted.number, context)
    const side = sideOf(inside, wanted.id)
    const { chair } = inside.record.detail
    if (!chair || !mayWrite(inside)) throw new Refused('disputes.not_now', {}, { status: 409 })
    const message: PrivateMessage = {
      ...{ id: uuidv7(), disputeId: inside.record.id, party: `party:${wanted.id}`, mediator: `mediator:${chair.id}` },
      ...{ author: side, words: wanted.words, at: now },
    }
    await privateStore(tx, side).insert(message)
    await disputesStore(tx).privateGone(inside.record.id, null)
    await tellSide(tx, inside, { at, partyId: wanted.id, side })
    return asSeen(message, side)
  })
}

/** The other side hears that something was said, and no word of it. */
async function tellSide(
  tx: Tx,
  { record, parties }: Inside,
  { at, partyId, side }: { at: At; partyId: string; side: Side },
): Promise<void> {
  const party = parties.find(({ id }) => id === partyId)
  const toMediator = side.startsWith('party:')
  await outbox(tx).publish<DisputeHappened>({
    ...{ name: toMediator ? 'dispute.private_to_mediator' : 'dispute.private_to_party', disputeId: record.id },
    ...{ facts: { party: party?.n ?? 0 }, occurrence: uuidv7(), by: at.actor.accountId ?? null },
    byParty: toMediator ? partyId : null,
  })
}
