import type { Prepared, Tx } from '../../platform/database/database.ts'

const statement = (name: string, text: string): Prepared => ({ name: `people.${name}`, text })
const notEnded = 'p.term_to is null or p.term_to > $3'
const sql = {
  postsLasting: statement(
    'postsLasting',
    `select p.id from post p where p.tenant_id = $1 and p.unit_id = any($2::uuid[]) and (${notEnded}) order by p.id`,
  ),
  count: statement(
    'countPostsLasting',
    `select count(*)::int n from post p where p.tenant_id = $1 and p.unit_id = any($2::uuid[]) and (${notEnded})`,
  ),
  moveStandIns: statement(
    'moveStandIns',
    `update post_stand_in set post_id = $3 where tenant_id = $1 and post_id = $2 and (ends_at is null or ends_at > $4)`,
  ),
  moveStandsIn: statement(
    'moveStandsIn',
    `update post_stand_in set stand_in_post_id = $3
     where tenant_id = $1 and stand_in_post_id = $2 and (ends_at is null or ends_at > $4)`,
  ),
  moveHomes: statement(
    'moveHomes',
    'update resident_profile set home_unit_id = $3 where tenant_id = $1 and home_unit_id = $2',
  ),
}

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

    /** Whoever stands in for a post stands in for its successor, and the other way round. */
    async moveStandIns(postId: string, successorId: string, now: Date): Promise<void> {
      await tx.run(sql.moveStandIns, [tenant, postId, successorId, now])
      await tx.run(sql.moveStandsIn, [tenant, postId, successorId, now])
    },

    /** Residents of a unit live in another from now on. */
    async moveHomes(unitId: string, to: string): Promise<void> {
      await tx.run(sql.moveHomes, [tenant, unitId, to])
    },
  }
}
