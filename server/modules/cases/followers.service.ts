import type { Contact } from '../../../contract/cases.ts'
import { Refused } from '../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../platform/http/idempotency.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import type { CasesDeps } from './cases.context.ts'
import { casesStore } from './cases.store.ts'
import { followersStore } from './followers.store.ts'
import { isOpen } from './lifecycle/case-state.ts'
import { hashSecret, newSecret } from './secret.rules.ts'

/** «Me too»: hears how a case ends instead of filing another. */
export interface FollowersService {
  follow(
    who: { tenant: Tenant; actor: Actor },
    given: {
      caseId: string
      contact: Pick<Contact, 'phone' | 'mail' | 'hearBack'> & { forSomebodyElse?: boolean }
      claim: IdempotencyClaim | undefined
      locale: string
    },
  ): Promise<{ number: string; secret: string; followers: number }>
}

/** Makes the followers service. */
export function createFollowers(deps: CasesDeps): FollowersService {
  return {
    async follow({ tenant, actor }, { caseId, contact, claim, locale }) {
      const secret = newSecret()
      return await deps.database.tx(tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            const { state } = await casesStore(tx).getForChange(caseId)
            // Disputes and petitions are nobody's to join by a number.
            if (state.lifecycle !== 'report') throw new Refused('case.not_found')
            if (!isOpen(state)) throw new Refused('case.ended', {}, { status: 409 })
            const followers = await followersStore(tx).add({
              id: uuidv7(),
              case_id: caseId,
              // Two callers that one desk lets join are two people.
              account_id: contact.forSomebodyElse && actor.posts.length > 0 ? null : (actor.accountId ?? null),
              secret_hash: hashSecret(secret),
              hear_back: contact.hearBack,
              phone: contact.phone ?? null,
              mail: contact.mail ?? null,
              locale,
              since: deps.clock.now(),
            })
            return { number: state.number, secret, followers }
          },
        }),
      )
    },
  }
}
