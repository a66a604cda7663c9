import type { PetitionCommand } from '../../../../contract/petition-commands.ts'
import type { ReplyResult } from '../../../../contract/petitions.ts'
import { Refused } from '../../../platform/errors.ts'
import { spine } from '../../cases/cases.api.ts'
import { stopAll } from './clocks.rules.ts'
import { andServed, type Given, paperOf } from './parts.rules.ts'
import { type Decision, follows } from './petition.ts'

const { told } = spine

/** The three decisions on the matter itself: what each leads to. */
const kinds = {
  reply: { paper: 'reply', stage: 'petition_handle', state: 'replied', fact: 'replied' },
  give_review: { paper: 'review', stage: 'review', state: 'reviewed', fact: 'reviewed' },
  give_re_review: { paper: 're_review', stage: 're_review', state: 'final', fact: 're_reviewed' },
} as const

/** What a reply may come to, and what a review of one. */
const results: Record<keyof typeof kinds, readonly ReplyResult[]> = {
  reply: ['supported', 'partly_supported', 'not_supported', 'settled', 'explained', 'led_to_procedure'],
  give_review: ['confirmed', 'changed', 'revoked'],
  give_re_review: ['confirmed', 'changed', 'revoked'],
}

/** A reply, a review or a second review: a paper with grounds, result and remedy. */
export function decideReply(command: Extract<PetitionCommand, { type: keyof typeof kinds }>, given: Given): Decision {
  const { petition, state, facts } = given
  const { paper: kind, stage, state: next, fact } = kinds[command.type]
  if (!results[command.type].includes(command.result))
    throw new Refused('petition.result_unfit', {}, { status: 422, field: 'body.command.result' })
  const way = facts.settings.ways.find(({ code }) => code === petition.record.way)
  const leads = way?.leadsTo === 'procedure'
  if (command.type === 'reply' && leads !== (command.result === 'led_to_procedure'))
    throw new Refused('petition.result_unfit_way', {}, { status: 422, field: 'body.command.result' })
  const paper = paperOf(kind, given, {
    result: command.result,
    grounds: command.grounds,
    outcome: command.outcome,
    remedy: command.remedy ?? null,
  })
  const at =
    command.type === 'reply'
      ? { repliedAt: facts.now, repliedBy: petition.record.holder, result: command.result }
      : command.type === 'give_review'
        ? { reviewedBy: petition.record.holder, result: command.result }
        : { result: command.result }
  const event = told(
    `petition.${fact}`,
    { set: { state: next }, clocks: stopAll(state, ['notify', 'object', stage], facts.now) },
    { facts: { result: command.result }, fileIds: command.fileIds },
  )
  return andServed(follows([event], { change: at, papers: [paper] }), given, command.service)
}
