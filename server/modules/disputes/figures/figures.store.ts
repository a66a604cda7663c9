import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** How the time at a tier ended, so often; days from application to effect of those settled. */
export interface TierCount {
  tier: string
  settled: number
  unsettled: number
  medianDays: number | null
}

/** Between two instants, at a unit and below it; null: everywhere. */
export interface Span {
  from: Date
  to: Date
  unitId: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `dispute_figures.${name}`, text })
const here = '($4::uuid is null or d.path @> array[$4])'
const settled = `from dispute_run r join dispute d on d.tenant_id = r.tenant_id and d.id = r.dispute_id
  where r.tenant_id = $1 and r.until_at >= $2 and r.until_at < $3 and ${here}`
const median = `round((percentile_cont(0.5) within group (order by extract(epoch from r.until_at - d.applied_at) / 86400)
  filter (where r.outcome = 'settled'))::numeric, 1)::float8`
const sql = {
  tiers: statement(
    'tiers',
    `select r.tier, count(*) filter (where r.outcome = 'settled') as settled,
       count(*) filter (where r.outcome in ('climbed', 'failed')) as unsettled, ${median} as "medianDays" ${settled} group by r.tier`,
  ),
  all: statement(
    'all',
    `select count(*) filter (where r.outcome = 'settled') as settled, count(*) filter (where r.outcome = 'failed') as unsettled,
       ${median} as "medianDays" ${settled}`,
  ),
  applied: statement(
    'applied',
    `select count(*) as applied, count(*) filter (where state = 'refused') as refused from dispute d
     where d.tenant_id = $1 and d.applied_at >= $2 and d.applied_at < $3 and ${here}`,
  ),
  performed: statement(
    'performed',
    `select count(*) filter (where d.performed) as part, count(*) as whole from dispute d
     where d.tenant_id = $1 and d.effect_at >= $2 and d.effect_at < $3 and ${here} and (d.duties_due is null or d.duties_due < $5 or d.performed)`,
  ),
  clusters: statement(
    'clusters',
    `select d.category_id "categoryId", d.community_id "unitId", count(*) as count from dispute d
     where d.tenant_id = $1 and d.applied_at >= $2 and d.applied_at < $3 and ${here} and d.category_id is not null and d.community_id is not null
     group by 1, 2 having count(*) >= $5 order by count(*) desc, 1, 2 limit 50`,
  ),
}

/** Counts of mediation; nothing in them is about a person. */
export function disputeFiguresStore(tx: Tx) {
  const span = ({ from, to, unitId }: Span) => [tx.tenantId, from, to, unitId]
  return {
    async tiers(given: Span): Promise<TierCount[]> {
      return await tx.run<TierCount>(sql.tiers, span(given))
    },

    /** Disputes that ended: settled at any tier, or failed at the last. */
    async all(given: Span): Promise<Omit<TierCount, 'tier'>> {
      return (await tx.run<Omit<TierCount, 'tier'>>(sql.all, span(given)))[0] as Omit<TierCount, 'tier'>
    },

    async applied(given: Span): Promise<{ applied: number; refused: number }> {
      return (await tx.run<{ applied: number; refused: number }>(sql.applied, span(given)))[0] as {
        applied: number
        refused: number
      }
    },

    /** Agreements that took effect in the span and whose last duty was due before today, or that are performed. */
    async performed(given: Span, today: string): Promise<{ part: number; whole: number }> {
      return (await tx.run<{ part: number; whole: number }>(sql.performed, [...span(given), today]))[0] as {
        part: number
        whole: number
      }
    },

    /** Topics and communities with at least so many. */
    async clusters(given: Span, least: number): Promise<{ categoryId: string; unitId: string; count: number }[]> {
      return await tx.run(sql.clusters, [...span(given), least])
    },
  }
}
