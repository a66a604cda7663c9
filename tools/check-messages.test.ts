import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const program = fileURLToPath(new URL('./check-messages.mjs', import.meta.url))
let house = ''

afterEach(() => rmSync(house, { recursive: true, force: true }))

function check(given: { en: object; zh: object; errors?: object; code: string }): string[] {
  house = mkdtempSync(join(tmpdir(), 'doorstep-messages-'))
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  for (const [locale, words] of [
    ['en', given.en],
    ['zh-CN', given.zh],
  ] as const) {
    put(`contract/messages/${locale}/cases.json`, JSON.stringify(words, null, 2))
    put(`contract/messages/${locale}/errors.json`, JSON.stringify(given.errors ?? {}, null, 2))
  }
  put('web/page.tsx', given.code)
  const done = spawnSync(process.execPath, [program, house], { encoding: 'utf8' })
  const faults = done.stderr.split('\n').filter((line) => line !== '' && !/ in the message catalogues /.test(line))
  expect(done.status).toBe(faults.length === 0 ? 0 : 1)
  return faults
}

test('words in both languages that are all used are fine', () => {
  const en = { 'cases.title': 'Cases', 'cases.state.open': 'Open', 'cases.light.red': 'Late', 'cases.kind.a': 'A' }
  const code =
    "t('cases.title'); t(`cases.state.$" + "{state}`); t('cases.light.' + light)\n// messages: cases.kind.*\n"
  expect(check({ en, zh: en, code })).toEqual([])
})

test('a key that one language lacks is named', () => {
  const faults = check({ en: { 'cases.a': 'A' }, zh: {}, code: "t('cases.a')" })
  expect(faults).toEqual(['zh-CN/cases.json: cases.a is missing'])
})

test('languages that take different values are told apart, other plural forms are not', () => {
  const en = { 'cases.a': '{name} has {n, plural, one {# case} other {# cases}}', 'cases.b': 'by {name}' }
  const zh = { 'cases.a': '{name}有{n, plural, other {#件}}', 'cases.b': '由{who}' }
  expect(check({ en, zh, code: "t('cases.a'); t('cases.b')" })).toEqual([
    'cases.json: cases.b takes (name) in en, (who) in zh-CN',
  ])
})

test('a message that cannot be read is a fault, not a crash', () => {
  const words = { 'cases.a': 'open {brace' }
  expect(check({ en: words, zh: words, code: "t('cases.a')" })).toHaveLength(2)
})

test('unused words, words that are missing, and refusals without words are named with their place', () => {
  const words = { 'cases.old': 'Old' }
  const code = "\nt('cases.new')\nthrow new Refused('case.stale', {})\n// messages: cases.light.*\n"
  expect(check({ en: words, zh: words, code })).toEqual([
    'web/page.tsx:2: no message cases.new',
    'web/page.tsx:3: no words in errors.json for case.stale',
    'web/page.tsx:4: no message fits cases.light.*',
    'contract/messages/*/cases.json: cases.old is used nowhere',
  ])
})

test('a key that stands twice, stands in the wrong file or says nothing is named', () => {
  const words = { 'people.name': 'Name', 'cases.a': '' }
  const faults = check({ en: words, zh: words, code: "t('people.name'); t('cases.a')" })
  expect(faults).toContain('contract/messages/en/cases.json: people.name must start with "cases."')
  expect(faults).toContain('contract/messages/en/cases.json: cases.a has no text')
})

test('Chinese with a half-width comma is named, a time or an address within it is not', () => {
  const en = { 'cases.a': 'A', 'cases.b': 'B' }
  const zh = { 'cases.a': '请稍候,正在处理', 'cases.b': '周一09:00，见https://example.org' }
  expect(check({ en, zh, code: "t('cases.a'); t('cases.b')" })).toEqual([
    'contract/messages/zh-CN/cases.json: cases.a mixes half-width marks into Chinese',
  ])
})
