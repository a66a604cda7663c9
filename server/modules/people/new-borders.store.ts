import type { Prepared, Tx } from '../../platform/database/database.ts'
import type { PlaceAfter } from '../territory/territory.api.ts'

const statement = (name: string, text: string): Prepared => ({ name: `people.${name}`, text })
const sql = {
  postsLasting: statement(
    'postsLasting',
    `select p.id from post p where p.tenant_id = $1 and p.unit_id = any($2::uuid[]) and (p.term_to is null or p.term_to > $3)
     order by p.id`,
  ),
  count: statement(
    'countPostsLasting',
    `select count(*)::int n from post p
     where p.tenant_id = $1 and p.unit_id = any($2::uuid[]) and (p.term_to is null or p.term_to > $3)`,
  ),
  // One that had not begun never will.
  end: statement(
    'endForHeirs',
    'update post set term_to = greatest(term_from, $3) where tenant_id = $1 and id = any($2::uuid[])',
  ),
  moveStandIns: statement(
    'moveStandIns',
    `update post_stand_in s set post_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where s.tenant_id = $1 and s.post_id = m.was and (s.ends_at is null or s.ends_at > $4)`,
  ),
  moveStandsIn: statement(
    'moveStandsIn',
    `update post_stand_in s set stand_in_post_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where s.tenant_id = $1 and s.stand_in_post_id = m.was and (s.ends_at is null or s.ends_at > $4)`,
  ),
  moveHomes: statement(
    'moveHomes',
    `update resident_profile r set home_unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where r.tenant_id = $1 and r.home_unit_id = m.was`,
  ),
}

/** What statements take that move things from units that ended to others: `$1` the tenant, `$2` and `$3` the pairs. */
export const moveValues = (tenantId: string, places: readonly PlaceAfter[]): unknown[] => [
  tenantId,
  places.map(({ unitId }) => unitId),
  places.map(({ to }) => to),
]

/** SQL of what people need when units end, bound to a transaction. */
export function newBordersStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Posts at these units that have not ended: in force now or later. */
    async postsLasting(unitIds: readonly string[], now: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.postsLasting, [tenant, unitIds, now])).map(({ id }) => id)
    },

    async countPostsLasting(unitIds: readonly string[], now: Date): Promise<number> {
      return (await tx.run<{ n: number }>(sql.count, [tenant, unitIds, now]))[0]?.n ?? 0
    },

    /** Ends posts whose heirs stand, now or before they began; whoever stood in for one stands in for its heir, and the other way round. */
    async endForHeirs(heirs: ReadonlyMap<string, string>, now: Date): Promise<void> {
      const [was, next] = [[...heirs.keys()], [...heirs.values()]]
      await tx.run(sql.moveStandIns, [tenant, was, next, now])
      await tx.run(sql.moveStandsIn, [tenant, was, next, now])
      await tx.run(sql.end, [tenant, was, now])
    },

    /** Residents of units that ended live in others from now on. */
    async moveHomes(places: readonly PlaceAfter[]): Promise<void> {
      await tx.run(sql.moveHomes, moveValues(tenant, places))
    },
  }
}
