import type { LocalizedName } from '../../../../contract/common.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { textOf } from '../../../platform/messages.ts'
import {
  findClaimNews,
  findCorrectionNews,
  findGivenNews,
  findNeedNews,
  findStarNews,
  type PointsClaimDecided,
  type PointsCorrected,
  type PointsExpiring,
  type PointsGiven,
  type PointsNeedEnded,
  type StarMoved,
} from '../../points/points.api.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { type Happened, type Hearer, heard, type News, type NewsSource } from '../going-out/news.ts'
import { pointsKinds } from '../kinds/points-kinds.rules.ts'
import { deskFor, hearerOf } from './hearers.ts'

// messages: stars.grade, points.given.household

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
        if (event.name === 'points.given') return await thanked(tx, event)
        if (event.name.startsWith('points.need_')) return await needEnded(tx, event)
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

/** Of a gift nobody reads whose it was but whoever opens their points. */
async function thanked(tx: Tx, event: Happened): Promise<News | undefined> {
  const { entryId } = event as unknown as PointsGiven
  const news = await findGivenNews(tx, entryId)
  if (!news) return undefined
  return {
    event: event.name,
    matter: { kind: 'points', id: entryId, number: '' },
    occurrence: entryId,
    danger: false,
    facts: { category: news.rule ?? wordOf('points', 'points.given.household'), words: String(news.points) },
    doneBy: undefined,
    hearers: [hearerOf(news.owner, 'reporter')],
  }
}

async function needEnded(tx: Tx, event: Happened): Promise<News | undefined> {
  const { needId } = event as unknown as PointsNeedEnded
  const news = await findNeedNews(tx, needId)
  if (!news) return undefined
  return {
    event: event.name,
    matter: { kind: 'need', id: needId, number: '' },
    occurrence: event.name,
    danger: false,
    facts: { category: news.title, words: news.why },
    doneBy: undefined,
    hearers: news.pledgers.map((owner) => hearerOf(owner, 'reporter')),
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

const gradeName = (grade: number): LocalizedName => wordOf('stars', 'stars.grade', { grade })

function wordOf(area: string, key: string, values: Record<string, number> = {}): LocalizedName {
  const word = (locale: 'en' | 'zh-CN') => textOf({ locale, area, key, values })
  return { en: word('en'), zh: word('zh-CN') }
}
