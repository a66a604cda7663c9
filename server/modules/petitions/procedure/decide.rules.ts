import type { PetitionCommand } from '../../../../contract/petition-commands.ts'
import { Refused } from '../../../platform/errors.ts'
import { spine } from '../../cases/cases.api.ts'
import { clockFor, endOfDay, promisedFor, runningClock, stopAll, withMoreDays } from './clocks.rules.ts'
import { decideReply } from './decide-reply.rules.ts'
import { decideRuling } from './decide-ruling.rules.ts'
import { decideService } from './decide-service.rules.ts'
import { andServed, type Given, paperOf, wayOf } from './parts.rules.ts'
import { type Decision, follows } from './petition.ts'
import { route, transfer } from './transfer.rules.ts'

const { noted, told } = spine

type Of<T extends PetitionCommand['type']> = Extract<PetitionCommand, { type: T }>

/** What follows from an official's command. Refuses what the words or the bodies of it make impossible. */
export function decide(command: PetitionCommand, given: Given): Decision {
  switch (command.type) {
    case 'accept':
      return accept(command, given)
    case 'not_accept':
      return notAccept(command, given)
    case 'route':
      return route(command, given)
    case 'transfer':
      return transfer(command, given)
    case 'take_up':
      return takeUp(given)
    case 'extend':
      return extend(command, given)
    case 'reply':
    case 'give_review':
    case 'give_re_review':
      return decideReply(command, given)
    case 'serve':
      return decideService(command, given)
    case 'promise_day':
      return promiseDay(command, given)
    default:
      return decideRuling(command, given)
  }
}

function accept(command: Of<'accept'>, given: Given): Decision {
  const { petition, state, facts } = given
  const { limits } = facts.settings
  const code = command.way ?? petition.record.way
  if (!code) throw new Refused('petition.way_missing', {}, { status: 422, field: 'body.command.way' })
  const { code: way, name } = wayOf(facts, code)
  const start = { state, clockwork: facts.clockwork, from: facts.now }
  const handle = clockFor('petition_handle', limits.handle, start)
  const promised = petition.record.sameDayAt ? promisedFor(handle, petition.record.sameDayAt) : handle
  // A desk that takes it on itself tells the petitioner within the days counted from when it came in.
  const notify = runningClock(state, 'notify')
    ? []
    : [clockFor('notify', limits.notify, { ...start, from: new Date(state.reportedAt) })]
  const paper = paperOf('acceptance', given, { outcome: command.words ?? null })
  return andServed(
    follows(
      [
        told(
          'petition.accepted',
          {
            set: { state: 'petition_accepted', acceptedAt: facts.now.toISOString() },
            clocks: [...stopAll(state, ['register', 'object'], facts.now), ...notify, promised],
          },
          { facts: { way: name } },
        ),
      ],
      {
        change: { way, acceptedAt: facts.now, replyDueAt: new Date(promised.dueAt) },
        papers: [paper],
      },
    ),
    given,
    command.service,
  )
}

function notAccept(command: Of<'not_accept'>, given: Given): Decision {
  const { state, facts } = given
  const { limits } = facts.settings
  const notify =
    runningClock(state, 'notify') ??
    clockFor('notify', limits.notify, { state, clockwork: facts.clockwork, from: new Date(state.reportedAt) })
  const paper = paperOf('non_acceptance', given, { grounds: command.grounds, outcome: command.whereTo })
  return andServed(
    follows(
      [
        told(
          'petition.not_accepted',
          { set: { state: 'not_accepted' }, clocks: [...stopAll(state, ['register', 'object'], facts.now), notify] },
          {},
        ),
      ],
      { change: { outcome: 'not_accepted' }, papers: [paper] },
    ),
    given,
    command.service,
  )
}

function takeUp(given: Given): Decision {
  const { petition, facts } = given
  const { by } = facts
  if (!by.accountId || !by.postId) throw new Refused('platform.forbidden')
  const isFirst = petition.record.state === 'petition_accepted'
  return follows(
    [
      told('petition.taken_up', {
        set: { ...(isFirst ? { state: 'petition_handling' as const } : {}), handlerPostId: by.postId },
      }),
    ],
    { change: { handler: { postId: by.postId, role: by.role ?? '', account: by.accountId } } },
  )
}

function extend(command: Of<'extend'>, given: Given): Decision {
  const { state, facts } = given
  const clock = runningClock(state, 'petition_handle')
  if (!clock) throw new Refused('petition.not_now')
  const most = facts.settings.limits.extendDays
  if (command.days > most)
    throw new Refused('petition.extend_too_long', { most }, { status: 422, field: 'body.command.days' })
  const longer = { ...withMoreDays(clock, command.days, facts), extensions: clock.extensions + 1 }
  const paper = paperOf('extension', given, { grounds: command.reason })
  return andServed(
    follows([told('petition.extended', { clocks: [longer] }, { facts: { days: command.days, until: longer.dueAt } })], {
      change: { replyDueAt: new Date(longer.dueAt) },
      papers: [paper],
    }),
    given,
    command.service,
  )
}

function promiseDay(command: Of<'promise_day'>, given: Given): Decision {
  const { petition, state, facts } = given
  const until = endOfDay(facts.clockwork, petition.record.holder, new Date(`${command.on}T12:00:00Z`))
  if (until < facts.now) throw new Refused('petition.day_past', {}, { status: 422, field: 'body.command.on' })
  const handle = runningClock(state, 'petition_handle')
  const promised = handle ? promisedFor(handle, until) : undefined
  return follows(
    [noted('petition.day_promised', { ...(promised ? { clocks: [promised] } : {}) }, { facts: { on: command.on } })],
    { change: { sameDayAt: until, ...(promised ? { replyDueAt: new Date(promised.dueAt) } : {}) } },
  )
}
