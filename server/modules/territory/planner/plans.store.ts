import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { PlanLevel } from './plan.types.ts'
import type { CommunityRecord, FeatureRow, RunRecord, UnitRow } from './plans.types.ts'

const runColumns = `id, state, share, cancel_asked "cancelAsked", settings, figures, problem, created_by "createdBy",
  created_at "createdAt", updated_at "updatedAt", finished_at "finishedAt"`
const communityColumns = `run_id "runId", community_id "communityId", position, state, held, today, figures, report, problem,
  change_id "changeId"`
const unitColumns = `community_id "communityId", level, position, code, parent, households, buildings, within, compactness`
const inPlanOrder = `u.level, c.position, u.position`
const ofRun = `from plan_unit u join plan_community c on c.tenant_id = u.tenant_id and c.run_id = u.run_id
    and c.community_id = u.community_id
  where u.tenant_id = $1 and u.run_id = $2 and ($3::uuid[] is null or u.community_id = any($3))`

const statement = (name: string, text: string): Prepared => ({ name: `plans.${name}`, text })
const sql = {
  latest: statement(
    'latest',
    `select ${runColumns} from plan_run where tenant_id = $1 order by created_at desc, id desc limit $2`,
  ),
  find: statement('find', `select ${runColumns} from plan_run where tenant_id = $1 and id = $2`),
  findForUpdate: statement(
    'findForUpdate',
    `select ${runColumns} from plan_run where tenant_id = $1 and id = $2 for update`,
  ),
  insert: statement(
    'insert',
    `insert into plan_run (tenant_id, id, state, share, cancel_asked, settings, created_by, created_at, updated_at)
     values ($1, $2, 'waiting', 0, false, $3, $4, $5, $5)`,
  ),
  save: statement(
    'save',
    `update plan_run set state = $3, share = $4, cancel_asked = $5, figures = $6, problem = $7, updated_at = $8, finished_at = $9
     where tenant_id = $1 and id = $2`,
  ),
  progress: statement(
    'progress',
    `update plan_run set share = greatest(share, $3), updated_at = $4 where tenant_id = $1 and id = $2 and state = 'running'
     returning cancel_asked "cancelAsked"`,
  ),
  silent: statement('silent', `select id from plan_run where tenant_id = $1 and state = 'running' and updated_at < $2`),
  underWay: statement(
    'underWay',
    `select count(*)::int count from plan_run where tenant_id = $1 and state in ('waiting', 'running')`,
  ),
  communities: statement(
    'communities',
    `select ${communityColumns} from plan_community where tenant_id = $1 and run_id = $2 order by position`,
  ),
  counts: statement(
    'counts',
    `select run_id "runId", count(*)::int communities, count(*) filter (where state = 'planned')::int planned
     from plan_community where tenant_id = $1 and run_id = any($2::uuid[]) group by run_id`,
  ),
  addCommunities: statement(
    'addCommunities',
    `insert into plan_community (tenant_id, run_id, community_id, position, state, held, today)
     select $1, $2, n.id, n.position - 1, 'waiting', '{}', '[]'
     from unnest($3::uuid[]) with ordinality n(id, position)`,
  ),
  saveCommunity: statement(
    'saveCommunity',
    `update plan_community set state = $4, held = $5, today = $6, figures = $7, report = $8, problem = $9
     where tenant_id = $1 and run_id = $2 and community_id = $3`,
  ),
  tryAgain: statement(
    'tryAgain',
    `update plan_community set state = 'waiting', problem = null where tenant_id = $1 and run_id = $2 and state = 'left_out'`,
  ),
  accepted: statement(
    'accepted',
    `update plan_community set change_id = $4 where tenant_id = $1 and run_id = $2 and community_id = any($3::uuid[])`,
  ),
  dropUnits: statement(
    'dropUnits',
    `delete from plan_unit where tenant_id = $1 and run_id = $2 and ($3::uuid is null or community_id = $3)`,
  ),
  dropCommunities: statement('dropCommunities', 'delete from plan_community where tenant_id = $1 and run_id = $2'),
  drop: statement('drop', 'delete from plan_run where tenant_id = $1 and id = $2'),
  addUnits: statement(
    'addUnits',
    `insert into plan_unit (tenant_id, run_id, community_id, level, position, code, parent, households, buildings, within,
       compactness, feature)
     select $1, $2, $3, n.level, n.position, n.code, n.parent, n.households, n.buildings, n.within, n.compactness, n.feature
     from jsonb_to_recordset($4::jsonb) n(level text, position integer, code text, parent text, households integer,
       buildings integer, within boolean, compactness double precision, feature text)`,
  ),
  unitPage: statement(
    'unitPage',
    `select ${unitColumns.replace(/(^|, )/g, '$1u.')}
     ${ofRun} and u.level = $4 and (not $5 or not u.within) and (c.position, u.position) > ($6, $7)
     order by c.position, u.position limit $8`,
  ),
  rows: statement('rows', `select ${unitColumns.replace(/(^|, )/g, '$1u.')} ${ofRun} order by ${inPlanOrder}`),
  features: statement(
    'features',
    `select ${unitColumns.replace(/(^|, )/g, '$1u.')}, u.feature ${ofRun} and ($4::text is null or u.level = $4) order by ${inPlanOrder}`,
  ),
  codes: statement(
    'codes',
    `select code, community_id "communityId" from plan_unit where tenant_id = $1 and run_id = $2 and code = any($3::text[])`,
  ),
}

/** Units written by one statement. */
const chunk = 500
const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** Runs of the planner and what they propose, bound to a transaction. */
export function plansStore(tx: Tx) {
  const tenant = tx.tenantId
  const one = async (prepared: Prepared, values: unknown[]) => (await tx.run<RunRecord>(prepared, values))[0]
  return {
    async latest(limit: number): Promise<RunRecord[]> {
      return await tx.run<RunRecord>(sql.latest, [tenant, limit])
    },

    async find(id: string): Promise<RunRecord | undefined> {
      return await one(sql.find, [tenant, id])
    },

    /** The same, held until the transaction ends. */
    async findForUpdate(id: string): Promise<RunRecord | undefined> {
      return await one(sql.findForUpdate, [tenant, id])
    },

    /** Writes a run that waits, with the communities it is to plan, in their order. */
    async insert(
      run: Pick<RunRecord, 'id' | 'settings' | 'createdBy' | 'createdAt'>,
      communities: readonly string[],
    ): Promise<void> {
      await tx.run(sql.insert, [tenant, run.id, JSON.stringify(run.settings), run.createdBy, run.createdAt])
      await tx.run(sql.addCommunities, [tenant, run.id, communities])
    },

    async save(run: RunRecord): Promise<void> {
      const { id, state, share, cancelAsked, figures, problem, updatedAt, finishedAt } = run
      const values = [tenant, id, state, share, cancelAsked, json(figures), json(problem), updatedAt, finishedAt]
      await tx.run(sql.save, values)
    },

    /** Writes down how far a run is. Gives whether it is to stop. */
    async progress(id: string, share: number, now: Date): Promise<boolean> {
      const [row] = await tx.run<{ cancelAsked: boolean }>(sql.progress, [tenant, id, share, now])
      return row?.cancelAsked ?? true
    },

    /** Runs that gave no sign of life since. */
    async silent(since: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.silent, [tenant, since])).map(({ id }) => id)
    },

    /** How many runs wait or go on. */
    async underWay(): Promise<number> {
      return (await tx.run<{ count: number }>(sql.underWay, [tenant]))[0]?.count ?? 0
    },

    async communities(runId: string): Promise<CommunityRecord[]> {
      return await tx.run<CommunityRecord>(sql.communities, [tenant, runId])
    },

    /** How many communities each run has, and how many of them are planned. */
    async counts(runIds: readonly string[]): Promise<Map<string, { communities: number; planned: number }>> {
      const rows = await tx.run<{ runId: string; communities: number; planned: number }>(sql.counts, [tenant, runIds])
      return new Map(rows.map(({ runId, ...counts }) => [runId, counts]))
    },

    /** Keeps what came of one community, instead of what was there. */
    async keep(community: CommunityRecord, units: readonly Omit<FeatureRow, 'communityId'>[]): Promise<void> {
      const { runId, communityId, state, held, today, figures, report, problem } = community
      await tx.run(sql.dropUnits, [tenant, runId, communityId])
      const texts = [JSON.stringify(today), json(figures), json(report), json(problem)]
      await tx.run(sql.saveCommunity, [tenant, runId, communityId, state, held, ...texts])
      for (let from = 0; from < units.length; from += chunk)
        await tx.run(sql.addUnits, [tenant, runId, communityId, JSON.stringify(units.slice(from, from + chunk))])
    },

    /** Communities that were left out are looked at again. */
    async tryAgain(runId: string): Promise<void> {
      await tx.run(sql.tryAgain, [tenant, runId])
    },

    /** Writes down which draft the proposals for some communities went into. */
    async accepted(runId: string, communityIds: readonly string[], changeId: string): Promise<void> {
      await tx.run(sql.accepted, [tenant, runId, communityIds, changeId])
    },

    async remove(runId: string): Promise<void> {
      await tx.run(sql.dropUnits, [tenant, runId, null])
      await tx.run(sql.dropCommunities, [tenant, runId])
      await tx.run(sql.drop, [tenant, runId])
    },

    /** Units of a level in the order of the plan, after a place in it. */
    async unitPage(wanted: {
      runId: string
      communityIds: readonly string[] | undefined
      level: PlanLevel
      outside: boolean
      after: readonly [community: number, position: number]
      limit: number
    }): Promise<UnitRow[]> {
      const { runId, communityIds, level, outside, after, limit } = wanted
      return await tx.run(sql.unitPage, [tenant, runId, communityIds ?? null, level, outside, ...after, limit])
    },

    /** All units in the order of the plan. */
    async rows(runId: string, communityIds?: readonly string[]): Promise<UnitRow[]> {
      return await tx.run(sql.rows, [tenant, runId, communityIds ?? null])
    },

    /** The same with their lines of the plan's file. */
    async features(
      runId: string,
      wanted: { communityIds?: readonly string[]; level?: PlanLevel } = {},
    ): Promise<FeatureRow[]> {
      return await tx.run(sql.features, [tenant, runId, wanted.communityIds ?? null, wanted.level ?? null])
    },

    /** In which communities of a run units with these codes are proposed. */
    async communitiesOf(runId: string, codes: readonly string[]): Promise<Map<string, string>> {
      const rows = await tx.run<{ code: string; communityId: string }>(sql.codes, [tenant, runId, codes])
      return new Map(rows.map(({ code, communityId }) => [code, communityId]))
    },
  }
}
