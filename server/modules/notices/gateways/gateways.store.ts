import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A gateway as it lies in the database. */
export interface GatewayRow {
  id: string
  channel: 'sms' | 'chat'
  name: string
  url: string
  active: boolean
  /** Counts the secrets it had. */
  generation: number
  previous_until: Date | null
  created_at: Date
}

const columns = 'id, channel, name, url, active, generation, previous_until, created_at'
const statement = (name: string, text: string): Prepared => ({ name: `gateways.${name}`, text })
const sql = {
  all: statement('all', `select ${columns} from notice_webhook where tenant_id = $1 order by created_at, id`),
  add: statement(
    'add',
    `insert into notice_webhook (tenant_id, id, channel, name, url, active, created_at) values ($1, $2, $3, $4, $5, true, $6) returning ${columns}`,
  ),
  activate: statement(
    'activate',
    `update notice_webhook set active = $3 where tenant_id = $1 and id = $2 returning ${columns}`,
  ),
  rotate: statement(
    'rotate',
    `update notice_webhook set generation = generation + 1, previous_until = $3 where tenant_id = $1 and id = $2 returning ${columns}`,
  ),
}

/** SQL of gateways, bound to a transaction. */
export function gatewaysStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    all: async (): Promise<GatewayRow[]> => await tx.run<GatewayRow>(sql.all, [tenant]),
    async add(row: Pick<GatewayRow, 'id' | 'channel' | 'name' | 'url' | 'created_at'>): Promise<GatewayRow> {
      const { id, channel, name, url, created_at } = row
      return (await tx.run<GatewayRow>(sql.add, [tenant, id, channel, name, url, created_at]))[0] as GatewayRow
    },
    async activate(id: string, active: boolean): Promise<GatewayRow | undefined> {
      return (await tx.run<GatewayRow>(sql.activate, [tenant, id, active]))[0]
    },
    /** Gives it the next secret; the one before counts until then. */
    async rotate(id: string, previousUntil: Date): Promise<GatewayRow | undefined> {
      return (await tx.run<GatewayRow>(sql.rotate, [tenant, id, previousUntil]))[0]
    },
  }
}
