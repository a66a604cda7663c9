import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { type CaseState, isRated } from './case-state.ts'
import { findClock } from './decide-holder.rules.ts'
import { at, type Facts, type NewEvent, noted, refuse, startClock, told } from './facts.ts'

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

/** Days within which a closed case can be rated. */
export const RATING_DAYS = 14

/** True when the reporter's word is bad enough for a person to call or come by. */
export const needsReturnVisit = (rating: { solved: boolean; satisfaction: number }): boolean =>
  !rating.solved || rating.satisfaction <= 2

/** The reporter's word, once per closing. A bad one creates a return visit for the grid. */
export function rate(state: CaseState, command: Command<'rate'>, facts: Facts): NewEvent[] {
  if (isRated(state)) refuse('case.rated')
  if (state.closedAt && facts.now.getTime() > Date.parse(state.closedAt) + RATING_DAYS * 86_400_000)
    refuse('case.rating_over')
  const rating = {
    solved: command.solved,
    satisfaction: command.satisfaction,
    words: command.words ?? null,
    at: at(facts.now),
    round: state.round,
  }
  const events = [
    told(
      'rated',
      { set: { rating } },
      { text: command.words, facts: { solved: command.solved, satisfaction: command.satisfaction } },
    ),
  ]
  if (needsReturnVisit(command)) events.push(noted('return_visit_due', { set: { returnVisit: 'due' } }))
  return events
}

/** The reporter may reopen once without asking anyone, after a bad word; staff whenever they have a reason. */
export function reopen(state: CaseState, command: Command<'reopen'>, facts: Facts): NewEvent[] {
  const byReporter = facts.by.kind === 'reporter'
  if (byReporter) {
    if (state.reopenedByReporter) refuse('case.reopened_once')
    if (!state.rating || !isRated(state) || !needsReturnVisit(state.rating)) refuse('case.rate_first')
  }
  const round = state.round + 1
  const clock = startClock(facts, {
    id: `handle.${round}`,
    stage: 'handle',
    body: state.holder,
    limit: facts.limits.handle,
  })
  return [
    told(
      'reopened',
      {
        set: {
          state: 'accepted',
          round,
          reopened: state.reopened + 1,
          reopenedByReporter: state.reopenedByReporter || byReporter,
          handlerPostId: null,
          handledAt: null,
          handledBy: [],
          closedAt: null,
          closedInTime: null,
          handleDueAt: clock.dueAt,
          supervised: [],
        },
        clocks: [...(findClock(state, 'handle') ? [] : [clock])],
      },
      { text: command.reason, facts: { due: clock.dueAt } },
    ),
  ]
}

/** Somebody called or came by after a bad word. */
export function returnVisit(state: CaseState, command: Command<'return_visit'>, facts: Facts): NewEvent[] {
  if (state.returnVisit !== 'due') refuse('case.no_return_visit_due')
  return [
    told(
      'return_visited',
      { set: { returnVisit: command.outcome === 'not_reached' ? 'due' : 'done' } },
      { text: command.text, facts: { outcome: command.outcome, ...(facts.by.body ? { by: facts.by.body } : {}) } },
    ),
  ]
}

/** A word to the reporter, or among staff. Reporters' own words are always public to themselves and to staff. */
export function comment(state: CaseState, command: Command<'comment'>, facts: Facts): NewEvent[] {
  const isPublic = facts.by.kind !== 'staff' || command.visibility === 'public'
  const event = isPublic ? told : noted
  const files = command.fileIds.map((id) => ({ id, purpose: 'comment' as const }))
  return [
    event('commented', files.length ? { set: { files: [...state.files, ...files] } } : {}, {
      text: command.text,
      fileIds: command.fileIds,
    }),
  ]
}
