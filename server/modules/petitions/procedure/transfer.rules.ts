import type { Holder } from '../../../../contract/cases.ts'
import type { PetitionCommand } from '../../../../contract/petition-commands.ts'
import { Refused } from '../../../platform/errors.ts'
import { spine } from '../../cases/cases.api.ts'
import { clockFor, stopAll } from './clocks.rules.ts'
import { checkBody, type Given, wayOf } from './parts.rules.ts'
import { type Decision, follows, type Petition } from './petition.ts'

const { nameOfBody, told } = spine

/** The clocks of a body that gets a petition: to say it is not its duty, and to tell the petitioner where nobody did. */
function clocksOfReceiver(given: Given, to: Holder) {
  const { state, facts, petition } = given
  const { limits } = facts.settings
  const start = { state, clockwork: facts.clockwork, from: facts.now, body: to }
  return [
    ...(to.kind === 'department' ? [clockFor('object', limits.object, start)] : []),
    ...(petition.record.toldAt === null && petition.record.acceptedAt === null
      ? [clockFor('notify', limits.notify, start)]
      : []),
  ]
}

/** To one of the legal ways, and to the body that goes it. */
export function route(command: Extract<PetitionCommand, { type: 'route' }>, given: Given): Decision {
  const { petition, state, facts } = given
  const way = wayOf(facts, command.way)
  checkBody(facts, petition, command.to)
  const clocks = clocksOfReceiver(given, command.to)
  const notify = clocks.find(({ stage }) => stage === 'notify')
  const isAccepted = petition.record.acceptedAt !== null
  return follows(
    [
      told(
        'petition.routed',
        {
          set: { ...(isAccepted ? {} : { state: 'routed' as const }), holder: command.to, handlerPostId: null },
          clocks: [
            ...stopAll(state, ['register', 'object', ...(isAccepted ? [] : ['notify' as const])], facts.now),
            ...clocks,
          ],
        },
        { facts: { way: way.name, to: nameOfBody(facts.bodies, command.to) }, text: command.reason },
      ),
    ],
    {
      change: {
        way: way.code,
        holder: command.to,
        handler: null,
        ...(notify ? { tellDueAt: new Date(notify.dueAt) } : {}),
      },
    },
  )
}

/** To another body, with what was promised to the petitioner. */
export function transfer(
  command: Pick<Extract<PetitionCommand, { type: 'transfer' }>, 'to' | 'reason'>,
  given: Given,
): Decision {
  const { petition, state, facts } = given
  checkBody(facts, petition, command.to)
  if (command.to.id === petition.record.holder.id)
    throw new Refused('petition.same_body', {}, { status: 422, field: 'body.command.to' })
  return follows(
    [
      told(
        'petition.transferred',
        {
          set: { holder: command.to, handlerPostId: null, ...backToWaiting(petition) },
          clocks: [
            ...stopAll(state, ['object', ...(petition.record.acceptedAt ? [] : ['notify' as const])], facts.now),
            ...movedClocks(given, command.to),
            ...clocksOfReceiver(given, command.to),
          ],
        },
        { facts: { to: nameOfBody(facts.bodies, command.to) }, text: command.reason },
      ),
    ],
    { change: { holder: command.to, handler: null } },
  )
}

const backToWaiting = ({ record }: Petition) =>
  record.state === 'petition_handling' ? { state: 'petition_accepted' as const } : {}

/** Clocks that go with it to another body: what was promised to the petitioner stays, who answers for it changes. */
function movedClocks({ state, petition }: Given, to: Holder) {
  const stages = ['petition_handle', ...(petition.record.acceptedAt ? ['notify'] : [])]
  return state.clocks
    .filter((one) => one.stoppedAt === null && stages.includes(one.stage))
    .map((one) => ({ ...one, body: to }))
}
