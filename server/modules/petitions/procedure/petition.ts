import type { Holder } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { PetitionSettings } from '../../../../contract/petition-settings.ts'
import type {
  BothLanguages,
  PaperKind,
  PetitionOutcome,
  PetitionStage,
  PetitionState,
  ReplyResult,
  ServiceWay,
} from '../../../../contract/petitions.ts'
import type { Bodies, Clockwork, Doer, NewEvent } from '../../cases/cases.api.ts'

/** What the module keeps of a petition beside its case. Instants are `Date`. */
export interface PetitionRecord {
  id: string
  number: string
  purpose: string
  subject: string
  account: string | null
  against: Holder | null
  confidential: boolean
  people: number
  state: PetitionState
  holder: Holder
  /** Units of its place and of its holder. */
  path: readonly string[]
  /** Bodies that have held it. */
  involved: readonly string[]
  stage: PetitionStage | null
  amberAt: Date | null
  dueAt: Date | null
  settingsId: string | null
  way: string | null
  sameDayAt: Date | null
  sponsor: { postId: string; role: string; body: LocalizedName } | null
  handler: { postId: string; role: string; account: string } | null
  earlierId: string | null
  hallVisit: string | null
  outcome: PetitionOutcome | null
  accountId: string | null
  filedAt: Date
  /** By when the petitioner is told in writing whether it is accepted, and when they were. */
  tellDueAt: Date
  toldAt: Date | null
  acceptedAt: Date | null
  replyDueAt: Date | null
  repliedAt: Date | null
  result: ReplyResult | null
  repliedBy: Holder | null
  reviewedBy: Holder | null
  reviewAskedAt: Date | null
  reReviewAskedAt: Date | null
  endedAt: Date | null
  satisfaction: number | null
  version: number
}

/** A notice or reply as it is kept. */
export interface Paper {
  id: string
  kind: PaperKind
  result: ReplyResult | null
  grounds: BothLanguages | null
  outcome: BothLanguages | null
  remedy: BothLanguages | null
  madeAt: Date
  madeBy: string | null
  body: Holder
  documentId: string | null
  documentCode: string | null
  servedWay: ServiceWay | null
  servedAt: Date | null
  servedNote: string | null
}

/** A department that says it is not its duty, and what was ruled. */
export interface Objection {
  kind: 'objection'
  id: string
  at: Date
  by: Holder
  reason: string
  ruling: { upheld: boolean; reason: string; at: string; to: Holder | null } | null
}

/** An officer who steps back, or is asked to, and what was ruled. */
export interface Recusal {
  kind: 'recusal'
  id: string
  at: Date
  askedBy: 'officer' | 'petitioner'
  account: string
  officer: { role: string; body: LocalizedName }
  reason: string
  ruling: { upheld: boolean; reason: BothLanguages; at: string } | null
}

/** A hearing, called and then held. Days as at the place's clock, `2026-03-01`. */
export interface Hearing {
  kind: 'hearing'
  id: string
  at: Date
  stage: 'first' | 'review' | 're_review'
  from: string
  to: string
  place: string
  people: string
  minutes: string | null
}

/** What happens beside the papers. */
export type Step = Objection | Recusal | Hearing

/** A petition with all its parts: what rules decide by. */
export interface Petition {
  record: PetitionRecord
  papers: readonly Paper[]
  steps: readonly Step[]
}

/** All that a decision may depend on beside the petition and the command. */
export interface Facts {
  now: Date
  by: Doer
  /** The body the doer acts for; the holder where a petitioner acts. */
  body: Holder
  timeZone: string
  settings: PetitionSettings
  bodies: Bodies
  clockwork: Clockwork
  newId(): string
}

// messages: petitions.timeline.*
/** What follows from a command: lines of the timeline with their effect on the case, and what the module keeps. */
export interface Decision {
  events: NewEvent[]
  change: Partial<PetitionRecord>
  /** Papers made or handed over, whole. */
  papers: Paper[]
  /** Steps made or ruled, whole. */
  steps: Step[]
}

/** Nothing but these. */
export const follows = (events: NewEvent[], more: Partial<Omit<Decision, 'events'>> = {}): Decision => ({
  events,
  change: more.change ?? {},
  papers: more.papers ?? [],
  steps: more.steps ?? [],
})

/** Objections of a petition. */
export const objectionsOf = ({ steps }: Petition): Objection[] => steps.filter((one) => one.kind === 'objection')
/** Officers who stepped back or were asked to. */
export const recusalsOf = ({ steps }: Petition): Recusal[] => steps.filter((one) => one.kind === 'recusal')
/** Hearings of a petition. */
export const hearingsOf = ({ steps }: Petition): Hearing[] => steps.filter((one) => one.kind === 'hearing')

/** True when somebody above has to give their word. */
export const awaitsRuling = (petition: Petition): boolean =>
  [...objectionsOf(petition), ...recusalsOf(petition)].some(({ ruling }) => ruling === null)
