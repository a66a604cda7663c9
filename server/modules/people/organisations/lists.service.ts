import type { Page } from '../../../../contract/common.ts'
import type { ListEntry, Need, NeedInput } from '../../../../contract/community-lists.ts'
import type { Pledge } from '../../../../contract/help.ts'
import type { UnitRef } from '../../../../contract/territory.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Atlas } from '../staffing/report.ts'
import { helpStore, pledges } from './help.store.ts'
import { listsStore, matches, type NeedRecord, type NeedSeen, needs } from './lists.store.ts'
import type { NeedWithdrawn } from './organisations.events.ts'
import { check, mayKeepPlace } from './organisations.policy.ts'
import { cursor, note, once, reading, unitFor } from './organisations.service.ts'
import { type At, type Organisations, pledgeAsSeen, today } from './organisations.view.ts'

/** One of the three lists of a unit and all below it, page by page. Throws Refused `unit.not_found`, `page.cursor_malformed`. */
export async function listPage(
  given: Organisations,
  at: At,
  wanted: { unitId: string; list: ListName; ended: boolean; after?: string | undefined; limit: number },
): Promise<{ unit: UnitRef; needs: Need[]; pledges: Pledge[]; next: string | null; mayChange: boolean }> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  const unit = atlas.get(wanted.unitId)
  const { list, ended, limit } = wanted
  const page = { unitId: unit.id, ended, after: cursor(wanted.after), limit: limit + 1 }
  return await reading(given, at, async (tx) => {
    const rest = { unit: unit.ref, mayChange: mayKeepPlace(at.actor, unit.path) }
    if (list === 'resource') {
      const { shown, next } = cut(await helpStore(tx).pledgesAt(page), limit)
      const pledged = shown.map((each) => pledgeAsSeen(each, atlas, today(given, at)))
      return { ...rest, needs: [], pledges: pledged, next }
    }
    const { shown, next } = cut(await listsStore(tx).needsAt({ ...page, list }), limit)
    return { ...rest, needs: shown.map((each) => needAsSeen(each, atlas)), pledges: [], next }
  })
}

type ListName = 'demand' | 'resource' | 'project'

/** What is shown of rows of which one more was asked for. */
function cut<Row extends { id: string }>(rows: Row[], limit: number): { shown: Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  return { shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** The three lists of a unit and all below it, whole: for a table. Throws Refused `unit.not_found`. */
export async function threeLists(
  given: Organisations,
  at: At,
  wanted: { unitId: string; ended: boolean },
): Promise<{ needs: Need[]; pledges: Pledge[] }> {
  const all = { needs: [] as Need[], pledges: [] as Pledge[] }
  for (const list of ['demand', 'project', 'resource'] as const)
    for (let after: string | undefined, more = true; more; ) {
      const page = await listPage(given, at, { ...wanted, list, after, limit: 500 })
      all.needs.push(...page.needs)
      all.pledges.push(...page.pledges)
      after = page.next ?? undefined
      more = after !== undefined
    }
  return all
}

/** What is open on one list, page by page, as everybody reads it. Throws Refused `unit.not_found`, `page.cursor_malformed`. */
export async function listEntries(
  given: Organisations,
  at: At,
  wanted: { unitId: string; list: ListName; after?: string | undefined; limit: number },
): Promise<Page<ListEntry>> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  const { list, limit } = wanted
  const page = { unitId: atlas.get(wanted.unitId).id, after: cursor(wanted.after), limit: limit + 1 }
  return await reading(given, at, async (tx) => {
    const found =
      list === 'resource'
        ? (await helpStore(tx).openPledges({ ...page, day: today(given, at) })).map((each) => ({
            ...each,
            organisations: [{ id: each.organisationId, name: { en: each.nameEn, zh: each.nameZh } }],
          }))
        : (await listsStore(tx).openNeeds({ ...page, list })).map((each) => ({
            ...each,
            until: each.by,
            organisations: organisationsOf(each),
          }))
    const { shown, next } = cut<(typeof found)[number]>(found, limit)
    const items = shown.map(({ id, unitId, resource, what, amount, measure, until, organisations }) => ({
      ...{ id, unit: atlas.get(unitId).ref, resource, what, amount, measure, until, organisations },
    }))
    return { items, next }
  })
}

/** Each organisation once, however much of it stands beside the need. */
const organisationsOf = ({ pledges: beside }: NeedSeen): ListEntry['organisations'] => [
  ...new Map(beside.map(({ organisation }) => [organisation.id, organisation])).values(),
]

/** Puts something on a list. Throws Refused `platform.forbidden`, `unit.not_found`, `unit.ended`. */
export async function createNeed(given: Organisations, at: At, input: NeedInput): Promise<Need> {
  return await writing(given, at, async (tx, now) => {
    check(mayKeepPlace(at.actor, (await unitFor(given, at, input.unitId)).path))
    const plain = { state: 'open', madeAt: now, endedAt: null, endedWhy: null, version: 1 } as const
    const need: NeedRecord = { ...input, measure: input.measure || null, ...plain, id: uuidv7() }
    await needs.insert(tx, need)
    await note(tx, { at, action: 'need.created', id: need.id, now })
    return need.id
  })
}

/** Changes an entry. Throws what `createNeed` throws, and Refused `need.not_found`, `need.stale`, `need.ended`. */
export async function saveNeed(
  given: Organisations,
  at: At,
  wanted: { id: string; version: number; input: NeedInput },
): Promise<Need> {
  return await writing(given, at, async (tx, now) => {
    const before = await openNeed(given, tx, { at, id: wanted.id })
    check(mayKeepPlace(at.actor, (await unitFor(given, at, wanted.input.unitId)).path))
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('need.stale', { seen, now: is }, { status: 409 })
    const { input } = wanted
    await needs.update(tx, { ...before, ...input, measure: input.measure || null, version: before.version + 1 })
    await note(tx, { at, action: 'need.changed', id: before.id, now })
    return before.id
  })
}

/** It has been met, or is wanted no more: then with a reason, which those who had promised for it hear. */
export async function endNeed(
  given: Organisations,
  at: At,
  wanted: { id: string; met: boolean; why?: string | undefined },
): Promise<Need> {
  return await writing(given, at, async (tx, now) => {
    const before = await openNeed(given, tx, { at, id: wanted.id })
    const ended = { endedAt: now, endedWhy: wanted.why || null, version: before.version + 1 }
    await needs.update(tx, { ...before, ...ended, state: wanted.met ? 'met' : 'withdrawn' })
    if (!wanted.met) {
      const promised = (await listsStore(tx).findNeed(before.id))?.pledges ?? []
      const events = [...new Set(promised.map(({ organisation }) => organisation.id))].map(
        (organisationId): NeedWithdrawn => ({
          ...{ name: 'organisation.need_withdrawn', organisationId, needId: before.id, by: at.actor.accountId ?? null },
        }),
      )
      await outbox(tx).publish(...events)
    }
    await note(tx, { at, action: `need.${wanted.met ? 'met' : 'withdrawn'}`, id: before.id, now })
    return before.id
  })
}

/**
 * Puts a promise beside a need. Both stand at the same place, or one below the other; what is promised elsewhere is asked for there.
 * Throws Refused `need.pledge_elsewhere`, `need.matched_already`, `organisation.part_not_found`.
 */
export async function matchNeed(given: Organisations, at: At, wanted: { id: string; pledgeId: string }): Promise<Need> {
  return await writing(given, at, async (tx, now) => {
    const need = await openNeed(given, tx, { at, id: wanted.id })
    const promise = await pledges.lock(tx, wanted.pledgeId)
    if (promise?.state !== 'open') throw new Refused('organisation.part_not_found', {}, { status: 404 })
    const atlas = await given.people.territory.atlas(at.tenantId)
    const [here, there] = [atlas.get(need.unitId).path, atlas.get(promise.unitId).path]
    if (!here.includes(promise.unitId) && !there.includes(need.unitId)) throw new Refused('need.pledge_elsewhere')
    const match = { id: uuidv7(), needId: need.id, pledgeId: promise.id, madeAt: now, endedAt: null }
    if (!(await matches.insert(tx, match))) throw new Refused('need.matched_already', {}, { status: 409 })
    await note(tx, { at, action: 'need.matched', id: need.id, now })
    return need.id
  })
}

/** Takes a promise away from a need. Throws Refused `need.match_not_found`. */
export async function unmatchNeed(
  given: Organisations,
  at: At,
  wanted: { id: string; matchId: string },
): Promise<Need> {
  return await writing(given, at, async (tx, now) => {
    const need = await openNeed(given, tx, { at, id: wanted.id })
    const match = await matches.lock(tx, wanted.matchId)
    if (match?.needId !== need.id || match.endedAt) throw new Refused('need.match_not_found', {}, { status: 404 })
    await matches.update(tx, { ...match, endedAt: now })
    await note(tx, { at, action: 'need.unmatched', id: need.id, now })
    return need.id
  })
}

async function writing(given: Organisations, at: At, work: (tx: Tx, now: Date) => Promise<string>): Promise<Need> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  return await once(given, at, async (tx, now) => {
    const id = await work(tx, now)
    return needAsSeen((await listsStore(tx).findNeed(id)) as NeedSeen, atlas)
  })
}

async function openNeed({ people }: Organisations, tx: Tx, wanted: { at: At; id: string }): Promise<NeedRecord> {
  const need = await needs.lock(tx, wanted.id)
  if (!need) throw new Refused('need.not_found')
  const atlas = await people.territory.atlas(tx.tenantId)
  check(mayKeepPlace(wanted.at.actor, atlas.get(need.unitId).path))
  if (need.state !== 'open') throw new Refused('need.ended', {}, { status: 409 })
  return need
}

function needAsSeen(each: NeedSeen, atlas: Atlas): Need {
  const { id, unitId, list, resource, what, amount, measure, by, state, endedWhy, version, pledges: beside } = each
  return {
    ...{ id, unit: atlas.get(unitId).ref, list, resource, what, amount, measure, by, state, version },
    ...{ why: endedWhy, pledges: beside },
  }
}
