import type { Clock } from '../../../platform/clock.ts'
import { type DeliberationTold, findDeliberationNews } from '../../assembly/assembly.api.ts'
import type { Territory } from '../../territory/territory.api.ts'
import type { Hearer, NewsSource } from '../going-out/news.ts'
import { assemblyKinds } from '../kinds/assembly-kinds.rules.ts'
import { deskFor, hearerOf } from './hearers.ts'

/** News of deliberations: moved, called off, a seat that came free, minutes to read; an invitation; an objection to answer. */
export function assemblyNews(given: { territory: Territory; clock: Clock }): NewsSource {
  const { territory, clock } = given
  return {
    kinds: assemblyKinds,
    events: [...new Set(assemblyKinds.map((kind) => kind.event))],
    async open(tenant) {
      const atlas = await territory.atlas(tenant.id)
      return async (tx, event) => {
        const told = event as unknown as DeliberationTold
        const now = clock.now()
        const news = await findDeliberationNews(tx, told, now)
        if (!news) return undefined
        const audiences = assemblyKinds.filter((kind) => kind.event === event.name).map((kind) => kind.audience)
        const hearers: Hearer[] = []
        if (audiences.includes('reporter'))
          hearers.push(
            ...news.attendees.map(
              ({ id, accountId, phone, mail, hearBack, locale }): Hearer => ({
                ...{ accountId, phone, mail, locale, audience: 'reporter', ref: `sign-up:${id}` },
                hearBack: accountId && hearBack === 'none' ? undefined : hearBack,
              }),
            ),
          )
        if (audiences.includes('handler')) hearers.push(...news.invited.map((one) => hearerOf(one, 'handler')))
        if (audiences.includes('holder'))
          hearers.push(...(await deskFor(tx, atlas.find(news.callerUnitId)?.path ?? [], now)))
        const isMinutes = event.name === 'deliberation.minutes_out' || event.name === 'deliberation.objected'
        return {
          event: event.name,
          matter: { kind: 'deliberation', id: told.deliberationId, number: '' },
          occurrence: told.occurrence,
          danger: false,
          facts: {
            ...{ category: news.title, place: atlas.find(news.unitId)?.name ?? null },
            words: event.name === 'deliberation.moved' || event.name === 'deliberation.cancelled' ? news.why : null,
            due: (isMinutes ? news.objectUntil : news.beginsAt)?.toISOString() ?? null,
          },
          doneBy: told.by ?? undefined,
          hearers,
        }
      }
    },
  }
}
