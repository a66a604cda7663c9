import { createHash } from 'node:crypto'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { findSessionDeed } from '../../disputes/disputes.api.ts'
import { getPost } from '../../people/people.api.ts'
import { dayIn, type Points } from '../points.context.ts'
import { holdsOn } from '../rules/catalogue.rules.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { claimsStore } from './claims.store.ts'
import { type PointsChanged, pointsTopic } from './points.events.ts'

/** Which session was held, and whose account wrote it down. */
export type SessionHeld = {
  disputeId: string
  n: number
  by: string | null
}

/**
 * A session of mediation was held: where a rule of the place says so, a claim is noted for the volunteer who led it, once. They wrote
 * down themselves that it was held, so somebody else decides, as about any claim. The claim stands at the place of the scheme, and
 * neither its words nor its id say which dispute it was. Returns how many claims were noted.
 */
export async function sessionHeld(points: Points, given: SessionHeld & { tenantId: string }): Promise<number> {
  const tenant = (await points.tenants.list()).find(({ id }) => id === given.tenantId)
  if (!tenant) return 0
  return await points.database.tx(tenant.id, async (tx) => {
    const deed = await findSessionDeed(tx, { disputeId: given.disputeId, facts: { n: given.n }, by: given.by })
    if (!deed || (await getPost(tx, deed.postId)).role !== 'volunteer') return 0
    const { accountId, minutes } = deed
    const day = dayIn(tenant.timeZone, deed.from)
    const store = rulesStore(tx)
    const rules = (await store.of(deed.unitPath, ['session_held'])).filter((rule) => holdsOn(rule, day))
    let noted = 0
    for (const rule of rules) {
      const scheme = await store.lockScheme(rule.schemeId)
      const id = claimIdOf(points.secret, { sessionId: deed.id, ruleId: rule.id, from: deed.from })
      if (!scheme || (await claimsStore(tx).find(id))) continue
      await claimsStore(tx).insert({
        ...{ id, ruleId: rule.id, version: rule.version, schemeId: scheme.id, accountId, unitId: scheme.unitId, day },
        ...{ minutes: rule.basis === 'hour' ? minutes : null, note: '', askedAt: points.clock.now() },
        ...{ decidedAt: null, decidedBy: null, decidedPostId: null, why: null },
        ...{ contestedAt: null, contestedWords: null, firstDecidedBy: null },
      })
      await outbox(tx).publish<PointsChanged>({
        name: 'points.changed',
        topics: [pointsTopic(accountId)],
        why: 'claim',
      })
      noted++
    }
    return noted
  })
}

/** The same session and rule give the same id, which sorts by the session's time; nobody finds the session from it. */
function claimIdOf(secret: string, of: { sessionId: string; ruleId: string; from: Date }): string {
  const time = of.from.getTime().toString(16).padStart(12, '0')
  const mark = createHash('sha256').update(`${secret}|points.session|${of.sessionId}|${of.ruleId}`).digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${mark.slice(0, 3)}-8${mark.slice(3, 6)}-${mark.slice(6, 18)}`
}
