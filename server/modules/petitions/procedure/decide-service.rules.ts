import type { PetitionCommand } from '../../../../contract/petition-commands.ts'
import type { PaperKind, ServiceWay } from '../../../../contract/petitions.ts'
import { Refused } from '../../../platform/errors.ts'
import { type CaseState, type NewEvent, spine } from '../../cases/cases.api.ts'
import { clockFor, runningClock, stopAll } from './clocks.rules.ts'
import { type Decision, type Facts, follows, type Paper, type Petition } from './petition.ts'

const { told } = spine

interface Given {
  petition: Petition
  state: CaseState
  facts: Facts
}

interface Service {
  way: ServiceWay
  at?: string | undefined
  note?: string | undefined
}

/** A paper that waited is handed over. Refuses what was handed over before, and instants before it was made or after now. */
export function decideService(command: Extract<PetitionCommand, { type: 'serve' }>, given: Given): Decision {
  const paper = given.petition.papers.find(({ id }) => id === command.paperId)
  if (!paper) throw new Refused('petition.paper_unknown', {}, { status: 422, field: 'body.command.paperId' })
  return serve({ ...given, paper, service: command })
}

/** The petitioner says they have a paper: handed over by the page. */
export const received = (given: Given & { paper: Paper }): Decision => serve({ ...given, service: { way: 'page' } })

/** A decision whose paper is handed over in the same breath. */
export function servedNow(decision: Decision, given: Given & { paper: Paper; service: Service }): Decision {
  const state = decision.events.reduce<CaseState>(applied, given.state)
  const record = { ...given.petition.record, ...decision.change, state: state.state as Petition['record']['state'] }
  const more = serve({ ...given, state, petition: { ...given.petition, record } })
  return {
    events: [...decision.events, ...more.events],
    change: { ...decision.change, ...more.change },
    papers: [...decision.papers.filter(({ id }) => id !== given.paper.id), ...more.papers],
    steps: [...decision.steps, ...more.steps],
  }
}

/** The case after an event, as far as a decision in the same breath asks. */
function applied(state: CaseState, { effect }: NewEvent): CaseState {
  const changed = effect.clocks ?? []
  const clocks = state.clocks.map((one) => changed.find(({ id }) => id === one.id) ?? one)
  const fresh = changed.filter(({ id }) => !state.clocks.some((one) => one.id === id))
  return { ...state, ...effect.set, clocks: [...clocks, ...fresh] }
}

function serve(given: Given & { paper: Paper; service: Service }): Decision {
  const { paper, service, facts } = given
  if (paper.servedAt) throw new Refused('petition.served', {}, { status: 409 })
  const servedAt = service.at ? new Date(service.at) : facts.now
  if (servedAt > facts.now || servedAt < paper.madeAt)
    throw new Refused('petition.service_date', {}, { status: 422, field: 'body.command.at' })
  const done: Paper = { ...paper, servedWay: service.way, servedAt, servedNote: service.note ?? null }
  const { set, clocks, change } = consequence({ ...given, servedAt })
  const first = told(
    'petition.served',
    { clocks: [...toldClocks({ ...given, servedAt }), ...clocks] },
    { facts: { paper: paper.kind, service: service.way } },
  )
  const events = set ? [first, told(`petition.${set.type}`, { set: set.values })] : [first]
  const tells = paper.kind === 'acceptance' || paper.kind === 'non_acceptance'
  return follows(events, { change: { ...(tells ? { toldAt: servedAt } : {}), ...change }, papers: [done] })
}

/** The body's duty to tell the petitioner in writing ends on the day the notice reaches them. */
function toldClocks({ paper, state, servedAt }: Given & { paper: Paper; servedAt: Date }) {
  const tells: PaperKind[] = ['acceptance', 'non_acceptance']
  return tells.includes(paper.kind) ? stopAll(state, ['notify'], servedAt) : []
}

interface Consequence {
  set?: { type: string; values: Partial<CaseState> }
  clocks: ReturnType<typeof clockFor>[]
  change: Decision['change']
}

const none: Consequence = { clocks: [], change: {} }

/** What begins when a reply reaches the petitioner: their days to ask for a review, or the end. */
function consequence(given: Given & { paper: Paper; servedAt: Date }): Consequence {
  const { paper, facts, petition, state, servedAt } = given
  const { limits, ways } = facts.settings
  const start = { state, clockwork: facts.clockwork, from: servedAt }
  if (paper.kind === 'reply' && petition.record.state === 'replied') {
    const way = ways.find(({ code }) => code === petition.record.way)
    if (way?.reviewable !== false) return { ...none, clocks: [clockFor('ask_review', limits.askReview, start)] }
    return closed(way.leadsTo === 'procedure' ? 'led_elsewhere' : 'answered', facts.now)
  }
  if (paper.kind === 'review' && petition.record.state === 'reviewed' && !runningClock(state, 'ask_re_review'))
    return { ...none, clocks: [clockFor('ask_re_review', limits.askReReview, start)] }
  if (paper.kind === 're_review' && petition.record.state === 'final') return closed('final', facts.now)
  return none
}

const closed = (outcome: Decision['change']['outcome'], now: Date): Consequence => ({
  set: { type: 'closed', values: { state: 'closed' } },
  clocks: [],
  change: { outcome, endedAt: now },
})
