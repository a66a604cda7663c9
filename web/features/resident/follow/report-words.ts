import type { CaseStateName, ClockStage, ReportStateName, Stage } from '../../../../contract/cases.ts'

const states: readonly CaseStateName[] = [
  ...(['reported', 'accepted', 'handling', 'handled', 'closed'] as const),
  ...(['suspended', 'declined', 'void', 'merged'] as const),
]
const stages: readonly ClockStage[] = ['accept', 'answer', 'arrive', 'handle', 'check']

/** True for the states of a report, which the follow page has words of its own for; disputes and petitions have their own pages. */
export const isReportState = (state: CaseStateName): state is ReportStateName => states.includes(state)

/** True for the stages of a report. */
export const isReportStage = (stage: ClockStage): stage is Stage => stages.includes(stage)
