import type { Clock } from '../../../platform/clock.ts'
import { type DisputeHappened, findDisputeNews } from '../../disputes/disputes.api.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { type Hearer, heard, type NewsSource } from '../going-out/news.ts'
import { disputeKinds } from '../kinds/dispute-kinds.rules.ts'
import { deskFor, hearerOf } from './hearers.ts'

/** News of disputes: that something is to be answered, signed or done, by number and place; no subject, no name, no word of it. */
export function disputeNews(given: { territory: Territory; clock: Clock }): NewsSource {
  const { territory, clock } = given
  return {
    kinds: disputeKinds,
    events: [...new Set(disputeKinds.map((kind) => kind.event))],
    async open(tenant) {
      const atlas = await territory.atlas(tenant.id)
      return async (tx, event) => {
        const told = heard<DisputeHappened>(event)
        const now = clock.now()
        const news = await findDisputeNews(tx, told, now)
        if (!news) return undefined
        const audiences = disputeKinds.filter((kind) => kind.event === event.name).map((kind) => kind.audience)
        const hearers: Hearer[] = []
        if (audiences.includes('reporter'))
          hearers.push(
            ...news.parties.map(
              ({ id, accountId, phone, mail, hearBack }): Hearer => ({
                ...{ accountId, phone, mail, audience: 'reporter', ref: `party:${id}`, party: id, locale: undefined },
                hearBack: accountId ? undefined : hearBack,
              }),
            ),
          )
        if (audiences.includes('handler'))
          hearers.push(...news.mediators.map((one): Hearer => ({ ...hearerOf(one, 'handler'), surface: 'console' })))
        if (audiences.includes('holder')) hearers.push(...(await deskFor(tx, news.holderPath, now)))
        return {
          event: event.name,
          matter: { kind: 'dispute', id: told.disputeId, number: news.number },
          occurrence: told.occurrence,
          danger: false,
          facts: { place: atlas.find(news.unitId)?.name ?? null, words: null, due: news.due },
          doneBy: told.by ?? undefined,
          hearers,
        }
      }
    },
  }
}
