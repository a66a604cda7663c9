import type { NeedState } from '../../../../contract/points-giving.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A need as it is kept. */
export interface NeedRecord {
  id: string
  schemeId: string
  titleEn: string
  titleZh: string
  aboutEn: string
  aboutZh: string
  target: number
  until: string
  goodId: string | null
  stationId: string | null
  quantity: number | null
  state: NeedState
  openedAt: Date
  endedAt: Date | null
  why: string | null
  orderId: string | null
}

/** Where a need stands in the list. */
export interface NeedKey {
  isOver: boolean
  until: string
  id: string
}

/** A pledge as it is kept: whose it is only the ledger's account says. */
export interface PledgeRecord {
  id: string
  needId: string
  accountId: string
  entryId: string
  points: number
  at: Date
  backAt: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `points_needs.${name}`, text })
const need = `id, scheme_id "schemeId", title_en "titleEn", title_zh "titleZh", about_en "aboutEn", about_zh "aboutZh", target,
  last_day::text "until", good_id "goodId", station_id "stationId", quantity, state, opened_at "openedAt", ended_at "endedAt", why,
  order_id "orderId"`
const pledge = 'id, need_id "needId", account_id "accountId", entry_id "entryId", points, at, back_at "backAt"'
const sql = {
  list: statement(
    'list',
    `select ${need} from points_need where tenant_id = $1 and ($2::uuid is null or scheme_id = $2)
       and ($3 or state in ('open', 'met')) and ($4::date is null or (state <> 'open', last_day, id) > ($5::boolean, $4::date, $6::uuid))
     order by state <> 'open', last_day, id limit $7`,
  ),
  find: statement('find', `select ${need} from points_need where tenant_id = $1 and id = $2`),
  byIds: statement('byIds', `select ${need} from points_need where tenant_id = $1 and id = any($2::uuid[])`),
  lock: statement('lock', `select ${need} from points_need where tenant_id = $1 and id = $2 for update`),
  past: statement(
    'past',
    "select id from points_need where tenant_id = $1 and state = 'open' and last_day < $2::date order by id limit 500",
  ),
  insert: statement(
    'insert',
    `insert into points_need (tenant_id, id, scheme_id, title_en, title_zh, about_en, about_zh, target, last_day, good_id, station_id,
       quantity, state, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10, $11, $12, 'open', $13)`,
  ),
  update: statement(
    'update',
    'update points_need set state = $3, ended_at = $4, why = $5, order_id = $6 where tenant_id = $1 and id = $2',
  ),
  addPledge: statement(
    'addPledge',
    'insert into points_pledge (tenant_id, id, need_id, account_id, entry_id, points, at) values ($1, $2, $3, $4, $5, $6, $7)',
  ),
  pledge: statement('pledge', `select ${pledge} from points_pledge where tenant_id = $1 and id = $2`),
  standing: statement(
    'standing',
    `select ${pledge} from points_pledge where tenant_id = $1 and need_id = $2 and back_at is null order by account_id, id`,
  ),
  // Whoever took theirs back before has nothing to do with it any more.
  pledgers: statement(
    'pledgers',
    `select distinct p.account_id id from points_pledge p join points_need n on n.tenant_id = p.tenant_id and n.id = p.need_id
     where p.tenant_id = $1 and p.need_id = $2 and (p.back_at is null or p.back_at = n.ended_at)`,
  ),
  pledgesOf: statement(
    'pledgesOf',
    `select ${pledge} from points_pledge where tenant_id = $1 and account_id = $2 and need_id = any($3::uuid[]) and back_at is null order by id`,
  ),
  back: statement(
    'back',
    'update points_pledge set back_at = $3 where tenant_id = $1 and id = $2 and back_at is null returning id',
  ),
}

/** Needs and pledges, bound to a transaction. */
export function needsStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async <Row>(which: Prepared, ...values: unknown[]): Promise<Row | undefined> =>
    (await tx.run<Row>(which, [tenant, ...values]))[0]
  return {
    /** Open ones, then those that were met, first to end first; `ended`: all. */
    async list(
      wanted: { scheme?: string | undefined; ended: boolean },
      page: { after?: NeedKey | undefined; limit: number },
    ): Promise<NeedRecord[]> {
      const { after, limit } = page
      const key = [after?.until ?? null, after?.isOver ?? null, after?.id ?? null]
      return await tx.run<NeedRecord>(sql.list, [tenant, wanted.scheme ?? null, wanted.ended, ...key, limit])
    },

    find: (id: string) => first<NeedRecord>(sql.find, id),
    lock: (id: string) => first<NeedRecord>(sql.lock, id),

    async byIds(ids: readonly string[]): Promise<NeedRecord[]> {
      return ids.length === 0 ? [] : await tx.run<NeedRecord>(sql.byIds, [tenant, ids])
    },

    /** Open ones whose last day is over. */
    async past(today: string): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.past, [tenant, today])).map(({ id }) => id)
    },

    async insert(n: NeedRecord): Promise<void> {
      const words = [n.titleEn, n.titleZh, n.aboutEn, n.aboutZh]
      const pays = [n.goodId, n.stationId, n.quantity]
      await tx.run(sql.insert, [tenant, n.id, n.schemeId, ...words, n.target, n.until, ...pays, n.openedAt])
    },

    async update(n: NeedRecord): Promise<void> {
      await tx.run(sql.update, [tenant, n.id, n.state, n.endedAt, n.why, n.orderId])
    },

    async addPledge(p: PledgeRecord): Promise<void> {
      await tx.run(sql.addPledge, [tenant, p.id, p.needId, p.accountId, p.entryId, p.points, p.at])
    },

    pledge: (id: string) => first<PledgeRecord>(sql.pledge, id),

    /** Pledges of a need that were not given back. */
    async standing(needId: string): Promise<PledgeRecord[]> {
      return await tx.run<PledgeRecord>(sql.standing, [tenant, needId])
    },

    /** Accounts of the ledger whose pledges stood when a need was met or closed. */
    async pledgers(needId: string): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.pledgers, [tenant, needId])).map(({ id }) => id)
    },

    /** Pledges of one account of the ledger to these needs. */
    async pledgesOf(accountId: string, needIds: readonly string[]): Promise<PledgeRecord[]> {
      return needIds.length === 0 ? [] : await tx.run<PledgeRecord>(sql.pledgesOf, [tenant, accountId, needIds])
    },

    /** Marks a pledge as given back; false where it was before. */
    async back(id: string, at: Date): Promise<boolean> {
      return (await first(sql.back, id, at)) !== undefined
    },
  }
}
