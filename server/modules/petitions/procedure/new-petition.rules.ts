import type { Holder } from '../../../../contract/cases.ts'
import type { PetitionStage, PetitionState } from '../../../../contract/petitions.ts'
import { type Bodies, type CaseState, spine } from '../../cases/cases.api.ts'
import type { Decision, Petition, PetitionRecord } from './petition.ts'

const { pathOf } = spine

/** What a petition begins with, beside its case. */
export interface NewRecord {
  state: CaseState
  purpose: string
  account: string
  against: Holder | null
  confidential: boolean
  people: number
  settingsId: string | null
  sameDayAt: Date | null
  hallVisit: string | null
  earlierId: string | null
  accountId: string | null
  bodies: Bodies
}

/** A petition as it is filed. */
export function newPetition(given: NewRecord): Petition {
  const { state, bodies, ...rest } = given
  const none = {
    ...{ way: null, sponsor: null, handler: null, outcome: null, toldAt: null, acceptedAt: null, replyDueAt: null },
    ...{ repliedAt: null, result: null, repliedBy: null, reviewedBy: null, reviewAskedAt: null, reReviewAskedAt: null },
    ...{ endedAt: null, satisfaction: null },
  }
  const filedAt = new Date(state.reportedAt)
  const tellDueAt = new Date(state.clocks[0]?.dueAt ?? state.reportedAt)
  const record: PetitionRecord = {
    ...none,
    ...rest,
    ...{ id: state.id, number: state.number, subject: state.text, holder: state.holder, filedAt, tellDueAt },
    ...mirrored(state, { involved: [], bodies }),
  }
  return { record, papers: [], steps: [] }
}

/** A petition after a decision and what it did to the case. */
export function after(
  petition: Petition,
  given: { decision: Pick<Decision, 'change' | 'papers' | 'steps'>; state: CaseState; bodies: Bodies; now: Date },
): Petition {
  const { decision, state, bodies, now } = given
  const record: PetitionRecord = {
    ...petition.record,
    ...decision.change,
    ...{ holder: state.holder },
    ...mirrored(state, { involved: petition.record.involved, bodies }),
  }
  const ended = (['not_accepted', 'closed', 'void'] as PetitionState[]).includes(record.state)
  return {
    record: { ...record, endedAt: ended ? (record.endedAt ?? now) : null },
    papers: replaced(petition.papers, decision.papers),
    steps: replaced(petition.steps, decision.steps),
  }
}

function replaced<T extends { id: string }>(all: readonly T[], changed: readonly T[]): T[] {
  const fresh = changed.filter(({ id }) => !all.some((one) => one.id === id))
  return [...all.map((one) => changed.find(({ id }) => id === one.id) ?? one), ...fresh]
}

/** What lists ask of the case, so that they need not ask it. */
function mirrored(state: CaseState, given: { involved: readonly string[]; bodies: Bodies }) {
  const running = state.clocks.filter((one) => one.stoppedAt === null)
  const clock = running.reduce<(typeof running)[number] | undefined>(
    (first, one) => (!first || one.dueAt < first.dueAt ? one : first),
    undefined,
  )
  const { unitId, holder } = state
  const path = [...(unitId ? (given.bodies.unit(unitId)?.path ?? []) : []), ...pathOf(given.bodies, holder)]
  return {
    state: state.state as PetitionState,
    version: state.version,
    stage: (clock?.stage ?? null) as PetitionStage | null,
    amberAt: clock ? new Date(clock.amberAt) : null,
    dueAt: clock ? new Date(clock.dueAt) : null,
    path: [...new Set([...path, given.bodies.district])],
    involved: [...new Set([...given.involved, holder.id])],
  }
}
