import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** Somebody in a household. */
export interface MemberRecord {
  id: string
  householdId: string
  accountId: string
  name: string
  joinedAt: Date
}

/** A code that nobody has followed yet. */
export interface InviteRecord {
  id: string
  householdId: string
  memberId: string
  expiresAt: Date
}

/** What stands beside a line of the ledger that was a gift. */
export interface GiftRecord {
  /** The line. */
  id: string
  giverId: string
  receiverId: string
  giverName: string | null
  receiverName: string | null
  points: number
  at: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `points_household.${name}`, text })
const member = 'id, household_id "householdId", account_id "accountId", name, joined_at "joinedAt"'
const invite = 'id, household_id "householdId", member_id "memberId", expires_at "expiresAt"'
const sql = {
  lock: statement('lock', 'select id from points_household where tenant_id = $1 and id = $2 for update'),
  open: statement('open', 'insert into points_household (tenant_id, id, opened_at) values ($1, $2, $3)'),
  drop: statement('drop', 'delete from points_household where tenant_id = $1 and id = $2'),
  memberOf: statement(
    'memberOf',
    `select ${member} from points_household_member where tenant_id = $1 and account_id = $2`,
  ),
  members: statement(
    'members',
    `select ${member} from points_household_member where tenant_id = $1 and household_id = $2 order by joined_at, id`,
  ),
  // Whoever leaves meanwhile waits until the gift is made.
  keepMembers: statement(
    'keepMembers',
    `select ${member} from points_household_member where tenant_id = $1 and household_id = $2 order by id for share`,
  ),
  join: statement(
    'join',
    `insert into points_household_member (tenant_id, id, household_id, account_id, name, joined_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, account_id) do nothing returning id`,
  ),
  leave: statement('leave', 'delete from points_household_member where tenant_id = $1 and id = $2'),
  invites: statement(
    'invites',
    `select ${invite} from points_household_invite where tenant_id = $1 and household_id = $2 and expires_at > $3 order by id`,
  ),
  invite: statement(
    'invite',
    `insert into points_household_invite (tenant_id, id, household_id, member_id, code_hash, expires_at) values ($1, $2, $3, $4, $5, $6)`,
  ),
  byCode: statement(
    'byCode',
    `select ${invite} from points_household_invite where tenant_id = $1 and code_hash = $2 and expires_at > $3`,
  ),
  endInvite: statement(
    'endInvite',
    'delete from points_household_invite where tenant_id = $1 and id = $2 and household_id = $3 returning id',
  ),
  endInvitesOf: statement(
    'endInvitesOf',
    'delete from points_household_invite where tenant_id = $1 and member_id = $2',
  ),
  endOld: statement('endOld', 'delete from points_household_invite where tenant_id = $1 and expires_at <= $2'),
  addGift: statement(
    'addGift',
    `insert into points_gift (tenant_id, id, giver_id, receiver_id, giver_name, receiver_name, points, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  given: statement(
    'given',
    'select coalesce(sum(points), 0)::int n from points_gift where tenant_id = $1 and giver_id = $2 and at > $3',
  ),
  gifts: statement(
    'gifts',
    `select id, giver_id "giverId", receiver_id "receiverId", giver_name "giverName", receiver_name "receiverName", points, at
     from points_gift where tenant_id = $1 and id = any($2::uuid[])`,
  ),
  forget: statement(
    'forget',
    `update points_gift set giver_name = case when giver_id = any($2::uuid[]) then null else giver_name end,
       receiver_name = case when receiver_id = any($2::uuid[]) then null else receiver_name end
     where tenant_id = $1 and (giver_id = any($2::uuid[]) or receiver_id = any($2::uuid[]))`,
  ),
}

/** Households and gifts, bound to a transaction. */
export function householdStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async <Row>(which: Prepared, ...values: unknown[]): Promise<Row | undefined> =>
    (await tx.run<Row>(which, [tenant, ...values]))[0]
  return {
    /** Who comes and goes does so one after the other. */
    lock: (id: string) => first<{ id: string }>(sql.lock, id),

    async open(id: string, at: Date): Promise<void> {
      await tx.run(sql.open, [tenant, id, at])
    },

    async drop(id: string): Promise<void> {
      await tx.run(sql.drop, [tenant, id])
    },

    memberOf: (accountId: string) => first<MemberRecord>(sql.memberOf, accountId),

    async members(householdId: string): Promise<MemberRecord[]> {
      return await tx.run<MemberRecord>(sql.members, [tenant, householdId])
    },

    /** The same, who can't leave until the transaction ends. */
    async keepMembers(householdId: string): Promise<MemberRecord[]> {
      return await tx.run<MemberRecord>(sql.keepMembers, [tenant, householdId])
    },

    /** False where they are in a household already. */
    async join(m: MemberRecord): Promise<boolean> {
      return (await first(sql.join, m.id, m.householdId, m.accountId, m.name, m.joinedAt)) !== undefined
    },

    /** Takes somebody and their invitations out. */
    async leave(memberId: string): Promise<void> {
      await tx.run(sql.endInvitesOf, [tenant, memberId])
      await tx.run(sql.leave, [tenant, memberId])
    },

    async invites(householdId: string, now: Date): Promise<InviteRecord[]> {
      return await tx.run<InviteRecord>(sql.invites, [tenant, householdId, now])
    },

    async invite(record: InviteRecord, codeHash: string): Promise<void> {
      const { id, householdId, memberId, expiresAt } = record
      await tx.run(sql.invite, [tenant, id, householdId, memberId, codeHash, expiresAt])
    },

    byCode: (hash: string, now: Date) => first<InviteRecord>(sql.byCode, hash, now),

    /** False where it was not there any more. */
    async endInvite(id: string, householdId: string): Promise<boolean> {
      return (await first(sql.endInvite, id, householdId)) !== undefined
    },

    /** Takes invitations away whose time is over. */
    async endOld(now: Date): Promise<void> {
      await tx.run(sql.endOld, [tenant, now])
    },

    async addGift(g: GiftRecord): Promise<void> {
      await tx.run(sql.addGift, [tenant, g.id, g.giverId, g.receiverId, g.giverName, g.receiverName, g.points, g.at])
    },

    /** Points that an account of the ledger gave away since an instant. */
    async given(giverId: string, since: Date): Promise<number> {
      return (await first<{ n: number }>(sql.given, giverId, since))?.n ?? 0
    },

    /** What stands beside lines of the ledger. */
    async gifts(entryIds: readonly string[]): Promise<GiftRecord[]> {
      return entryIds.length === 0 ? [] : await tx.run<GiftRecord>(sql.gifts, [tenant, entryIds])
    },

    /** Takes away the name of whoever these accounts of the ledger belong to. */
    async forget(accountIds: readonly string[]): Promise<void> {
      if (accountIds.length > 0) await tx.run(sql.forget, [tenant, accountIds])
    },
  }
}
