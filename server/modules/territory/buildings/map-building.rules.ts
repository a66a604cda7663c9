import { type Entrance, ManagedBy } from '../../../../contract/buildings.ts'
import { isCode, type Refusal } from '../import/map-unit.rules.ts'
import type { SourceRow } from '../import/read-rows.ts'
import { plainText, shortText } from '../import/source-text.rules.ts'
import { type Ground, readGround } from './place.rules.ts'

/** A compound as a row tells of it. What it doesn't say is undefined: an existing one keeps what it has. */
export interface CompoundRow {
  row: number
  code: string
  nameEn: string | undefined
  nameZh: string | undefined
  managedBy: ManagedBy | undefined
}

/** A building as a row tells of it. What it doesn't say is undefined: an existing one keeps what it has. */
export interface BuildingRow {
  row: number
  code: string
  nameEn: string | undefined
  nameZh: string | undefined
  address: string | undefined
  compoundCode: string | undefined
  unitCode: string | undefined
  households: number | undefined
  floors: number | undefined
  ground: Ground | undefined
  entrances: Entrance[] | undefined
}

/** What a row turned out to be. */
export type Understood =
  | { compound: CompoundRow }
  | { building: BuildingRow }
  | { gone: { kind: 'building' | 'compound'; row: number; code: string } }
  | { refusal: Refusal }

const most = { code: 64, name: 200, address: 300, households: 100_000, floors: 300, entrances: 200, number: 20 }

/** Understands one row without looking at any other. Columns are named in docs/guide/buildings.md. */
export function mapBuilding({ row, properties, geometry }: SourceRow): Understood {
  const text = (name: string) => textIn(properties, name)
  const record = text('record') ?? 'building'
  const code = text('code') ?? text('id')
  const refuse = (reason: string, facts: Refusal['facts'] = {}): Understood => ({
    refusal: { row, code: code === undefined ? null : shortText(code, most.code), reason, facts },
  })
  if (record !== 'building' && record !== 'compound')
    return refuse('building.record_unknown', { record: shortText(record) })
  if (code === undefined) return refuse('building.code_required')
  if (!isCode(code)) return refuse('building.code_shape', { code: shortText(code, most.code) })
  const gone = flagIn(properties.gone)
  if (gone === null) return refuse('building.gone_shape', { value: shortText(properties.gone) })
  if (gone) return { gone: { kind: record, row, code } }
  const name = text('name')
  const nameEn = text('name_en') ?? name
  const nameZh = text('name_zh') ?? name
  const address = text('address')
  if ([nameEn, nameZh].some((each) => each && each.length > most.name))
    return refuse('building.name_long', { limit: most.name })
  if (address && address.length > most.address) return refuse('building.name_long', { limit: most.address })

  if (record === 'compound') {
    const managed = ManagedBy.optional().safeParse(text('managed_by'))
    if (!managed.success) return refuse('building.managed_by_unknown', { value: shortText(text('managed_by')) })
    return { compound: { row, code, nameEn, nameZh, managedBy: managed.data } }
  }

  const households = countIn(properties, 'households', 0, most.households)
  if (households === null) return refuse('building.households_shape', { value: shortText(text('households')) })
  const floors = countIn(properties, 'floors', 1, most.floors)
  if (floors === null) return refuse('building.floors_shape', { value: shortText(text('floors')) })
  const entrances = readEntrances(properties.entrances)
  if (entrances && 'fault' in entrances) return refuse(entrances.fault.reason, entrances.fault.facts)
  const place = placeIn(properties, geometry)
  if (place && 'fault' in place) return refuse(place.fault.reason, place.fault.facts)
  const sum = entrances ? householdsOf(entrances.list) : undefined
  const building: BuildingRow = {
    ...{ row, code, nameEn, nameZh, address, floors },
    compoundCode: text('compound'),
    unitCode: text('unit'),
    households: households ?? (sum?.counted ? sum.households : undefined),
    ground: place?.ground,
    entrances: entrances?.list,
  }
  return { building }
}

/**
 * Whether the doors' households fit those of the building: together as many where each door was counted, not more where some
 * were not. Gives the refusal's facts where they don't.
 */
export function entranceFault(
  households: number | null | undefined,
  entrances: readonly Entrance[],
): { sum: number; households: number } | undefined {
  if (households === null || households === undefined || entrances.length === 0) return undefined
  const sum = householdsOf(entrances)
  const fits = sum.counted ? sum.households === households : sum.households <= households
  return fits ? undefined : { sum: sum.households, households }
}

const householdsOf = (entrances: readonly Entrance[]) => ({
  households: entrances.reduce((sum, entrance) => sum + (entrance.households ?? 0), 0),
  counted: entrances.length > 0 && entrances.every(({ households }) => households !== null),
})

function textIn(properties: Record<string, unknown>, name: string): string | undefined {
  const value = properties[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? plainText(value).trim() || undefined : undefined
}

/** A yes or no as tables write it; null where it is neither. */
function flagIn(value: unknown): boolean | null {
  const text = value === undefined || value === null ? '' : shortText(value).trim().toLowerCase()
  if (['', 'no', 'false', '0', '否'].includes(text)) return false
  return ['yes', 'true', '1', '是'].includes(text) ? true : null
}

/** Undefined where nothing is said, null where it isn't a count within the bounds. Tables from elsewhere write 12.0 or 1,810. */
function countIn(
  properties: Record<string, unknown>,
  name: string,
  least: number,
  highest: number,
): number | undefined | null {
  const text = textIn(properties, name)
  if (text === undefined) return undefined
  const value = Number(text.replaceAll(/(?<=\d),(?=\d{3}\b)/g, ''))
  return Number.isInteger(value) && value >= least && value <= highest ? value : null
}

interface Fault {
  fault: { reason: string; facts: Refusal['facts'] }
}

function placeIn(properties: Record<string, unknown>, geometry: unknown): { ground: Ground } | Fault | undefined {
  if (geometry !== undefined && geometry !== null) return readGround(geometry)
  const outline = properties.outline
  if (typeof outline === 'string' && outline.trim() !== '') {
    try {
      return readGround(JSON.parse(outline))
    } catch {
      return { fault: { reason: 'building.geometry_shape', facts: {} } }
    }
  }
  const [lng, lat] = [textIn(properties, 'lng'), textIn(properties, 'lat')]
  if (lng === undefined && lat === undefined) return undefined
  return readGround({ type: 'Point', coordinates: [Number(lng ?? NaN), Number(lat ?? NaN)] })
}

/** A list `[{ number, households }]`, how many there are, or in a table `1:12; 2:14; 3:` (the last not counted). */
function readEntrances(value: unknown): { list: Entrance[] } | Fault | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const shape: Fault = { fault: { reason: 'building.entrances_shape', facts: {} } }
  const count =
    typeof value === 'number' ? value : typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? +value : NaN
  if (Number.isInteger(count)) {
    if (count < 0 || count > most.entrances) return shape
    return { list: Array.from({ length: count }, (_, i) => ({ number: String(i + 1), households: null })) }
  }
  const given = typeof value === 'string' ? value.split(/[;；]/).map(pairIn) : Array.isArray(value) ? value : undefined
  if (!given || given.length > most.entrances) return shape
  const list: Entrance[] = []
  const seen = new Set<string>()
  for (const each of given as unknown[]) {
    const door = (typeof each === 'object' && each ? each : {}) as Record<string, unknown>
    const number = textIn(door, 'number')
    const households = countIn(door, 'households', 0, most.households)
    if (number === undefined || number.length > most.number || /[:;：；]/.test(number) || households === null)
      return shape
    if (seen.has(number)) return { fault: { reason: 'building.entrance_twice', facts: { number } } }
    seen.add(number)
    list.push({ number, households: households ?? null })
  }
  return { list }
}

function pairIn(text: string): Record<string, string> {
  const at = text.search(/[:：]/)
  return at < 0 ? { number: '' } : { number: text.slice(0, at), households: text.slice(at + 1) }
}
