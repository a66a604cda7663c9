import type { LocalizedName } from '../../../../contract/common.ts'
import type { PointsProposals } from '../../../../contract/points-proposals.ts'
import { Refused } from '../../../platform/errors.ts'
import { textOf } from '../../../platform/messages.ts'
import { type At, type Points, reading, writing } from '../points.context.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { checkKeeps, found } from '../rules/schemes.service.ts'
import { proposed, quietDays } from './proposals.rules.ts'
import { proposalsStore } from './proposals.store.ts'

// messages: points.proposal.name

const day = 86_400_000

/**
 * What comes up often at the place of a scheme, as proposals for rules that reward help with it: topics and places with enough
 * matters of different people, never somebody. For its stewards. Throws Refused `points.scheme_not_found`, `platform.forbidden`.
 */
export async function listProposals(points: Points, at: At, schemeId: string): Promise<PointsProposals> {
  const now = points.clock.now()
  const { scheme, putBy } = await reading(points, at, async (tx) => {
    const kept = found(await rulesStore(tx).scheme(schemeId))
    await checkKeeps(points, at, kept)
    const since = new Date(now.getTime() - quietDays * day)
    return { scheme: kept, putBy: await proposalsStore(tx).since(schemeId, since) }
  })
  const tenant = (await points.tenants.list()).find(({ id }) => id === at.tenantId)
  if (!tenant) throw new Refused('points.scheme_not_found', {}, { status: 404 })
  const { items, fewest, days } = await points.cases.concerns.at(tenant, scheme.unitId)
  const nameOf = ({ category }: (typeof items)[number]) => nameFor(category.name)
  const shown = scheme.endedAt ? [] : proposed(items, { putBy, nameOf })
  return {
    items: shown.map(({ category, place, cases, open, since }) => ({
      ...{ category, place, cases, open, since, name: nameFor(category.name) },
    })),
    ...{ fewest, days, quietDays },
  }
}

/** Puts a proposal by. Throws what `listProposals` throws; one that is not made (any more) is no error. */
export async function putBy(
  points: Points,
  at: At,
  wanted: { schemeId: string; categoryId: string; placeId: string },
): Promise<PointsProposals> {
  const { items } = await listProposals(points, at, wanted.schemeId)
  const isThere = items.some(({ category, place }) => category.id === wanted.categoryId && place.id === wanted.placeId)
  if (isThere) await writing(points, at, (tx, now) => proposalsStore(tx).putBy({ ...wanted, at: now }))
  return await listProposals(points, at, wanted.schemeId)
}

function nameFor(topic: LocalizedName): LocalizedName {
  const word = (locale: 'en' | 'zh-CN', of: string) =>
    textOf({ locale, area: 'points', key: 'points.proposal.name', values: { topic: of } })
  return { en: word('en', topic.en), zh: word('zh-CN', topic.zh) }
}
