import { describe, expect, test } from 'vitest'
import { type Answer, write } from './answer.rules.ts'
import { findMoment, windowOf, written } from './moments.rules.ts'
import { Parameters } from './parameters.rules.ts'
import { pageOf } from './requests.rules.ts'

test('a page so deep that the database would pass over everything before it is empty', () => {
  const at = (page: string) =>
    pageOf(
      new Parameters([
        ['page', page],
        ['page_size', '1000'],
      ]),
    )
  expect(at('101')).toEqual({ limit: 1000, offset: 100_000 })
  expect(at('102').limit).toBe(0)
  expect(at('999999')).toEqual({ limit: 0, offset: 0 })
})

describe('moments', () => {
  test.each([
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00Z'],
    ['2026-03-01T09:00:00+08:00', '2026-03-01T01:00:00Z'],
    ['2026-03-01T09:00:00 08:00', '2026-03-01T01:00:00Z'],
    ['2026-03-01T09:00:00-0530', '2026-03-01T14:30:00Z'],
    ['2026-03-01T09:00:00.987Z', '2026-03-01T09:00:00Z'],
    ['2024-02-29T23:59:59z', '2024-02-29T23:59:59Z'],
    ['2026-03-01T09:00Z', '2026-03-01T09:00:00Z'],
  ])('%s is %s', (text, expected) => {
    const found = findMoment(text)
    expect(found && written(found)).toBe(expected)
  })
  test.each([
    ...['', '2026', '2026-03-01', '2026-03-01T09:00:00', '2026-02-29T00:00:00Z', '2026-00-10T00:00:00Z'],
    ...['2026-03-01T24:00:00Z', '2026-03-01T09:60:00Z', '2026-03-01T09:00:61Z', '2026-03-01T09:00:00+15:00'],
    ...['1 March 2026', '2026-03-01T09:00:00Zjunk', '٢٠٢٦-03-01T09:00:00Z'],
  ])('%j is none', (text) => {
    expect(findMoment(text)).toBeUndefined()
  })
  test('a window holds exactly what is written inside of it, to the second', () => {
    const names = { start: 'start_date', end: 'end_date' }
    const now = new Date('2026-03-01T12:00:00.500Z')
    const given = windowOf({ start: '2026-03-01T09:00:00.400Z', end: '2026-03-01T10:00:00.400Z' }, names, now)
    expect([given.from.toISOString(), given.before.toISOString()]).toEqual([
      '2026-03-01T09:00:01.000Z',
      '2026-03-01T10:00:01.000Z',
    ])
    const usual = windowOf({ start: undefined, end: undefined }, names, now)
    expect(usual.before.getTime() - usual.from.getTime()).toBe(90 * 86_400_000)
    const after = windowOf({ start: '2026-01-01T00:00:00Z', end: undefined }, names, now)
    expect(written(after.before)).toBe('2026-04-01T00:00:01Z')
    const before = windowOf({ start: undefined, end: '2026-04-01T00:00:00Z' }, names, now)
    expect(written(before.from)).toBe('2026-01-01T00:00:00Z')
  })
})

describe('parameters', () => {
  test('empty is absent, the last counts, lists are split', () => {
    const parameters = new Parameters([
      ['a', '1'],
      ['a', '2'],
      ['b', '  '],
      ['list', ' x, ,y,x '],
    ])
    expect([parameters.find('a'), parameters.find('b'), parameters.find('c')]).toEqual(['2', undefined, undefined])
    expect([parameters.list('list'), parameters.list('b'), parameters.all('a')]).toEqual([
      ['x', 'y'],
      undefined,
      ['1', '2'],
    ])
    expect(() => parameters.get('b')).toThrow('open311.parameter_required')
  })
  test('answers come as attribute[CODE], several with brackets, numbers or by saying it again', () => {
    const parameters = new Parameters([
      ['attribute[one]', 'a'],
      ['attribute[many][]', 'b'],
      ['attribute[many][]', 'c'],
      ['attribute[numbered][0]', 'd'],
      ['attribute[numbered][1]', 'e'],
      ['attribute[again]', 'f'],
      ['attribute[again]', 'g'],
      ['attribute[empty]', ''],
      ['attribute[__proto__]', 'h'],
      ['attribute', 'i'],
      ['attribute[]', 'j'],
    ])
    const answers = parameters.attributes()
    expect(Object.entries(answers)).toEqual([
      ['one', 'a'],
      ['many', ['b', 'c']],
      ['numbered', ['d', 'e']],
      ['again', ['f', 'g']],
      ['__proto__', 'h'],
    ])
    expect(Object.getPrototypeOf(answers)).toBe(Object.prototype)
  })
})

describe('writing', () => {
  const answer: Answer = {
    root: 'things',
    item: 'thing',
    value: [{ text: 'a<b>&"\'\u0000\ud800', none: null, yes: true, values: [{ key: 'k' }], formats: [] }],
  }
  test('XML escapes what is markup and leaves out what no document may hold', () => {
    expect(write(answer, 'xml')).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<things><thing><text>a&lt;b&gt;&amp;&quot;&apos;</text><none/><yes>true</yes>' +
        '<values><value><key>k</key></value></values><formats/></thing></things>\n',
    )
    expect(write({ ...answer, sparse: true }, 'xml')).not.toContain('<none/>')
  })
  test('JSON drops the root', () => {
    expect(JSON.parse(write(answer, 'json'))).toMatchObject([{ none: null, yes: true, values: [{ key: 'k' }] }])
    expect(write({ root: 'things', item: 'thing', value: [] }, 'json')).toBe('[]')
  })
})
