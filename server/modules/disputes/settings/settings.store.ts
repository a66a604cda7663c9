import type { DisputeSettings } from '../../../../contract/disputes-settings.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A version of how a district mediates. */
export interface SettingsVersion {
  version: number
  detail: DisputeSettings
  savedAt: Date
}

/** A post on the list of those who may mediate. */
export interface MediatorRecord {
  id: string
  unitId: string
  tier: string
  postId: string
  languages: string
  fromAt: Date
  untilAt: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `dispute_settings.${name}`, text })
const mediator = 'id, unit_id "unitId", tier, post_id "postId", languages, from_at "fromAt", until_at "untilAt"'
const sql = {
  versions: statement(
    'versions',
    'select version, detail, saved_at "savedAt" from dispute_settings where tenant_id = $1 order by version desc',
  ),
  save: statement(
    'save',
    `insert into dispute_settings (tenant_id, version, detail, saved_at, post_id) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning version`,
  ),
  mediators: statement(
    'mediators',
    `select ${mediator} from dispute_mediator where tenant_id = $1 and unit_id = any($2) and (until_at is null or until_at > $3) order by tier, id`,
  ),
  mediator: statement('mediator', `select ${mediator} from dispute_mediator where tenant_id = $1 and id = $2`),
  add: statement(
    'add',
    `insert into dispute_mediator (tenant_id, id, unit_id, tier, post_id, languages, from_at, until_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
  ),
  // Where the post is on the other list already, that entry stays and this one ends with its unit.
  move: statement(
    'move',
    `update dispute_mediator m set unit_id = $3 where tenant_id = $1 and unit_id = $2 and not exists (select from dispute_mediator o
       where o.tenant_id = m.tenant_id and o.unit_id = $3 and o.tier = m.tier and o.post_id = m.post_id and o.until_at is null)`,
  ),
  end: statement('end', 'update dispute_mediator set until_at = $3 where tenant_id = $1 and id = $2'),
}

/** How a district mediates and who may, in a transaction. */
export function disputeSettingsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** All versions, newest first. */
    async versions(): Promise<SettingsVersion[]> {
      return await tx.run<SettingsVersion>(sql.versions, [tenant])
    },

    /** Writes a version; false where somebody else wrote it first. */
    async save(given: { version: number; detail: DisputeSettings; at: Date; postId: string | null }): Promise<boolean> {
      const values = [tenant, given.version, JSON.stringify(given.detail), given.at, given.postId]
      return (await tx.run(sql.save, values)).length > 0
    },

    /** Who may mediate at these units now. */
    async mediators(unitIds: readonly string[], now: Date): Promise<MediatorRecord[]> {
      return await tx.run<MediatorRecord>(sql.mediators, [tenant, unitIds, now])
    },

    async mediator(id: string): Promise<MediatorRecord | undefined> {
      return (await tx.run<MediatorRecord>(sql.mediator, [tenant, id]))[0]
    },

    /** False where the post is on that list already. */
    async add(m: MediatorRecord): Promise<boolean> {
      const values = [tenant, m.id, m.unitId, m.tier, m.postId, m.languages, m.fromAt, m.untilAt]
      return (await tx.run(sql.add, values)).length > 0
    },

    /** When a unit ends, its list belongs to another. */
    async move(from: string, to: string): Promise<void> {
      await tx.run(sql.move, [tenant, from, to])
    },

    async end(id: string, at: Date): Promise<void> {
      await tx.run(sql.end, [tenant, id, at])
    },
  }
}
