import type { LocalizedName } from '../../../../contract/common.ts'
import type { Acceptance, Station, StationOfficer, StationRow } from '../../../../contract/stations.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { departments, type Territory } from '../../territory/territory.api.ts'
import { peopleStore } from '../people.store.ts'
import { inTerm } from '../posts.rules.ts'
import { publicName } from '../posts.view.ts'
import { mayCheckStation, mayManageStation, type PlaceOfStation } from './stations.policy.ts'
import { acceptanceOf, clockIn, nextDates } from './stations.rules.ts'
import { type CheckRecord, type OfficerRecord, type StationRecord, stationsStore } from './stations.store.ts'

/** Kind of owner of the files that show what was found at a station. */
export const checkFiles = 'station_check'

/** When somebody looks: an instant, and the zone whose days count. */
export interface Moment {
  now: Date
  timeZone: string
}

/** A unit as rights see it. */
export async function placeOfUnit(territory: Territory, tenantId: string, unitId: string): Promise<PlaceOfStation> {
  const atlas = await territory.atlas(tenantId)
  const unitPath = atlas.find(unitId)?.path ?? []
  return { unitPath, communityId: unitPath.find((id) => atlas.find(id)?.level === 'community') }
}

/** An officer's days with the name of whoever holds the post now, as anybody may read it. */
export type SeenOfficer = OfficerRecord & {
  shown: string | null
  department: LocalizedName | null
  dates: string[]
}

/** Officers' days with names from the roster: full only for those who agreed, none where the post is vacant or has ended. */
export async function officersAsSeen(
  tx: Tx,
  officers: readonly OfficerRecord[],
  { now, timeZone }: Moment,
): Promise<SeenOfficer[]> {
  if (officers.length === 0) return []
  const store = peopleStore(tx)
  const ids = officers.flatMap(({ postId }) => (postId ? [postId] : []))
  const posts = ids.length === 0 ? [] : await store.postsById(ids)
  const standIns = ids.length === 0 ? [] : await store.standIns(ids, now)
  const named = posts.some(({ departmentId }) => departmentId) ? await departments(tx) : []
  const clock = clockIn(timeZone, now)
  return officers.map((officer) => {
    const post = posts.find(({ id }) => id === officer.postId)
    const standIn = standIns.find(({ postId, from }) => postId === officer.postId && from <= now)
    const body = named.find(({ id }) => id === post?.departmentId)
    const typed = officer.departmentZh ? { en: officer.departmentEn ?? '', zh: officer.departmentZh } : null
    const inForce = post && inTerm(post, now)
    return {
      ...officer,
      shown: officer.postId
        ? inForce
          ? publicName(post, standIn)
          : null
        : publicName({ holderName: officer.name, namePublic: officer.namePublic }),
      department: body ? { en: body.nameEn, zh: body.nameZh } : typed,
      dates: nextDates(officer, clock),
    }
  })
}

/** Rows of the register. */
export async function rowsAsSeen(
  given: { tx: Tx; territory: Territory; records: readonly StationRecord[] } & Moment,
): Promise<StationRow[]> {
  const { tx, records, now, timeZone } = given
  const ids = records.map(({ id }) => id)
  const store = stationsStore(tx)
  const [checks, officers] = [await store.checks(ids), await store.officers(ids)]
  const atlas = await given.territory.atlas(tx.tenantId)
  const { day } = clockIn(timeZone, now)
  return records.map(({ id, code, kind, nameEn, nameZh, unitId, dutyPhone, closed }) => ({
    ...{ id, code, kind, name: { en: nameEn, zh: nameZh }, unit: atlas.get(unitId).ref, dutyPhone, closed },
    acceptance: acceptance(checks, id, day),
    officers: officers.filter(({ stationId }) => stationId === id).length,
  }))
}

const acceptance = (checks: readonly CheckRecord[], stationId: string, today: string): Acceptance =>
  acceptanceOf(
    checks.filter((each) => each.stationId === stationId),
    today,
  )

/** A station whole, for whoever may read it. */
export async function stationAsSeen(
  given: { tx: Tx; territory: Territory; files: Files; actor: Actor; record: StationRecord } & Moment,
): Promise<Station> {
  const { tx, territory, files, actor, record, now, timeZone } = given
  const store = stationsStore(tx)
  const checks = await store.checks([record.id])
  const officers = await officersAsSeen(tx, await store.officers([record.id]), given)
  const byCheck = await files.listOf(
    tx,
    checkFiles,
    checks.map(({ id }) => id),
  )
  const place = await placeOfUnit(territory, tx.tenantId, record.unitId)
  const atlas = await territory.atlas(tx.tenantId)
  const { id, code, kind, unitId, nameEn, nameZh, lat, lng, dutyPhone, supervisionPhone, closed, version } = record
  const mayManage = mayManageStation(actor, place)
  return {
    ...{ id, code, kind, unitId, dutyPhone, supervisionPhone, closed, version, ...record.detail },
    name: { en: nameEn, zh: nameZh },
    unit: atlas.get(unitId).ref,
    point: lat === null || lng === null ? null : { lat, lng },
    acceptance: acceptance(checks, id, clockIn(timeZone, now).day),
    checks: checks.toReversed().map(({ stationId: _, postId: _post, at, ...look }) => ({
      ...look,
      at: at.toISOString(),
      files: (byCheck.get(look.id) ?? []).map((file) => ({ id: file.id, name: file.name })),
    })),
    // A name that was written here is for those who keep the station; everybody else reads what the board shows.
    officers: officers.map(
      (each): StationOfficer => ({
        ...officerInput(each),
        name: mayManage ? each.name : each.name && each.shown,
        department: each.department ?? { en: '', zh: '' },
        shown: each.shown,
        dates: each.dates,
      }),
    ),
    mayManage,
    mayCheck: mayCheckStation(actor, place),
  }
}

function officerInput(each: SeenOfficer) {
  const { service, postId, namePublic, phone, days, from, until, firstDay, lastDay } = each
  return { service, postId, namePublic, phone, days, from, until, firstDay, lastDay }
}
