import type { LocalizedName } from '../../../../contract/common.ts'
import type { Clock } from '../../../platform/clock.ts'
import { textOf } from '../../../platform/messages.ts'
import {
  findClaimNews,
  findCorrectionNews,
  findStarNews,
  type PointsClaimDecided,
  type PointsCorrected,
  type PointsExpiring,
  type StarMoved,
} from '../../points/points.api.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { type Happened, type Hearer, heard, type News, type NewsSource } from '../going-out/news.ts'
import { pointsKinds } from '../kinds/points-kinds.rules.ts'
import { deskFor, hearerOf } from './hearers.ts'

// messages: stars.grade

/** News of points: what expires, what became of a claim, what was put right, and the way of a star. */
export function pointsNews(given: { territory: Territory; clock: Clock }): NewsSource {
  const { territory, clock } = given
  return {
    kinds: pointsKinds,
    events: [...new Set(pointsKinds.map((kind) => kind.event))],
    async open(tenant) {
      const atlas = await territory.atlas(tenant.id)
      return async (tx, event) => {
        if (event.name === 'points.expiring') return expiring(event)
        if (event.name === 'points.corrected') {
          const told = heard<PointsCorrected>(event)
          const news = await findCorrectionNews(tx, told)
          return news && pointsNewsOf(event, { ...news, id: told.grantId, occurrence: told.correctionId, by: told.by })
        }
        if (event.name.startsWith('points.')) {
          const told = heard<PointsClaimDecided>(event)
          const news = await findClaimNews(tx, told.claimId)
          return news && pointsNewsOf(event, { ...news, id: told.claimId, occurrence: news.decidedAt, by: told.by })
        }
        const { starId, version, by } = heard<StarMoved>(event)
        const news = await findStarNews(tx, starId)
        if (!news) return undefined
        const unit = atlas.find(news.unitId)
        const audiences = pointsKinds.filter((kind) => kind.event === event.name).map((kind) => kind.audience)
        const hearers: Hearer[] = []
        if (audiences.includes('reporter')) hearers.push(hearerOf(news.owner, 'reporter'))
        if (audiences.includes('holder')) hearers.push(...(await deskFor(tx, unit?.path ?? [], clock.now())))
        return {
          event: event.name,
          matter: { kind: 'star', id: starId, number: '' },
          occurrence: String(version),
          danger: false,
          facts: {
            category: gradeName(news.grade),
            place: unit?.name ?? null,
            words: event.name === 'star.refused' ? news.why : null,
            due: news.publishedUntil?.toISOString() ?? null,
          },
          doneBy: by ?? undefined,
          hearers,
        }
      }
    },
  }
}

function expiring(event: Happened): News {
  const { accountId, points, expiresAt } = heard<PointsExpiring>(event)
  return {
    event: event.name,
    matter: { kind: 'points', id: accountId, number: '' },
    occurrence: expiresAt,
    danger: false,
    facts: { words: String(points), due: expiresAt },
    doneBy: undefined,
    hearers: [hearerOf(accountId, 'reporter')],
  }
}

function pointsNewsOf(
  event: Happened,
  of: { owner: string; rule: LocalizedName; why: string | null; id: string; occurrence: string; by: string | null },
): News {
  return {
    event: event.name,
    matter: { kind: 'points', id: of.id, number: '' },
    occurrence: of.occurrence,
    danger: false,
    facts: { category: of.rule, words: of.why },
    doneBy: of.by ?? undefined,
    hearers: [hearerOf(of.owner, 'reporter')],
  }
}

const gradeName = (grade: number): LocalizedName => {
  const word = (locale: 'en' | 'zh-CN') => textOf({ locale, area: 'stars', key: 'stars.grade', values: { grade } })
  return { en: word('en'), zh: word('zh-CN') }
}
