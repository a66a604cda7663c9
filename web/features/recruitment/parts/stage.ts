import type { ApplicationState, Stage } from '../../../../contract/recruitment.ts'

/** The review that is due in a state. */
export const dueStage = (state: ApplicationState): Stage | null =>
  state === 'applied' ? 'eligibility' : state === 'published' ? 'standing' : state === 'ability' ? 'ability' : null
