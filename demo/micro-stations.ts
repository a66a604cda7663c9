import type { LocalizedName } from '../contract/common.ts'
import type { OfficerService, StationKind } from '../contract/stations.ts'
import { haves } from '../server/modules/people/stations/stations.rules.ts'
import { stationsStore } from '../server/modules/people/stations/stations.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { type DemoTerritory, type DemoUnit, knownCommunity } from './city/territory.ts'
import { type CheckRow, demoStore, type StationRow } from './demo.store.ts'
import type { DemoPeople } from './people.ts'
import { type Random, randomOf } from './random.ts'
import { type OfficerDays, officersOf } from './station-officers.ts'
import type { stationPlaces } from './station-places.ts'

const day = 86_400_000
/** Stations of a whole district, with the five that are written by hand. */
const published = 996
const byHand = 5

/** Writes the other stations of the full demo: a micro-station to each grid, a volunteers' station and a mediation room to communities. */
export async function writeMicroStations(
  tx: Tx,
  given: { territory: DemoTerritory; people: DemoPeople; now: Date; placeIn: ReturnType<typeof stationPlaces> },
): Promise<void> {
  const { territory, people, now, placeIn } = given
  const random = randomOf('micro-stations')
  const communities = territory.of('community').filter(({ code }) => code !== knownCommunity.code)
  const grids = territory
    .of('grid')
    .filter(({ code }) => !['001', '002', '003'].some((n) => code === knownCommunity.code + n))
  const wanted = [
    ...grids.map((unit) => ({ unit, ...kinds.micro })),
    ...communities.map((unit) => ({ unit, ...kinds.volunteer })),
    ...communities.map((unit) => ({ unit, ...kinds.mediation })),
  ].slice(0, published - byHand)
  const checks: CheckRow[] = []
  const stations = wanted.map(({ unit, kind, letter, name }, n): StationRow => {
    const id = random.id(now)
    // Seven in ten stand; the others want one of the four haves, or somebody to look at them again.
    const stand = random.chance(0.82) ? haves.length : random.whole(0, haves.length - 1)
    const goodFor = random.chance(0.86) ? random.whole(20, 350) : -random.whole(1, 60)
    const at = new Date(now.getTime() - random.whole(30, 200) * day)
    for (const have of haves.slice(0, stand))
      checks.push({
        ...{ id: random.id(at), station_id: id, have, at },
        good_until: new Date(now.getTime() + goodFor * day).toISOString().slice(0, 10),
      })
    const phone = String(100_000 + n).slice(1)
    return {
      ...{ id, kind, unit_id: unit.id, code: `QH${String(n + 1000)}${letter}` },
      ...{ name_en: `${title(unit).en} ${name.en}`, name_zh: `${title(unit).zh}${name.zh}` },
      duty_phone: `0990-884${phone.slice(0, 1)}-${phone.slice(1)}`,
      ...{ detail: detailOf(unit), updated_at: now, ...placeIn(unit) },
    }
  })
  const store = demoStore(tx)
  await store.addStations(stations)
  await store.addChecks(checks)
  const days = random.fork('officers')
  await stationsStore(tx).addOfficers(
    stations.flatMap(({ id, kind }) =>
      officersOf(visitsAt(kind, days), { stationId: id, people, id: () => days.id(now) }),
    ),
  )
}

/** Who comes to a community: officers to its volunteers' station, each on days of their own; a lawyer to its mediation room. */
function visitsAt(kind: StationKind, random: Random): OfficerDays[] {
  const visit = (service: OfficerService, ...days: number[]): OfficerDays =>
    random.chance(0.5) ? [service, days, '09:00', '11:30'] : [service, days, '14:00', '17:00']
  if (kind === 'mediation') return [visit('law', random.whole(1, 5))]
  if (kind !== 'volunteer') return []
  const first = random.whole(1, 3)
  const others = (['enforcement', 'safety', 'market'] as const).filter(() => random.chance(0.6))
  return [visit('police', first, first + 2), ...others.map((service) => visit(service, random.whole(1, 5)))]
}

const kinds: Record<'micro' | 'volunteer' | 'mediation', { kind: StationKind; letter: string; name: LocalizedName }> = {
  micro: { kind: 'micro', letter: 'M', name: { zh: '微站', en: 'micro-station' } },
  volunteer: { kind: 'volunteer', letter: 'V', name: { zh: '志愿服务站', en: 'volunteer station' } },
  mediation: { kind: 'mediation', letter: 'D', name: { zh: '调解室', en: 'mediation room' } },
}

const title = (unit: DemoUnit): LocalizedName => {
  const above = unit.level === 'grid' ? unit.parent : null
  return above ? { en: `${above.name.en}, ${unit.name.en}`, zh: `${above.name.zh}${unit.name.zh}` } : unit.name
}

const detailOf = (unit: DemoUnit): StationRow['detail'] => ({
  address: unit.children[0]?.address ?? unit.children[0]?.children[0]?.address ?? { en: '', zh: '' },
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', until: '18:00' }],
  hoursNote: { en: '', zh: '' },
  venue: null,
  amenities: [
    { kind: 'tea', note: { en: '', zh: '' } },
    { kind: 'charging', note: { en: '', zh: '' } },
  ],
})
