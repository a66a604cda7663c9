import type { DeliberationView, FollowUpInput } from '../../../../contract/assembly.ts'
import { nameIn } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { findOpenReport } from '../../cases/cases.api.ts'
import { type Around, type Assembly, type At, dayIn, notFound, reading, writing } from '../assembly.context.ts'
import type { Deliberation } from '../session/deliberation.ts'
import { deliberationsStore } from '../session/deliberations.store.ts'
import { inBoth, lockForDesk } from '../session/desk.service.ts'
import { getDeliberation } from '../session/reading.service.ts'
import { agendaOf, viewOf } from '../session/view.ts'
import { followUpsStore } from './follow-ups.store.ts'

/** Cases that may follow from one session. */
const most = 60

type Wanted = FollowUpInput & { id: string }

/** Only from what was carried follows something, and by a day that is still to come. */
async function checked(tx: Tx, around: Around, wanted: Wanted): Promise<Deliberation> {
  const { row } = await lockForDesk(tx, around, { id: wanted.id, step: 'follow_up' })
  const item = agendaOf(row).find(({ id }) => id === wanted.itemId)
  if (!item) throw notFound()
  if (item.kind === 'decide' && item.result !== 'carried')
    throw new Refused('assembly.not_carried', {}, { status: 409, field: 'body.itemId' })
  if (wanted.due < dayIn(around.at.tenant.timeZone, around.now))
    throw new Refused('assembly.day_past', {}, { status: 422, field: 'body.due' })
  const { body } = wanted
  const isKnown = body === undefined || around.context.bodies[body.kind](body.id) !== undefined
  if (!isKnown) throw new Refused('assembly.body_unknown', {}, { status: 422, field: 'body.body' })
  if ((await followUpsStore(tx).of(row.id)).length >= most) throw new Refused('assembly.too_many')
  return row
}

const recordOf = (wanted: Wanted, found: { caseId: string; number: string; opened: boolean; at: Date }) => ({
  ...{ id: uuidv7(), deliberationId: wanted.id, itemId: wanted.itemId, what: inBoth(wanted.what) },
  ...{ body: wanted.body ?? null, due: wanted.due, ...found },
})

/** Lets a case follow from a resolution: one there is, by its number, or a new report that goes the way of every report. */
export async function addFollowUp(assembly: Assembly, at: At, wanted: Wanted): Promise<DeliberationView> {
  const { number } = wanted
  if (number !== undefined && number !== '')
    return await writing(assembly, at, async (tx, around) => {
      const row = await checked(tx, around, wanted)
      const found = await findOpenReport(tx, number)
      if (!found) throw new Refused('assembly.case_unknown', {}, { status: 422, field: 'body.number' })
      const record = recordOf(wanted, { caseId: found.id, number: found.number, opened: false, at: around.now })
      await followUpsStore(tx).add(record)
      return await viewOf(tx, row, around)
    })
  const context = await assembly.cases.contextOf(at.tenant)
  const row = await reading(assembly, at, (tx) => deliberationsStore(tx).get(wanted.id))
  const [what, title] = [inBoth(wanted.what), row.title]
  const body = wanted.body && context.bodies[wanted.body.kind](wanted.body.id)?.name
  const said = [nameIn(what, at.locale), nameIn(title, at.locale), body && nameIn(body, at.locale), wanted.due]
  const { tenant, actor, locale, claim } = at
  await assembly.cases.intake.report({
    ...{ tenant, actor, locale, claim, channel: 'counter' },
    input: {
      ...{ text: said.filter(Boolean).join('\n'), answers: {}, fileIds: [], confidential: false, unitId: row.unitId },
      ...(wanted.categoryId ? { categoryId: wanted.categoryId } : {}),
    },
    along: async (tx, caseId, number) => {
      const now = assembly.clock.now()
      await checked(tx, { at, context, now }, wanted)
      await followUpsStore(tx).add(recordOf(wanted, { caseId, number, opened: true, at: now }))
    },
  })
  return await getDeliberation(assembly, { ...at, claim: undefined }, wanted.id)
}

/** Takes a named case back from a resolution while nobody has read the minutes. */
export async function dropFollowUp(
  assembly: Assembly,
  at: At,
  given: { id: string; followUpId: string },
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const { row } = await lockForDesk(tx, around, { id: given.id, step: 'drop_follow_up' })
    if (!(await followUpsStore(tx).remove(row.id, given.followUpId))) throw notFound()
    return await viewOf(tx, row, around)
  })
}
