import type { Prepared, Tx } from '../database/database.ts'

const sql = {
  choices: { name: 'retention.choices', text: 'select kind, days from retention_choice where tenant_id = $1' },
  runs: { name: 'retention.runs', text: 'select kind, at, rows from retention_run where tenant_id = $1' },
  choose: {
    name: 'retention.choose',
    text: `insert into retention_choice (tenant_id, kind, days, chosen_at) values ($1, $2, $3, $4)
      on conflict (tenant_id, kind) do update set days = excluded.days, chosen_at = excluded.chosen_at`,
  },
  ran: {
    name: 'retention.ran',
    text: `insert into retention_run (tenant_id, kind, at, rows) values ($1, $2, $3, $4)
      on conflict (tenant_id, kind) do update set at = excluded.at, rows = excluded.rows`,
  },
} satisfies Record<string, Prepared>

/** What a district chose and when the job last ran, bound to a transaction. */
export function retentionStore(tx: Tx) {
  return {
    async choices(): Promise<Map<string, number>> {
      const rows = await tx.run<{ kind: string; days: number }>(sql.choices, [tx.tenantId])
      return new Map(rows.map(({ kind, days }) => [kind, days]))
    },
    async runs(): Promise<Map<string, { at: Date; rows: number }>> {
      const rows = await tx.run<{ kind: string; at: Date; rows: number }>(sql.runs, [tx.tenantId])
      return new Map(rows.map(({ kind, ...run }) => [kind, run]))
    },
    async choose(kind: string, days: number, now: Date): Promise<void> {
      await tx.run(sql.choose, [tx.tenantId, kind, days, now])
    },
    async ran(kind: string, rows: number, now: Date): Promise<void> {
      await tx.run(sql.ran, [tx.tenantId, kind, now, rows])
    },
  }
}
