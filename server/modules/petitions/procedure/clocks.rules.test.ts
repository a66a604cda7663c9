import { describe, expect, test } from 'vitest'
import { shanghai as at, calendarOf } from '../../cases/clocks/testing.ts'
import { department, ground, postAt, say, table, unit, words } from './testing.ts'

const office = calendarOf({ days: [{ date: '2026-05-01', kind: 'off' }] })
const due = (clock: { dueAt: string } | undefined) => new Date(clock?.dueAt ?? 0)
const late = (instant: Date) => new Date(instant.getTime() + 1_000)

/** A petition of some day, accepted that day by the desk it came to. */
function accepted(day: string) {
  const petition = table({ calendar: office, filed: at(`${day} 10:00`) })
  petition.official(say.accept(), at(`${day} 10:00`))
  return petition
}

/** One that is being dealt with. */
function inHand(day: string) {
  const petition = accepted(day)
  petition.official({ type: 'take_up' }, at(`${day} 11:00`))
  return petition
}

/** One that was replied to, and the reply handed over, on another day. */
function replied(day: string) {
  const petition = inHand(day)
  petition.official(say.reply({ service: { way: 'by_hand' } }), at(`${day} 15:00`))
  return petition
}

/** One whose review was given, on that day. */
function reviewed(day: string) {
  const petition = replied(day)
  petition.petitioner({ type: 'ask_review', reason: 'Not looked into' }, at(`${day} 15:30`))
  petition.official(say.review('give_review'), at(`${day} 16:00`), postAt(unit(ground.district), 'supervisor'))
  return petition
}

describe('fifteen days to register and give on', () => {
  test('end at midnight after the fifteenth day, and the last second is in time', () => {
    for (const [moment, met] of [
      [at('2026-03-18 00:00'), true],
      [late(at('2026-03-18 00:00')), false],
    ] as const) {
      const petition = table({ calendar: office, filed: at('2026-03-02 10:00') })
      expect(due(petition.clock('register'))).toEqual(at('2026-03-18 00:00'))
      petition.official({ type: 'route', way: 'opinion', to: department(ground.water) }, moment)
      expect(petition.clock('register')?.met).toBe(met)
    }
  })

  test('count the leap day, and run over the end of the year', () => {
    expect(due(table({ calendar: office, filed: at('2028-02-20 10:00') }).clock('register'))).toEqual(
      at('2028-03-07 00:00'),
    )
    expect(due(table({ calendar: office, filed: at('2026-02-20 10:00') }).clock('register'))).toEqual(
      at('2026-03-08 00:00'),
    )
    expect(due(table({ calendar: office, filed: at('2026-12-25 23:59') }).clock('register'))).toEqual(
      at('2027-01-10 00:00'),
    )
  })

  test('are days at the clock of the place: what comes at half past midnight there is of that day', () => {
    const filed = new Date('2026-03-01T16:30:00Z')
    expect(due(table({ calendar: office, filed }).clock('register'))).toEqual(at('2026-03-18 00:00'))
  })
})

describe('fifteen days to tell the petitioner in writing', () => {
  test('run for the body it was given to, and end when the notice reaches the petitioner, not when it is written', () => {
    for (const [moment, met] of [
      ['2026-03-20 00:00', true],
      ['2026-03-20 00:01', false],
    ] as const) {
      const petition = table({ calendar: office, filed: at('2026-03-02 10:00') })
      petition.official({ type: 'route', way: 'opinion', to: department(ground.water) }, at('2026-03-04 10:00'))
      expect(due(petition.clock('notify'))).toEqual(at('2026-03-20 00:00'))
      petition.official({ type: 'accept' }, at('2026-03-10 10:00'))
      expect(petition.clock('notify')?.met).toBeNull()
      const [paper] = petition.petition.papers
      petition.official({ type: 'serve', paperId: paper?.id ?? '', way: 'post' }, at(moment))
      expect(petition.clock('notify')?.met).toBe(met)
      expect(petition.petition.record.toldAt).toEqual(at(moment))
    }
  })

  test('are counted from the day it came in where a desk takes it on itself', () => {
    const petition = table({ calendar: office, filed: at('2028-02-20 10:00') })
    petition.official({ type: 'accept', way: 'opinion' }, at('2028-02-28 10:00'))
    expect(due(petition.clock('notify'))).toEqual(at('2028-03-07 00:00'))
  })
})

describe('five working days to say that it is not one’s duty', () => {
  const given = () => {
    const petition = table({ calendar: office, filed: at('2026-04-27 10:00') })
    petition.official({ type: 'route', way: 'opinion', to: department(ground.water) }, at('2026-04-28 10:00'))
    return petition
  }

  test('skip the holiday and the weekend, and end at closing time of the fifth', () => {
    const petition = given()
    expect(due(petition.clock('object'))).toEqual(at('2026-05-06 17:30'))
    expect(petition.obstacle({ type: 'object', reason: 'Not ours' }, at('2026-05-06 17:30'))).toBeUndefined()
    expect(petition.obstacle({ type: 'object', reason: 'Not ours' }, late(at('2026-05-06 17:30')))).toBe(
      'petition.object_late',
    )
  })

  test('the level above rules: upheld it goes to another body with days of its own, else it stays and is over', () => {
    const petition = given()
    petition.official({ type: 'object', reason: 'Not ours' }, at('2026-04-29 10:00'))
    const above = postAt(unit(ground.district))
    const [objection] = petition.petition.steps
    const rule = { type: 'rule_objection', objectionId: objection?.id ?? '', reason: 'By the list of duties' } as const
    petition.official({ ...rule, upheld: true, to: department(ground.streetOffice) }, at('2026-04-30 10:00'), above)
    expect(petition.petition.record.holder).toEqual(department(ground.streetOffice))
    expect(due(petition.clock('object'))).toEqual(at('2026-05-08 17:30'))
    petition.official({ type: 'object', reason: 'Nor ours' }, at('2026-05-04 10:00'))
    const second = petition.petition.steps[1]
    petition.official({ ...rule, objectionId: second?.id ?? '', upheld: false }, at('2026-05-04 11:00'), above)
    expect(petition.petition.record.holder).toEqual(department(ground.streetOffice))
    expect(petition.obstacle({ type: 'object', reason: 'Still' }, at('2026-05-04 12:00'))).toBe('petition.not_now')
  })
})

describe('sixty days to decide', () => {
  test('run from acceptance, over the leap day; the last second is in time', () => {
    expect(due(accepted('2028-01-10').clock('petition_handle'))).toEqual(at('2028-03-11 00:00'))
    expect(due(accepted('2026-01-10').clock('petition_handle'))).toEqual(at('2026-03-12 00:00'))
    for (const [moment, met] of [
      [at('2026-03-12 00:00'), true],
      [late(at('2026-03-12 00:00')), false],
    ] as const) {
      const petition = inHand('2026-01-10')
      petition.official(say.reply(), moment)
      expect(petition.clock('petition_handle')?.met).toBe(met)
    }
  })

  test('are given thirty more at most, once, with reasons, and not when they are over', () => {
    const extend = (days: number) => ({ type: 'extend' as const, days, reason: words })
    const petition = inHand('2026-11-20')
    expect(due(petition.clock('petition_handle'))).toEqual(at('2027-01-20 00:00'))
    expect(petition.obstacle(extend(30), at('2027-01-20 00:00'))).toBeUndefined()
    expect(petition.obstacle(extend(30), late(at('2027-01-20 00:00')))).toBe('petition.extend_late')
    expect(() => petition.official(extend(31), at('2027-01-10 10:00'))).toThrow('petition.extend_too_long')
    petition.official(extend(30), at('2027-01-10 10:00'))
    expect(due(petition.clock('petition_handle'))).toEqual(at('2027-02-19 00:00'))
    expect(petition.petition.papers.at(-1)?.kind).toBe('extension')
    expect(petition.obstacle(extend(1), at('2027-01-11 10:00'))).toBe('petition.extended_once')
  })

  test('are the day itself where that was promised, and never more than sixty', () => {
    const sameDay = at('2026-03-03 00:00')
    const petition = table({ calendar: office, filed: at('2026-03-02 10:00'), sameDay })
    petition.official(say.accept(), at('2026-03-02 10:30'))
    expect(due(petition.clock('petition_handle'))).toEqual(sameDay)
  })
})

describe('thirty days to ask for a review', () => {
  test('run from the day the reply reached the petitioner; until then there is no end to them', () => {
    const petition = inHand('2026-01-10')
    petition.official(say.reply(), at('2026-02-01 10:00'))
    expect(petition.clock('ask_review')).toBeUndefined()
    const paper = petition.petition.papers.at(-1)
    petition.official({ type: 'serve', paperId: paper?.id ?? '', way: 'post' }, at('2026-02-10 10:00'))
    expect(due(petition.clock('ask_review'))).toEqual(at('2026-03-13 00:00'))
    expect(petition.clock('ask_review')?.next).toBeNull()
  })

  test('are in time until the last second; then they lapse, once, and it closes', () => {
    const last = at('2028-03-02 00:00')
    const ask = { type: 'ask_review', reason: 'Not looked into' } as const
    const inTime = replied('2028-01-31')
    expect(due(inTime.clock('ask_review'))).toEqual(last)
    expect(inTime.job(last)).toBe(false)
    inTime.petitioner(ask, last)
    expect(inTime.where).toBe('in_review')

    const tooLate = replied('2028-01-31')
    expect(() => tooLate.petitioner(ask, late(last))).toThrow('petition.ask_late')
    expect(tooLate.job(late(last))).toBe(true)
    expect(tooLate.where).toBe('closed')
    expect(tooLate.petition.record.outcome).toBe('lapsed')
    expect(tooLate.job(late(last))).toBe(false)
  })
})

describe('thirty days to give a review', () => {
  test('run from the day it was asked for, at the level above, over the end of the year', () => {
    const petition = replied('2026-12-10')
    petition.petitioner({ type: 'ask_review', reason: 'Not looked into' }, at('2026-12-20 10:00'))
    expect(due(petition.clock('review'))).toEqual(at('2027-01-20 00:00'))
    const reviewer = postAt(unit(ground.district), 'supervisor')
    petition.official(say.review('give_review', false), at('2027-01-20 00:00'), reviewer)
    expect(petition.clock('review')?.met).toBe(true)
  })

  test('one second later is late; whoever replied does not review it', () => {
    const petition = replied('2026-03-02')
    petition.petitioner({ type: 'ask_review', reason: 'Not looked into' }, at('2026-03-03 10:00'))
    const author = petition.petition.papers.find(({ kind }) => kind === 'reply')?.madeBy ?? undefined
    const desk = postAt(unit(ground.district))
    expect(petition.obstacle(say.review('give_review'), at('2026-03-04 10:00'), desk, author)).toBe(
      'petition.own_reply',
    )
    petition.official(say.review('give_review'), late(due(petition.clock('review'))), desk)
    expect(petition.clock('review')?.met).toBe(false)
  })
})

describe('thirty days to ask for a second review', () => {
  test('run from the day the review reached the petitioner, with a last second; then they lapse', () => {
    const last = at('2026-04-02 00:00')
    const ask = { type: 'ask_re_review', reason: 'Still not' } as const
    const inTime = reviewed('2026-03-02')
    expect(due(inTime.clock('ask_re_review'))).toEqual(last)
    inTime.petitioner(ask, last)
    expect(inTime.where).toBe('in_re_review')
    const tooLate = reviewed('2026-03-02')
    expect(() => tooLate.petitioner(ask, late(last))).toThrow('petition.ask_late')
    expect(tooLate.job(late(last))).toBe(true)
    expect(tooLate.where).toBe('closed')
  })
})

describe('thirty days to give the second review', () => {
  const asked = (day: string) => {
    const petition = reviewed(day)
    petition.petitioner({ type: 'ask_re_review', reason: 'Still not' }, at(`${day} 17:00`))
    return petition
  }
  const desk = () => postAt(unit(ground.district))

  test('have a last second, and days of hearings are not counted, each once', () => {
    const petition = asked('2026-03-02')
    expect(due(petition.clock('re_review'))).toEqual(at('2026-04-02 00:00'))
    const call = { type: 'call_hearing', place: 'Hall 2', people: 'Both sides' } as const
    petition.official({ ...call, from: '2026-03-10', to: '2026-03-12' }, at('2026-03-05 10:00'), desk())
    expect(due(petition.clock('re_review'))).toEqual(at('2026-04-05 00:00'))
    petition.official({ ...call, from: '2026-03-12', to: '2026-03-13' }, at('2026-03-06 10:00'), desk())
    expect(due(petition.clock('re_review'))).toEqual(at('2026-04-06 00:00'))
    const [first, second] = petition.petition.steps
    const minutes = 'Both sides were heard'
    petition.official(
      { type: 'minute_hearing', hearingId: first?.id ?? '', from: '2026-03-10', to: '2026-03-10', minutes },
      ...([at('2026-03-13 10:00'), desk()] as const),
    )
    petition.official(
      { type: 'minute_hearing', hearingId: second?.id ?? '', from: '2026-03-12', to: '2026-03-13', minutes },
      ...([at('2026-03-13 11:00'), desk()] as const),
    )
    expect(due(petition.clock('re_review'))).toEqual(at('2026-04-05 00:00'))
    petition.official(say.review('give_re_review'), at('2026-04-05 00:00'), desk())
    expect(petition.clock('re_review')?.met).toBe(true)
    expect(petition.where).toBe('closed')
    expect(petition.petition.record.outcome).toBe('final')
  })

  test('one second after the last it is late; a hearing before the second review moves nothing', () => {
    const petition = asked('2028-02-01')
    expect(due(petition.clock('re_review'))).toEqual(at('2028-03-03 00:00'))
    petition.official(say.review('give_re_review'), late(at('2028-03-03 00:00')), desk())
    expect(petition.clock('re_review')?.met).toBe(false)
    const early = inHand('2026-03-02')
    const before = due(early.clock('petition_handle'))
    const hearing = {
      type: 'call_hearing',
      place: 'Hall 2',
      people: 'All',
      from: '2026-03-05',
      to: '2026-03-06',
    } as const
    early.official(hearing, at('2026-03-03 10:00'))
    expect(due(early.clock('petition_handle'))).toEqual(before)
  })
})

test('every limit is configuration: a place with ten days has ten', async () => {
  const { defaultSettings } = await import('../settings/defaults.ts')
  const days = (amount: number) => ({ amount, unit: 'calendar_days' as const })
  const settings = { ...defaultSettings, limits: { ...defaultSettings.limits, register: days(10), handle: days(20) } }
  const petition = table({ calendar: office, settings, filed: at('2026-03-02 10:00') })
  expect(due(petition.clock('register'))).toEqual(at('2026-03-13 00:00'))
  petition.official(say.accept(), at('2026-03-02 10:00'))
  expect(due(petition.clock('petition_handle'))).toEqual(at('2026-03-23 00:00'))
})
