import type { Page } from '../../../../contract/common.ts'
import type { Bulletin, DeskBulletin, NewBulletin } from '../../../../contract/notices.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { NoticesDeps } from '../notices.context.ts'
import { desksOf, findBulletinPost } from '../notices.policy.ts'
import { findTimeFault, mostDays, stateOfBulletin } from './bulletins.rules.ts'
import { type BulletinRow, bulletinsStore } from './bulletins.store.ts'

type Who = { tenant: Tenant; actor: Actor }

/** What a desk tells everybody in a place. */
export interface BulletinsService {
  /** Shown at a unit now: its own and those of everything above it. An unknown place has none. */
  shownAt(tenant: Tenant, unitId: string): Promise<Bulletin[]>
  list(who: Who, query: { after?: string | undefined; limit: number }): Promise<Page<DeskBulletin>>
  /** Refuses `unit.not_found`, `platform.forbidden`, `bulletin.until_before_from`, `bulletin.until_past`, `bulletin.too_long`. */
  publish(who: Who, given: { body: NewBulletin; claim: IdempotencyClaim | undefined }): Promise<DeskBulletin>
  /** Refuses `bulletin.not_found`, `platform.forbidden`. */
  takeDown(who: Who, given: { id: string; down: boolean }): Promise<DeskBulletin>
}

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Makes the service of bulletins. */
export function createBulletins(deps: Pick<NoticesDeps, 'database' | 'clock' | 'territory'>): BulletinsService {
  const { database, clock, territory } = deps
  const topicOf = (unitId: string) => `bulletins:${unitId}`

  const viewOf = async (tenant: Tenant, row: BulletinRow): Promise<Bulletin | undefined> => {
    const unit = (await territory.atlas(tenant.id)).find(row.unit_id)
    if (!unit) return undefined
    const { id, level, name } = unit.ref
    return {
      id: row.id,
      unit: { id, level, name },
      title: { en: row.title_en, zh: row.title_zh },
      text: { en: row.text_en, zh: row.text_zh },
      important: row.important,
      from: row.shown_from.toISOString(),
      until: row.shown_until.toISOString(),
      publishedAt: row.published_at.toISOString(),
    }
  }
  const deskViewOf = async ({ tenant, actor }: Who, row: BulletinRow): Promise<DeskBulletin> => {
    const view = await viewOf(tenant, row)
    if (!view) throw new Refused('unit.not_found', { id: row.unit_id })
    const path = (await territory.atlas(tenant.id)).get(row.unit_id).path
    return { ...view, state: stateOfBulletin(row, clock.now()), mayChange: findBulletinPost(actor, path) !== undefined }
  }

  return {
    async shownAt(tenant, unitId) {
      const unit = (await territory.atlas(tenant.id)).find(unitId)
      if (!unit) return []
      const rows = await database.tx(tenant.id, (tx) => bulletinsStore(tx).shown(unit.path, clock.now()), {
        readOnly: true,
      })
      return (await Promise.all(rows.map((row) => viewOf(tenant, row)))).filter((one) => one !== undefined)
    },
    async list(who, { after, limit }) {
      if (after !== undefined && !isUuid(after)) throw new Refused('input.invalid', {}, { field: 'query.after' })
      const { tenant, actor } = who
      const desks = desksOf(actor)
      const atlas = await territory.atlas(tenant.id)
      const unitIds =
        desks === null
          ? null
          : [...atlas.units.values()]
              .filter((unit) => unit.path.some((id) => desks.includes(id)))
              .map((unit) => unit.ref.id)
      const rows = await database.tx(
        tenant.id,
        (tx) => bulletinsStore(tx).page({ before: after ?? newest, unitIds, limit: limit + 1 }),
        { readOnly: true },
      )
      const items = await Promise.all(rows.slice(0, limit).map((row) => deskViewOf(who, row)))
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
    async publish(who, { body, claim }) {
      const { tenant, actor } = who
      const unit = (await territory.atlas(tenant.id)).get(body.unitId)
      const post = findBulletinPost(actor, unit.path)
      if (!post) throw new Refused('platform.forbidden')
      const now = clock.now()
      const [from, until] = [new Date(body.from), new Date(body.until)]
      const fault = findTimeFault({ from, until, now })
      if (fault) throw new Refused(fault, { days: mostDays }, { field: 'body.until' })
      return await database.tx(tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            const row: BulletinRow = {
              ...{ id: uuidv7(), unit_id: body.unitId, important: body.important },
              ...{ title_en: body.title.en, title_zh: body.title.zh, text_en: body.text.en, text_zh: body.text.zh },
              ...{ shown_from: from, shown_until: until, published_at: now, post_id: post.id, taken_down_at: null },
            }
            await bulletinsStore(tx).add(row)
            await audit(tx).record({
              ...{ actor, postId: post.id, action: 'bulletin.published', at: now },
              ...{ subject: { kind: 'bulletin', id: row.id }, detail: { unitId: row.unit_id } },
            })
            await outbox(tx).publish({ name: 'bulletin.published', topics: [topicOf(row.unit_id)] })
            return await deskViewOf(who, row)
          },
        }),
      )
    },
    async takeDown(who, { id, down }) {
      const { tenant, actor } = who
      const atlas = await territory.atlas(tenant.id)
      return await database.tx(tenant.id, async (tx) => {
        const store = bulletinsStore(tx)
        const row = await store.find(id)
        if (!row) throw new Refused('bulletin.not_found', { id }, { status: 404 })
        const post = findBulletinPost(actor, atlas.find(row.unit_id)?.path ?? [])
        if (!post) throw new Refused('platform.forbidden')
        const now = clock.now()
        const taken_down_at = down ? (row.taken_down_at ?? now) : null
        await store.takeDown(id, taken_down_at)
        await audit(tx).record({
          ...{ actor, postId: post.id, action: down ? 'bulletin.taken_down' : 'bulletin.put_up_again', at: now },
          ...{ subject: { kind: 'bulletin', id }, detail: {} },
        })
        await outbox(tx).publish({ name: 'bulletin.changed', topics: [topicOf(row.unit_id)] })
        return await deskViewOf(who, { ...row, taken_down_at })
      })
    },
  }
}
