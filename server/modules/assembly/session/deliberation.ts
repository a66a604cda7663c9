import type {
  AgendaKind,
  DeliberationState,
  QuorumRule,
  SeatAnswer,
  SeatKind,
  Votes,
} from '../../../../contract/assembly.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Present } from './quorum.rules.ts'

/** An item of the agenda as kept. */
export interface ItemRecord {
  id: string
  kind: AgendaKind
  text: LocalizedName
  resolution: LocalizedName | null
  votes: Votes | null
}

/** A seat of the invitation as kept. `who`: whom a body sends, for the calling desk alone. */
export interface SeatRecord {
  id: string
  kind: SeatKind
  bodyId: string | null
  name: LocalizedName
  count: number
  answer: SeatAnswer | null
  who: string | null
}

/** A deliberation as kept. */
export interface Deliberation {
  id: string
  state: DeliberationState
  version: number
  unitId: string
  callerUnitId: string
  title: LocalizedName
  description: LocalizedName
  place: string
  beginsAt: Date
  endsAt: Date
  /** How often it was moved. */
  moved: number
  why: string | null
  caseId: string | null
  caseNumber: string | null
  categoryId: string | null
  agenda: ItemRecord[]
  seats: SeatRecord[]
  residentSeats: number
  speakers: number
  quorum: QuorumRule
  attendance: Present | null
  objectionDays: number
  documentId: string | null
  documentCode: string | null
  minutesAt: Date | null
  objectUntil: Date | null
  finalAt: Date | null
  createdAt: Date
}
