import type { DeliberationView, MinutesInput, ObjectionAnswer } from '../../../../contract/assembly.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { openWorkingDays } from '../../cases/cases.api.ts'
import { type Around, type Assembly, type At, notFound, writing } from '../assembly.context.ts'
import { tell } from '../assembly.events.ts'
import { residentsStore } from '../residents/residents.store.ts'
import type { Deliberation } from './deliberation.ts'
import { deliberationsStore } from './deliberations.store.ts'
import { inBoth, lockForDesk } from './desk.service.ts'
import { issueMinutes } from './paper.ts'
import { checkMinutes, isFinal, stateAfter } from './session.rules.ts'
import { viewOf } from './view.ts'

type Changed = { id: string; seen: number }

/** Writes what was said and decided; as often as needed until the minutes are out. */
export async function writeMinutes(
  assembly: Assembly,
  at: At,
  { id, seen, items, answers }: Changed & MinutesInput,
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const { row } = await lockForDesk(tx, around, { id, seen, step: 'minutes' })
    const agenda = row.agenda.map((item) => {
      const said = items.find((one) => one.id === item.id)
      if (!said) return item
      return {
        ...{ ...item, resolution: said.resolution && inBoth(said.resolution) },
        votes: item.kind === 'decide' ? said.votes : null,
      }
    })
    const words = await residentsStore(tx).words(id)
    for (const answer of answers) {
      if (!words.some((word) => word.id === answer.id && word.kind === 'question')) throw notFound()
      await residentsStore(tx).answer(answer.id, { text: answer.text, upheld: null, now: around.now })
    }
    return await viewOf(tx, await deliberationsStore(tx).save({ ...row, agenda }), around)
  })
}

/** Publishes the minutes as a paper. From here on anybody may object, until closing time of the last working day. */
export async function publishMinutes(assembly: Assembly, at: At, given: Changed): Promise<DeliberationView> {
  const dueOf = await openWorkingDays(assembly.cases, at.tenant)
  return await writing(assembly, at, async (tx, around) => {
    const { row, next } = await lockForDesk(tx, around, { ...given, step: 'publish' })
    checkMinutes(row)
    const { now } = around
    const paper = await issueMinutes(assembly, tx, { row, around })
    const saved = await deliberationsStore(tx).save({
      ...{ ...row, state: next, documentId: paper.id, documentCode: paper.code, minutesAt: now },
      objectUntil: dueOf({ unitId: row.callerUnitId, from: now, days: row.objectionDays }),
    })
    await tell(tx, {
      ...{ name: 'deliberation.minutes_out', deliberationId: row.id, occurrence: `v${saved.version}` },
      by: at.actor.accountId ?? null,
    })
    return await viewOf(tx, saved, around)
  })
}

/** The chair answers an objection. Where it is right the minutes are issued anew, and the old paper says by what it was replaced. */
export async function answerObjection(
  assembly: Assembly,
  at: At,
  given: { id: string; objectionId: string } & ObjectionAnswer,
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const { row } = await lockForDesk(tx, around, { id: given.id, step: 'answer_objection' })
    const store = residentsStore(tx)
    const word = (await store.words(row.id)).find(({ id, kind }) => id === given.objectionId && kind === 'objection')
    if (!word) throw notFound()
    if (word.answer !== null) throw new Refused('assembly.answered', {}, { status: 409 })
    const { upheld, words, correction } = given
    await store.answer(word.id, { text: words, upheld, now: around.now })
    const corrected = upheld && correction ? await correct(assembly, tx, { row, around, correction }) : row
    return await viewOf(tx, await endIfDue(tx, corrected, around.now), around)
  })
}

async function correct(
  assembly: Assembly,
  tx: Tx,
  {
    row,
    around,
    correction,
  }: {
    row: Deliberation
    around: Around
    correction: NonNullable<ObjectionAnswer['correction']>
  },
): Promise<Deliberation> {
  if (!row.agenda.some(({ id }) => id === correction.itemId)) throw notFound()
  const agenda = row.agenda.map((item) =>
    item.id === correction.itemId ? { ...item, resolution: inBoth(correction.resolution) } : item,
  )
  const changed = { ...row, agenda }
  const paper = await issueMinutes(assembly, tx, { row: changed, around, replacesId: row.documentId ?? undefined })
  return await deliberationsStore(tx).save({ ...changed, documentId: paper.id, documentCode: paper.code })
}

/** Takes a question off the public list, saying why, or puts it back. */
export async function leaveOut(
  assembly: Assembly,
  at: At,
  given: { id: string; questionId: string; why: string | null },
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const { row } = await lockForDesk(tx, around, { id: given.id, step: 'leave_out' })
    const words = await residentsStore(tx).words(row.id)
    if (!words.some(({ id, kind }) => id === given.questionId && kind === 'question')) throw notFound()
    await residentsStore(tx).leaveOut(given.questionId, given.why)
    return await viewOf(tx, row, around)
  })
}

/** Final once the time for objections is over and each has its answer; otherwise as it was. */
async function endIfDue(tx: Tx, row: Deliberation, now: Date): Promise<Deliberation> {
  const words = await residentsStore(tx).words(row.id)
  const open = words.filter(({ kind, answer }) => kind === 'objection' && answer === null).length
  if (!isFinal(row, { open, now })) return row
  return await deliberationsStore(tx).save({ ...row, state: stateAfter('end', row.state), finalAt: now })
}

/** What time does: minutes nobody objects to any more become final. Gives how many. */
export async function letTimePass(assembly: Assembly, tenant: Tenant): Promise<number> {
  const { database, clock } = assembly
  const now = clock.now()
  const due = await database.tx(tenant.id, (tx) => deliberationsStore(tx).ending(now), { readOnly: true })
  let ended = 0
  for (const id of due)
    await database.tx(tenant.id, async (tx) => {
      const row = await deliberationsStore(tx).lock(id)
      if ((await endIfDue(tx, row, now)).state === 'final') ended++
    })
  return ended
}
