import type { PetitionCommand } from '../../../../contract/petition-commands.ts'
import { Refused } from '../../../platform/errors.ts'
import { type NewEvent, spine } from '../../cases/cases.api.ts'
import { hearingDays, runningClock, withMoreDays } from './clocks.rules.ts'
import { andServed, checkBody, type Given, paperOf } from './parts.rules.ts'
import { type Decision, follows, type Hearing, hearingsOf, objectionsOf, type Recusal, recusalsOf } from './petition.ts'
import { transfer } from './transfer.rules.ts'

const { nameOfBody, noted, told } = spine

type Of<T extends PetitionCommand['type']> = Extract<PetitionCommand, { type: T }>
type Ruling = Of<
  | 'object'
  | 'rule_objection'
  | 'call_hearing'
  | 'minute_hearing'
  | 'step_back'
  | 'rule_recusal'
  | 'sponsor'
  | 'end_sponsorship'
  | 'same_matter'
  | 'link_visit'
  | 'note'
>

/** Objections, hearings, officers who step back, sponsors, links and notes. */
export function decideRuling(command: Ruling, given: Given): Decision {
  const { facts, petition } = given
  switch (command.type) {
    case 'object':
      return follows(
        [noted('petition.objected', {}, { text: command.reason, facts: { by: nameOfBody(facts.bodies, facts.body) } })],
        {
          steps: [
            {
              kind: 'objection',
              id: facts.newId(),
              at: facts.now,
              by: facts.body,
              reason: command.reason,
              ruling: null,
            },
          ],
        },
      )
    case 'rule_objection':
      return ruleObjection(command, given)
    case 'call_hearing':
      return callHearing(command, given)
    case 'minute_hearing':
      return minuteHearing(command, given)
    case 'step_back':
      return stepBack(command.reason, given)
    case 'rule_recusal':
      return ruleRecusal(command, given)
    case 'sponsor': {
      const { postId, role, body } = facts.by
      if (!postId || !role || !body) throw new Refused('platform.forbidden')
      return follows([told('petition.sponsored', {}, { facts: { body } })], {
        change: { sponsor: { postId, role, body } },
      })
    }
    case 'end_sponsorship':
      return follows([told('petition.sponsorship_ended', {}, { text: command.reason })], { change: { sponsor: null } })
    case 'same_matter':
      if (command.number.trim().toUpperCase() === petition.record.number)
        throw new Refused('petition.same_as_itself', {}, { status: 422, field: 'body.command.number' })
      return follows([noted('petition.same_matter', {}, { facts: { number: command.number.trim().toUpperCase() } })])
    case 'link_visit':
      return follows([noted('petition.visit_linked', {}, { facts: { visit: command.hallVisit } })], {
        change: { hallVisit: command.hallVisit },
      })
    case 'note': {
      const write = command.public ? told : noted
      return follows([write('petition.noted', {}, { text: command.text })])
    }
  }
}

function ruleObjection(command: Of<'rule_objection'>, given: Given): Decision {
  const { petition, facts, state } = given
  const objection = objectionsOf(petition).find(({ id, ruling }) => id === command.objectionId && ruling === null)
  if (!objection) throw new Refused('petition.nothing_to_rule', {}, { status: 422, field: 'body.command.objectionId' })
  const to = command.upheld ? (command.to ?? null) : null
  if (command.upheld && !to) throw new Refused('petition.body_missing', {}, { status: 422, field: 'body.command.to' })
  const ruled = {
    ...objection,
    ruling: { upheld: command.upheld, reason: command.reason, at: facts.now.toISOString(), to },
  }
  // Ruled once, it is not the body's any more to say again.
  const stopped = runningClock(state, 'object')
  const event = noted(
    'petition.objection_ruled',
    { clocks: stopped ? [{ ...stopped, stoppedAt: facts.now.toISOString(), met: true, next: null }] : [] },
    { text: command.reason, facts: { upheld: command.upheld } },
  )
  if (!to) return follows([event], { steps: [ruled] })
  checkBody(facts, petition, to)
  const stage = stopped
    ? {
        ...state,
        clocks: state.clocks.map((one) =>
          one.id === stopped.id ? { ...one, stoppedAt: facts.now.toISOString() } : one,
        ),
      }
    : state
  const cleared = { ...petition, steps: petition.steps.map((one) => (one.id === ruled.id ? ruled : one)) }
  const moved = transfer({ to, reason: command.reason }, { ...given, petition: cleared, state: stage })
  return { ...moved, events: [event, ...moved.events], steps: [ruled, ...moved.steps] }
}

const stageOf = (given: Given): Hearing['stage'] =>
  given.state.state === 'in_re_review' ? 're_review' : given.state.state === 'in_review' ? 'review' : 'first'

/** The clock of the second review with all hearings' days, where that is what runs. */
function reviewClock(given: Given, hearings: readonly Hearing[]): Pick<NewEvent, 'effect'>['effect'] {
  const clock = runningClock(given.state, 're_review')
  return clock ? { clocks: [withMoreDays(clock, hearingDays(hearings), given.facts)] } : {}
}

function checkDays({ from, to }: { from: string; to: string }): void {
  if (to < from || Date.parse(to) - Date.parse(from) > 366 * 86_400_000)
    throw new Refused('petition.hearing_days', {}, { status: 422, field: 'body.command.to' })
}

function callHearing(command: Of<'call_hearing'>, given: Given): Decision {
  const { petition, facts } = given
  checkDays(command)
  const { from, to, place, people } = command
  const hearing: Hearing = {
    ...{
      kind: 'hearing',
      id: facts.newId(),
      at: facts.now,
      stage: stageOf(given),
      from,
      to,
      place,
      people,
      minutes: null,
    },
  }
  const effect = reviewClock(given, [...hearingsOf(petition), hearing])
  return follows([told('petition.hearing_called', effect, { facts: { from, to, place } })], { steps: [hearing] })
}

function minuteHearing(command: Of<'minute_hearing'>, given: Given): Decision {
  const { petition } = given
  checkDays(command)
  const hearing = hearingsOf(petition).find(({ id, minutes }) => id === command.hearingId && minutes === null)
  if (!hearing) throw new Refused('petition.no_hearing', {}, { status: 422, field: 'body.command.hearingId' })
  const held: Hearing = { ...hearing, from: command.from, to: command.to, minutes: command.minutes }
  const effect = reviewClock(given, [...hearingsOf(petition).filter(({ id }) => id !== held.id), held])
  return follows([told('petition.hearing_held', effect, { facts: { from: held.from, to: held.to } })], {
    steps: [held],
  })
}

function stepBack(reason: string, { petition, facts }: Given): Decision {
  const { accountId, role, body } = facts.by
  if (!accountId || !role || !body) throw new Refused('platform.forbidden')
  const recusal: Recusal = {
    ...{
      kind: 'recusal',
      id: facts.newId(),
      at: facts.now,
      askedBy: 'officer',
      account: accountId,
      officer: { role, body },
    },
    ...{ reason, ruling: null },
  }
  const handles = petition.record.handler?.account === accountId
  return follows(
    [told('petition.stepped_back', handles ? { set: { handlerPostId: null } } : {}, { facts: { body } })],
    {
      steps: [recusal],
      change: handles ? { handler: null } : {},
    },
  )
}

function ruleRecusal(command: Of<'rule_recusal'>, given: Given): Decision {
  const { petition, facts } = given
  const recusal = recusalsOf(petition).find(({ id, ruling }) => id === command.recusalId && ruling === null)
  if (!recusal) throw new Refused('petition.nothing_to_rule', {}, { status: 422, field: 'body.command.recusalId' })
  if (recusal.account === facts.by.accountId) throw new Refused('petition.own_recusal', {}, { status: 403 })
  const { upheld, reason } = command
  const ruled: Recusal = { ...recusal, ruling: { upheld, reason, at: facts.now.toISOString() } }
  const frees = upheld && petition.record.handler?.account === recusal.account
  const paper = paperOf('recusal', given, { grounds: reason })
  return andServed(
    follows([told('petition.recusal_ruled', frees ? { set: { handlerPostId: null } } : {}, { facts: { upheld } })], {
      steps: [ruled],
      change: frees ? { handler: null } : {},
      papers: [paper],
    }),
    given,
    command.service,
  )
}
