import type { PetitionCommand, PetitionerCommand } from '../../../../contract/petition-commands.ts'
import type { PetitionState } from '../../../../contract/petitions.ts'
import type { CaseState } from '../../cases/cases.api.ts'
import { isInTime, runningClock } from './clocks.rules.ts'
import { objectionsOf, type Petition, recusalsOf } from './petition.ts'
import type { Standing } from './standing.rules.ts'

/** Names of what officials do. */
export type CommandType = PetitionCommand['type']
/** Names of what petitioners do. */
export type PetitionerCommandType = PetitionerCommand['type']

/** States in which somebody still has something to do, or the petitioner still may ask. */
export const openStates: readonly PetitionState[] = [
  'registered',
  'petition_accepted',
  'routed',
  'petition_handling',
  'replied',
  'in_review',
  'reviewed',
  'in_re_review',
  'final',
]

/** Every state. */
export const allStates: readonly PetitionState[] = [...openStates, 'not_accepted', 'closed', 'void']

const beforeReply: readonly PetitionState[] = ['registered', 'routed', 'petition_accepted', 'petition_handling']
const atWork: readonly PetitionState[] = [...beforeReply, 'in_review', 'in_re_review']

/** In which states a command is possible, and for whom. */
interface Rule {
  in: readonly PetitionState[]
  by: readonly Standing[]
}

/** Commands of officials × states × standing. The whole procedure stands in this table. */
export const commandRules: Readonly<Record<CommandType, Rule>> = {
  accept: { in: ['registered', 'routed'], by: ['holder'] },
  not_accept: { in: ['registered', 'routed'], by: ['holder'] },
  route: { in: ['registered', 'petition_accepted'], by: ['holder'] },
  object: { in: ['routed', 'petition_accepted', 'petition_handling'], by: ['holder'] },
  rule_objection: { in: beforeReply, by: ['above'] },
  transfer: { in: ['routed', 'petition_accepted', 'petition_handling'], by: ['holder', 'above'] },
  take_up: { in: ['petition_accepted', 'petition_handling', 'in_review', 'in_re_review'], by: ['holder'] },
  extend: { in: ['petition_accepted', 'petition_handling'], by: ['holder'] },
  reply: { in: ['petition_handling'], by: ['holder'] },
  give_review: { in: ['in_review'], by: ['holder'] },
  give_re_review: { in: ['in_re_review'], by: ['holder'] },
  serve: { in: allStates, by: ['holder', 'above', 'sees'] },
  call_hearing: { in: ['petition_handling', 'in_review', 'in_re_review'], by: ['holder'] },
  minute_hearing: { in: ['petition_handling', 'in_review', 'in_re_review'], by: ['holder'] },
  step_back: { in: atWork, by: ['holder', 'above'] },
  rule_recusal: { in: atWork, by: ['above'] },
  sponsor: { in: openStates, by: ['holder', 'above', 'sees'] },
  end_sponsorship: { in: openStates, by: ['holder', 'above', 'sees'] },
  same_matter: { in: allStates, by: ['holder', 'above'] },
  link_visit: { in: openStates, by: ['holder', 'above'] },
  promise_day: { in: beforeReply, by: ['holder', 'above'] },
  note: { in: allStates, by: ['holder', 'above', 'sees'] },
}

/** Every command of officials. */
export const commandTypes = Object.keys(commandRules) as CommandType[]

/** Commands of the petitioner × states. */
export const petitionerRules: Readonly<Record<PetitionerCommandType, readonly PetitionState[]>> = {
  ask_review: ['replied'],
  ask_re_review: ['reviewed'],
  ask_to_step_back: atWork,
  content: ['replied', 'reviewed'],
  withdraw: openStates.filter((state) => state !== 'final'),
  received: allStates,
  add: openStates,
  rate: ['closed', 'final', 'not_accepted'],
}

/** Every command of petitioners. */
export const petitionerTypes = Object.keys(petitionerRules) as PetitionerCommandType[]

/** What an obstacle is looked for with. */
interface At {
  petition: Petition
  state: CaseState
  now: Date
}

/** Why an official may not do this now: an error code; undefined where they may. `account`: whoever acts. */
export function findObstacle(
  type: CommandType,
  given: At & { standings: ReadonlySet<Standing>; recused: boolean; account: string | undefined },
): string | undefined {
  const { petition, state, now, standings, recused, account } = given
  const rule = commandRules[type]
  if (recused) return 'petition.recused'
  if (!rule.by.some((one) => standings.has(one))) return 'petition.not_yours'
  if (!rule.in.includes(petition.record.state)) return 'petition.not_now'
  switch (type) {
    case 'object': {
      const clock = runningClock(state, 'object')
      if (objectionsOf(petition).some(({ ruling }) => ruling === null)) return 'petition.objected'
      if (!clock) return 'petition.not_now'
      return isInTime(clock, now) ? undefined : 'petition.object_late'
    }
    case 'rule_objection':
      return objectionsOf(petition).some(({ ruling }) => ruling === null) ? undefined : 'petition.nothing_to_rule'
    case 'rule_recusal': {
      const open = recusalsOf(petition).filter(({ ruling }) => ruling === null)
      if (open.length === 0) return 'petition.nothing_to_rule'
      return open.every((one) => one.account === account) ? 'petition.own_recusal' : undefined
    }
    case 'extend': {
      const clock = runningClock(state, 'petition_handle')
      if (!clock) return 'petition.not_now'
      if (clock.extensions > 0) return 'petition.extended_once'
      return isInTime(clock, now) ? undefined : 'petition.extend_late'
    }
    case 'take_up':
      return petition.record.handler ? 'petition.taken_up' : undefined
    case 'give_review':
    case 'give_re_review':
      return account !== undefined && authorsOf(petition).includes(account) ? 'petition.own_reply' : undefined
    case 'sponsor':
      return petition.record.sponsor ? 'petition.sponsored' : undefined
    case 'end_sponsorship':
      return petition.record.sponsor ? undefined : 'petition.not_now'
    case 'serve':
      return petition.papers.some(({ servedAt }) => servedAt === null) ? undefined : 'petition.nothing_to_serve'
    case 'minute_hearing':
      return petition.steps.some((one) => one.kind === 'hearing' && one.minutes === null)
        ? undefined
        : 'petition.no_hearing'
    case 'transfer':
    case 'reply':
      return objectionsOf(petition).some(({ ruling }) => ruling === null) ? 'petition.objected' : undefined
    default:
      return undefined
  }
}

/** Accounts that wrote a reply or a review: none of them reviews it. */
export const authorsOf = ({ papers }: Petition): string[] =>
  papers.flatMap(({ kind, madeBy }) => (madeBy && (kind === 'reply' || kind === 'review') ? [madeBy] : []))

/** Why the petitioner may not do this now; undefined where they may. `ratingDays`: after its end, within which it can be rated. */
export function findPetitionerObstacle(
  type: PetitionerCommandType,
  { petition, state, now, ratingDays }: At & { ratingDays: number },
): string | undefined {
  if (!petitionerRules[type].includes(petition.record.state)) return 'petition.not_now'
  switch (type) {
    case 'ask_review':
    case 'ask_re_review': {
      // A reply that was not handed over yet has no window: it may be asked about as soon as it is known.
      const clock = runningClock(state, type)
      return !clock || isInTime(clock, now) ? undefined : 'petition.ask_late'
    }
    case 'ask_to_step_back':
      if (!petition.record.handler) return 'petition.no_handler'
      return recusalsOf(petition).some(
        ({ ruling, account }) => ruling === null && account === petition.record.handler?.account,
      )
        ? 'petition.recusal_open'
        : undefined
    case 'received':
      return petition.papers.some(({ servedAt }) => servedAt === null) ? undefined : 'petition.nothing_to_serve'
    case 'rate':
      if (petition.record.satisfaction !== null) return 'case.rated'
      return ratingEnd(petition, ratingDays) <= now ? 'petition.rate_late' : undefined
    default:
      return undefined
  }
}

/** When the days to rate are over; never before it has ended. */
export const ratingEnd = ({ record }: Petition, ratingDays: number): Date =>
  record.endedAt ? new Date(record.endedAt.getTime() + ratingDays * 86_400_000) : new Date(8.64e15)
