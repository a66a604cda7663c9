import type { DisputeView } from '../../../../contract/disputes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type Doer, spine } from '../../cases/cases.api.ts'
import { type At, type Disputes, notFound, writing } from '../disputes.context.ts'
import { disputesStore } from '../disputes.store.ts'
import { enter, type Inside, standIn } from '../inside.ts'
import { type Act, decide } from '../matter/decide.rules.ts'
import type { Fact, Matter } from '../matter/matter.ts'
import { freezeAgreement } from '../papers/agreement.paper.ts'
import { viewOf } from '../reading/view.ts'
import { writeDown } from '../written.ts'

/** Who did something, as the timeline keeps it: the applicant, a party, or a post. */
export function doerIn({ who, post, parties, context }: Inside, at: At): Doer {
  if (who.seat !== 'party') return spine.doerOf(at.actor, post, context)
  return { kind: parties.find(({ id }) => id === who.partyId)?.n === 1 ? 'reporter' : 'party' }
}

/** One act on a dispute: by whom, on which version, what. */
export interface Acting {
  number: string
  seen: number
  /** Made under the lock, with what is inside; the place to look up what the rules need. */
  make(inside: Inside, tx: Tx): Act | Promise<Act>
  /** Done with it, in the same transaction, after the rules said yes. */
  alongside?(tx: Tx, given: { inside: Inside; after: Matter; facts: readonly Fact[] }): Promise<void>
}

/**
 * Does one act: enters, locks the case, decides, writes. Throws Refused `disputes.not_found`, `case.stale`, `disputes.not_now` and
 * whatever the act refuses. Gives the dispute as it stands afterwards, under the transaction it was written in.
 */
export async function actOn<T>(
  disputes: Disputes,
  at: At,
  { number, seen, make, alongside }: Acting,
  answer: (tx: Tx, inside: Inside | undefined) => Promise<T>,
): Promise<T> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await writing(disputes, at, async (tx) => {
    const first = await enter(disputes, tx, at, number, context)
    await disputes.cases.matters.change(tx, {
      ...{ context, caseId: first.record.id, lifecycle: 'dispute', seen, by: doerIn(first, at) },
      decide: async (state) => {
        const record = await disputesStore(tx).lock(first.record.id)
        if (!record) throw notFound()
        const inside = await standIn(disputes, tx, { at, record, context })
        const act = await make(inside, tx)
        const { after: decided, facts } = decide(record.detail, { act, who: inside.who, setting: inside.setting })
        await alongside?.(tx, { inside, after: decided, facts })
        const after = await freezeAgreement(disputes, tx, { inside, after: decided, at })
        const by = {
          accountId: at.actor.accountId,
          partyId: inside.who.seat === 'party' ? inside.who.partyId : undefined,
        }
        return await writeDown(tx, { state, record, after, facts, setting: inside.setting, context, by })
      },
    })
    const record = await disputesStore(tx).find(first.record.id)
    // Whoever stepped back is inside no more.
    const inside = record && (await standIn(disputes, tx, { at, record, context }).catch(() => undefined))
    return await answer(tx, inside)
  })
}

/** The same, answered with the dispute as it stands then. */
export async function act(disputes: Disputes, at: At, acting: Acting): Promise<DisputeView> {
  return await actOn(disputes, at, acting, async (tx, inside) => {
    if (!inside) throw notFound()
    return await viewOf(disputes, tx, inside, at)
  })
}
