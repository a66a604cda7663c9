import type { BoardKind } from '../../../../contract/points-stars.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** Somebody on a board. */
export interface SeatRecord {
  id: string
  accountId: string
  kind: BoardKind
  placeId: string
  name: string
  joinedAt: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `points_boards.${name}`, text })
const columns = 's.id, s.account_id "accountId", s.kind, s.place_id "placeId", s.name, s.joined_at "joinedAt"'
// Whoever takes the consent back among their own data is on no board from that moment on.
const agreed = `exists (select from consent k where k.tenant_id = s.tenant_id and k.subject_kind = 'points_board'
  and k.subject_id = s.id::text and k.withdrawn_at is null)`
const sql = {
  of: statement(
    'of',
    `select ${columns}, coalesce((select sum(case when e.credit_id = a.id then e.amount else -e.amount end)
         from points_account a join points_entry e on e.tenant_id = $1 and a.id in (e.credit_id, e.debit_id) and e.at >= $4
         where a.tenant_id = $1 and a.kind = 'person' and a.unit = 'hour' and a.owner = s.account_id), 0)::int minutes
     from points_board_seat s where s.tenant_id = $1 and s.kind = $2 and s.place_id = $3 and ${agreed} limit 1000`,
  ),
  mine: statement(
    'mine',
    `select ${columns} from points_board_seat s where s.tenant_id = $1 and s.account_id = $2 and ${agreed} order by s.id`,
  ),
  join: statement(
    'join',
    `insert into points_board_seat (tenant_id, id, account_id, kind, place_id, name, joined_at) values ($1, $2, $3, $4, $5, $6, $7)`,
  ),
  leave: statement(
    'leave',
    'delete from points_board_seat where tenant_id = $1 and kind = $2 and place_id = $3 and account_id = $4 returning id',
  ),
  erase: statement('erase', 'delete from points_board_seat where tenant_id = $1 and account_id = $2 returning 1'),
}

/** Who is on which board, bound to a transaction. */
export function boardsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Who is on a board, with verified minutes since an instant. */
    async of(kind: BoardKind, placeId: string, since: Date): Promise<(SeatRecord & { minutes: number })[]> {
      return await tx.run(sql.of, [tenant, kind, placeId, since])
    },

    async mine(accountId: string): Promise<SeatRecord[]> {
      return await tx.run<SeatRecord>(sql.mine, [tenant, accountId])
    },

    async join(s: SeatRecord): Promise<void> {
      await tx.run(sql.join, [tenant, s.id, s.accountId, s.kind, s.placeId, s.name, s.joinedAt])
    },

    /** Gives the seats that were left. */
    async leave(kind: BoardKind, placeId: string, accountId: string): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.leave, [tenant, kind, placeId, accountId])).map(({ id }) => id)
    },

    /** How many there were. */
    async erase(accountId: string): Promise<number> {
      return (await tx.run(sql.erase, [tenant, accountId])).length
    },
  }
}
