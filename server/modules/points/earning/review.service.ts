import type { ReviewItem } from '../../../../contract/points-claims.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type At, type Points, reading, writing } from '../points.context.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { checkKeeps, found, reviewOf } from '../rules/schemes.service.ts'
import { claimsStore } from './claims.store.ts'
import { burstsIn, pairsIn } from './earning.rules.ts'
import { grantsStore } from './grants.store.ts'

/**
 * What the steward of a scheme should look at: two who approve each other, very many approvals within an hour, caps that were
 * reached; the settings of the scheme say from when on. Made anew each time, kept nowhere, names nobody, and nothing follows from it by itself. Throws Refused
 * `points.scheme_not_found`, `platform.forbidden`.
 */
export async function reviewList(points: Points, at: At, schemeId: string): Promise<{ items: ReviewItem[] }> {
  return await reading(points, at, async (tx) => {
    const scheme = found(await rulesStore(tx).scheme(schemeId))
    await checkKeeps(points, at, scheme)
    const settings = reviewOf(scheme)
    const since = new Date(points.clock.now().getTime() - settings.days * 86_400_000)
    const grants = grantsStore(tx)
    const approvals = await claimsStore(tx).approvals(schemeId, since)
    const looks = await grants.looks(schemeId)
    const looked = (kind: string, key: string) => {
      const look = looks.find((each) => each.kind === kind && each.key === key)
      return look ? { at: look.at.toISOString(), words: look.words } : null
    }
    const odd = [...pairsIn(approvals, settings), ...burstsIn(approvals, settings)].map(
      ({ kind, key, approvals: behind }): ReviewItem => {
        const times = behind.map((each) => each.at.getTime())
        const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
        const claimIds = behind.slice(0, 50).map(({ claimId }) => claimId)
        const when = { since: first.toISOString(), until: last.toISOString() }
        return { kind, key, count: behind.length, ...when, claimIds, rule: null, looked: looked(kind, key) }
      },
    )
    const capped = await grants.capped(schemeId, since)
    const rules = await rulesStore(tx).ofVersions(capped)
    const caps = capped.map(({ key, count, since: from, until, claimIds, ruleId }): ReviewItem => {
      const when = { since: from.toISOString(), until: until.toISOString() }
      const rule = rules.find(({ id }) => id === ruleId)?.detail.name ?? null
      return { kind: 'cap', key, count, ...when, claimIds, rule, looked: looked('cap', key) }
    })
    return { items: [...odd, ...caps] }
  })
}

/** Writes down what was found when somebody looked at a line. Throws Refused `points.scheme_not_found`, `points.line_not_found`, `platform.forbidden`. */
export async function lookAt(
  points: Points,
  at: At,
  wanted: { schemeId: string; kind: 'pair' | 'burst' | 'cap'; key: string; words: string },
): Promise<{ done: true }> {
  const { items } = await reviewList(points, at, wanted.schemeId)
  if (!items.some(({ kind, key }) => kind === wanted.kind && key === wanted.key))
    throw new Refused('points.line_not_found', {}, { status: 404 })
  return await writing(points, at, async (tx, now) => {
    const postId = at.actor.posts.length === 1 ? (at.actor.posts[0]?.id ?? null) : null
    await grantsStore(tx).addLook({ id: uuidv7(), ...wanted, at: now, postId })
    return { done: true } as const
  })
}
