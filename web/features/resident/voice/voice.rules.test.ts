import { expect, test } from 'vitest'
import { spokenTag, voiceProblem, withSpoken } from './voice.rules.ts'

test('what is said is put behind what stands there, as its language writes it', () => {
  expect(withSpoken('', 'the lamp is dark')).toBe('The lamp is dark')
  expect(withSpoken('The lamp is dark.', ' since monday ')).toBe('The lamp is dark. Since monday')
  expect(withSpoken('The lamp', 'at the gate')).toBe('The lamp at the gate')
  expect(withSpoken('路灯不亮', '从昨天开始')).toBe('路灯不亮，从昨天开始')
  expect(withSpoken('路灯不亮。', '从昨天开始')).toBe('路灯不亮。从昨天开始')
  expect(withSpoken('The lamp', '  ')).toBe('The lamp')
})

test('stopping by oneself is no fault; a refused microphone and a lost line are told apart', () => {
  expect(voiceProblem('aborted')).toBeUndefined()
  expect(voiceProblem('service-not-allowed')).toBe('not-allowed')
  expect(voiceProblem('network')).toBe('network')
  expect(voiceProblem('language-not-supported')).toBe('language')
  expect(voiceProblem('bad-grammar')).toBe('other')
})

test('the language follows the page, in the way its reader speaks it', () => {
  expect(spokenTag('zh-CN', ['en-GB', 'zh-CN'])).toBe('zh-CN')
  expect(spokenTag('en', ['zh-CN', 'en-GB'])).toBe('en-GB')
  expect(spokenTag('en', ['zh-CN'])).toBe('en-US')
})
