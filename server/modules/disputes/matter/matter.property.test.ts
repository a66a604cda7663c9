import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DisputeStateName } from '../../../../contract/disputes.ts'
import { Refused } from '../../../platform/errors.ts'
import { actsOf } from './acts.rules.ts'
import { type Act, decide } from './decide.rules.ts'
import type { Matter, Who } from './matter.ts'
import { ada, ben, chairOf, desk, mediator, paperWorld } from './testing.ts'
import { passTime } from './time.rules.ts'

/** The small model: which state may follow which. Everything else would be a hole in the rules. */
const follows: Record<DisputeStateName, readonly DisputeStateName[]> = {
  applied: ['consented', 'refused'],
  consented: ['consented', 'in_session', 'agreed', 'failed'],
  in_session: ['consented', 'agreed', 'performing', 'performed', 'failed'],
  agreed: ['consented', 'in_session', 'performing', 'performed', 'failed'],
  performing: ['performed', 'breached', 'confirmed'],
  performed: ['confirmed'],
  breached: ['performed', 'confirmed'],
  confirmed: [],
  refused: [],
  failed: [],
}

const people: readonly Who[] = [ada, ben, mediator, desk]
const duty = (partyId: string) => ({ partyId, what: { en: 'Mend it', zh: '修好' }, due: '2026-03-06', amount: null })
const agreement = { words: { en: 'Peace', zh: '和好' }, duties: [duty('ben'), duty('ada')] }
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** What can be tried on a matter; ids are taken from what is there, so that tries hit. */
function tryOf(m: Matter, [what, which, yes]: [number, number, boolean]): Act {
  const idOf = (list: readonly { id: string }[]) => pick(list, which)?.id ?? 'none'
  const words = 'Because'
  const all: Act[] = [
    { act: 'consent', agree: yes || which > 2, words, partyId: 'ben' },
    { act: 'consent', agree: true, words, partyId: 'ben' },
    { act: 'ask', ask: { kind: 'mediator', mediatorId: 'x' }, chair: chairOf(`person-${which}`) },
    { act: 'ask', ask: { kind: 'extend', days: 1 + which, words } },
    { act: 'ask', ask: { kind: 'climb', words } },
    { act: 'ask', ask: { kind: 'outsider', who: 'friend', name: 'Cy Test', words } },
    { act: 'answer_ask', id: idOf(m.asks.filter(({ state }) => state === 'open')), agree: yes || which > 1 },
    { act: 'appoint', chair: chairOf(`person-${which}`) },
    { act: 'object', reason: words },
    { act: 'rule_objection', id: idOf(m.objections.filter(({ ruling }) => !ruling)), uphold: yes, why: words },
    { act: 'step_back', why: yes ? 'interest' : 'time' },
    { act: 'schedule', from: '2026-03-02T02:00:00Z', until: '2026-03-02T04:00:00Z', stationId: null, place: 'Here' },
    {
      ...{ act: 'hold', id: idOf(m.sessions.filter(({ state }) => state === 'planned')), present: ['ada', 'ben'] },
      ...{ outsiders: m.asks.filter(({ kind }) => kind === 'outsider').map(({ id }) => id), minutes: '' },
    },
    { act: 'offer', terms: [{ ...duty('ben'), what: 'Mend it' }], words, counters: null, days: null },
    {
      act: 'answer_offer',
      id: idOf(m.offers.filter(({ state }) => state === 'open')),
      answer: yes ? 'accept' : 'decline',
    },
    { act: 'draft', agreement },
    { act: 'record_oral', agreement, sessionId: idOf(m.sessions) },
    {
      act: 'sign',
      version: m.agreement?.version ?? 1,
      way: 'drawn',
      fileId: 'file',
      partyId: which > 2 ? 'ada' : 'ben',
    },
    { act: 'refuse_sign', words },
    { act: 'duty_done', id: idOf(m.duties), words, fileIds: [] },
    { act: 'duty_confirm', id: idOf(m.duties), done: yes || which > 1, words },
    { act: 'breach', id: idOf(m.duties), words },
    { act: 'visit', id: idOf(m.visits), found: 'kept', words },
    { act: 'ask_confirmation' },
    { act: 'confirmation_result', confirmed: yes, words },
    { act: 'fail', words },
    { act: 'end', words },
  ]
  // The few that end everything come up seldom, or no walk would get far.
  const index = what % all.length
  return (index >= all.length - 2 && which !== 0 ? all[what % 5] : all[index]) as Act
}

/** What holds of every dispute, whatever was done to it. */
function holds(before: Matter, after: Matter): void {
  if (after.state !== before.state) expect(follows[before.state]).toContain(after.state)
  expect(after.tier).toBeGreaterThanOrEqual(before.tier)
  const consented = after.parties.every(({ consent }) => consent === 'given')
  if (!['applied', 'refused'].includes(after.state)) expect(consented).toBe(true)
  const effect = Boolean(after.agreement?.effectAt)
  expect(effect).toBe(['performing', 'performed', 'breached', 'confirmed'].includes(after.state))
  if (effect && after.agreement?.form === 'written')
    expect(new Set(after.agreement.signatures.map(({ partyId }) => partyId)).size).toBe(after.parties.length)
  if (after.state === 'performed') expect(after.duties.every(({ state }) => state === 'done')).toBe(true)
  for (const each of after.duties) if (each.state === 'done') expect(each.confirmedBy).not.toBe(each.partyId)
  const gone = after.chairs.filter(({ why }) => why === 'objected' || why === 'stepped_back')
  expect(gone.some(({ accountId }) => accountId === after.chair?.accountId)).toBe(false)
  for (const session of after.sessions)
    for (const id of session.outsiders) {
      const ask = after.asks.find((each) => each.id === id)
      for (const party of after.parties)
        expect(ask?.answers).toContainEqual(expect.objectContaining({ partyId: party.id, agree: true }))
    }
  // What was signed is never changed underneath.
  if (before.agreement?.effectAt) {
    expect(after.agreement?.version).toBe(before.agreement.version)
    expect(after.duties.map(({ what, due }) => [what, due])).toEqual(before.duties.map(({ what, due }) => [what, due]))
  }
  const open = after.runs.filter(({ until }) => until === null)
  expect(open.length).toBe(effect || after.ending ? 0 : 1)
}

test('whatever people try in whatever order, no dispute goes where the model says it cannot', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(26), fc.nat(9), fc.boolean(), fc.nat(4), fc.integer({ min: 0, max: 2 * 86_400_000 })), {
        minLength: 25,
        maxLength: 70,
      }),
      fc.boolean(),
      (tries, signed) => {
        const world = paperWorld()
        let m = world.fresh()
        // Half the walks begin where others seldom come: an agreement is in effect.
        const way: [Who, Act][] = [
          [ben, { act: 'consent', agree: true, words: '' }],
          [desk, { act: 'appoint', chair: chairOf('person-0') }],
          [mediator, { act: 'draft', agreement }],
          [ada, { act: 'sign', version: 1, way: 'drawn', fileId: 'file', partyId: null }],
          [ben, { act: 'sign', version: 1, way: 'drawn', fileId: 'file', partyId: null }],
        ]
        for (const [who, act] of signed ? way : []) m = decide(m, { act, who, setting: world.settingFor(m) }).after
        for (const [what, which, yes, person, pause] of tries) {
          // Time passes in one of five steps.
          if (person === 4) {
            world.turn(pause)
            const passed = passTime(m, world.settingFor(m))
            holds(m, passed.after)
            m = passed.after
            expect(passTime(m, world.settingFor(m)).facts).toEqual([])
            continue
          }
          const who = people[person] as Who
          // From the try that was drawn on: the first that the rules allow.
          for (let step = 0; step < (yes ? 12 : 3); step++) {
            const before = structuredClone(m)
            try {
              const act = tryOf(m, [what + step, which, yes])
              const { after, facts } = decide(m, { act, who, setting: world.settingFor(m) })
              expect(m).toEqual(before)
              expect(facts.length).toBeGreaterThan(0)
              holds(m, after)
              m = after
              met.add(m.state)
              break
            } catch (error) {
              if (!(error instanceof Refused)) throw error
            }
          }
          if (m.state === 'refused' || m.state === 'failed') break
        }
      },
    ),
    { numRuns: 80, seed: 6 },
  )
  // The walks are worth something: they got nearly everywhere.
  expect(met.size).toBeGreaterThanOrEqual(7)
})

test('nobody at the desk, and no clock, has an act that belongs to a party', () => {
  const world = paperWorld()
  const m = world.fresh()
  const own = ['end', 'object', 'sign', 'refuse_sign', 'duty_done', 'ask_confirmation', 'answer_ask', 'ask_mediator']
  for (const who of [desk, mediator, { seat: 'clock' } as const])
    for (const state of Object.keys(follows) as DisputeStateName[])
      expect(actsOf({ ...m, state }, who, world.settingFor(m)).filter((each) => own.includes(each))).toEqual([])
})
