import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { formatMessage, parseMessage } from './message.ts'

const say = (source: string, values: Record<string, string | number | Date> = {}, locale = 'en') =>
  formatMessage(parseMessage(source), locale, values)

describe('a message', () => {
  test('counts in the words of its language', () => {
    const cases = '{count, plural, =0 {No cases} one {# case} other {# cases}}'
    expect([0, 1, 12_345].map((count) => say(cases, { count }))).toEqual(['No cases', '1 case', '12,345 cases'])
    expect(say('{count, plural, other {# 件}}', { count: 1 }, 'zh-CN')).toBe('1 件')
  })

  test('chooses by a value and keeps what stands around it', () => {
    expect(say('Sent by {how, select, phone {text message} mail {mail} other {post}}.', { how: 'mail' })).toBe(
      'Sent by mail.',
    )
    expect(say('{how, select, phone {a} other {b}}', { how: 'pigeon' })).toBe('b')
  })

  test('shows a value that was forgotten, instead of hiding the fault', () => {
    expect(say('Case {number}')).toBe('Case {number}')
  })

  test('takes apostrophes as people write them, and quoted braces as braces', () => {
    expect(say("It isn't lost")).toBe("It isn't lost")
    expect(say("It''s '{here}'")).toBe("It's {here}")
  })

  test('leaves the grouping of years and numbers of cases alone', () => {
    expect(say('Year {year}', { year: 2026 })).toBe('Year 2026')
    expect(say('{share, number, percent}', { share: 0.93 })).toBe('93%')
  })

  test('that is not well formed says where', () => {
    expect(() => parseMessage('Case {number')).toThrow(/expected at 12/)
    expect(() => parseMessage('{count, plural, one {x}}')).toThrow(/"other"/)
  })
})

test('every shipped message reads the same as with the library the server uses', { timeout: 60_000 }, () => {
  const root = new URL('../../contract/messages/', import.meta.url)
  const faults: string[] = []
  let count = 0
  for (const locale of ['en', 'zh-CN'])
    for (const file of readdirSync(new URL(`${locale}/`, root))) {
      const words = JSON.parse(readFileSync(new URL(`${locale}/${file}`, root), 'utf8')) as Record<string, string>
      for (const [key, text] of Object.entries(words)) {
        const library = new IntlMessageFormat(text, locale)
        const named = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((found) => found[1] as string)
        for (const number of [0, 1, 2, 21]) {
          const values = Object.fromEntries(
            named.map((name) => {
              const type = new RegExp(`\\{\\s*${name}\\s*,\\s*(\\w+)`).exec(text)?.[1]
              return [name, type === undefined || type === 'select' ? `v${number}` : number * 86_400_000]
            }),
          )
          // Tags are not for pages; the library needs a function for them.
          if (/<\w+>/.test(text)) continue
          const theirs = String(library.format(values))
          const ours = formatMessage(parseMessage(text), locale, values)
          if (ours !== theirs) faults.push(`${locale}/${file} ${key}: "${ours}" instead of "${theirs}"`)
        }
        count++
      }
    }
  expect(faults).toEqual([])
  expect(count).toBeGreaterThan(100)
})
