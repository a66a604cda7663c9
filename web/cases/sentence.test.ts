import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../contract/cases.ts'
import en from '../../contract/messages/en/cases.json' with { type: 'json' }
import zh from '../../contract/messages/zh-CN/cases.json' with { type: 'json' }
import type { Locale } from '../words/catalogue.ts'
import { formatMessage, parseMessage } from '../words/message.ts'
import { type Speech, sentenceOf } from './sentence.tsx'

const catalogues: Record<Locale, Record<string, string>> = { en, 'zh-CN': zh }

const speaking = (locale: Locale): Speech => ({
  t: (key, values) => {
    const text = catalogues[locale][key]
    return text === undefined ? key : formatMessage(parseMessage(text), locale, values)
  },
  nameOf: (name) => (name ? (locale === 'zh-CN' ? name.zh : name.en) : ''),
  exact: (at) => `<${at.slice(0, 10)}>`,
})

const entry = (type: string, more: Partial<TimelineEntry> = {}) => ({
  type,
  by: { kind: 'system' as const },
  facts: {},
  ...more,
})

const types = Object.keys(en)
  .filter((key) => key.startsWith('cases.timeline.'))
  .map((key) => key.slice('cases.timeline.'.length))

test.each(types)('an entry "%s" that knows nothing still reads without a gap sign', (type) => {
  for (const locale of ['en', 'zh-CN'] as const) {
    const sentence = sentenceOf(entry(type), speaking(locale))
    expect(sentence).not.toMatch(/[{}]|undefined|null|NaN/)
    expect(sentence).not.toMatch(/ {2}| [,.]/)
    expect(sentence.length).toBeGreaterThan(1)
  }
})

test('a raised case names who raised it and to whom, in the language of the reader', () => {
  const raised = entry('raised', {
    facts: { from: { en: 'Grid 1', zh: '第一网格' }, to: { en: 'Lantern Street', zh: '灯笼街道' } },
  })
  expect(sentenceOf(raised, speaking('en'))).toBe('Grid 1 raised it to Lantern Street.')
  expect(sentenceOf(raised, speaking('zh-CN'))).toBe('第一网格上报至灯笼街道。')
})

test('a due time is told as a time, and whoever took it on by the body the entry names', () => {
  const accepted = entry('accepted', {
    by: { kind: 'staff', role: 'grid_worker', body: { en: 'Grid 1', zh: '第一网格' } },
    facts: { due: '2026-03-02T09:00:00.000Z' },
  })
  expect(sentenceOf(accepted, speaking('en'))).toBe('Grid 1 took it on, to be handled by <2026-03-02>.')
})

test('a fact about who did it is worth more than the post it was done with', () => {
  const answered = entry('answered', {
    by: { kind: 'staff', role: 'department_officer', body: { en: 'District', zh: '区' } },
    facts: { by: { en: 'Water Bureau', zh: '水务局' } },
  })
  expect(sentenceOf(answered, speaking('en'))).toBe('Water Bureau answered.')
})

test('roles, stages and channels are words, never keys', () => {
  expect(sentenceOf(entry('assigned', { facts: { role: 'grid_worker', to: 'Wen' } }), speaking('en'))).toBe(
    'The work was given to grid worker, Wen.',
  )
  const red = entry('red', {
    facts: { stage: 'accept', step: 'at150', body: { en: 'Grid 1', zh: '第一网格' }, due: '2026-03-02T09:00:00.000Z' },
  })
  expect(sentenceOf(red, speaking('en'))).toBe('Accept: Grid 1 is past its time (150 %).')
  const reported = entry('reported', { facts: { channel: 'phone', to: { en: 'Grid 1', zh: '第一网格' } } })
  expect(sentenceOf(reported, speaking('en'))).toBe('Reported by phone and given to Grid 1.')
  expect(sentenceOf(reported, speaking('zh-CN'))).toBe('通过电话反映，交由第一网格。')
})

test('a rating says whether it is solved, whatever shape the fact came in', () => {
  expect(sentenceOf(entry('rated', { facts: { satisfaction: 2, solved: false } }), speaking('en'))).toBe(
    'The reporter rated it 2 of 5: not solved.',
  )
})

test('an entry of a kind that is not known yet is shown by its name', () => {
  expect(sentenceOf(entry('teleported'), speaking('en'))).toBe('teleported')
})
