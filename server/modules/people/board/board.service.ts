import type { Board, BoardDuties, NearStation } from '../../../../contract/board.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import { isOwed } from '../duties/duties.rules.ts'
import { dutiesStore } from '../duties/duties.store.ts'
import type { People } from '../people.api.ts'
import { servingUnit } from '../posts.service.ts'
import { numbersNear } from '../stations/numbers.service.ts'
import { clockIn } from '../stations/stations.rules.ts'
import { type StationRecord, stationsStore } from '../stations/stations.store.ts'
import { officersAsSeen } from '../stations/stations.view.ts'
import { markOf, sheetOf } from './board.rules.ts'

/** Duties of a role that a board has room for; the page of duties has them all. */
const short = 3

/** Where and when somebody looks at a wall. */
export interface Looking {
  tenantId: string
  timeZone: string
}

/**
 * The board of a station, or of a unit, by its code: everything on it comes from the roster of posts, the register and the
 * numbers near by. Names are public forms. Throws Refused `board.not_found`.
 */
export async function boardOf(
  people: People,
  { tenantId, timeZone }: Looking,
  wanted: { code: string; sheet?: string | undefined },
): Promise<Board> {
  const atlas = await people.territory.atlas(tenantId)
  const code = wanted.code.toUpperCase().replace(/^NO\./, '')
  const now = people.clock.now()
  const kept = await people.database.tx(
    tenantId,
    async (tx) => {
      const store = stationsStore(tx)
      const station = await store.findByCode(code)
      const unit = station ? atlas.find(station.unitId) : (atlas.findByCode(wanted.code) ?? atlas.findByCode(code))
      if (!unit) throw new Refused('board.not_found', { code: wanted.code }, { status: 404 })
      const stations = station ? [] : await store.inUnit(unit.id)
      const officers = await store.officers((station ? [station] : stations).map(({ id }) => id))
      return {
        ...{ station, unit, stations, numbers: await numbersNear(tx, people, unit.id) },
        officers: await officersAsSeen(tx, officers, { now, timeZone }),
        lists: await dutiesStore(tx).latest(),
      }
    },
    { readOnly: true },
  )
  const { station, unit } = kept
  const below = unit.level === 'grid' ? atlas.children(unit.id).map(({ id }) => id) : []
  const { serving } = await servingUnit(people, tenantId, unit.id, below)
  const today = clockIn(timeZone, now).day
  const said = {
    ...{ code: station?.code ?? unit.code, name: nameOf(station, unit), unit: unit.ref },
    above: atlas.ancestors(unit.id).map(({ ref }) => ref),
    station: station ? placeOf(station) : null,
    serving: serving.filter((one) => !below.includes(one.unit.id)),
    helpers: serving.filter((one) => below.includes(one.unit.id)),
    duties: [...new Set(serving.map(({ role }) => role))].flatMap((role): BoardDuties[] => {
      const owed = kept.lists.find((list) => list.role === role)?.entries.filter((duty) => isOwed(duty, today)) ?? []
      return owed.length === 0
        ? []
        : [{ role, items: owed.slice(0, short).map(({ text }) => text), total: owed.length }]
    }),
    officers: kept.officers.map(({ service, shown, department, phone, days, from, until, dates }) => ({
      ...{ service, name: shown, department, phone, days, from, until, dates },
    })),
    amenities: (station?.detail.amenities ?? []).map(({ kind, note }) => ({ kind, note: filled(note) })),
    numbers: kept.numbers,
    stations: kept.stations.map(({ code: own, kind, nameEn, nameZh }) => ({
      ...{ code: own, kind, name: { en: nameEn, zh: nameZh } },
    })),
    dutyPhone: station?.dutyPhone ?? null,
    supervisionPhone:
      station?.supervisionPhone ?? kept.stations.find((each) => each.supervisionPhone)?.supervisionPhone ?? null,
  }
  const mark = markOf(said)
  const sheet = wanted.sheet === undefined ? null : (sheetOf(wanted.sheet, mark) ?? null)
  return { ...said, mark, sheet, today, asOf: now.toISOString() }
}

/** Stations a home is told of at most. */
const fewStations = 3

/**
 * Open stations that serve a unit: those of the deepest unit that has any, then of the ones above it. Throws Refused `unit.not_found`.
 */
export async function stationsNear(
  people: People,
  tenantId: string,
  unitId: string,
): Promise<{ items: NearStation[] }> {
  const atlas = await people.territory.atlas(tenantId)
  const { path } = atlas.get(unitId)
  const found = await people.database.tx(tenantId, (tx) => stationsStore(tx).servingUnits(path), { readOnly: true })
  const depth = (station: StationRecord) => path.indexOf(station.unitId)
  // One of the whole district is nobody's own.
  const near = found.filter((station) => depth(station) > 0).toSorted((a, b) => depth(b) - depth(a))
  return {
    items: near.slice(0, fewStations).map((station) => ({
      ...{ code: station.code, kind: station.kind, name: { en: station.nameEn, zh: station.nameZh } },
      ...{ unit: atlas.get(station.unitId).ref, address: filled(station.detail.address) },
    })),
  }
}

const nameOf = (station: StationRecord | undefined, unit: { name: LocalizedName }): LocalizedName =>
  station ? { en: station.nameEn, zh: station.nameZh } : unit.name

const filled = (words: LocalizedName): LocalizedName | null => (words.en && words.zh ? words : null)

function placeOf({ kind, detail, lat, lng, closed }: StationRecord): NonNullable<Board['station']> {
  return {
    ...{ kind, closed, hours: detail.hours },
    address: filled(detail.address),
    hoursNote: filled(detail.hoursNote),
    point: lat === null || lng === null ? null : { lat, lng },
  }
}
