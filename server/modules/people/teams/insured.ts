import type { Tx } from '../../../platform/database/database.ts'
import { clockIn } from '../stations/stations.rules.ts'
import { type MemberRecord, membersStore } from './members.store.ts'
import { type ShiftRecord, shiftsStore } from './shifts.store.ts'
import { isInsured } from './teams.rules.ts'

/** Members whose insurance is not good on each day of a shift. */
export async function uninsured(
  tx: Tx,
  members: readonly MemberRecord[],
  { shift, timeZone }: { shift: ShiftRecord; timeZone: string },
): Promise<MemberRecord[]> {
  const proofs = await membersStore(tx).proofs(members.map(({ id }) => id))
  const [first, last] = [shift.from, new Date(shift.until.getTime() - 1)].map((at) => clockIn(timeZone, at).day) as [
    string,
    string,
  ]
  return members.filter(({ id }) => {
    const own = proofs.filter(({ memberId }) => memberId === id)
    return !isInsured(own, first, last)
  })
}

/** A paper turned out not to be good: its member is asked anew for risky shifts which nothing else insures. */
export async function askUninsured(
  tx: Tx,
  { member, timeZone, now }: { member: MemberRecord; timeZone: string; now: Date },
): Promise<void> {
  const store = shiftsStore(tx)
  for (const shift of await store.riskyAhead(member.id, now))
    if ((await uninsured(tx, [member], { shift, timeZone })).length > 0)
      await store.askOne({ shiftId: shift.id, memberId: member.id, at: now })
}
