import type { Boundary } from '../../../../contract/territory.ts'
import type { ChangeState, Finding, Step } from '../../../../contract/territory-changes.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { TreeUnit } from './draft.rules.ts'

/** A change as it lies in the database. `done`: how many of its steps count; the others were undone. */
export interface ChangeRecord {
  id: string
  title: string
  reason: string
  state: ChangeState
  revision: number
  done: number
  createdAt: Date
  updatedAt: Date
  effectiveAt: Date | null
  tookEffectAt: Date | null
  heldBack: Finding[] | null
}

/** A version of a unit that a change ended. */
export interface VersionRecord {
  unitId: string
  changeId: string
  from: Date
  to: Date
  parentId: string | null
  kind: TreeUnit['kind']
  code: string
  nameEn: string
  nameZh: string
  boundary: Boundary | null
  households: number | null
  population: number | null
}

/** Who followed whom. */
export interface SuccessionRecord {
  changeId: string
  predecessorId: string
  successorId: string
  /** Of the predecessor, above 0 and at most 1. */
  share: number
  at: Date
}

const columns = `id, title, reason, state, revision, done, created_at "createdAt", updated_at "updatedAt",
  effective_at "effectiveAt", took_effect_at "tookEffectAt", held_back "heldBack"`

const statement = (name: string, text: string): Prepared => ({ name: `territory_changes.${name}`, text })
const sql = {
  insert: statement(
    'insert',
    `insert into territory_change (tenant_id, id, title, reason, state, revision, done, created_at, updated_at)
     values ($1, $2, $3, $4, 'draft', 0, 0, $5, $5) returning ${columns}`,
  ),
  find: statement('find', `select ${columns} from territory_change where tenant_id = $1 and id = $2`),
  lock: statement('lock', `select ${columns} from territory_change where tenant_id = $1 and id = $2 for update`),
  page: statement(
    'page',
    `select ${columns} from territory_change
     where tenant_id = $1 and ($2::text is null or state = $2) and id < $3::uuid order by id desc limit $4`,
  ),
  due: statement(
    'due',
    `select id from territory_change where tenant_id = $1 and state = 'scheduled' and effective_at <= $2
     order by effective_at, id`,
  ),
  update: statement(
    'update',
    `update territory_change set title = $3, reason = $4, state = $5, revision = revision + 1, done = $6, updated_at = $7,
       effective_at = $8, took_effect_at = $9, held_back = $10::jsonb
     where tenant_id = $1 and id = $2 returning ${columns}`,
  ),
  steps: statement(
    'steps',
    'select nth, step from territory_change_step where tenant_id = $1 and change_id = $2 order by nth',
  ),
  forgetSteps: statement(
    'forgetSteps',
    'delete from territory_change_step where tenant_id = $1 and change_id = $2 and nth >= $3',
  ),
  addStep: statement(
    'addStep',
    'insert into territory_change_step (tenant_id, change_id, nth, step) values ($1, $2, $3, $4::jsonb)',
  ),
  addSteps: statement(
    'addSteps',
    `insert into territory_change_step (tenant_id, change_id, nth, step)
     select $1, $2, $3 + n.position - 1, n.step from jsonb_array_elements($4::jsonb) with ordinality n(step, position)`,
  ),
  tree: statement(
    'tree',
    `select id, parent_id "parentId", level, kind, code, json_build_object('en', name_en, 'zh', name_zh) "name", households,
       population, calendar_code "calendarCode", boundary
     from unit where tenant_id = $1 and valid_to is null`,
  ),
  keepVersions: statement(
    'keepVersions',
    `insert into unit_version (tenant_id, unit_id, change_id, valid_from, valid_to, parent_id, path, kind, code, name_en, name_zh,
       boundary, households, population)
     select u.tenant_id, u.id, $2,
       coalesce((select max(v.valid_to) from unit_version v where v.tenant_id = u.tenant_id and v.unit_id = u.id), u.valid_from),
       $4, u.parent_id, u.path, u.kind, u.code, u.name_en, u.name_zh, u.boundary, u.households, u.population
     from unit u where u.tenant_id = $1 and u.id = any($3::uuid[])`,
  ),
  end: statement('end', 'update unit set valid_to = $3 where tenant_id = $1 and id = any($2::uuid[])'),
  freeCodes: statement('freeCodes', `update unit set code = '~' || id where tenant_id = $1 and id = any($2::uuid[])`),
  rewrite: statement(
    'rewrite',
    `update unit u set parent_id = n."parentId", path = n.path, kind = n.kind, code = n.code, name_en = n."nameEn",
       name_zh = n."nameZh", boundary = n.boundary, households = n.households, population = n.population
     from jsonb_to_recordset($2::jsonb) n(id uuid, "parentId" uuid, path uuid[], kind text, code text, "nameEn" text,
       "nameZh" text, boundary jsonb, households integer, population integer)
     where u.tenant_id = $1 and u.id = n.id`,
  ),
  succeed: statement(
    'succeed',
    `insert into unit_succession (tenant_id, change_id, predecessor_id, successor_id, share, at)
     select $1, $2, n."predecessorId", n."successorId", n.share, $4
     from jsonb_to_recordset($3::jsonb) n("predecessorId" uuid, "successorId" uuid, share double precision)`,
  ),
  moveDepartments: statement(
    'moveDepartments',
    `update department d set unit_id = main.successor_id
     from (select distinct on (predecessor_id) predecessor_id, successor_id from unit_succession
       where tenant_id = $1 and change_id = $2 order by predecessor_id, share desc, successor_id) main
     where d.tenant_id = $1 and d.unit_id = main.predecessor_id`,
  ),
  versions: statement(
    'versions',
    `select unit_id "unitId", change_id "changeId", valid_from "from", valid_to "to", parent_id "parentId", kind, code,
       name_en "nameEn", name_zh "nameZh", boundary, households, population
     from unit_version where tenant_id = $1 and unit_id = $2 order by valid_from`,
  ),
  successions: statement(
    'successions',
    `select change_id "changeId", predecessor_id "predecessorId", successor_id "successorId", share, at
     from unit_succession where tenant_id = $1 and (predecessor_id = $2 or successor_id = $2) order by at, share desc`,
  ),
  successionsOf: statement(
    'successionsOf',
    `select change_id "changeId", predecessor_id "predecessorId", successor_id "successorId", share, at
     from unit_succession where tenant_id = $1 and change_id = $2 order by predecessor_id, share desc, successor_id`,
  ),
  touchedBy: statement(
    'touchedBy',
    `select v.unit_id "unitId", u.valid_to is not null "ended", v.path <> u.path "moved", v.boundary is distinct from u.boundary "redrawn"
     from unit_version v join unit u on u.tenant_id = v.tenant_id and u.id = v.unit_id
     where v.tenant_id = $1 and v.change_id = $2`,
  ),
  predecessors: statement(
    'predecessors',
    `with recursive main as (
       select distinct on (predecessor_id) predecessor_id, successor_id
       from unit_succession where tenant_id = $1 order by predecessor_id, share desc, successor_id
     ), line(successor_id, predecessor_id) as (
       select successor_id, predecessor_id from main where successor_id = any($2::uuid[])
       union
       select line.successor_id, main.predecessor_id from line join main on main.successor_id = line.predecessor_id
     )
     select predecessor_id from line`,
  ),
}

/** Steps written by one statement: those of a community are long. */
const chunk = 4

/** Changes of the territory and its history, bound to a transaction. */
export function changesStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async <Row>(prepared: Prepared, values: unknown[]): Promise<Row | undefined> =>
    (await tx.run<Row>(prepared, values))[0]

  return {
    async insert(change: Pick<ChangeRecord, 'id' | 'title' | 'reason' | 'createdAt'>): Promise<ChangeRecord> {
      const { id, title, reason, createdAt } = change
      return (await first<ChangeRecord>(sql.insert, [tenant, id, title, reason, createdAt])) as ChangeRecord
    },

    async find(id: string): Promise<ChangeRecord | undefined> {
      return await first<ChangeRecord>(sql.find, [tenant, id])
    },

    /** The same, held until the transaction ends. */
    async findForUpdate(id: string): Promise<ChangeRecord | undefined> {
      return await first<ChangeRecord>(sql.lock, [tenant, id])
    },

    /** Newest first. */
    async page(wanted: { state?: ChangeState | undefined; before: string; limit: number }): Promise<ChangeRecord[]> {
      return await tx.run<ChangeRecord>(sql.page, [tenant, wanted.state ?? null, wanted.before, wanted.limit])
    },

    /** Scheduled changes whose instant has come, oldest first. */
    async due(now: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.due, [tenant, now])).map(({ id }) => id)
    },

    /** Writes a change; its revision grows by one. */
    async update(change: ChangeRecord): Promise<ChangeRecord> {
      const { id, title, reason, state, done, updatedAt, effectiveAt, tookEffectAt, heldBack } = change
      const values = [tenant, id, title, reason, state, done, updatedAt, effectiveAt, tookEffectAt]
      const kept = heldBack === null ? null : JSON.stringify(heldBack)
      return (await first<ChangeRecord>(sql.update, [...values, kept])) as ChangeRecord
    },

    /** All steps, those undone as well. */
    async steps(id: string): Promise<Step[]> {
      return (await tx.run<{ step: Step }>(sql.steps, [tenant, id])).map(({ step }) => step)
    },

    /** Puts a step at its place; those from there on are forgotten. */
    async putStep(id: string, nth: number, step: Step): Promise<void> {
      await tx.run(sql.forgetSteps, [tenant, id, nth])
      await tx.run(sql.addStep, [tenant, id, nth, JSON.stringify(step)])
    },

    /** Adds many steps at once behind those that are there. */
    async addSteps(id: string, first: number, steps: readonly Step[]): Promise<void> {
      for (let from = 0; from < steps.length; from += chunk)
        await tx.run(sql.addSteps, [tenant, id, first + from, JSON.stringify(steps.slice(from, from + chunk))])
    },

    /** All units in force with their boundaries. */
    async tree(): Promise<Map<string, TreeUnit>> {
      return new Map((await tx.run<TreeUnit>(sql.tree, [tenant])).map((unit) => [unit.id, unit]))
    },

    /** Keeps what units are now, before a change rewrites or ends them. */
    async keepVersions(changeId: string, unitIds: readonly string[], at: Date): Promise<void> {
      await tx.run(sql.keepVersions, [tenant, changeId, unitIds, at])
    },

    async end(unitIds: readonly string[], at: Date): Promise<void> {
      await tx.run(sql.end, [tenant, unitIds, at])
    },

    /** Frees the codes of units that get others, so that two may swap theirs. */
    async freeCodes(unitIds: readonly string[]): Promise<void> {
      await tx.run(sql.freeCodes, [tenant, unitIds])
    },

    async rewrite(units: readonly (TreeUnit & { path: string[] })[]): Promise<void> {
      const rows = units.map(({ name, ...unit }) => ({ ...unit, nameEn: name.en, nameZh: name.zh }))
      await tx.run(sql.rewrite, [tenant, JSON.stringify(rows)])
    },

    async succeed(
      changeId: string,
      rows: readonly Pick<SuccessionRecord, 'predecessorId' | 'successorId' | 'share'>[],
      at: Date,
    ): Promise<void> {
      await tx.run(sql.succeed, [tenant, changeId, JSON.stringify(rows), at])
    },

    /** Departments of units that ended with a change serve their main successors. */
    async moveDepartments(changeId: string): Promise<void> {
      await tx.run(sql.moveDepartments, [tenant, changeId])
    },

    /** Earlier versions of a unit, oldest first. */
    async versions(unitId: string): Promise<VersionRecord[]> {
      return await tx.run<VersionRecord>(sql.versions, [tenant, unitId])
    },

    /** Successions in which a unit takes part, on either side. */
    async successions(unitId: string): Promise<SuccessionRecord[]> {
      return await tx.run<SuccessionRecord>(sql.successions, [tenant, unitId])
    },

    /** What a change brought about; for each predecessor the largest share first. */
    async successionsOf(changeId: string): Promise<SuccessionRecord[]> {
      return await tx.run<SuccessionRecord>(sql.successionsOf, [tenant, changeId])
    },

    /** Units that were there before a change and that it ended, moved or redrew. */
    async touchedBy(changeId: string): Promise<{ unitId: string; ended: boolean; moved: boolean; redrawn: boolean }[]> {
      return await tx.run(sql.touchedBy, [tenant, changeId])
    },

    /** Units whose main successor is one of these, however many changes ago. */
    async predecessors(unitIds: readonly string[]): Promise<string[]> {
      const rows = await tx.run<{ predecessor_id: string }>(sql.predecessors, [tenant, unitIds])
      return rows.map((row) => row.predecessor_id)
    },
  }
}
