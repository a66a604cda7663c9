import type { Duty } from '../../../../contract/people-duties.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Role } from '../../../platform/policy/actor.ts'
import { addDutyList } from '../duties/duties.service.ts'
import { staffingStore } from '../staffing/staffing.store.ts'
import { exampleDuties, exampleSource } from './duties.ts'
import { staffingRulesAtStart } from './staffing.ts'

/** Gives a new tenant its example duty lists and its staffing rules. Does nothing where there is any rule already. */
export async function seedPeople(tx: Tx, { now }: { now: Date }): Promise<void> {
  const staffing = staffingStore(tx)
  if ((await staffing.rules()).length > 0) return
  for (const rule of staffingRulesAtStart) await staffing.save({ ...rule, id: uuidv7(), appliesFrom: now, version: 1 })
  const from = now.toISOString().slice(0, 10)
  for (const [role, said] of Object.entries(exampleDuties)) {
    const entries = said.map(
      ([en, zh]): Duty => ({ id: uuidv7(), text: { en, zh }, source: exampleSource, from, until: null }),
    )
    await addDutyList(tx, { role: role as Role, departmentId: null, entries, changedAt: now })
  }
}
