import type { Tx } from '../../platform/database/database.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { outbox } from '../../platform/outbox/outbox.ts'
import type { Subscriptions } from '../../platform/outbox/subscriptions.ts'
import { getUnit, rearrangementOf, type TerritoryRearranged } from '../territory/territory.api.ts'
import { newBordersStore } from './new-borders.store.ts'
import type { People } from './people.api.ts'
import { type PostCreated, type PostEnded, postsTopic } from './people.events.ts'
import { type PostWrite, peopleStore } from './people.store.ts'

/**
 * When units end, the people who serve them go on at the successor: each post ends and begins anew there, and its open work goes
 * along. Where a unit was split that is the part with the largest share; an administrator may then place people otherwise.
 * Residents' homes follow where there is one successor; else the unit above is all that is known, and the address stays.
 */
export function startNewBorders(people: People, subscriptions: Subscriptions): void {
  people.territory.stakes.register('posts', (tx, unitIds) =>
    newBordersStore(tx).countPostsLasting(unitIds, people.clock.now()),
  )
  subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const now = people.clock.now()
    const { ended, successions } = await rearrangementOf(tx, changeId)
    for (const unitId of ended) {
      const successors = successions.filter(({ predecessorId }) => predecessorId === unitId)
      const [main, ...others] = successors.map(({ successorId }) => successorId)
      if (main) await movePosts(tx, { unitId, successorId: main, now })
      const home = main && others.length === 0 ? main : (await getUnit(tx, unitId)).parentId
      if (home) await newBordersStore(tx).moveHomes(unitId, home)
    }
    tx.afterCommit(() => people.identity?.forgetPosts(tx.tenantId))
  })
}

async function movePosts(
  tx: Tx,
  { unitId, successorId, now }: { unitId: string; successorId: string; now: Date },
): Promise<void> {
  const store = peopleStore(tx)
  const ids = await newBordersStore(tx).postsLasting([unitId], now)
  for (const post of await store.postsById(ids)) {
    const { id: _, level: _level, unitPath: _path, ...kept } = post
    const next: PostWrite = { ...kept, id: uuidv7(), unitId: successorId, from: post.from > now ? post.from : now }
    await store.insert([next])
    await newBordersStore(tx).moveStandIns(post.id, next.id, now)
    // One that had not begun never will.
    await store.end(post.id, post.from > now ? post.from : now)
    const created: PostCreated = { name: 'post.created', topics: [postsTopic], postId: next.id }
    const ended: PostEnded = {
      ...{ name: 'post.ended', topics: [postsTopic], postId: post.id },
      ...{ until: now.toISOString(), successorId: next.id },
    }
    await outbox(tx).publish<PostCreated | PostEnded>(created, ended)
  }
}
