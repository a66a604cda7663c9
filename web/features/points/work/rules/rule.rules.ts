import type { PointsRule, RuleInput } from '../../../../../contract/points.ts'

/** Which of some words, newest first, are other than what stood before; the oldest is marked never. */
export const differing = (said: readonly string[]): boolean[] =>
  said.map((words, n) => n < said.length - 1 && words !== said[n + 1])

/** A rule as the form begins with it: as it stands, or a new one from a day on. */
export function draftOf(rule: PointsRule | undefined, today: string): Omit<RuleInput, 'fileIds'> {
  const nothing = { en: '', zh: '' }
  if (!rule)
    return {
      ...{ name: nothing, category: 'public_benefit', source: 'claim', basis: 'hour', points: 10, from: today },
      ...{ until: null, evidence: nothing, evidenceNeeded: false, assembly: null, approvers: ['desk', 'grid_head'] },
      ...{ perDeed: null, perDay: null, perMonth: null, perPerson: null },
    }
  const { name, category, source, basis, points, from, until, evidence, evidenceNeeded, approvers, assembly } = rule
  const { perDeed, perDay, perMonth, perPerson } = rule
  return {
    ...{ name, category, source, basis, points, from, until, evidence, evidenceNeeded, approvers, assembly },
    ...{ perDeed, perDay, perMonth, perPerson },
  }
}
