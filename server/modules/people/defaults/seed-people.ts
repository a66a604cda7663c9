import type { Duty } from '../../../../contract/people-duties.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Role, system } from '../../../platform/policy/actor.ts'
import { addDutyList } from '../duties/duties.service.ts'
import { dutiesStore } from '../duties/duties.store.ts'
import type { People } from '../people.api.ts'
import { checkConfigurePeople } from '../people.policy.ts'
import type { Doing } from '../posts.service.ts'
import { staffingStore } from '../staffing/staffing.store.ts'
import { exampleDuties, exampleSource } from './duties.ts'
import { staffingRulesAtStart } from './staffing.ts'

/**
 * Gives a tenant what it starts with: the staffing rules where there is none, and the example duties for each role without a
 * list. What somebody laid down stays. Returns how many of each were new.
 */
export async function seedPeople(tx: Tx, { now }: { now: Date }): Promise<{ rules: number; lists: number }> {
  const staffing = staffingStore(tx)
  const rules = (await staffing.rules()).length > 0 ? [] : staffingRulesAtStart
  for (const rule of rules) {
    const after = { ...rule, id: uuidv7(), appliesFrom: now, version: 1 }
    await staffing.save(after)
    const subject = { kind: 'staffing_rule', id: after.id }
    const detail = { through: 'start', before: null, after: { ...after, appliesFrom: now.toISOString() } }
    await audit(tx).record({ actor: system, action: 'configuration.created', subject, detail, at: now })
  }
  const known = new Set((await dutiesStore(tx).latest()).map(({ role }) => role))
  const lists = Object.entries(exampleDuties).filter(([role]) => !known.has(role as Role))
  const from = now.toISOString().slice(0, 10)
  for (const [role, said] of lists) {
    const entries = said.map(
      ([en, zh]): Duty => ({ id: uuidv7(), text: { en, zh }, source: exampleSource, from, until: null }),
    )
    await addDutyList(tx, { role: role as Role, departmentId: null, entries, changedAt: now })
  }
  return { rules: rules.length, lists: lists.length }
}

/** The same for a tenant that was there before there were any. Throws Refused `platform.forbidden`. */
export async function layDownDefaults(people: People, doing: Doing): Promise<{ rules: number; lists: number }> {
  const postId = checkConfigurePeople(doing.actor)
  const now = people.clock.now()
  return await people.database.tx(doing.tenantId, (tx) =>
    idempotent({
      tx,
      claim: doing.claim,
      work: async () => {
        const made = await seedPeople(tx, { now })
        const by = { actor: doing.actor, ...(postId ? { postId } : {}), at: now }
        if (made.rules + made.lists > 0)
          await audit(tx).record({
            ...by,
            action: 'people.defaults_laid_down',
            subject: { kind: 'people_defaults' },
            detail: made,
          })
        return made
      },
    }),
  )
}
