import { describe, expect, test } from 'vitest'
import { insuredUntil, isInsured, nameFor, proofState, publicCount, publicSum, watchGaps } from './teams.rules.ts'
import { daysFrom, instantOf } from './time.rules.ts'

const seen = new Date('2026-01-01T00:00:00Z')
const paper = (from: string, until: string, over: object = {}) => ({
  ...{ from, until, seenAt: seen as Date | null, refusedWhy: null as string | null },
  ...over,
})

describe('insurance before risky work', () => {
  test('counts only once somebody has looked at the paper, and on every day of the work', () => {
    const good = paper('2026-03-01', '2026-03-31')
    expect(isInsured([good], '2026-03-31', '2026-03-31')).toBe(true)
    expect(isInsured([good], '2026-03-31', '2026-04-01'), 'a night shift into the next month').toBe(false)
    expect(isInsured([{ ...good, seenAt: null }], '2026-03-05', '2026-03-05')).toBe(false)
    expect(isInsured([{ ...good, refusedWhy: 'unreadable' }], '2026-03-05', '2026-03-05')).toBe(false)
    expect(isInsured([], '2026-03-05', '2026-03-05')).toBe(false)
  })

  test('two papers that follow each other are one protection, with a day between they are not', () => {
    const [first, next] = [paper('2026-03-01', '2026-03-31'), paper('2026-04-01', '2026-04-30')]
    expect(isInsured([next, first], '2026-03-31', '2026-04-01')).toBe(true)
    expect(insuredUntil([first, next], '2026-03-05')).toBe('2026-04-30')
    const late = paper('2026-04-02', '2026-04-30')
    expect(isInsured([first, late], '2026-03-31', '2026-04-02')).toBe(false)
    expect(insuredUntil([first, late], '2026-03-05')).toBe('2026-03-31')
    expect(insuredUntil([late], '2026-03-05')).toBeNull()
  })

  test('says where a paper stands', () => {
    const on = (over: object) => proofState(paper('2026-03-01', '2026-03-31', over), '2026-03-15')
    expect(on({})).toBe('good')
    expect(on({ seenAt: null })).toBe('waiting')
    expect(on({ refusedWhy: 'unreadable' })).toBe('refused')
    expect(proofState(paper('2026-03-01', '2026-03-31'), '2026-04-01')).toBe('over')
    expect(proofState(paper('2026-03-01', '2026-03-31'), '2026-02-28')).toBe('later')
  })
})

describe('public numbers', () => {
  test('never describe fewer than five people, not even as the difference of two numbers', () => {
    expect([4, 5, 6].map(publicCount)).toEqual([null, 5, 6])
    expect(publicSum([7, 3]), 'the team of three is not in the sum').toBe(7)
    expect(publicSum([3, 4])).toBeNull()
    expect(publicSum([])).toBeNull()
  })
})

test('a name is read in full only by whom its bearer agreed to, and by those who lead', () => {
  const named = (wish: 'leader' | 'team' | 'public') =>
    (['outside', 'team', 'leader', 'self'] as const).map((reader) => nameFor({ name: '李小梅', nameFor: wish }, reader))
  expect(named('leader')).toEqual(['李**', '李**', '李小梅', '李小梅'])
  expect(named('team')).toEqual(['李**', '李小梅', '李小梅', '李小梅'])
  expect(named('public')).toEqual(['李小梅', '李小梅', '李小梅', '李小梅'])
  expect(nameFor({ name: null, nameFor: 'public' }, 'leader'), 'forgotten').toBe('')
})

describe('the watch', () => {
  const hour = 3_600_000
  const span = (from: number, until: number) => ({ from: from * hour, until: until * hour })

  test('has a gap wherever nobody has agreed to be', () => {
    const gaps = watchGaps([span(18, 24)], [span(22, 26), span(17, 19), span(18.5, 20)])
    expect(gaps).toEqual([span(20, 22)])
    expect(watchGaps([span(18, 24)], [])).toEqual([span(18, 24)])
    expect(watchGaps([span(18, 24)], [span(10, 30)])).toEqual([])
  })

  test('goes by the clock on the wall', () => {
    expect(new Date(instantOf('2026-03-01', '24:00', 'Asia/Shanghai')).toISOString()).toBe('2026-03-01T16:00:00.000Z')
    // The night the clocks go forward in Europe.
    expect(new Date(instantOf('2026-03-29', '04:00', 'Europe/Berlin')).toISOString()).toBe('2026-03-29T02:00:00.000Z')
    expect(daysFrom('2026-02-27', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  })
})
