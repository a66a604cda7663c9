import type { Change } from '../../../../contract/changes.ts'
import type { Page } from '../../../../contract/common.ts'
import type { OfficerInput, Station, StationHave, StationInput, StationRow } from '../../../../contract/stations.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Files } from '../../../platform/files/files.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import type { People } from '../people.api.ts'
import { peopleStore } from '../people.store.ts'
import type { Doing } from '../posts.service.ts'
import { type StationChanged, stationsTopic } from './stations.events.ts'
import { check, mayCheckStation, mayManageStation, mayReadStation } from './stations.policy.ts'
import { checkCode, clockIn, yearAfter } from './stations.rules.ts'
import { type StationFilter, type StationRecord, stationsStore } from './stations.store.ts'
import { checkFiles, placeOfUnit, rowsAsSeen, stationAsSeen } from './stations.view.ts'

/** What the register works with. */
export interface Register {
  people: People
  files: Files
}

/** Who does something, where, and by which clock on the wall. */
export type At = Doing & { timeZone: string }

type Wanted = Omit<StationFilter, 'after' | 'today' | 'limit'>

/** A page of the register. Throws Refused `unit.not_found`. */
export async function listStations(
  { people }: Register,
  { tenantId, timeZone }: At,
  wanted: Wanted & { after?: string | undefined; limit: number },
): Promise<Page<StationRow>> {
  const now = people.clock.now()
  if (wanted.unit) (await people.territory.atlas(tenantId)).get(wanted.unit)
  const { day: today } = clockIn(timeZone, now)
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const filter = { ...wanted, after: wanted.after ?? '', today, limit: wanted.limit + 1 }
      const found = await stationsStore(tx).page(filter)
      const records = found.slice(0, wanted.limit)
      const items = await rowsAsSeen({ tx, territory: people.territory, records, now, timeZone })
      return { items, next: found.length > wanted.limit ? (items[items.length - 1]?.code ?? null) : null }
    },
    { readOnly: true },
  )
}

/** All rows that fit, for a table. */
export async function allStations(register: Register, at: At, wanted: Wanted): Promise<StationRow[]> {
  const rows: StationRow[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: Page<StationRow> = await listStations(register, at, { ...wanted, after, limit: 500 })
    rows.push(...page.items)
    after = page.next ?? undefined
  }
  return rows
}

/** One station. Throws Refused `station.not_found`, `platform.forbidden`. */
export async function getStation({ people, files }: Register, at: At, id: string): Promise<Station> {
  const { tenantId, actor, timeZone } = at
  const { territory, clock } = people
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const record = found(await stationsStore(tx).find(id))
      check(mayReadStation(actor, await placeOfUnit(territory, tenantId, record.unitId)))
      return await stationAsSeen({ tx, territory, files, actor, record, now: clock.now(), timeZone })
    },
    { readOnly: true },
  )
}

/** Enters a station. Throws Refused `platform.forbidden`, `unit.not_found`, `unit.ended`, `station.code_kind`, `station.code_taken`. */
export async function createStation(register: Register, at: At, input: StationInput): Promise<Station> {
  await checkInput(register, at, input)
  return await writing(register, at, async (tx, now) => {
    const record: StationRecord = { ...recordOf(input), id: uuidv7(), version: 1, updatedAt: now }
    if (!(await stationsStore(tx).insert(record))) throw codeTaken(input.code)
    await note(tx, { at, action: 'station.created', stationId: record.id, fields: Object.keys(input), now })
    return record
  })
}

/** Changes a station. Throws what `createStation` throws, and Refused `station.not_found`, `station.stale`. */
export async function saveStation(
  register: Register,
  at: At,
  wanted: { id: string; version: number; input: StationInput },
): Promise<Station> {
  await checkInput(register, at, wanted.input)
  return await writing(register, at, async (tx, now) => {
    const before = await locked(register, tx, { at, id: wanted.id, version: wanted.version })
    const other = await stationsStore(tx).findByCode(wanted.input.code)
    if (other && other.id !== before.id) throw codeTaken(wanted.input.code)
    const record = { ...before, ...recordOf(wanted.input), version: before.version + 1, updatedAt: now }
    await stationsStore(tx).update(record)
    const fields = changed(before, record)
    await note(tx, { at, action: 'station.changed', stationId: before.id, fields, now })
    return record
  })
}

/** Says which officers come on which days. Throws Refused `station.not_found`, `station.stale`, `platform.forbidden`, `post.not_found`. */
export async function saveOfficers(
  register: Register,
  at: At,
  wanted: { id: string; version: number; items: readonly OfficerInput[] },
): Promise<Station> {
  return await writing(register, at, async (tx, now) => {
    const before = await locked(register, tx, { at, id: wanted.id, version: wanted.version })
    const posts = wanted.items.flatMap(({ postId }) => (postId ? [postId] : []))
    const known = posts.length === 0 ? [] : await peopleStore(tx).postsById(posts)
    for (const id of posts) if (!known.some((post) => post.id === id)) throw new Refused('post.not_found', { id })
    await stationsStore(tx).setOfficers(
      before.id,
      wanted.items.map((item, nth) => ({
        ...{ id: uuidv7(), stationId: before.id, nth, service: item.service, postId: item.postId },
        ...{ name: item.name || null, namePublic: item.namePublic, phone: item.phone || null },
        ...{ departmentEn: item.department.en || null, departmentZh: item.department.zh || null },
        ...{ days: [...new Set(item.days)].sort(), from: item.from, until: item.until },
        ...{ firstDay: item.firstDay, lastDay: item.lastDay },
      })),
    )
    const record = { ...before, version: before.version + 1, updatedAt: now }
    await stationsStore(tx).update(record)
    await note(tx, { at, action: 'station.officers', stationId: before.id, fields: ['officers'], now })
    return record
  })
}

/** Writes down a look at one of the four haves. Throws Refused `station.not_found`, `platform.forbidden`, `station.good_until`, `file.not_found`. */
export async function checkStation(
  register: Register,
  at: At,
  wanted: {
    id: string
    have: StationHave
    passed: boolean
    evidence: string
    fileIds: readonly string[]
    goodUntil?: string | undefined
  },
): Promise<Station> {
  const { people, files } = register
  return await writing(register, at, async (tx, now) => {
    const record = found(await stationsStore(tx).lock(wanted.id))
    const place = await placeOfUnit(people.territory, at.tenantId, record.unitId)
    check(mayCheckStation(at.actor, place))
    const { day } = clockIn(at.timeZone, now)
    const goodUntil = wanted.goodUntil ?? yearAfter(day)
    if (goodUntil < day) throw new Refused('station.good_until', {}, { status: 422, field: 'body.goodUntil' })
    const post = postFor(at.actor.posts, place.unitPath)
    const id = uuidv7()
    const { have, passed, evidence } = wanted
    const look = { have, passed, evidence, goodUntil, at: now, postId: post?.id ?? null, role: post?.role ?? null }
    await stationsStore(tx).addCheck({ id, stationId: record.id, ...look })
    const { accountId } = at.actor
    await files.attach(tx, { fileIds: wanted.fileIds, ownerKind: checkFiles, ownerId: id, accountId })
    await note(tx, { at, action: 'station.checked', stationId: record.id, fields: [have], now })
    return record
  })
}

/** Of several posts the nearest above the place; a station is looked at with a post, not as a person. */
const postFor = (posts: readonly PostHeld[], unitPath: readonly string[]): PostHeld | undefined =>
  posts
    .filter(({ unitId, role }) => !unitId || (unitPath.includes(unitId) && role !== 'volunteer'))
    .sort((a, b) => unitPath.indexOf(b.unitId ?? '') - unitPath.indexOf(a.unitId ?? ''))[0]

/** What was done with a station, newest first, with the post it was done with. Throws Refused `station.not_found`, `platform.forbidden`. */
export async function stationHistory(
  { people }: Register,
  { tenantId, actor }: At,
  wanted: { id: string; before?: string | undefined },
): Promise<{ items: Change[] }> {
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const record = found(await stationsStore(tx).find(wanted.id))
      check(mayReadStation(actor, await placeOfUnit(people.territory, tenantId, record.unitId)))
      const page = { limit: 50, ...(wanted.before ? { before: wanted.before } : {}) }
      const entries = await audit(tx).aboutSubject('station', wanted.id, page)
      const ids = entries.flatMap(({ postId }) => (postId ? [postId] : []))
      const posts = ids.length === 0 ? [] : await peopleStore(tx).postsById(ids)
      const items = entries.map(({ id, at, action, postId, detail }) => ({
        ...{ id, at: at.toISOString(), action },
        role: posts.find((post) => post.id === postId)?.role ?? null,
        fields: (detail as { fields?: string[] }).fields ?? [],
      }))
      return { items }
    },
    { readOnly: true },
  )
}

async function checkInput({ people }: Register, { tenantId, actor }: At, input: StationInput): Promise<void> {
  const unit = (await people.territory.atlas(tenantId)).get(input.unitId)
  check(mayManageStation(actor, await placeOfUnit(people.territory, tenantId, unit.id)))
  if (!unit.valid) throw new Refused('unit.ended', { code: unit.code })
  checkCode(input)
}

const found = (record: StationRecord | undefined): StationRecord => {
  if (!record) throw new Refused('station.not_found')
  return record
}

const codeTaken = (code: string) => new Refused('station.code_taken', { code }, { status: 409, field: 'body.code' })

async function locked(
  { people }: Register,
  tx: Tx,
  wanted: { at: At; id: string; version: number },
): Promise<StationRecord> {
  const record = found(await stationsStore(tx).lock(wanted.id))
  check(mayManageStation(wanted.at.actor, await placeOfUnit(people.territory, tx.tenantId, record.unitId)))
  const [seen, now] = [wanted.version, record.version]
  if (seen !== now) throw new Refused('station.stale', { seen, now }, { status: 409 })
  return record
}

function recordOf(input: StationInput): Omit<StationRecord, 'id' | 'version' | 'updatedAt'> {
  const { code, kind, unitId, name, point, dutyPhone, supervisionPhone, closed, ...detail } = input
  return {
    ...{ code, kind, unitId, nameEn: name.en, nameZh: name.zh, lat: point?.lat ?? null, lng: point?.lng ?? null },
    ...{ dutyPhone: dutyPhone || null, supervisionPhone: supervisionPhone || null, closed },
    detail: {
      ...{ address: detail.address, hours: detail.hours, hoursNote: detail.hoursNote },
      ...{ venue: detail.venue, amenities: detail.amenities },
    },
  }
}

/** Names of what differs, never what stood there. */
function changed(before: StationRecord, after: StationRecord): string[] {
  const flat = ({ detail, version: _, updatedAt: _at, ...rest }: StationRecord) => ({ ...rest, ...detail })
  const [one, other] = [flat(before), flat(after)] as [Record<string, unknown>, Record<string, unknown>]
  return Object.keys(other).filter((key) => sorted(one[key]) !== sorted(other[key]))
}

/** JSON whose keys have one order: what the database keeps may come back in another. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

async function writing(
  { people, files }: Register,
  { tenantId, actor, claim, timeZone }: At,
  work: (tx: Tx, now: Date) => Promise<StationRecord>,
): Promise<Station> {
  const { database, territory, clock } = people
  return await database.tx(tenantId, (tx) =>
    idempotent({
      tx,
      claim,
      work: async () => {
        const now = clock.now()
        const record = await work(tx, now)
        return await stationAsSeen({ tx, territory, files, actor, record, now, timeZone })
      },
    }),
  )
}

async function note(
  tx: Tx,
  given: { at: At; action: string; stationId: string; fields: readonly string[]; now: Date },
): Promise<void> {
  const event: StationChanged = { name: 'station.changed', topics: [stationsTopic], stationId: given.stationId }
  await outbox(tx).publish(event)
  const { actor } = given.at
  const subject = { kind: 'station', id: given.stationId }
  await audit(tx).record({ actor, action: given.action, subject, detail: { fields: given.fields }, at: given.now })
}
