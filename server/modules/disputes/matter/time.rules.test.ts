import { expect, test } from 'vitest'
import { decide } from './decide.rules.ts'
import type { Matter } from './matter.ts'
import { ada, ben, chairOf, desk, mediator, paperWorld } from './testing.ts'
import { passTime, wakeAt } from './time.rules.ts'

const startOf = (day: string) => new Date(`${day}T00:00:00Z`)

function begun(start?: string) {
  const world = paperWorld(start)
  let m = world.fresh()
  const act = (who: typeof ada, given: Parameters<typeof decide>[1]['act']) => {
    m = decide(m, { act: given, who, setting: world.settingFor(m) }).after
    return m
  }
  act(ben, { act: 'consent', agree: true, words: '' })
  return { world, act, now: () => m, pass: (): Matter => (m = passTime(m, world.settingFor(m)).after) }
}

test.each([
  ['over the end of a year', '2026-12-20T08:00:00.000Z', '2027-01-20T00:00:00.000Z'],
  ['over a leap day', '2028-02-10T08:00:00.000Z', '2028-03-12T00:00:00.000Z'],
  ['over a February without one', '2027-02-10T08:00:00.000Z', '2027-03-13T00:00:00.000Z'],
])('thirty days at a table, %s: in time to the last instant, over right after it', (_when, start, due) => {
  const { world, now, pass } = begun(start)
  expect(now().tierDueAt).toBe(due)
  world.turn(new Date(due))
  expect(pass()).toMatchObject({ tier: 0, state: 'consented' })
  expect(wakeAt(now(), startOf)?.getTime()).toBe(Date.parse(due) + 1)
  world.turn(1)
  expect(pass()).toMatchObject({ tier: 1, state: 'consented' })
})

test('more time by the consent of all counts from the day it would have ended, and not without all', () => {
  const { world, act, now, pass } = begun()
  act(ada, { act: 'ask', ask: { kind: 'extend', days: 10, words: '' } })
  expect(now().tierDueAt).toBe('2026-04-02T00:00:00.000Z')
  act(ben, { act: 'answer_ask', id: now().asks[0]?.id ?? '', agree: true })
  expect(now().tierDueAt).toBe('2026-04-13T00:00:00.000Z')
  world.turn(new Date('2026-04-13T00:00:00.000Z'))
  expect(pass().tier).toBe(0)
  act(ben, { act: 'ask', ask: { kind: 'extend', days: 10, words: '' } })
  act(ada, { act: 'answer_ask', id: now().asks[1]?.id ?? '', agree: false })
  world.turn(1)
  expect(pass().tier).toBe(1)
})

test('an offer stands to its last instant and cannot be accepted after it', () => {
  const { world, act, now } = begun()
  act(desk, { act: 'appoint', chair: chairOf('cy') })
  const terms = [{ partyId: 'ben', what: 'Mend it', due: '2026-03-20', amount: null }]
  act(ada, { act: 'offer', terms, words: '', counters: null, days: 1 })
  const [offer] = now().offers
  world.turn(new Date(offer?.expiresAt ?? 0))
  const accept = { act: 'answer_offer', id: offer?.id ?? '', answer: 'accept' } as const
  expect(decide(now(), { act: accept, who: ben, setting: world.settingFor(now()) }).after.state).toBe('agreed')
  world.turn(1)
  expect(() => decide(now(), { act: accept, who: ben, setting: world.settingFor(now()) })).toThrow('disputes.not_now')
})

test('thirty days to ask the court, from effect; two requests in time wait for the court however long it takes', () => {
  const { world, act, now, pass } = begun()
  act(desk, { act: 'appoint', chair: chairOf('cy') })
  act(mediator, { act: 'draft', agreement: { words: { en: 'Peace', zh: '' }, duties: [] } })
  for (const who of [ada, ben]) act(who, { act: 'sign', version: 1, way: 'drawn', fileId: 'f', partyId: null })
  expect(now()).toMatchObject({ state: 'performed', confirmation: { until: '2026-04-02T00:00:00.000Z' } })
  act(ada, { act: 'ask_confirmation' })
  world.turn(new Date('2026-04-02T00:00:00.000Z'))
  expect(pass().confirmation?.result).toBeNull()
  const waiting = structuredClone(now())
  act(ben, { act: 'ask_confirmation' })
  world.turn(86_400_000)
  expect(pass().confirmation?.result).toBeNull()
  expect(act(mediator, { act: 'confirmation_result', confirmed: true, words: '' }).state).toBe('confirmed')
  expect(passTime(waiting, world.settingFor(waiting)).after.confirmation?.result).toBe('lapsed')
})
