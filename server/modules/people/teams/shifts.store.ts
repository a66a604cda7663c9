import type { ShiftKind } from '../../../../contract/team-members.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A shift as it is kept. */
export interface ShiftRecord {
  id: string
  teamId: string
  kind: ShiftKind
  title: string
  from: Date
  until: Date
  beatId: string | null
  place: string | null
  risky: boolean
  wanted: number | null
  note: string | null
  cancelledAt: Date | null
  cancelledWhy: string | null
  version: number
}

/** What a member said to a shift. */
export interface ShiftAnswer {
  shiftId: string
  memberId: string
  state: 'asked' | 'agreed' | 'declined'
}

const statement = (name: string, text: string): Prepared => ({ name: `team_shifts.${name}`, text })
const columns = `id, team_id "teamId", kind, title, starts_at "from", ends_at "until", beat_id "beatId", place, risky, wanted, note,
  cancelled_at "cancelledAt", cancelled_why "cancelledWhy", version`
const sql = {
  between: statement(
    'between',
    `select ${columns} from team_shift
     where tenant_id = $1 and team_id = any($2::uuid[]) and ends_at > $3 and starts_at < $4 order by starts_at, id limit 500`,
  ),
  find: statement('find', `select ${columns} from team_shift where tenant_id = $1 and id = $2`),
  lock: statement('lock', `select ${columns} from team_shift where tenant_id = $1 and id = $2 for update`),
  insert: statement(
    'insert',
    `insert into team_shift (tenant_id, id, team_id, kind, title, starts_at, ends_at, beat_id, place, risky, wanted, note,
       cancelled_at, cancelled_why, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
  ),
  update: statement(
    'update',
    `update team_shift set team_id = $3, kind = $4, title = $5, starts_at = $6, ends_at = $7, beat_id = $8, place = $9, risky = $10,
       wanted = $11, note = $12, cancelled_at = $13, cancelled_why = $14, version = $15
     where tenant_id = $1 and id = $2`,
  ),
  cancelLater: statement(
    'cancelLater',
    `update team_shift set cancelled_at = $3, cancelled_why = $4, version = version + 1
     where tenant_id = $1 and team_id = $2 and starts_at > $3 and cancelled_at is null`,
  ),
  answers: statement(
    'answers',
    `select shift_id "shiftId", member_id "memberId", state from team_shift_member
     where tenant_id = $1 and shift_id = any($2::uuid[]) order by answered_at, id`,
  ),
  ask: statement(
    'ask',
    `insert into team_shift_member (tenant_id, id, shift_id, member_id, state, asked_at) values ($1, $2, $3, $4, 'asked', $5)
     on conflict (tenant_id, shift_id, member_id) do nothing`,
  ),
  askAgain: statement(
    'askAgain',
    `update team_shift_member set state = 'asked', asked_at = $3, answered_at = null
     where tenant_id = $1 and shift_id = $2 and state = 'agreed'`,
  ),
  riskyAhead: statement(
    'riskyAhead',
    `select ${columns} from team_shift s where s.tenant_id = $1 and s.risky and s.cancelled_at is null and s.ends_at > $3
       and exists (select from team_shift_member a where a.tenant_id = $1 and a.shift_id = s.id and a.member_id = $2
         and a.state = 'agreed')`,
  ),
  askOne: statement(
    'askOne',
    `update team_shift_member set state = 'asked', asked_at = $4, answered_at = null
     where tenant_id = $1 and shift_id = $2 and member_id = $3`,
  ),
  answer: statement(
    'answer',
    `insert into team_shift_member (tenant_id, id, shift_id, member_id, state, answered_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, shift_id, member_id) do update set state = excluded.state, answered_at = excluded.answered_at`,
  ),
  takeBackLater: statement(
    'takeBackLater',
    `update team_shift_member a set state = 'declined', answered_at = $3 from team_shift s
     where a.tenant_id = $1 and a.member_id = any($2::uuid[]) and a.state <> 'declined'
       and s.tenant_id = a.tenant_id and s.id = a.shift_id and s.ends_at > $3`,
  ),
  forgetRosters: statement(
    'forgetRosters',
    `delete from team_shift_member a using team_shift s
     where a.tenant_id = $1 and s.tenant_id = a.tenant_id and s.id = a.shift_id and s.ends_at < $2`,
  ),
  ofMembers: statement(
    'ofMembers',
    `select s.title, s.starts_at "from", a.state from team_shift_member a
     join team_shift s on s.tenant_id = a.tenant_id and s.id = a.shift_id
     where a.tenant_id = $1 and a.member_id = any($2::uuid[]) order by s.starts_at`,
  ),
}

/** Shifts of teams and who agreed to them, bound to a transaction. */
export function shiftsStore(tx: Tx) {
  const tenant = tx.tenantId
  const values = (s: ShiftRecord) => [
    ...[tenant, s.id, s.teamId, s.kind, s.title, s.from, s.until, s.beatId, s.place, s.risky, s.wanted, s.note],
    ...[s.cancelledAt, s.cancelledWhy, s.version],
  ]
  return {
    /** Shifts of teams that touch a stretch of time, in their order. */
    async between(teamIds: readonly string[], from: Date, until: Date): Promise<ShiftRecord[]> {
      return teamIds.length === 0 ? [] : await tx.run<ShiftRecord>(sql.between, [tenant, teamIds, from, until])
    },

    async find(id: string): Promise<ShiftRecord | undefined> {
      return (await tx.run<ShiftRecord>(sql.find, [tenant, id]))[0]
    },

    /** The shift, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<ShiftRecord | undefined> {
      return (await tx.run<ShiftRecord>(sql.lock, [tenant, id]))[0]
    },

    async insert(shift: ShiftRecord): Promise<void> {
      await tx.run(sql.insert, values(shift))
    },

    async update(shift: ShiftRecord): Promise<void> {
      await tx.run(sql.update, values(shift))
    },

    /** Calls off what is to come. */
    async cancelLater(teamId: string, at: Date, why: string): Promise<void> {
      await tx.run(sql.cancelLater, [tenant, teamId, at, why])
    },

    /** What was said to these shifts, in the order it was said. */
    async answers(shiftIds: readonly string[]): Promise<ShiftAnswer[]> {
      return shiftIds.length === 0 ? [] : await tx.run<ShiftAnswer>(sql.answers, [tenant, shiftIds])
    },

    /** Asks a member; whoever answered already is left alone. */
    async ask(given: { id: string; shiftId: string; memberId: string; at: Date }): Promise<void> {
      await tx.run(sql.ask, [tenant, given.id, given.shiftId, given.memberId, given.at])
    },

    /** Whoever agreed is asked anew: what they agreed to has changed. */
    async askAgain(shiftId: string, at: Date): Promise<void> {
      await tx.run(sql.askAgain, [tenant, shiftId, at])
    },

    /** Risky shifts to come that a member agreed to. */
    async riskyAhead(memberId: string, now: Date): Promise<ShiftRecord[]> {
      return await tx.run<ShiftRecord>(sql.riskyAhead, [tenant, memberId, now])
    },

    /** One member is asked anew. */
    async askOne(given: { shiftId: string; memberId: string; at: Date }): Promise<void> {
      await tx.run(sql.askOne, [tenant, given.shiftId, given.memberId, given.at])
    },

    async answer(given: { id: string; shiftId: string; memberId: string; agree: boolean; at: Date }): Promise<void> {
      const { id, shiftId, memberId, agree, at } = given
      await tx.run(sql.answer, [tenant, id, shiftId, memberId, agree ? 'agreed' : 'declined', at])
    },

    /** These members go on no shift from now on. */
    async takeBackLater(memberIds: readonly string[], at: Date): Promise<void> {
      if (memberIds.length > 0) await tx.run(sql.takeBackLater, [tenant, memberIds, at])
    },

    /** Deletes who agreed to shifts that ended before an instant. */
    async forgetRosters(before: Date): Promise<void> {
      await tx.run(sql.forgetRosters, [tenant, before])
    },

    /** Shifts members were asked for, for their own eyes. */
    async ofMembers(memberIds: readonly string[]): Promise<{ title: string; from: Date; state: string }[]> {
      return memberIds.length === 0 ? [] : await tx.run(sql.ofMembers, [tenant, memberIds])
    },
  }
}
