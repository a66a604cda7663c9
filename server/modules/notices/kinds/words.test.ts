import { expect, test } from 'vitest'
import { catalogue } from '../../../platform/messages.ts'
import { assemblyKinds } from './assembly-kinds.rules.ts'
import { caseKinds } from './case-kinds.rules.ts'
import { disputeKinds } from './dispute-kinds.rules.ts'
import { pointsKinds } from './points-kinds.rules.ts'
import { recruitmentKinds } from './recruitment-kinds.rules.ts'
import { organisationKinds, teamKinds } from './team-kinds.rules.ts'

const kinds = [
  ...assemblyKinds,
  ...caseKinds,
  ...disputeKinds,
  ...pointsKinds,
  ...recruitmentKinds,
  ...teamKinds,
  ...organisationKinds,
]

test('every kind of notice has a name in both languages, for whoever says what they want to hear', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    const words = catalogue(locale, 'notices')
    expect([...new Set(kinds.map(({ event }) => event))].filter((event) => !words[`notices.event.${event}`])).toEqual(
      [],
    )
  }
})

test('every kind has a title and a sentence for each of those who hear of it', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    const words = catalogue(locale, 'notices')
    const bases = kinds.map(({ event, audience }) => `notices.kind.${event}.${audience}`)
    expect(bases.filter((base) => !words[`${base}.title`] || !words[`${base}.text`])).toEqual([])
  }
})
