import type { Prepared, Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { notFound } from '../assembly.context.ts'
import type { Deliberation } from './deliberation.ts'

const kept = {
  ...{ state: 'state', version: 'version', unitId: 'unit_id', callerUnitId: 'caller_unit_id', title: 'title' },
  ...{ description: 'description', place: 'place', beginsAt: 'begins_at', endsAt: 'ends_at', moved: 'moved' },
  ...{ why: 'why', caseId: 'case_id', caseNumber: 'case_number', categoryId: 'category_id', agenda: 'agenda' },
  ...{ seats: 'seats', residentSeats: 'resident_seats', speakers: 'speakers', quorum: 'quorum' },
  ...{ attendance: 'attendance', objectionDays: 'objection_days', documentId: 'document_id' },
  ...{ documentCode: 'document_code', minutesAt: 'minutes_at', objectUntil: 'object_until', finalAt: 'final_at' },
  createdAt: 'created_at',
} as const satisfies Record<Exclude<keyof Deliberation, 'id'>, string>
const keys = Object.keys(kept) as (keyof typeof kept)[]
const asJson = new Set<string>(['title', 'description', 'agenda', 'seats', 'quorum', 'attendance'])
const columns = `id, ${keys.map((key) => `${kept[key]} "${key}"`).join(', ')}`
const place = (key: string, index: number) => `$${index + 3}${asJson.has(key) ? '::jsonb' : ''}`

const statement = (name: string, text: string): Prepared => ({ name: `deliberations.${name}`, text })
const sql = {
  insert: statement(
    'insert',
    `insert into deliberation (tenant_id, id, ${keys.map((key) => kept[key]).join(', ')})
     values ($1, $2, ${keys.map(place).join(', ')})`,
  ),
  update: statement(
    'update',
    `update deliberation set ${keys.map((key, index) => `${kept[key]} = ${place(key, index)}`).join(', ')}
     where tenant_id = $1 and id = $2`,
  ),
  remove: statement('remove', `delete from deliberation where tenant_id = $1 and id = $2 and state = 'draft'`),
  find: statement('find', `select ${columns} from deliberation where tenant_id = $1 and id = $2`),
  lock: statement('lock', `select ${columns} from deliberation where tenant_id = $1 and id = $2 for update`),
  coming: statement(
    'coming',
    `select ${columns} from deliberation where tenant_id = $1 and state <> 'draft' and ends_at > $2
       and ($3::uuid[] is null or unit_id = any($3)) and ($4::timestamptz is null or (begins_at, id) > ($4, $5::uuid))
     order by begins_at, id limit $6`,
  ),
  past: statement(
    'past',
    `select ${columns} from deliberation where tenant_id = $1 and state <> 'draft' and ends_at <= $2
       and ($3::uuid[] is null or unit_id = any($3)) and ($4::timestamptz is null or (begins_at, id) < ($4, $5::uuid))
     order by begins_at desc, id desc limit $6`,
  ),
  ofDesk: statement(
    'ofDesk',
    `select ${columns} from deliberation where tenant_id = $1 and caller_unit_id = any($2::uuid[])
       and ($3::timestamptz is null or (begins_at, id) < ($3, $4::uuid))
     order by begins_at desc, id desc limit $5`,
  ),
  inviting: statement(
    'inviting',
    `select ${columns} from deliberation d where tenant_id = $1 and state <> 'draft'
       and exists (select from jsonb_array_elements(d.seats) s where s ->> 'bodyId' = any($2::text[]))
       and ($3::timestamptz is null or (begins_at, id) < ($3, $4::uuid))
     order by begins_at desc, id desc limit $5`,
  ),
  ending: statement(
    'ending',
    `select id from deliberation where tenant_id = $1 and state = 'minutes_out' and object_until <= $2
     order by object_until limit 200`,
  ),
  movePlace: statement('movePlace', 'update deliberation set unit_id = $3 where tenant_id = $1 and unit_id = $2'),
  moveCaller: statement(
    'moveCaller',
    'update deliberation set caller_unit_id = $3 where tenant_id = $1 and caller_unit_id = $2',
  ),
}

/** Where a page goes on. */
export interface After {
  at: Date
  id: string
}

/** Deliberations, bound to a transaction. */
export function deliberationsStore(tx: Tx) {
  const tenant = tx.tenantId
  const values = (row: Deliberation) => [
    ...[tenant, row.id],
    ...keys.map((key) => (asJson.has(key) && row[key] !== null ? JSON.stringify(row[key]) : row[key])),
  ]
  const first = async (which: Prepared, id: string): Promise<Deliberation | undefined> =>
    (await tx.run<Deliberation>(which, [tenant, id]))[0]
  return {
    find: (id: string) => first(sql.find, id),
    /** Throws Refused `assembly.not_found`. */
    async get(id: string): Promise<Deliberation> {
      const row = await first(sql.find, id)
      if (!row) throw notFound()
      return row
    },
    /** For a change: others wait. `seen`: the version whoever asks has read. Throws `assembly.not_found`, `assembly.stale`. */
    async lock(id: string, seen?: number): Promise<Deliberation> {
      const row = await first(sql.lock, id)
      if (!row) throw notFound()
      if (seen !== undefined && seen !== row.version) throw new Refused('assembly.stale', { seen, now: row.version })
      return row
    },
    async insert(row: Deliberation): Promise<void> {
      await tx.run(sql.insert, values(row))
    },
    /** Writes a change; the version grows. */
    async save(row: Deliberation): Promise<Deliberation> {
      const next = { ...row, version: row.version + 1 }
      await tx.run(sql.update, values(next))
      return next
    },
    async remove(id: string): Promise<void> {
      await tx.run(sql.remove, [tenant, id])
    },
    async list(given: {
      past: boolean
      now: Date
      units: readonly string[] | null
      after: After | null
      limit: number
    }): Promise<Deliberation[]> {
      const { past, now, units, after, limit } = given
      const wanted = [tenant, now, units, after?.at ?? null, after?.id ?? null, limit]
      return await tx.run<Deliberation>(past ? sql.past : sql.coming, wanted)
    },
    async ofDesk(units: readonly string[], after: After | null, limit: number): Promise<Deliberation[]> {
      return await tx.run<Deliberation>(sql.ofDesk, [tenant, units, after?.at ?? null, after?.id ?? null, limit])
    },
    async inviting(bodies: readonly string[], after: After | null, limit: number): Promise<Deliberation[]> {
      return await tx.run<Deliberation>(sql.inviting, [tenant, bodies, after?.at ?? null, after?.id ?? null, limit])
    },
    /** Those whose time for objections is over. */
    async ending(now: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.ending, [tenant, now])).map(({ id }) => id)
    },
    /** A unit ended: what was called there or about it is its successor's. */
    async move(unitId: string, to: string): Promise<void> {
      await tx.run(sql.movePlace, [tenant, unitId, to])
      await tx.run(sql.moveCaller, [tenant, unitId, to])
    },
  }
}
