import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Example } from './count.rules.ts'
import { count } from './count.rules.ts'
import { crossValidate, figuresOf, spread, train } from './evaluation.rules.ts'
import { featuresOf, featuresOfWord } from './features.rules.ts'
import { matchKeywords } from './keywords.rules.ts'
import { fewestReporters, guess, wordsFor, wordsOfLabel } from './model.rules.ts'
import { findModelIn, writeModel } from './model-file.ts'
import { wordsOf } from './words.rules.ts'

const word = fc.constantFrom('路灯', '电梯', '垃圾', '噪音', '施工', '小区', '居民', 'lamp', 'noise')
const example = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 12 }),
  label: fc.constantFrom('light', 'lift', 'waste'),
  reporter: fc.integer({ min: 1, max: 40 }).map(String),
}) satisfies fc.Arbitrary<Example>
const examples = fc
  .array(example, { minLength: 12, maxLength: 60 })
  .filter((list) => new Set(list.map(({ label }) => label)).size > 1)

describe('what is learnt', () => {
  test('holds only what enough different reporters used, whatever they wrote and however often', () => {
    fc.assert(
      fc.property(examples, (list) => {
        const { model } = train(list)
        const reporters = new Map<string, Set<string>>()
        for (const { words, reporter } of list)
          for (const feature of featuresOf(words).keys())
            reporters.set(feature, (reporters.get(feature) ?? new Set()).add(reporter))
        for (const feature of model.features.keys())
          expect(reporters.get(feature)?.size).toBeGreaterThanOrEqual(fewestReporters)
      }),
      { numRuns: 40 },
    )
  })

  test('is the same after it was written and read', async () => {
    await fc.assert(
      fc.asyncProperty(examples, fc.array(word, { maxLength: 10 }), async (list, words) => {
        const { model } = train(list)
        const read = await findModelIn(writeModel(model))
        expect(read && guess(read, words)).toEqual(guess(model, words))
      }),
      { numRuns: 20 },
    )
  })

  test('gives shares of one, the likeliest first, and the same each time', () => {
    fc.assert(
      fc.property(examples, fc.array(word, { minLength: 1, maxLength: 10 }), (list, words) => {
        const { model } = train(list)
        const guesses = guess(model, words)
        expect(guess(train(list).model, words)).toEqual(guesses)
        if (guesses.length === 0) return
        expect(guesses.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 6)
        guesses.forEach(({ confidence }, at) => {
          if (at > 0) expect(confidence).toBeLessThanOrEqual(guesses[at - 1]?.confidence as number)
        })
      }),
      { numRuns: 40 },
    )
  })

  test('is explained by words of the text itself', () => {
    const list = Array.from({ length: 30 }, (_, n) => ({
      words: n % 2 ? ['路灯', '不亮', '晚上'] : ['电梯', '停运', '老人'],
      label: n % 2 ? 'light' : 'lift',
      reporter: `${n}`,
    }))
    const { model } = train(list)
    expect(guess(model, ['楼下', '路灯', '坏'])[0]?.label).toBe('light')
    expect(wordsFor(model, { words: ['楼下', '路灯', '坏'], label: 'light', atMost: 3 })).toEqual(['路灯'])
    expect(wordsOfLabel(model, 'lift', 2).every((each) => ['电梯', '停运', '老人'].includes(each))).toBe(true)
    expect(guess(model, ['天气'])).toEqual([])
  })

  test('features counted by numbers are those counted by name', () => {
    fc.assert(
      fc.property(examples, (list) => {
        const counted = count(list, 1)
        counted.texts.forEach(({ features, counts }, i) => {
          const named = new Map([...features].map((feature, p) => [counted.nameOf(feature), counts[p]]))
          expect(named).toEqual(featuresOf((list[i] as Example).words))
        })
      }),
      { numRuns: 30 },
    )
  })
})

describe('figures', () => {
  test('are those counted by hand', () => {
    const shares = (a: number, b: number) => Float64Array.of(a, b)
    const figures = figuresOf(
      [
        { label: 'a', shares: shares(0.9, 0.1) },
        { label: 'a', shares: shares(0.4, 0.6) },
        { label: 'b', shares: shares(0.2, 0.8) },
        { label: 'b', shares: shares(0.3, 0.7) },
      ],
      ['a', 'b'],
    )
    expect(figures).toMatchObject({ texts: 4, accuracy: 0.75, top3: 1 })
    expect(figures.labels[0]).toMatchObject({ texts: 2, guessed: 1, precision: 1, recall: 0.5 })
    expect(figures.macroF1).toBeCloseTo((2 / 3 + 4 / 5) / 2, 10)
  })

  test('come from parts in which every category has its share', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 5, maxLength: 80 }), (labels) => {
        const parts = spread(labels, 5, 3)
        for (const label of new Set(labels)) {
          const sizes = [0, 1, 2, 3, 4].map(
            (part) => labels.filter((each, i) => each === label && parts[i] === part).length,
          )
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('of texts held out say nothing where there is nothing to learn', () => {
    // Labels drawn without regard to the words: whoever finds them has looked.
    const list = Array.from({ length: 200 }, (_, n) => ({
      words: [`w${n % 7}`, `v${n % 5}`, `u${n % 3}`],
      label: (n * 7919) % 11 < 5 ? 'a' : 'b',
      reporter: `${n}`,
    }))
    expect(crossValidate(list, { folds: 5, seed: 1 }).accuracy).toBeLessThan(0.68)
  })
})

describe('words of a text', () => {
  test('leave out numbers, addresses and names of persons', () => {
    const words = wordsOf(
      '我叫王建国，电话13800138000，李明华女士说楼下的路灯坏了。Mr. Smith wrote to a@b.example about broken lamps, see www.example.org/x',
    )
    expect(words).toContain('路灯')
    expect(words).toContain('lamp')
    expect(words.join(' ')).not.toMatch(/王建国|李明华|138|smith|example/i)
    expect(wordsOf('陶然亭旁的路灯', ['陶然亭'])).not.toContain('陶然亭')
  })

  test('may be any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const each of wordsOf(text)) expect(each).not.toMatch(/\d|\s/)
      }),
      { numRuns: 200 },
    )
  })

  test('bring their characters along, but not as words of their own', () => {
    expect(featuresOfWord('下水道')).toEqual(['下水道', '#下', '#水', '#道', '#下水', '#水道'])
    expect(featuresOfWord('lamp')).toEqual(['lamp'])
  })
})

test('keywords suggest what stands in the text, the longest first, and leave the rest alone', () => {
  const category = (id: string, keywords: string[]) => ({
    ...{ id, keywords, parentId: null, leaf: true },
    name: { en: id, zh: `${id}类` },
  })
  const all = [category('lamps', ['路灯', 'lamp']), category('late', ['late']), category('lift', ['电梯'])]
  expect(matchKeywords(all, '路灯坏了', 3)).toEqual([{ id: 'lamps', words: ['路灯'] }])
  expect(matchKeywords(all, 'a plate of noodles', 3)).toEqual([])
  expect(matchKeywords(all, '电梯和路灯', 1)).toHaveLength(1)
})
