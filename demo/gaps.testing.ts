import type { LocalizedName } from '../contract/common.ts'
import { planPeople, type Shortage } from './people.ts'
import { type DemoSize, planTerritory } from './plan.ts'

/** What each rule of the demo is about, by the first words of its name. */
const shortages: readonly (readonly [begins: string, of: Shortage])[] = [
  ['Comprehensive grid: 1 full-time', 'full_time'],
  ['Comprehensive grid: 2 part-time', 'part_time'],
  ['Comprehensive grid: an assistant for', 'span'],
  ['Microgrid', 'microgrid'],
  ['Mediation committee', 'committee'],
]

/** What a unit is short of that a rule of this name speaks of. */
export const shortageOf = (rule: LocalizedName): Shortage | undefined =>
  shortages.find(([begins]) => rule.en.startsWith(begins))?.[1]

/** The gaps a demo is made with, each as the code of its unit and what it is short of. */
export function knownGaps(size: DemoSize): string[] {
  const from = new Date('2026-08-01T00:00:00Z')
  const territory = planTerritory({ size, seed: 'sunfield', at: from })
  const { gaps } = planPeople({ territory, size, seed: 'sunfield', from, accountOf: (key) => key })
  return gaps.map(({ unit, of }) => `${unit.code} ${of}`).sort()
}
