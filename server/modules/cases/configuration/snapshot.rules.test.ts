import { describe, expect, test } from 'vitest'
import { checkAnswers } from '../routing/answers.rules.ts'
import { checkQuestions } from './categories.rules.ts'
import { addDefaults } from './defaults/defaults.ts'
import { settingsAtStart } from './defaults/settings.ts'
import { draftOf } from './draft.rules.ts'
import { limitsFor } from './limits.rules.ts'
import { configurationFrom } from './snapshot.rules.ts'

const none = { codeOf: () => undefined, idOf: () => undefined }
let made = 0
const draft = draftOf({
  rows: { version: 0, categories: [], conditions: [], rules: [], texts: [], settings: settingsAtStart },
  references: { units: none, departments: none },
  now: new Date('2026-03-02T01:00:00Z'),
  newId: () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
})
addDefaults(draft)
const configuration = configurationFrom({
  version: 1,
  categories: [...draft.categories.values()],
  conditions: [...draft.conditions.values()],
  rules: [...draft.rules.values()].reverse(),
  texts: [...draft.texts.values()],
  settings: draft.settings,
})
const idOf = (code: string) => configuration.categoryByCode.get(code)?.id ?? `no ${code}`
const limits = (code: string, priority: 'normal' | 'danger' = 'normal') =>
  limitsFor(configuration, { categoryId: idOf(code), priority })

describe('the category tree', () => {
  test('knows the branch below a category and the path above it', () => {
    const branch = configuration.branch(idOf('opinions.surroundings'))
    expect(branch[0]).toBe(idOf('opinions.surroundings'))
    expect(branch).toContain(idOf('opinions.surroundings.lamp'))
    expect(branch).not.toContain(idOf('opinions.policy'))
    expect(configuration.path(idOf('opinions.surroundings.lamp'))).toEqual(
      ['opinions', 'opinions.surroundings', 'opinions.surroundings.lamp'].map(idOf),
    )
    expect(configuration.branch('unknown')).toEqual([])
  })

  test('passes danger and home down the branch', () => {
    expect(configuration.isDanger(idOf('emergencies.water'))).toBe(true)
    expect(configuration.isDanger(idOf('hazards.lift'))).toBe(false)
    expect(configuration.isHome(idOf('disputes.family'))).toBe(true)
    expect(configuration.isHome(idOf('opinions'))).toBe(false)
  })

  test('tries rules by position, however they were read', () => {
    expect(configuration.rules.map((rule) => rule.position)).toEqual([10, 20, 30, 40, 50, 60, 70, 80])
  })
})

describe('limits', () => {
  test('come from the standard condition of the category, the rest from the tenant', () => {
    expect(limits('opinions.surroundings.rubbish')).toEqual({
      accept: { amount: 4, unit: 'working_hours' },
      answer: { amount: 2, unit: 'working_hours' },
      arrive: { amount: 1, unit: 'working_days' },
      handle: { amount: 4, unit: 'working_hours' },
      check: { amount: 1, unit: 'working_days' },
    })
  })

  test('of the condition that was chosen go before', () => {
    const clear = [...configuration.conditions.values()].find((one) => one.code === 'building-clear')
    const categoryId = idOf('opinions.surroundings.building')
    expect(limitsFor(configuration, { conditionId: clear?.id, categoryId, priority: 'normal' }).handle).toEqual({
      amount: 20,
      unit: 'calendar_days',
    })
    expect(limits('opinions.surroundings.building').handle).toEqual({ amount: 4, unit: 'working_hours' })
  })

  test('are shorter where life is in danger', () => {
    const danger = limits('emergencies.water', 'danger')
    expect(danger.accept).toEqual({ amount: 0.5, unit: 'hours' })
    expect(danger.arrive).toEqual({ amount: 1, unit: 'hours' })
    expect(danger.handle).toEqual({ amount: 4, unit: 'hours' })
    expect(limits('emergencies.fire', 'danger').handle).toEqual({ amount: 24, unit: 'hours' })
  })

  test('of a case without category are the tenant’s', () => {
    expect(limitsFor(configuration, { priority: 'normal' })).toEqual(configuration.settings.limits.normal)
  })

  test('of a condition that is switched off stay those of the cases that have it', () => {
    const lamp = [...configuration.conditions.values()].find((one) => one.code === 'street-lamp')
    const off = configurationFrom({
      ...{ version: 2, categories: [...draft.categories.values()], rules: [], texts: [], settings: draft.settings },
      conditions: lamp ? [{ ...lamp, active: false }] : [],
    })
    const categoryId = idOf('opinions.surroundings.lamp')
    expect(off.standardCondition(categoryId)).toBeUndefined()
    expect(limitsFor(off, { conditionId: lamp?.id, categoryId, priority: 'normal' }).handle.unit).toBe('working_days')
  })
})

describe('what a new tenant starts with', () => {
  test('has questions that can be asked and answered', () => {
    for (const category of configuration.categories.values()) {
      expect(() => checkQuestions(category.questions), category.code).not.toThrow()
      const answers = Object.fromEntries(
        category.questions.flatMap(({ code, kind, values }) => {
          if (kind === 'information') return []
          const text = { number: '2', datetime: '2026-03-01' }[kind as string] ?? values?.[0]?.key ?? 'words'
          return [[code, text]]
        }),
      )
      expect(checkAnswers({ questions: category.questions, answers }).errors, category.code).toEqual([])
    }
  })

  test('speaks both languages everywhere: Chinese has characters, English has none', () => {
    const walk = (value: unknown, where: string): void => {
      if (typeof value !== 'object' || value === null) return
      const { en, zh } = value as { en?: unknown; zh?: unknown }
      if (typeof en === 'string' && typeof zh === 'string') {
        expect(zh, where).toMatch(/\p{Script=Han}/u)
        expect(en, where).not.toMatch(/\p{Script=Han}/u)
        return
      }
      for (const [key, inner] of Object.entries(value)) walk(inner, `${where}.${key}`)
    }
    for (const kind of ['categories', 'conditions', 'rules', 'texts'] as const) {
      for (const record of draft[kind].values()) walk(record, kind)
    }
  })
})

describe('questions', () => {
  const words = { en: 'A question', zh: '一个问题' }
  const values = [{ key: 'yes', name: { en: 'Yes', zh: '是' } }]
  const question = { words, required: false }
  test.each([
    [
      'configuration.question_code_twice',
      [
        { ...question, code: 'a', kind: 'text' as const },
        { ...question, code: 'A', kind: 'text' as const },
      ],
    ],
    ['configuration.question_without_choices', [{ ...question, code: 'a', kind: 'one_of' as const }]],
    ['configuration.question_with_choices', [{ ...question, code: 'a', kind: 'text' as const, values }]],
    [
      'configuration.question_choice_twice',
      [{ ...question, code: 'a', kind: 'many_of' as const, values: [...values, ...values] }],
    ],
    [
      'configuration.question_when_unknown',
      [{ ...question, code: 'a', kind: 'text' as const, when: { code: 'b', oneOf: ['yes'] } }],
    ],
    [
      'configuration.question_when_never',
      [
        { ...question, code: 'a', kind: 'one_of' as const, values },
        { ...question, code: 'b', kind: 'text' as const, when: { code: 'a', oneOf: ['no'] } },
      ],
    ],
  ])('that cannot be asked are refused: %s', (code, questions) => {
    expect(() => checkQuestions(questions)).toThrow(code)
  })
})
