import type { Tx } from '../../platform/database/database.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { outbox } from '../../platform/outbox/outbox.ts'
import type { Subscriptions } from '../../platform/outbox/subscriptions.ts'
import { placesAfter, rearrangementOf, type TerritoryRearranged } from '../territory/territory.api.ts'
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
    const { ended, successions } = await rearrangementOf(tx, changeId)
    const heirs = Map.groupBy(successions, ({ predecessorId }) => predecessorId)
    // The largest share comes first.
    const main = new Map([...heirs].map(([unitId, [first]]) => [unitId, first?.successorId ?? unitId]))
    await movePosts(tx, { ended, main, now: people.clock.now() })
    const [atlas, gone] = [await people.territory.atlas(tx.tenantId), new Set(ended)]
    const places = await placesAfter(tx, atlas, changeId)
    await newBordersStore(tx).moveHomes(
      places.map(({ unitId, to }) => {
        const above = atlas.find(unitId)?.path.findLast((id) => !gone.has(id))
        return { unitId, to: heirs.get(unitId)?.length === 1 ? to : (above ?? to) }
      }),
    )
    tx.afterCommit(() => people.identity?.forgetPosts(tx.tenantId))
  })
}

/** Each post that lasts begins anew at the main heir of its unit, and ends where it was. */
async function movePosts(
  tx: Tx,
  { ended, main, now }: { ended: readonly string[]; main: ReadonlyMap<string, string>; now: Date },
): Promise<void> {
  const store = peopleStore(tx)
  const lasting = await newBordersStore(tx).postsLasting(
    ended.filter((id) => main.has(id)),
    now,
  )
  if (lasting.length === 0) return
  const moved = (await store.postsById(lasting)).map((post) => {
    const { id, level: _level, unitPath: _path, ...kept } = post
    const from = post.from > now ? post.from : now
    const next: PostWrite = { ...kept, id: uuidv7(), unitId: main.get(post.unitId ?? '') ?? post.unitId, from }
    return { id, next }
  })
  await store.insert(moved.map(({ next }) => next))
  await newBordersStore(tx).endForHeirs(new Map(moved.map(({ id, next }) => [id, next.id])), now)
  await outbox(tx).publish<PostCreated | PostEnded>(
    ...moved.flatMap(({ id, next }): (PostCreated | PostEnded)[] => [
      { name: 'post.created', topics: [postsTopic], postId: next.id },
      {
        ...{ name: 'post.ended', topics: [postsTopic], postId: id },
        ...{ until: now.toISOString(), successorId: next.id },
      },
    ]),
  )
}
