import { findNeedNews, type NeedWithdrawn } from '../../people/organisations/organisations.api.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { heard, type NewsSource } from '../going-out/news.ts'
import { organisationKinds } from '../kinds/team-kinds.rules.ts'
import { hearerOf } from './hearers.ts'

/** News of organisations: what they had promised for is wanted no more, and why. */
export function organisationNews({ territory }: { territory: Territory }): NewsSource {
  return {
    kinds: organisationKinds,
    events: organisationKinds.map((kind) => kind.event),
    async open(tenant) {
      const atlas = await territory.atlas(tenant.id)
      return async (tx, event) => {
        const told = heard<NeedWithdrawn>(event)
        const news = await findNeedNews(tx, told)
        if (!news) return undefined
        return {
          event: event.name,
          matter: { kind: 'organisation', id: told.organisationId, number: '' },
          occurrence: told.needId,
          danger: false,
          facts: { category: news.organisation, place: atlas.find(news.unitId)?.name ?? null, words: news.words },
          doneBy: told.by ?? undefined,
          hearers: news.speakers.map((accountId) => hearerOf(accountId, 'follower')),
        }
      }
    },
  }
}
