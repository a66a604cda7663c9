import { expect, test } from 'vitest'
import { Refused, statusOf } from './errors.ts'
import { localeOf } from './http/locale.ts'
import { tellError } from './log.ts'
import { catalogue, textOf } from './messages.ts'

test('the reason at the end of a code gives its status; what is understood but against the rules is 422', () => {
  expect(['case.not_found', 'post.forbidden', 'case.stale', 'file.too_large', 'input.invalid'].map(statusOf)).toEqual([
    404, 403, 409, 413, 400,
  ])
  expect(statusOf('case.reason_missing')).toBe(422)
  expect(statusOf('platform.database_unavailable')).toBe(503)
  expect(new Refused('case.stale', {}, { status: 410 }).status).toBe(410)
})

test('both languages have the same words for errors', () => {
  expect(Object.keys(catalogue('zh-CN', 'errors')).sort()).toEqual(Object.keys(catalogue('en', 'errors')).sort())
})

test('every message can be said, also when facts are missing', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    for (const key of Object.keys(catalogue(locale, 'errors'))) {
      const said = textOf({ locale, area: 'errors', key })
      expect(said, key).not.toBe(key)
    }
  }
})

test('the reader’s language is asked of the address, then the browser, then the district', () => {
  const of = (query: object, accept?: string) => localeOf({ query, headers: { 'accept-language': accept } }, 'zh-CN')
  expect(of({ lang: 'en' }, 'zh')).toBe('en')
  expect(of({ lang: 'zh-TW' }, 'en')).toBe('zh-CN')
  expect(of({ lang: 'klingon' }, 'en-US')).toBe('en')
  expect(of({}, 'de, en;q=0.2, zh-Hans;q=0.9')).toBe('zh-CN')
  expect(of({}, 'en;q=0, de')).toBe('zh-CN')
  expect(of({}, undefined)).toBe('zh-CN')
})

test('an error of the database goes into the log without the values it quotes', () => {
  const fault = Object.assign(new Error('duplicate key: Key (phone)=(13900004444) already exists'), {
    ...{ code: '23505', severity: 'ERROR', routine: '_bt_check_unique', detail: 'Key (phone)=(13900004444)' },
    ...{ table: 'person', constraint: 'person_phone' },
  })
  const told = tellError(new Error('saving failed', { cause: fault }))
  expect(told).toMatchObject({ message: 'saving failed', cause: { code: '23505', constraint: 'person_phone' } })
  expect(JSON.stringify(told)).not.toContain('13900004444')
})
