import type { Shift, ShiftInput, WatchGap } from '../../../../contract/team-members.ts'
import type { MyTeam } from '../../../../contract/teams.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { clockIn } from '../stations/stations.rules.ts'
import { uninsured } from './insured.ts'
import { accountOf, doing, own } from './members.service.ts'
import { membersStore } from './members.store.ts'
import { note, tell } from './noting.ts'
import { type ShiftAnswer, type ShiftRecord, shiftsStore } from './shifts.store.ts'
import { check, mayManageTeam, mayReadTeam } from './teams.policy.ts'
import { insuredUntil, nameFor, rosterDays, watchGaps } from './teams.rules.ts'
import { checkLasting, reading, today } from './teams.service.ts'
import { teamsStore } from './teams.store.ts'
import { type At, cardsOf, readerOf, type Standing, standingIn, type Teams } from './teams.view.ts'
import { daysAfter, daysFrom, instantOf } from './time.rules.ts'

/** Days of shifts that stand beside a person's own teams. */
const daysAhead = 28

/**
 * Shifts of some days with who agreed, and the stretches of the watch nobody covers. Rosters older than they are kept for come
 * from the first day that is kept. Throws Refused `team.not_found`, `platform.forbidden`.
 */
export async function listShifts(
  teams: Teams,
  at: At,
  wanted: { teamId: string; from?: string | undefined; days: number; watch?: string | undefined },
): Promise<{ items: Shift[]; gaps: WatchGap[] }> {
  const day = today(teams, at)
  const first = [wanted.from ?? day, daysAfter(day, -rosterDays)].sort().at(-1) ?? day
  const [from, until] = [first, daysAfter(first, wanted.days)].map(
    (day) => new Date(instantOf(day, '00:00', at.timeZone)),
  ) as [Date, Date]
  return await reading(teams, at, async (tx) => {
    const standing = await standingIn(teams, tx, { actor: at.actor, teamId: wanted.teamId })
    check(mayReadTeam(at.actor, standing.place))
    const records = await shiftsStore(tx).between([standing.team.id], from, until)
    const items = await shiftsAsSeen(tx, { records, standing, at })
    return { items, gaps: wanted.watch ? gapsOf(items, { ...wanted, first, watch: wanted.watch, at }) : [] }
  })
}

/** Nobody is out between the times of the watch, day by day; only shifts somebody agreed to cover anything. */
function gapsOf(
  shifts: readonly Shift[],
  { watch, first, days, at }: { watch: string; first: string; days: number; at: At },
): WatchGap[] {
  const [from = '', until = ''] = watch.split('-')
  const wanted = daysFrom(first, days).map((day) => ({
    from: instantOf(day, from, at.timeZone),
    // Past midnight where the end is before the beginning.
    until: instantOf(until <= from ? daysAfter(day, 1) : day, until, at.timeZone),
  }))
  const covered = shifts
    .filter(({ agreed, cancelledWhy }) => agreed.length > 0 && cancelledWhy === null)
    .map((shift) => ({ from: Date.parse(shift.from), until: Date.parse(shift.until) }))
  return watchGaps(wanted, covered).map((gap) => ({
    from: new Date(gap.from).toISOString(),
    until: new Date(gap.until).toISOString(),
  }))
}

/** Teams the actor is in or applied to, with the shifts of the next weeks. */
export async function myTeams(teams: Teams, at: At): Promise<{ items: MyTeam[] }> {
  const accountId = accountOf(at)
  const now = teams.people.clock.now()
  return await reading(teams, at, async (tx) => {
    const mine = await membersStore(tx).mine(accountId)
    const records = await teamsStore(tx).byIds(mine.map(({ teamId }) => teamId))
    const { cards, counts } = await cardsOf(teams, tx, { records, today: today(teams, at) })
    const proofs = await membersStore(tx).proofs(mine.map(({ id }) => id))
    const items: MyTeam[] = []
    for (const me of mine) {
      const card = cards.find(({ id }) => id === me.teamId)
      if (!card || card.endedOn) continue
      const standing = await standingIn(teams, tx, { actor: at.actor, teamId: me.teamId })
      const until = new Date(now.getTime() + daysAhead * 86_400_000)
      const shifts = me.state === 'member' ? await shiftsStore(tx).between([me.teamId], now, until) : []
      items.push({
        ...{ team: card, memberId: me.id, state: me.state === 'member' ? 'member' : 'applied', leads: me.leads },
        applications: me.leads ? (counts.get(card.id)?.applications ?? 0) : 0,
        shifts: await shiftsAsSeen(tx, { records: shifts, standing, at }),
        insuredUntil: insuredUntil(
          proofs.filter(({ memberId }) => memberId === me.id),
          today(teams, at),
        ),
      })
    }
    return { items }
  })
}

/** Plans a shift. Throws Refused `platform.forbidden`, `team.ended`, `team.beat_not_found`, `team.shift_over`. */
export async function createShift(teams: Teams, at: At, wanted: { teamId: string; input: ShiftInput }): Promise<Shift> {
  return await writing(teams, at, wanted.teamId, async ({ tx, now, standing }) => {
    const plain = { cancelledAt: null, cancelledWhy: null, version: 1 }
    const shift = { ...(await recordOf(tx, standing, wanted.input)), ...plain, id: uuidv7() }
    checkAhead(shift, now)
    await shiftsStore(tx).insert(shift)
    await note(tx, { at, action: 'team.shift_planned', teamId: standing.team.id, fields: [], now })
    return shift
  })
}

/** Changes a shift; whoever agreed is asked again where what they agreed to changes. Throws what `createShift` throws, and Refused `team.shift_stale`. */
export async function saveShift(
  teams: Teams,
  at: At,
  wanted: { teamId: string; shiftId: string; version: number; input: ShiftInput },
): Promise<Shift> {
  return await writing(teams, at, wanted.teamId, async ({ tx, now, standing }) => {
    const before = await shiftOf(tx, standing, wanted.shiftId)
    checkAhead(before, now)
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('team.shift_stale', { seen, now: is }, { status: 409 })
    const shift = { ...before, ...(await recordOf(tx, standing, wanted.input)), version: before.version + 1 }
    checkAhead(shift, now)
    await shiftsStore(tx).update(shift)
    const moved = shift.from.getTime() !== before.from.getTime() || shift.until.getTime() !== before.until.getTime()
    if (moved || (shift.risky && !before.risky) || shift.beatId !== before.beatId)
      await shiftsStore(tx).askAgain(shift.id, now)
    await note(tx, { at, action: 'team.shift_changed', teamId: standing.team.id, fields: [], now })
    return shift
  })
}

/** Calls a shift off. Throws Refused `platform.forbidden`, `team.shift_not_found`, `team.shift_over`. */
export async function cancelShift(
  teams: Teams,
  at: At,
  wanted: { teamId: string; shiftId: string; why: string },
): Promise<Shift> {
  return await writing(teams, at, wanted.teamId, async ({ tx, now, standing }) => {
    const before = await shiftOf(tx, standing, wanted.shiftId)
    checkAhead(before, now)
    const shift = { ...before, cancelledAt: now, cancelledWhy: wanted.why, version: before.version + 1 }
    await shiftsStore(tx).update(shift)
    await note(tx, { at, action: 'team.shift_cancelled', teamId: standing.team.id, fields: [], now })
    const answers = await shiftsStore(tx).answers([shift.id])
    const memberIds = answers.filter(({ state }) => state !== 'declined').map(({ memberId }) => memberId)
    const told = { teamId: standing.team.id, memberIds, shiftId: shift.id, by: at.actor.accountId }
    await tell(tx, { what: 'shift_cancelled', ...told })
    return shift
  })
}

/** Asks members for a shift. Throws Refused `team.uninsured` for a risky one, `team.member_not_found`, `team.shift_over`. */
export async function askForShift(
  teams: Teams,
  at: At,
  wanted: { teamId: string; shiftId: string; memberIds: readonly string[] },
): Promise<Shift> {
  return await writing(teams, at, wanted.teamId, async ({ tx, now, standing }) => {
    const shift = await shiftOf(tx, standing, wanted.shiftId)
    checkAhead(shift, now)
    const ids = [...new Set(wanted.memberIds)]
    const members = (await membersStore(tx).byIds(ids)).filter(
      ({ teamId, state }) => teamId === standing.team.id && state === 'member',
    )
    if (members.length < ids.length) throw new Refused('team.member_not_found')
    const without = shift.risky ? await uninsured(tx, members, { shift, timeZone: at.timeZone }) : []
    if (without.length > 0)
      throw new Refused('team.uninsured', { count: without.length }, { status: 422, field: 'body.memberIds' })
    for (const { id } of members) await shiftsStore(tx).ask({ id: uuidv7(), shiftId: shift.id, memberId: id, at: now })
    await note(tx, { at, action: 'team.shift_asked', teamId: standing.team.id, fields: [], now })
    const told = { teamId: standing.team.id, memberIds: ids, shiftId: shift.id, by: at.actor.accountId }
    await tell(tx, { what: 'shift_asked', ...told })
    return shift
  })
}

/** A member agrees to a shift, or not, or takes it back. Throws Refused `team.not_member`, `team.uninsured_self`, `team.shift_over`. */
export async function agreeToShift(
  teams: Teams,
  at: At,
  wanted: { teamId: string; shiftId: string; agree: boolean },
): Promise<Shift> {
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing }) => {
    const mine = own(standing.me)
    if (mine.state !== 'member') throw new Refused('team.not_member')
    const shift = await shiftOf(tx, standing, wanted.shiftId)
    checkAhead(shift, now)
    if (wanted.agree && shift.risky && (await uninsured(tx, [mine], { shift, timeZone: at.timeZone })).length > 0)
      throw new Refused('team.uninsured_self', { until: clockIn(at.timeZone, shift.until).day })
    await shiftsStore(tx).answer({ id: uuidv7(), shiftId: shift.id, memberId: mine.id, agree: wanted.agree, at: now })
    await note(tx, { at, action: 'team.shift_answered', teamId: standing.team.id, fields: [], now })
    return await shiftAsSeen(tx, { shift, standing, at })
  })
}

async function writing(
  teams: Teams,
  at: At,
  teamId: string,
  work: (given: { tx: Tx; now: Date; standing: Standing }) => Promise<ShiftRecord>,
): Promise<Shift> {
  return await doing(teams, at, teamId, async (given) => {
    const { tx, standing } = given
    check(mayManageTeam(at.actor, standing.place))
    checkLasting(standing.team)
    const shift = await work(given)
    return await shiftAsSeen(tx, { shift, standing, at })
  })
}

async function shiftOf(tx: Tx, { team }: Standing, shiftId: string): Promise<ShiftRecord> {
  const shift = await shiftsStore(tx).lock(shiftId)
  if (shift?.teamId !== team.id) throw new Refused('team.shift_not_found')
  return shift
}

/** Throws Refused `team.shift_over` for what has ended or was called off. */
function checkAhead(shift: Pick<ShiftRecord, 'until' | 'cancelledAt'>, now: Date): void {
  if (shift.cancelledAt !== null || shift.until <= now) throw new Refused('team.shift_over', {}, { status: 409 })
}

async function recordOf(
  tx: Tx,
  { team }: Standing,
  input: ShiftInput,
): Promise<Omit<ShiftRecord, 'id' | 'cancelledAt' | 'cancelledWhy' | 'version'>> {
  const { kind, title, from, until, beatId, place, risky, wanted, note: words } = input
  if (beatId && !(await teamsStore(tx).beats(team.id)).some(({ id }) => id === beatId))
    throw new Refused('team.beat_not_found', {}, { field: 'body.beatId' })
  return {
    ...{ teamId: team.id, kind, title, from: new Date(from), until: new Date(until), beatId, risky, wanted },
    ...{ place: place || null, note: words || null },
  }
}

async function shiftAsSeen(tx: Tx, given: { shift: ShiftRecord; standing: Standing; at: At }): Promise<Shift> {
  const { shift, ...rest } = given
  return (await shiftsAsSeen(tx, { records: [shift], ...rest }))[0] as Shift
}

/** Shifts with names as each agreed to be named to this reader. */
async function shiftsAsSeen(
  tx: Tx,
  given: { records: readonly ShiftRecord[]; standing: Standing; at: At },
): Promise<Shift[]> {
  const { records, standing, at } = given
  const answers = await shiftsStore(tx).answers(records.map(({ id }) => id))
  const members = await membersStore(tx).byIds([...new Set(answers.map(({ memberId }) => memberId))])
  const beats = await teamsStore(tx).beatNames(records.flatMap(({ beatId }) => (beatId ? [beatId] : [])))
  const manage = mayManageTeam(at.actor, standing.place)
  const reader = readerOf(standing.place)
  const named = (list: readonly ShiftAnswer[]) =>
    list.flatMap(({ memberId }) => {
      const member = members.find(({ id }) => id === memberId)
      if (!member) return []
      return [{ memberId, name: nameFor(member, memberId === standing.me?.id ? 'self' : reader) }]
    })
  return records.map((shift) => {
    const said = answers.filter(({ shiftId }) => shiftId === shift.id)
    const of = (state: ShiftAnswer['state']) => said.filter((answer) => answer.state === state)
    const { id, teamId, kind, title, place, risky, wanted, note: words, cancelledWhy, version, beatId } = shift
    return {
      ...{ id, teamId, kind, title, place, risky, wanted, note: words, cancelledWhy, version },
      ...{ from: shift.from.toISOString(), until: shift.until.toISOString() },
      beat: beatId ? { id: beatId, name: beats.get(beatId) ?? '' } : null,
      agreed: named(of('agreed')),
      waiting: manage ? named(of('asked')) : [],
      declined: manage ? of('declined').length : 0,
      mine: said.find(({ memberId }) => memberId === standing.me?.id)?.state ?? null,
    }
  })
}
