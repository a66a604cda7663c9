import type {
  DeliberationLine,
  DeliberationSetup,
  DeliberationView,
  DeliberationWork,
  SignUpEntry,
} from '../../../../contract/assembly.ts'
import { nameIn, type Page } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import { maskMail, maskName, maskPhone } from '../../../platform/policy/mask.ts'
import { calendarOf } from '../../../platform/text/ical.ts'
import { organisationsAt, spokenForBy } from '../../people/organisations/organisations.api.ts'
import { departments } from '../../territory/territory.api.ts'
import { type Assembly, type At, notFound, reading, unitRef } from '../assembly.context.ts'
import { check, departmentsOf, keepingPost, unitsOf } from '../assembly.policy.ts'
import { residentsStore, type SignUpRecord } from '../residents/residents.store.ts'
import { standings } from '../residents/waiting.rules.ts'
import type { Deliberation } from './deliberation.ts'
import { type After, deliberationsStore } from './deliberations.store.ts'
import { asWaiting, linesOf, roomIn, viewOf } from './view.ts'

type Asked = { after?: string | undefined; limit: number }

function keyOf(after: string | undefined): After | null {
  if (!after) return null
  const [begins, id] = after.split('_')
  const at = new Date(begins ?? '')
  if (Number.isNaN(at.getTime()) || !id || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  return { at, id }
}

const nextOf = (rows: readonly Deliberation[], limit: number): string | null => {
  const last = rows[limit - 1]
  return rows.length > limit && last ? `${last.beginsAt.toISOString()}_${last.id}` : null
}

/** Deliberations of a place and all below it: to come, soonest first, or past, newest first. */
export async function listDeliberations(
  assembly: Assembly,
  at: At,
  { unitId, past, after, limit }: Asked & { unitId?: string | undefined; past: boolean },
): Promise<Page<DeliberationLine>> {
  const units = unitId ? await unitsUnder(assembly, at, unitId) : null
  return await reading(assembly, at, async (tx, around) => {
    const given = { past, now: around.now, units, after: keyOf(after), limit: limit + 1 }
    const rows = await deliberationsStore(tx).list(given)
    return { items: await linesOf(tx, rows.slice(0, limit), around), next: nextOf(rows, limit) }
  })
}

async function unitsUnder({ cases }: Assembly, at: At, unitId: string): Promise<string[]> {
  const atlas = await cases.territory.atlas(at.tenant.id)
  const found: string[] = []
  const walk = (id: string) => {
    found.push(id)
    for (const unit of atlas.children(id)) walk(unit.id)
  }
  walk(unitId)
  return found
}

/** One deliberation. A draft is there for its desk alone. */
export async function getDeliberation(assembly: Assembly, at: At, id: string): Promise<DeliberationView> {
  return await reading(assembly, at, async (tx, around) => {
    const row = await deliberationsStore(tx).get(id)
    if (row.state === 'draft' && !keepingPost(at.actor, row.callerUnitId)) throw notFound()
    return await viewOf(tx, row, around)
  })
}

/** A deliberation as a calendar file. */
export async function calendarFile(assembly: Assembly, at: At, id: string): Promise<string> {
  return await reading(assembly, at, async (tx, { context, now }) => {
    const row = await deliberationsStore(tx).get(id)
    if (row.state === 'draft') throw notFound()
    const unit = unitRef(context, row.unitId)
    const entry = {
      ...{ id: row.id, title: nameIn(row.title, at.locale), from: row.beginsAt, until: row.endsAt },
      place: `${nameIn(unit.name, at.locale)}, ${row.place}`,
      ...{ sequence: row.moved, cancelled: row.state === 'cancelled', open: true },
    }
    return calendarOf([entry], { of: 'Deliberations', now })
  })
}

/** What my desk called, or what my department or organisation is invited to, newest first. */
export async function listForDesk(
  assembly: Assembly,
  at: At,
  { invited, after, limit }: Asked & { invited: boolean },
): Promise<Page<DeliberationLine>> {
  const { actor } = at
  check(unitsOf(actor).length + departmentsOf(actor).length > 0)
  return await reading(assembly, at, async (tx, around) => {
    const store = deliberationsStore(tx)
    const [key, most] = [keyOf(after), limit + 1]
    const speaksFor = invited && actor.accountId ? await spokenForBy(tx, actor.accountId) : []
    const rows = invited
      ? await store.inviting([...departmentsOf(actor), ...speaksFor], key, most)
      : await store.ofDesk(unitsOf(actor), key, most)
    return { items: await linesOf(tx, rows.slice(0, limit), around), next: nextOf(rows, limit) }
  })
}

/** Where I may call one, and whom I may invite: departments, and organisations of the place. */
export async function getSetup(assembly: Assembly, at: At): Promise<DeliberationSetup> {
  const own = unitsOf(at.actor)
  check(own.length > 0)
  const atlas = await assembly.cases.territory.atlas(at.tenant.id)
  /** Households of a unit; where it has no count of its own, those of what lies below it. */
  const households = (id: string): number | null => {
    const counted = atlas.find(id)?.households
    if (counted !== null && counted !== undefined) return counted
    const below = atlas.children(id).flatMap((unit) => households(unit.id) ?? [])
    return below.length === 0 ? null : below.reduce((sum, one) => sum + one, 0)
  }
  const places: DeliberationSetup['places'] = []
  // A district's desk calls for streets and communities, a community's for each of its houses.
  const walk = (id: string, depth: number) => {
    const unit = atlas.find(id)
    if (!unit || places.length >= 1000) return
    const path = atlas.ancestors(id).map(({ name }) => name)
    if (!places.some((place) => place.id === id)) places.push({ ...unit.ref, households: households(id), path })
    if (depth > 0) for (const child of atlas.children(id)) walk(child.id, depth - 1)
  }
  for (const id of own) walk(id, 2)
  return await reading(assembly, at, async (tx) => ({
    places,
    departments: (await departments(tx)).map(({ id, nameEn, nameZh }) => ({ id, name: { en: nameEn, zh: nameZh } })),
    organisations: await organisationsAt(
      tx,
      places.map(({ id }) => id),
    ),
  }))
}

/** A deliberation on the desk that called it, with who signed up, masked. */
export async function getWork(assembly: Assembly, at: At, id: string): Promise<DeliberationWork> {
  return await reading(assembly, at, async (tx, around) => {
    const row = await deliberationsStore(tx).get(id)
    check(keepingPost(at.actor, row.callerUnitId) !== undefined)
    const signUps = await residentsStore(tx).of([id])
    return {
      view: await viewOf(tx, row, around),
      input: {
        ...{ title: row.title, description: row.description, unitId: row.unitId, place: row.place },
        ...{ from: row.beginsAt.toISOString(), to: row.endsAt.toISOString() },
        ...(row.caseNumber ? { caseNumber: row.caseNumber } : {}),
        ...(row.categoryId ? { categoryId: row.categoryId } : {}),
        agenda: row.agenda.map(({ id, kind, text }) => ({ id, kind, text })),
        seats: row.seats.map(({ id, kind, bodyId, name, count }) => ({
          ...{ id, kind, count, name, ...(bodyId ? { bodyId } : {}) },
        })),
        ...{ residentSeats: row.residentSeats, speakers: row.speakers, quorum: row.quorum },
        objectionDays: row.objectionDays,
      },
      signUps: entriesOf(row, signUps),
      who: Object.fromEntries(row.seats.flatMap(({ id, who }) => (who ? [[id, who]] : []))),
    }
  })
}

function entriesOf(row: Deliberation, signUps: readonly SignUpRecord[]): SignUpEntry[] {
  const found = standings(asWaiting(signUps), roomIn(row))
  return signUps.map(({ id, wish, name, phone, mail, accountId, here }, index) => ({
    ...{ id, no: index + 1, wish, state: found.get(id)?.state ?? 'withdrawn', account: accountId !== null, here },
    ...{ name: name && maskName(name), phone: phone && maskPhone(phone), mail: mail && maskMail(mail) },
  }))
}
