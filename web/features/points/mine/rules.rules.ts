import type { PointsCategory, PointsRule } from '../../../../contract/points.ts'

const order = ['study', 'culture', 'environment', 'mediation', 'hardship', 'public_benefit', 'outstanding'] as const

/** Rules by the seven categories, in their usual order; those without a rule are left out. */
export function byCategory<R extends Pick<PointsRule, 'category'>>(rules: readonly R[]): [PointsCategory, R[]][] {
  return order.flatMap((category) => {
    const own = rules.filter((rule) => rule.category === category)
    return own.length > 0 ? [[category, own]] : []
  })
}

/** Days in which a deed can be claimed, the server's as well. */
const claimDays = 90

/** The first and the last day that can be claimed, as a field for days wants them. */
export function claimable(today: string): { from: string; until: string } {
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - claimDays * 86_400_000).toISOString().slice(0, 10)
  return { from, until: today }
}

/** The day at a clock, `2026-03-01`. */
export const dayAt = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
