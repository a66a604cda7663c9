import type { Tx } from '../../../platform/database/database.ts'
import type { Erased } from '../../../platform/identity/personal-data.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Points } from '../points.context.ts'
import { boardsStore } from './boards.store.ts'
import { certificatesStore } from './certificates.store.ts'
import { hide, tell } from './mine.service.ts'
import { gradeOf, objectionsOver } from './stars.rules.ts'
import { starsStore } from './stars.store.ts'
import { factsOf, ladderOf } from './stars.view.ts'

/** People a star is proposed to in one transaction. */
const atOnce = 200
/** Days after a publication's end in which its steward is reminded. */
const reminded = 3
const dayLength = 86_400_000

/**
 * What the night does with stars: proposes those that verified hours reach (once each, however often it runs), hides those whose
 * consent was taken back elsewhere, tells stewards whose publication is over, and destroys objections nobody needs any more.
 */
export async function tendStars(points: Points, tenantId: string): Promise<{ proposed: number; hidden: number }> {
  const { database, clock } = points
  const done = { proposed: 0, hidden: 0 }
  for (let more = true; more; ) {
    const proposed = await database.tx(tenantId, (tx) => propose(tx, clock.now()))
    done.proposed += proposed
    more = proposed === atOnce
  }
  await database.tx(tenantId, async (tx) => {
    const now = clock.now()
    const store = starsStore(tx)
    for (const record of await store.withoutConsent()) {
      await hide(tx, record, now)
      done.hidden += 1
    }
    // Told again on the next night it is the same news, which nobody hears twice.
    for (const record of await store.over(new Date(now.getTime() - reminded * dayLength), now))
      await tell(tx, { record, happened: 'due', by: undefined })
    const over = (await store.withObjections()).filter((record) => objectionsOver(factsOf(record, []), now))
    await store.dropObjections(over.map(({ id }) => id))
  })
  return done
}

async function propose(tx: Tx, now: Date): Promise<number> {
  const store = starsStore(tx)
  const ladder = await ladderOf(tx)
  let proposed = 0
  for (const { accountId, minutes, unitId } of await store.reached(ladder.hours, atOnce)) {
    const grade = gradeOf(ladder, minutes)
    const hours = ladder.hours[grade - 1] as number
    const star = { id: uuidv7(), accountId, grade, hours, unitId, days: ladder.days, proposedAt: now }
    if (!(await store.propose(star))) continue
    const record = await store.find(star.id)
    if (record) await tell(tx, { record, happened: 'proposed', by: undefined })
    proposed += 1
  }
  return proposed
}

/** Everything kept about somebody's stars, certificates and boards, for their own eyes. */
export async function collectStars(tx: Tx, accountId: string): Promise<unknown> {
  const store = starsStore(tx)
  const stars = await store.mine(accountId)
  const objections = await store.objections(stars.map(({ id }) => id))
  return {
    stars: stars.map(({ decidedBy: _, firstDecidedBy: _first, decidedPostId: _post, ...star }) => star),
    // Who objected is not theirs to have.
    objectionsAgainst: objections.map(({ accountId: _, ...objection }) => objection),
    objections: await store.objectionsBy(accountId),
    certificates: await certificatesStore(tx).mine(accountId),
    boards: await boardsStore(tx).mine(accountId),
  }
}

/** Deletes stars, certificates and seats of a person: whoever verifies one of their certificates finds nothing. */
export async function eraseStars(tx: Tx, accountId: string): Promise<Erased> {
  const stars = await starsStore(tx).forget(accountId, `erased:${uuidv7()}`)
  return { erased: stars + (await certificatesStore(tx).erase(accountId)) + (await boardsStore(tx).erase(accountId)) }
}
