import type { PetitionerCommand } from '../../../../contract/petition-commands.ts'
import type { PetitionOutcome } from '../../../../contract/petitions.ts'
import { Refused } from '../../../platform/errors.ts'
import { type NewEvent, spine } from '../../cases/cases.api.ts'
import { clockFor, isInTime, runningClock, stopAll } from './clocks.rules.ts'
import { received } from './decide-service.rules.ts'
import { reviewerOf } from './holders.rules.ts'
import type { Given } from './parts.rules.ts'
import { type Decision, follows, type Recusal } from './petition.ts'

const { nameOfBody, told } = spine

/** Stages that end with a petition, whatever they are. */
const everyStage = [
  'register',
  'notify',
  'object',
  'petition_handle',
  'ask_review',
  'review',
  'ask_re_review',
  're_review',
] as const

/** What follows from what a petitioner says. Whether they may was asked before. */
export function decidePetitioner(command: PetitionerCommand, given: Given): Decision {
  const { petition, state, facts } = given
  switch (command.type) {
    case 'ask_review':
    case 'ask_re_review':
      return askReview(command, given)
    case 'ask_to_step_back':
      return askToStepBack(command.reason, given)
    case 'content':
      return end(given, { fact: 'content', outcome: 'content', to: 'closed' })
    case 'withdraw':
      return end(given, { fact: 'withdrawn', outcome: 'withdrawn', to: 'void', text: command.reason })
    case 'received': {
      const paper = petition.papers.find(({ id }) => id === command.paperId)
      if (!paper) throw new Refused('petition.paper_unknown', {}, { status: 422, field: 'body.command.paperId' })
      return received({ ...given, paper })
    }
    case 'add': {
      const files = command.fileIds.map((id) => ({ id, purpose: 'comment' as const }))
      return follows([
        told('petition.added', files.length > 0 ? { set: { files: [...state.files, ...files] } } : {}, {
          text: command.text,
          fileIds: command.fileIds,
        }),
      ])
    }
    case 'rate': {
      const { solved, satisfaction } = command
      const rating = {
        solved,
        satisfaction,
        words: command.words ?? null,
        at: facts.now.toISOString(),
        round: state.round,
      }
      return follows([told('petition.rated', { set: { rating } }, { text: command.words, facts: { satisfaction } })], {
        change: { satisfaction },
      })
    }
  }
}

/** To the level above the body that decided, with thirty days of its own. */
function askReview(
  command: Extract<PetitionerCommand, { type: 'ask_review' | 'ask_re_review' }>,
  { petition, state, facts }: Given,
): Decision {
  const { record } = petition
  const isFirst = command.type === 'ask_review'
  const decided = (isFirst ? record.repliedBy : (record.reviewedBy ?? record.repliedBy)) ?? record.holder
  const to = reviewerOf(facts.bodies, decided, record.against)
  const { limits } = facts.settings
  const clock = clockFor(isFirst ? 'review' : 're_review', isFirst ? limits.review : limits.reReview, {
    ...{ state, clockwork: facts.clockwork, from: facts.now, body: to },
  })
  const event = told(
    isFirst ? 'petition.review_asked' : 'petition.re_review_asked',
    {
      set: { state: isFirst ? 'in_review' : 'in_re_review', holder: to, handlerPostId: null },
      clocks: [...stopAll(state, [command.type], facts.now), clock],
    },
    { text: command.reason, facts: { to: nameOfBody(facts.bodies, to) } },
  )
  const asked = isFirst ? { reviewAskedAt: facts.now } : { reReviewAskedAt: facts.now }
  return follows([event], { change: { ...asked, holder: to, handler: null } })
}

function askToStepBack(reason: string, { petition, facts }: Given): Decision {
  const { handler } = petition.record
  if (!handler) throw new Refused('petition.no_handler')
  const body = nameOfBody(facts.bodies, petition.record.holder)
  const recusal: Recusal = {
    ...{ kind: 'recusal', id: facts.newId(), at: facts.now, askedBy: 'petitioner', account: handler.account },
    ...{ officer: { role: handler.role, body }, reason, ruling: null },
  }
  return follows([told('petition.recusal_asked', {}, { text: reason, facts: { body } })], { steps: [recusal] })
}

function end(
  { state, facts }: Given,
  how: { fact: string; outcome: PetitionOutcome; to: 'closed' | 'void'; text?: string | undefined },
): Decision {
  const effect: NewEvent['effect'] = { set: { state: how.to }, clocks: stopAll(state, everyStage, facts.now) }
  return follows([told(`petition.${how.fact}`, effect, { text: how.text })], {
    change: { outcome: how.outcome, endedAt: facts.now },
  })
}

/**
 * A petition whose days to ask ran out closes; undefined while they run, and where nothing waits for the petitioner. Asked again
 * it finds nothing: the state has changed.
 */
export function lapse(given: Given): Decision | undefined {
  const { petition, state, facts } = given
  const stage =
    petition.record.state === 'replied'
      ? 'ask_review'
      : petition.record.state === 'reviewed'
        ? 'ask_re_review'
        : undefined
  const clock = stage && runningClock(state, stage)
  if (!clock || isInTime(clock, facts.now)) return undefined
  return end(given, { fact: 'lapsed', outcome: 'lapsed', to: 'closed' })
}
