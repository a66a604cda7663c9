import type { LocalizedName } from '../contract/common.ts'
import type { AmenityKind, NumberInput, OfficerService, StationKind } from '../contract/stations.ts'
import { haves } from '../server/modules/people/stations/stations.rules.ts'
import { type StationRecord, stationsStore } from '../server/modules/people/stations/stations.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { type DemoTerritory, type DemoUnit, knownCommunity } from './city/territory.ts'
import { writeMicroStations } from './micro-stations.ts'
import type { DemoPeople } from './people.ts'
import type { DemoSize } from './plan.ts'
import { randomOf } from './random.ts'
import { type OfficerDays, officersOf } from './station-officers.ts'
import { stationPlaces } from './station-places.ts'

const both = (zh: string, en: string): LocalizedName => ({ zh, en })
const nothing = both('', '')
const day = 86_400_000

interface Wanted {
  code: string
  kind: StationKind
  unit: DemoUnit
  name: LocalizedName
  amenities?: readonly (readonly [AmenityKind, LocalizedName?])[]
  officers?: readonly OfficerDays[]
  shared?: boolean
  /** How many of the four haves stand, and for how many days more. */
  stand: number
  goodFor?: number
  bare?: boolean
}

function stationsOf(territory: DemoTerritory): Wanted[] {
  const unit = (code: string) => territory.all.find((each) => each.code === code) as DemoUnit
  const { code } = knownCommunity
  const grids = [1, 2, 3].map((n) => unit(`${code}00${n}`))
  const week = (service: OfficerService, days: number[], from = '09:00', until = '11:30') =>
    [service, days, from, until] as const
  return [
    {
      ...{ code: 'QH0101V', kind: 'volunteer', unit: grids[0] as DemoUnit, stand: 4, goodFor: 200, shared: true },
      name: both('葵园志愿服务站', 'Sunflower volunteer station'),
      amenities: [
        ...([['tea'], ['charging'], ['rest'], ['umbrella'], ['first_aid']] as const),
        ['tools', both('电钻、梯子、打气筒', 'Drill, ladder, pump')],
        ['repair', both('周六上午', 'Saturday mornings')],
      ],
      officers: [
        ...[week('police', [2, 4]), week('law', [3], '14:00', '17:00'), week('enforcement', [1, 3, 5])],
        ...[week('safety', [2]), week('market', [5], '14:00', '16:30')],
      ],
    },
    {
      ...{ code: 'QH0102M', kind: 'micro', unit: grids[1] as DemoUnit, stand: 4, goodFor: -9, shared: true },
      name: both('东门红色微站', 'East Gate micro-station'),
      amenities: [['tea'], ['charging'], ['reading']],
      officers: [week('police', [1, 2, 3, 4, 5]), week('market', [4])],
    },
    {
      ...{ code: 'QH0103M', kind: 'micro', unit: grids[2] as DemoUnit, stand: 2, bare: true },
      name: both('三号院微站', 'Third Yard micro-station'),
    },
    {
      ...{ code: 'QH0110D', kind: 'mediation', unit: unit(code), stand: 4, goodFor: 300 },
      name: both('社区调解室', 'Community mediation room'),
      officers: [week('law', [1, 4])],
    },
    {
      ...{ code: 'QH0001H', kind: 'hall', unit: unit(code.slice(0, 9)), stand: 4, goodFor: 330 },
      name: both('街道便民服务大厅', 'Street service hall'),
      amenities: [['tea'], ['toilet'], ['wifi'], ['rest'], ['charging']],
      officers: [week('market', [1, 2, 3, 4, 5], '09:00', '17:00'), week('safety', [1, 2, 3, 4, 5], '09:00', '17:00')],
    },
  ]
}

const number = (kind: NumberInput['kind'], phone: string, zh: string, en: string, note = nothing): NumberInput => ({
  ...{ kind, phone, name: both(zh, en), note },
})

const always = both('24 小时', 'Day and night')
const ofDistrict: readonly NumberInput[] = [
  number('electricity', '0990-8895-598', '供电抢修', 'Power failures', always),
  number('gas', '0990-8896-777', '燃气抢修', 'Gas leaks', always),
  number('heat', '0990-8896-301', '供热服务', 'District heating'),
  number('water', '0990-8896-116', '供水热线', 'Water works', always),
  number('telecom', '0990-8810-000', '通信报修', 'Telephone and internet'),
]
const ofCommunity: readonly NumberInput[] = [
  number('clinic', '0990-8820-120', '社区卫生服务站', 'Community clinic', both('8:00–20:00', '8:00–20:00')),
  number('property', '0990-8830-016', '葵园物业', 'Sunflower Property'),
  number('repair', '0990-8830-233', '便民维修点', 'Repair shop'),
]

/** Writes the stations of the known community, its street's hall, who sits there by day, and the numbers near by; in the full demo all 996. */
export async function writeStations(
  tx: Tx,
  { size, territory, people, now }: { size: DemoSize; territory: DemoTerritory; people: DemoPeople; now: Date },
): Promise<void> {
  const placeIn = stationPlaces(territory)
  if (size === 'full') await writeMicroStations(tx, { territory, people, now, placeIn })
  const random = randomOf('stations')
  const store = stationsStore(tx)
  const id = () => random.id(now)
  await store.setNumbers(territory.district.id, ofDistrict, id)
  const community = territory.all.find(({ code }) => code === knownCommunity.code)
  if (community) await store.setNumbers(community.id, ofCommunity, id)
  for (const [n, wanted] of stationsOf(territory).entries()) {
    const place = size === 'full' ? placeIn(wanted.unit) : { lat: null, lng: null }
    const record = { ...recordOf(wanted, { id: id(), n, now }), ...place }
    await store.insert(record)
    await store.addOfficers(officersOf(wanted.officers ?? [], { stationId: record.id, people, id }))
    for (const have of haves.slice(0, wanted.stand)) {
      const at = new Date(now.getTime() - 120 * day)
      const goodUntil = new Date(now.getTime() + (wanted.goodFor ?? 200) * day).toISOString().slice(0, 10)
      const look = { have, passed: true, evidence: '现场查看，符合要求 / Seen on site, as it should be', goodUntil, at }
      await store.addCheck({ ...look, id: id(), stationId: record.id, postId: null, role: 'supervisor' })
    }
  }
}

function recordOf(
  wanted: Wanted,
  { id, n, now }: { id: string; n: number; now: Date },
): Omit<StationRecord, 'lat' | 'lng'> {
  const { code, kind, unit, name, bare = false, shared, amenities = [] } = wanted
  const phone = (last: number) => (bare ? null : `0990-8840-${String(last).padStart(3, '0')}`)
  return {
    ...{ id, code, kind, unitId: unit.id, nameEn: name.en, nameZh: name.zh, closed: false },
    ...{ dutyPhone: phone(100 + n), supervisionPhone: phone(345), version: 1, updatedAt: now },
    detail: {
      address: bare ? nothing : both(`葵园路${12 + n * 6}号`, `${12 + n * 6} Sunflower Road`),
      hours: bare
        ? []
        : [
            { days: [1, 2, 3, 4, 5], from: '08:30', until: '18:00' },
            { days: [6], from: '09:00', until: '12:00' },
          ],
      hoursNote: bare ? nothing : both('节假日值班电话有人接听', 'On holidays the duty phone is answered'),
      venue: shared
        ? { owner: '葵园物业 / Sunflower Property', agreement: '免费共用，水电各半 / Free, bills shared', until: null }
        : null,
      amenities: amenities.map(([amenity, note]) => ({ kind: amenity, note: note ?? nothing })),
    },
  }
}
