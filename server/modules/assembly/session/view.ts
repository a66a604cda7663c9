import type {
  AgendaItem,
  DeliberationLine,
  DeliberationView,
  FollowUp,
  Objection,
  Question,
  Seat,
} from '../../../../contract/assembly.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type CaseContext, spine, standingsOf } from '../../cases/cases.api.ts'
import { spokenForBy } from '../../people/organisations/organisations.api.ts'
import { type Around, dayIn, unitRef } from '../assembly.context.ts'
import { departmentsOf, keepingPost } from '../assembly.policy.ts'
import { followUpsStore } from '../follow-ups/follow-ups.store.ts'
import { residentsStore, type SignUpRecord, type WordRecord } from '../residents/residents.store.ts'
import { roomOf, type Waiting } from '../residents/waiting.rules.ts'
import type { Deliberation } from './deliberation.ts'
import { isMet, neededOf, presentOf, resultOf, wholeOf } from './quorum.rules.ts'
import { mayAsk, mayObject, maySignUp } from './session.rules.ts'

/** Sign-ups as the rules of waiting want them. */
export const asWaiting = (signUps: readonly SignUpRecord[]): Waiting[] =>
  signUps.map(({ id, wish, withdrawnAt }) => ({ id, wish, withdrawn: withdrawnAt !== null }))

/** Room of a session: seats for residents and turns to speak. */
export const roomIn = ({ residentSeats, speakers }: Deliberation) => ({ seats: residentSeats, speakers })

/** The agenda with what became of it. */
export function agendaOf({ agenda, seats, quorum, attendance }: Deliberation): AgendaItem[] {
  const met = attendance !== null && isMet(quorum, seats, attendance)
  const present = attendance ? presentOf(quorum, seats, attendance) : 0
  return agenda.map((item) => {
    const result = attendance ? resultOf({ ...item, present, met }) : null
    // Without a quorum nobody voted, whatever was counted.
    return { ...item, votes: result === 'talked_over' ? null : item.votes, result }
  })
}

/** A deliberation as a line. Votes and resolutions are nobody's before the minutes are out. */
export function lineOf(row: Deliberation, context: CaseContext, signUps: readonly SignUpRecord[]): DeliberationLine {
  const { free, waiting } = roomOf(asWaiting(signUps), roomIn(row))
  return {
    ...{ id: row.id, state: row.state, title: row.title, unit: unitRef(context, row.unitId), place: row.place },
    ...{ from: row.beginsAt.toISOString(), to: row.endsAt.toISOString(), moved: row.moved > 0 },
    ...{ free, waiting },
    decided: row.minutesAt ? agendaOf(row).filter(({ result }) => result === 'carried').length : 0,
  }
}

/** Lines of several, in their order. */
export async function linesOf(
  tx: Tx,
  rows: readonly Deliberation[],
  { context }: Pick<Around, 'context'>,
): Promise<DeliberationLine[]> {
  const signUps = await residentsStore(tx).of(rows.map(({ id }) => id))
  return rows.map((row) => {
    const own = signUps.filter(({ deliberationId }) => deliberationId === row.id)
    return lineOf(row, context, own)
  })
}

/** A deliberation as whoever asks may read it. */
export async function viewOf(tx: Tx, row: Deliberation, around: Around): Promise<DeliberationView> {
  const { at, context, now } = around
  const { actor } = at
  const signUps = await residentsStore(tx).of([row.id])
  const words = await residentsStore(tx).words(row.id)
  const keep = keepingPost(actor, row.callerUnitId) !== undefined
  const speaksFor = actor.accountId ? await spokenForBy(tx, actor.accountId) : []
  const mine = new Set([...departmentsOf(actor), ...speaksFor])
  const { quorum, attendance, seats } = row
  const isOut = row.minutesAt !== null
  const shown = attendance !== null && (isOut || keep)
  const room = roomOf(asWaiting(signUps), roomIn(row))
  return {
    ...lineOf(row, context, signUps),
    ...{ version: row.version, description: row.description, caller: unitRef(context, row.callerUnitId), why: row.why },
    about: {
      caseNumber: row.caseNumber,
      category: row.categoryId ? (context.configuration.categories.get(row.categoryId)?.name ?? null) : null,
      categoryId: row.categoryId,
    },
    agenda: agendaOf(row).map((item) =>
      isOut || keep ? item : { ...item, resolution: null, votes: null, result: null },
    ),
    seats: seats.map(
      ({ id, kind, name, count, answer, bodyId }): Seat => ({
        ...{ id, kind, name, count, answer, present: shown ? (attendance?.seats[id] ?? 0) : null },
        mayAnswer: row.state === 'called' && kind !== 'residents' && (keep || (bodyId !== null && mine.has(bodyId))),
      }),
    ),
    residentSeats: row.residentSeats,
    speakers: { most: row.speakers, free: room.turns },
    quorum: {
      ...{ rule: quorum, of: wholeOf(quorum, seats), needed: neededOf(quorum, seats) },
      present: shown && attendance ? presentOf(quorum, seats, attendance) : null,
      met: shown && attendance ? isMet(quorum, seats, attendance) : null,
    },
    attendance: shown && attendance ? { residents: attendance.residents, households: attendance.households } : null,
    questions: words.flatMap((word) => (word.kind === 'question' ? questionOf(word, isOut || keep) : [])),
    minutes:
      row.documentCode && row.minutesAt && row.objectUntil
        ? {
            ...{ document: row.documentCode, outAt: row.minutesAt.toISOString() },
            ...{ objectUntil: row.objectUntil.toISOString(), finalAt: row.finalAt?.toISOString() ?? null },
          }
        : null,
    objections: words.flatMap((word) => (word.kind === 'objection' ? objectionOf(word) : [])),
    objectionDays: row.objectionDays,
    followUps: isOut || keep ? await followUpsOf(tx, row.id, around) : [],
    may: { keep, signUp: maySignUp(row, now), ask: mayAsk(row, now), object: mayObject(row, now) },
  }
}

const questionOf = ({ id, at, text, leftOut, answer }: WordRecord, withAnswer: boolean): Question[] => [
  {
    ...{ id, at: at.toISOString(), text: leftOut === null ? text : null, leftOut },
    answer: withAnswer && leftOut === null ? answer : null,
  },
]

const objectionOf = ({ id, at, text, answer, upheld, answeredAt }: WordRecord): Objection[] => [
  {
    ...{ id, at: at.toISOString(), text },
    answer:
      answer !== null && answeredAt !== null
        ? { upheld: upheld ?? false, words: answer, at: answeredAt.toISOString() }
        : null,
  },
]

async function followUpsOf(tx: Tx, id: string, { context, now }: Around): Promise<FollowUp[]> {
  const rows = await followUpsStore(tx).of(id)
  const cases = await standingsOf(
    tx,
    rows.map(({ caseId }) => caseId),
  )
  const today = dayIn(context.tenant.timeZone, now)
  return rows.flatMap(({ id, itemId, what, body, due, caseId, number }) => {
    const standing = cases.get(caseId)
    if (!standing) return []
    const name: LocalizedName | null = body && spine.nameOfBody(context.bodies, body)
    return [
      {
        ...{ id, itemId, what, body: name, due, number, state: standing.state },
        ...{ done: standing.state === 'closed', late: standing.open && due < today },
      },
    ]
  })
}
