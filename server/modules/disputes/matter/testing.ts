import { usualSettings } from '../settings/usual.rules.ts'
import { type Matter, newMatter, type Setting, type Who } from './matter.ts'

const dayLength = 86_400_000

/** The world of the rules on paper: three tiers, days in UTC that end at midnight, and a clock that is turned by hand. */
export function paperWorld(start = '2026-03-02T02:00:00.000Z') {
  let now = new Date(start)
  let ids = 0
  const after = (days: number, from: Date) =>
    new Date(Math.floor(from.getTime() / dayLength) * dayLength + (days + 1) * dayLength)
  const settingFor = (m: Pick<Matter, 'tier'>): Setting => ({
    ...{ now, today: now.toISOString().slice(0, 10), settings: usualSettings, after, chairGone: false },
    nextTier: m.tier + 1 < usualSettings.tiers.length ? m.tier + 1 : undefined,
    dayAfter: (day, days) => new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10),
    newId: () => `id-${ids++}`,
  })
  return {
    settingFor,
    after,
    now: () => now,
    turn: (to: Date | number) => {
      now = typeof to === 'number' ? new Date(now.getTime() + to) : to
    },
    fresh: (): Matter =>
      newMatter({
        parties: [
          { id: 'ada', n: 1 },
          { id: 'ben', n: 2 },
        ],
        ...{ tier: 0, now, settings: usualSettings, after },
      }),
  }
}

/** Those who act on paper. */
export const ada: Who = { seat: 'party', partyId: 'ada' }
/** The other party. */
export const ben: Who = { seat: 'party', partyId: 'ben' }
/** Whoever sits in the chair. */
export const mediator: Who = { seat: 'mediator', postId: 'post-mediator' }
/** The desk. */
export const desk: Who = { seat: 'desk', postId: 'post-desk' }
/** A chair of a person. */
export const chairOf = (accountId: string) => ({
  ...{ id: `chair-${accountId}`, mediatorId: `m-${accountId}`, postId: 'post-mediator', accountId },
})
