import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchWords } from '../../../platform/text/search-words.ts'
import { likelihood } from './similar.rules.ts'

const words = fc.array(fc.constantFrom('路灯', '电梯', '垃圾', '噪音', '漏水', 'gate', 'noise'), { maxLength: 8 })
const compared = fc.record({
  ...{ words, otherWords: words, sameUnit: fc.boolean(), sameBranch: fc.boolean() },
  metres: fc.option(fc.double({ min: 0, max: 3_000, noNaN: true })),
})

describe('how alike two open cases are', () => {
  test('is between nothing and one, the same both ways, and never made of the kind alone', () => {
    fc.assert(
      fc.property(compared, (given) => {
        const { score, because } = likelihood(given)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(likelihood({ ...given, words: given.otherWords, otherWords: given.words }).score).toBeCloseTo(score, 12)
        if (score > 0) expect(because.some((each) => each !== 'category')).toBe(true)
      }),
    )
  })

  test('grows when they come closer, and when they are of the same branch', () => {
    fc.assert(
      fc.property(compared, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
        const { score } = likelihood(given)
        if (given.metres !== null)
          expect(likelihood({ ...given, metres: given.metres * part }).score).toBeGreaterThanOrEqual(score - 1e-12)
        expect(likelihood({ ...given, sameBranch: true }).score).toBeGreaterThanOrEqual(score - 1e-12)
      }),
    )
  })
})

/** Matters of a made-up street: each told by three people in their own words, within 60 m, some by pointing a little aside. */
const matters = [
  ['凉亭旁的路灯坏了', '凉亭那盏路灯不亮', '路灯坏了三天，凉亭一片漆黑'],
  ['三号楼电梯停运', '电梯又停运了，三号楼老人上不去', '三号楼的电梯坏了，停运两天'],
  ['菜市场后门垃圾没人清', '后门垃圾堆了一个星期，菜市场太臭', '菜市场垃圾堆到后门口'],
  ['工地半夜施工，噪音太大', '半夜还在施工，噪音让人睡不着', '夜里工地施工噪音扰民'],
  ['地下车库漏水', '车库顶上漏水，地下积水', '地下车库漏水很久了'],
  ['人行道井盖不见了', '井盖缺失，人行道很危险', '人行道上少了一个井盖'],
  ['消防通道被车堵住', '消防通道停满车，堵住了', '有车堵消防通道'],
  ['河边栏杆松动', '河边的栏杆坏了，松动危险', '栏杆松动，河边孩子多'],
] as const

test('on a street of made-up matters the same one is found first nearly always, and others are seldom called alike', () => {
  const told = matters.flatMap((texts, matter) =>
    texts.map((text, teller) => ({
      text,
      matter,
      at: ((matter * 137) % 500) + teller * 25,
      branch: Math.floor(matter / 2),
    })),
  )
  let [asked, found, wrong, called] = [0, 0, 0, 0]
  for (const one of told) {
    const scored = told
      .filter((other) => other !== one)
      .map((other) => ({
        other,
        score: likelihood({
          ...{ words: searchWords(one.text), otherWords: searchWords(other.text), sameUnit: false },
          ...{ metres: Math.abs(one.at - other.at), sameBranch: one.branch === other.branch },
        }).score,
      }))
      .sort((a, b) => b.score - a.score)
    asked++
    if (scored[0]?.other.matter === one.matter) found++
    // What is close, of one branch and in the same words is shown as likely: half of what can be said for it.
    for (const { other, score } of scored) {
      if (score < 0.6) continue
      called++
      if (other.matter !== one.matter) wrong++
    }
  }
  expect(found / asked).toBeGreaterThanOrEqual(0.95)
  expect(wrong / called).toBeLessThan(0.15)
})
