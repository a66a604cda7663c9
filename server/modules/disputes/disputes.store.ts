import type { DisputeStateName } from '../../../contract/disputes.ts'
import type { Prepared, Tx } from '../../platform/database/database.ts'
import type { Matter } from './matter/matter.ts'

/** A dispute as it is kept: what happened between the parties in `detail`, and what lists and figures ask for beside it. */
export interface DisputeRecord {
  /** That of its case. */
  id: string
  number: string
  subject: string
  account: string
  wish: string
  address: string | null
  categoryId: string | null
  unitId: string
  communityId: string | null
  /** District first. */
  path: string[]
  holderId: string
  settingsVersion: number
  detail: Matter
}

/** A row of a list. */
export interface DisputeRow extends Omit<DisputeRecord, 'account' | 'wish' | 'detail'> {
  state: DisputeStateName
  tier: number
  parties: number
  appliedAt: Date
  dueAt: Date | null
  chaired: boolean
}

/** What lists are narrowed by; undefined narrows nothing. */
export interface DisputeWanted {
  /** The holder is one of these. */
  holderIds?: readonly string[] | undefined
  chairAccountId?: string | undefined
  partyAccountId?: string | undefined
  states?: readonly DisputeStateName[] | undefined
  tier?: number | undefined
  unitId?: string | undefined
  /** Nobody mediates. */
  unchaired?: boolean | undefined
  before?: string | undefined
  limit: number
}

/** What is derived of a matter whenever it is written. */
export interface Derived {
  dueAt: string | null
  wakeAt: Date | null
  tierCode(tier: number): string
}

const statement = (name: string, text: string): Prepared => ({ name: `disputes.${name}`, text })
const columns = `id, number, subject, account, wish, address, category_id "categoryId", unit_id "unitId", community_id "communityId", path,
  holder_id "holderId", settings_version "settingsVersion", detail`
const rowColumns = `id, number, subject, address, category_id "categoryId", unit_id "unitId", community_id "communityId", path,
  holder_id "holderId", settings_version "settingsVersion", state, tier, parties, applied_at "appliedAt", due_at "dueAt",
  chair_account_id is not null as "chaired"`
const sql = {
  insert: statement(
    'insert',
    `insert into dispute (tenant_id, id, number, subject, account, wish, address, category_id, unit_id, community_id, path, holder_id,
       settings_version, state, tier, parties, detail, applied_at, performed, due_at, wake_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, false, $19, $20)`,
  ),
  update: statement(
    'update',
    `update dispute set holder_id = $3, state = $4, tier = $5, detail = $6, chair_account_id = $7, effect_at = $8, duties_due = $9,
       performed = $10, due_at = $11, wake_at = $12
     where tenant_id = $1 and id = $2`,
  ),
  byNumber: statement('by_number', `select ${columns} from dispute where tenant_id = $1 and number = $2`),
  get: statement('get', `select ${columns} from dispute where tenant_id = $1 and id = $2`),
  lock: statement('lock', `select ${columns} from dispute where tenant_id = $1 and id = $2 for update`),
  due: statement(
    'due',
    'select id, wake_at "wakeAt" from dispute where tenant_id = $1 and wake_at <= $2 order by wake_at, id limit $3',
  ),
  run: statement(
    'run',
    `insert into dispute_run (tenant_id, id, dispute_id, n, tier, from_at, until_at, outcome)
     select $1, r.id, $2, r.n, r.tier, r.from_at, r.until_at, r.outcome
     from jsonb_to_recordset($3::jsonb) as r (id uuid, n int, tier text, from_at timestamptz, until_at timestamptz, outcome text)
     on conflict (tenant_id, dispute_id, n) do update set until_at = excluded.until_at, outcome = excluded.outcome`,
  ),
  list: statement(
    'list',
    `select ${rowColumns} from dispute d where tenant_id = $1 and ($2::uuid is null or id < $2)
       and ($3::uuid[] is null or holder_id = any($3)) and ($4::text is null or chair_account_id = $4)
       and ($5::text is null or exists (select from dispute_party p where p.tenant_id = d.tenant_id and p.dispute_id = d.id and p.account_id = $5))
       and ($6::text[] is null or state = any($6)) and ($7::int is null or tier = $7) and ($8::uuid is null or path @> array[$8])
       and (not $9 or chair_account_id is null)
     order by id desc limit $10`,
  ),
  moveHolder: statement('move_holder', 'update dispute set holder_id = $3 where tenant_id = $1 and holder_id = $2'),
  moveUnit: statement('move_unit', 'update dispute set unit_id = $3 where tenant_id = $1 and unit_id = $2'),
  unitsUnder: statement(
    'units_under',
    'select distinct unit_id "unitId" from dispute where tenant_id = $1 and (path @> array[$2::uuid] or unit_id = $3)',
  ),
  lieAt: statement('lie_at', 'update dispute set path = $3, community_id = $4 where tenant_id = $1 and unit_id = $2'),
  withPrivate: statement(
    'with_private',
    `select id, detail from dispute where tenant_id = $1 and private_gone_at is null and state = any($2) and ($3::uuid is null or id > $3)
     order by id limit $4`,
  ),
  privateGone: statement('private_gone', 'update dispute set private_gone_at = $3 where tenant_id = $1 and id = $2'),
  chairedBy: statement(
    'chaired_by',
    `select ${columns} from dispute where tenant_id = $1 and chair_account_id = $2
       and state in ('consented', 'in_session', 'agreed', 'performing', 'performed', 'breached', 'confirmed') order by id desc limit 300`,
  ),
}

/** The disputes of a transaction's tenant. */
export function disputesStore(tx: Tx) {
  const tenant = tx.tenantId

  async function saveRuns(id: string, detail: Matter, derived: Derived, newId: () => string): Promise<void> {
    const runs = detail.runs.map((run, index) => ({
      ...{ id: newId(), n: index + 1, tier: derived.tierCode(run.tier), from_at: run.from },
      ...{ until_at: run.until, outcome: run.outcome },
    }))
    await tx.run(sql.run, [tenant, id, JSON.stringify(runs)])
  }

  return {
    async insert(d: DisputeRecord, derived: Derived, newId: () => string): Promise<void> {
      const place = [d.address, d.categoryId, d.unitId, d.communityId, d.path, d.holderId]
      const { state, tier, parties, appliedAt } = d.detail
      const now = [state, tier, parties.length, JSON.stringify(d.detail), appliedAt, derived.dueAt, derived.wakeAt]
      await tx.run(sql.insert, [
        ...[tenant, d.id, d.number, d.subject, d.account, d.wish],
        ...[...place, d.settingsVersion, ...now],
      ])
      await saveRuns(d.id, d.detail, derived, newId)
    },

    /** Writes what became of it. */
    async update(d: DisputeRecord, derived: Derived, newId: () => string): Promise<void> {
      const { state, tier, chair, agreement, duties } = d.detail
      const last = agreement?.effectAt
        ? duties
            .map(({ due }) => due)
            .sort()
            .at(-1)
        : null
      const done = state === 'performed' || (state === 'confirmed' && duties.every((each) => each.state === 'done'))
      await tx.run(sql.update, [
        ...[tenant, d.id, d.holderId, state, tier, JSON.stringify(d.detail), chair?.accountId ?? null],
        ...[agreement?.effectAt ?? null, last ?? null, done, derived.dueAt, derived.wakeAt],
      ])
      await saveRuns(d.id, d.detail, derived, newId)
    },

    async findByNumber(number: string): Promise<DisputeRecord | undefined> {
      return (await tx.run<DisputeRecord>(sql.byNumber, [tenant, number.trim().toUpperCase()]))[0]
    },

    async find(id: string): Promise<DisputeRecord | undefined> {
      return (await tx.run<DisputeRecord>(sql.get, [tenant, id]))[0]
    },

    /** The dispute, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<DisputeRecord | undefined> {
      return (await tx.run<DisputeRecord>(sql.lock, [tenant, id]))[0]
    },

    /** Disputes in which time has something to do, longest waiting first. */
    async due(now: Date, limit: number): Promise<{ id: string; wakeAt: Date }[]> {
      return await tx.run(sql.due, [tenant, now, limit])
    },

    /** One page, newest first. */
    async list(w: DisputeWanted): Promise<DisputeRow[]> {
      const narrowed = [w.holderIds, w.chairAccountId, w.partyAccountId, w.states, w.tier, w.unitId]
      return await tx.run<DisputeRow>(sql.list, [
        ...[tenant, w.before ?? null, ...narrowed.map((each) => each ?? null)],
        ...[w.unchaired ?? false, w.limit],
      ])
    },

    /** When a unit ends, what it holds and what lies in it belong to another. `placeOf`: path and community of a unit as they are now. */
    async move(
      from: string,
      to: string,
      placeOf: (unitId: string) => { path: readonly string[]; communityId: string | null } | undefined,
    ): Promise<void> {
      const under = await tx.run<{ unitId: string }>(sql.unitsUnder, [tenant, from, to])
      await tx.run(sql.moveHolder, [tenant, from, to])
      await tx.run(sql.moveUnit, [tenant, from, to])
      for (const unitId of new Set([...under.map((each) => each.unitId), to])) {
        const place = placeOf(unitId)
        if (place) await tx.run(sql.lieAt, [tenant, unitId, place.path, place.communityId])
      }
    },

    /** Disputes in these states in whose private channels something may still be, by id. */
    async withPrivate(w: {
      states: readonly string[]
      after: string | null
      limit: number
    }): Promise<{ id: string; detail: Matter }[]> {
      return await tx.run(sql.withPrivate, [tenant, w.states, w.after, w.limit])
    },

    /** Notes that the private channels are empty; null: something was said in them again. */
    async privateGone(id: string, at: Date | null): Promise<void> {
      await tx.run(sql.privateGone, [tenant, id, at])
    },

    /** What somebody mediates, at most 300. */
    async chairedBy(accountId: string): Promise<DisputeRecord[]> {
      return await tx.run<DisputeRecord>(sql.chairedBy, [tenant, accountId])
    },
  }
}
