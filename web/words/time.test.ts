import { expect, test } from 'vitest'
import { offsetsAround } from '../../server/platform/http/zone-offsets.ts'
import { dayOf, exactTime, knowZone, lengthOfTime, relativeTime, timeOfDay } from './time.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 22, 21, 5)
const locales = ['en', 'zh-CN'] as const

/** Instants over nearly two years, at all hours. */
const instants = Array.from({ length: 280 }, (_, n) => new Date(now + (n - 140) * (2.5 * day + 1_234_567)))

test('a time is written as the browser would write it, in zones with and without summer time, on the day of the change too', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC']
  for (const timeZone of zones) {
    const edges = offsetsAround(timeZone, now).changes.flatMap(([at]) => [new Date(at - 60_000), new Date(at)])
    const all = [...instants, ...edges]
    const said = () =>
      locales.map((locale) =>
        all.map((at) => [exactTime, dayOf, timeOfDay].map((write) => write(at, locale, timeZone)).join(' | ')),
      )
    const byBrowser = said()
    knowZone(timeZone, offsetsAround(timeZone, now))
    expect(said(), timeZone).toEqual(byBrowser)
  }
  expect(offsetsAround('Asia/Shanghai', now).changes).toHaveLength(1)
  expect(offsetsAround('Europe/Berlin', now).changes.length).toBeGreaterThan(3)
})

test('how far away a time is, and how long one lasts, is said as the browser says it', () => {
  for (const locale of locales) {
    const browser = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    const say = (away: number) => relativeTime(new Date(now + away), new Date(now), locale, 'UTC')
    expect(say(0)).toBe(browser.format(0, 'second'))
    for (let n = 1; n <= 59; n++)
      for (const sign of [-1, 1]) {
        expect(say(sign * n * 60_000)).toBe(browser.format(sign * n, 'minute'))
        if (n <= 23) expect(say(sign * n * 3_600_000)).toBe(browser.format(sign * n, 'hour'))
        if (n <= 30) expect(say(sign * n * day)).toBe(browser.format(sign * n, 'day'))
      }
    const unit = (name: string, value: number) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'unit', unit: name },
        unitDisplay: name === 'day' ? 'long' : 'short',
      }).format(value)
    for (let n = 1; n <= 59; n++) {
      expect(lengthOfTime(n * 60_000, locale)).toBe(unit('minute', n))
      if (n <= 23) expect(lengthOfTime(n * 3_600_000, locale)).toBe(unit('hour', n))
      expect(lengthOfTime(n * day, locale)).toBe(unit('day', n))
    }
    expect(lengthOfTime(1_234 * day, locale)).toBe(unit('day', 1_234))
  }
})
