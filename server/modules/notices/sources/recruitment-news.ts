import type { LocalizedName } from '../../../../contract/common.ts'
import type { Clock } from '../../../platform/clock.ts'
import { textOf } from '../../../platform/messages.ts'
import { type ApplicationMoved, findApplicationNews } from '../../people/recruitment/recruitment.api.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { type Hearer, heard, type NewsSource } from '../going-out/news.ts'
import { recruitmentKinds } from '../kinds/recruitment-kinds.rules.ts'
import { deskFor, hearerOf } from './hearers.ts'

// messages: cases.role.*

/** News of recruitment: what becomes of an application, and what desks have to decide. */
export function recruitmentNews(given: { territory: Territory; clock: Clock }): NewsSource {
  const { territory, clock } = given

  return {
    kinds: recruitmentKinds,
    events: [...new Set(recruitmentKinds.map((kind) => kind.event))],
    async open(tenant) {
      const atlas = await territory.atlas(tenant.id)
      return async (tx, event) => {
        const { applicationId, version, by } = heard<ApplicationMoved>(event)
        const news = await findApplicationNews(tx, applicationId)
        if (!news) return undefined
        const unit = atlas.find(news.unitId)
        const audiences = recruitmentKinds.filter((kind) => kind.event === event.name).map((kind) => kind.audience)
        const hearers: Hearer[] = []
        if (audiences.includes('reporter') && news.applicant) hearers.push(hearerOf(news.applicant, 'reporter'))
        if (audiences.includes('holder')) hearers.push(...(await deskFor(tx, unit?.path ?? [], clock.now())))
        return {
          event: event.name,
          matter: { kind: 'recruitment', id: applicationId, number: '' },
          occurrence: String(version),
          danger: false,
          facts: {
            category: roleName(news.role),
            place: unit?.name ?? null,
            words: event.name === 'recruitment.cancelled' ? news.cancelledWhy : null,
            // The last minute of the last day, which people understand better than the midnight after it.
            due: news.publishedUntil ? new Date(news.publishedUntil.getTime() - 60_000).toISOString() : null,
          },
          doneBy: by ?? undefined,
          hearers,
        }
      }
    },
  }
}

const roleName = (role: string): LocalizedName => {
  const word = (locale: 'en' | 'zh-CN') => textOf({ locale, area: 'cases', key: `cases.role.${role}` })
  return { en: word('en'), zh: word('zh-CN') }
}
