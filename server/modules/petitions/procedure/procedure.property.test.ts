import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PetitionCommand, PetitionerCommand } from '../../../../contract/petition-commands.ts'
import type { PetitionState } from '../../../../contract/petitions.ts'
import { Refused } from '../../../platform/errors.ts'
import { shanghai as at, calendarOf } from '../../cases/clocks/testing.ts'
import { department, ground, postAt, table, unit, words } from './testing.ts'

const office = calendarOf({ always: true })

type Said =
  | { by: 'official'; command: PetitionCommand }
  | { by: 'petitioner'; command: PetitionerCommand }
  | { by: 'job' }

const given = { grounds: words, outcome: words, fileIds: [] as string[] }
const byHand = { way: 'by_hand' as const }
const official = (command: PetitionCommand): Said => ({ by: 'official', command })
const all: readonly Said[] = [
  official({ type: 'accept', way: 'opinion', service: byHand }),
  official({ type: 'accept', way: 'opinion' }),
  official({ type: 'not_accept', grounds: words, whereTo: words }),
  official({ type: 'route', way: 'opinion', to: department(ground.water) }),
  official({ type: 'object', reason: 'Not ours' }),
  official({ type: 'transfer', to: department(ground.streetOffice), reason: 'Theirs' }),
  official({ type: 'take_up' }),
  official({ type: 'extend', days: 10, reason: words }),
  official({ type: 'reply', result: 'not_supported', ...given, service: byHand }),
  official({ type: 'reply', result: 'not_supported', ...given }),
  official({ type: 'give_review', result: 'confirmed', ...given, service: byHand }),
  official({ type: 'give_re_review', result: 'confirmed', ...given, service: byHand }),
  official({ type: 'serve', paperId: 'newest', way: 'post' }),
  { by: 'petitioner', command: { type: 'ask_review', reason: 'No' } },
  { by: 'petitioner', command: { type: 'ask_re_review', reason: 'No' } },
  { by: 'petitioner', command: { type: 'content' } },
  { by: 'petitioner', command: { type: 'withdraw' } },
  { by: 'job' },
]

/** The model: from which state one comes to which. What is not in it never happens. */
const steps: Readonly<Record<PetitionState, readonly PetitionState[]>> = {
  registered: ['petition_accepted', 'not_accepted', 'routed', 'void'],
  routed: ['petition_accepted', 'not_accepted', 'void'],
  petition_accepted: ['petition_handling', 'void'],
  petition_handling: ['petition_accepted', 'replied', 'void'],
  replied: ['in_review', 'closed', 'void'],
  in_review: ['reviewed', 'void'],
  reviewed: ['in_re_review', 'closed', 'void'],
  in_re_review: ['final', 'closed', 'void'],
  final: ['closed'],
  not_accepted: [],
  closed: [],
  void: [],
}

test('whatever is said in whatever order, a petition goes only where the procedure leads, and its clocks and bodies hold', () => {
  const said = fc.record({
    what: fc.integer({ min: 0, max: all.length - 1 }),
    hours: fc.integer({ min: 0, max: 24 * 40 }),
  })
  fc.assert(
    fc.property(fc.array(said, { maxLength: 40 }), fc.boolean(), (moves, against) => {
      const petition = table({
        ...{ calendar: office, filed: at('2026-03-02 10:00') },
        ...(against ? { against: unit(ground.street) } : {}),
      })
      let now = at('2026-03-02 10:00')
      for (const { what, hours } of moves) {
        now = new Date(now.getTime() + hours * 3_600_000)
        const one = all[what] as Said
        const before = petition.where
        const wasReplied = petition.petition.record.repliedAt
        try {
          if (one.by === 'job') petition.job(now)
          else if (one.by === 'petitioner') petition.petitioner(one.command, now)
          else {
            const newest = petition.petition.papers.findLast(({ servedAt }) => servedAt === null)
            const command = one.command.type === 'serve' ? { ...one.command, paperId: newest?.id ?? '' } : one.command
            const { holder } = petition.petition.record
            petition.official(command, now, postAt(holder), `officer ${petition.state.version}`)
          }
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          expect(petition.where).toBe(before)
          continue
        }
        const { where, state } = petition
        const { record } = petition.petition
        if (where !== before) expect(steps[before]).toContain(where)
        expect(record.holder).toEqual(state.holder)
        // Never the body complained about, nor one below it.
        if (against) expect([ground.street, ground.community, ground.streetOffice]).not.toContain(record.holder.id)
        // One clock of a stage at a time, none after the end but what is still to be handed over.
        const running = state.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ stage }) => stage)
        expect(new Set(running).size).toBe(running.length)
        if (where === 'closed' || where === 'void')
          expect(running.filter((stage) => stage !== 'notify' && !stage.startsWith('ask_'))).toEqual([])
        if (wasReplied) expect(record.repliedAt).toEqual(wasReplied)
        expect(record.endedAt === null).toBe(!['closed', 'void', 'not_accepted'].includes(where))
      }
    }),
    { numRuns: 150 },
  )
})
