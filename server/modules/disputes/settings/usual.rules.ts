import type { DisputeSettings } from '../../../../contract/disputes-settings.ts'

/** How a district mediates that has set nothing: three tables, 30 days at each, visits after 7, 30 and 90 days. */
export const usualSettings: DisputeSettings = {
  tiers: [
    { code: 'neighbours', name: { en: 'Neighbours’ table', zh: '邻里调解' }, level: 'grid', days: 30, joins: [] },
    {
      ...{ code: 'committee', name: { en: 'Community mediation committee', zh: '社区人民调解委员会' } },
      ...{ level: 'community', days: 30, joins: ['lawyer'] },
    },
    {
      ...{ code: 'joint', name: { en: 'Street joint mediation', zh: '街道联合调解' }, level: 'street', days: 30 },
      joins: ['police', 'justice_office', 'court', 'guild'],
    },
  ],
  ...{ consentDays: 7, signDays: 7, offerDays: 3, extendDays: 30, confirmDays: 30, visitDays: [7, 30, 90] },
  ...{ outsiders: ['expert', 'lawyer', 'friend', 'officer'], objections: 2 },
}

/** The first tier whose level has a unit among these levels, after `from`; undefined where there is none. */
export function tierFor(
  settings: Pick<DisputeSettings, 'tiers'>,
  levels: readonly string[],
  from: number,
): number | undefined {
  const index = settings.tiers.findIndex(({ level }, at) => at >= from && levels.includes(level))
  return index < 0 ? undefined : index
}

/** True where no tier lies below the one before it, and each has a code of its own. */
export function tiersClimb(settings: Pick<DisputeSettings, 'tiers'>): boolean {
  const order = ['grid', 'community', 'street', 'district']
  const heights = settings.tiers.map(({ level }) => order.indexOf(level))
  const codes = new Set(settings.tiers.map(({ code }) => code))
  return codes.size === heights.length && heights.every((height, at) => at === 0 || height >= (heights[at - 1] ?? 0))
}
