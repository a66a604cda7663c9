import { expect, test } from 'vitest'
import { hasWords, loadWords, preferredLocale, wordsFor } from './catalogue.ts'
import { dayOf, exactTime, lengthOfTime, relativeTime, weekdayOf } from './time.ts'

test('a reader gets the language they chose, else the first of their browser that we have', () => {
  expect(preferredLocale('zh-CN', ['en'])).toBe('zh-CN')
  expect(preferredLocale(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN')
  expect(preferredLocale(null, ['en-GB'])).toBe('en')
  expect(preferredLocale('klingon', ['fr'])).toBe('en')
})

test('a page waits for words that are on their way, and has them afterwards', async () => {
  let waited: unknown
  try {
    wordsFor('en', 'ui.retry')
  } catch (promise) {
    waited = promise
  }
  expect(waited).toBeInstanceOf(Promise)
  await waited
  expect(wordsFor('en', 'ui.retry')).toBe('Try again')
  await loadWords('zh-CN', ['ui'])
  expect(hasWords('zh-CN', ['ui'])).toBe(true)
  expect(wordsFor('zh-CN', 'ui.step', { step: 2, of: 5 })).toBe('第2题，共5题')
})

test('times are told in the zone of the district, wherever the reader is', () => {
  const at = new Date('2026-03-02T17:30:00Z')
  expect(exactTime(at, 'en', 'Asia/Shanghai')).toContain('Mar 3, 2026')
  expect(exactTime(at, 'en', 'Asia/Shanghai')).toContain('01:30')
  expect(exactTime(at, 'zh-CN', 'America/New_York')).toContain('12:30')
})

test('a date of the calendar is the same day everywhere; an instant is a day of the district', () => {
  for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])
    expect(dayOf('2026-03-02', 'en', zone)).toBe('Mar 2, 2026')
  expect(dayOf('2026-03-02T02:00:00Z', 'en', 'America/Los_Angeles')).toBe('Mar 1, 2026')
  expect(weekdayOf('2026-11-24', 'en')).toBe('Tue, Nov 24')
  expect(weekdayOf('2026-11-24', 'zh-CN')).toBe('11月24日周二')
})

test('how far away a time is, as people say it', () => {
  const now = new Date('2026-03-02T12:00:00Z')
  const say = (minutes: number) => relativeTime(new Date(now.getTime() + minutes * 60_000), now, 'en', 'UTC')
  expect([0, -5, 125, -24 * 60, 3 * 24 * 60].map(say)).toEqual([
    'now',
    '5 minutes ago',
    'in 2 hours',
    'yesterday',
    'in 3 days',
  ])
  expect(say(-90 * 24 * 60)).toBe('Dec 2, 2025')
})

test('a length of time is told in its two largest parts', () => {
  const hour = 3_600_000
  expect(lengthOfTime(26 * hour, 'en')).toBe('1 day 2 hr')
  expect(lengthOfTime(-1.5 * hour, 'zh-CN')).toBe('1小时30分钟')
  expect(lengthOfTime(48 * hour, 'zh-CN')).toBe('2天')
})
