import type { SavedView, viewRoutes } from '../../../../contract/case-views.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { CasesDeps } from '../cases.context.ts'
import type { Bodies } from '../lifecycle/bodies.ts'
import type { Reader } from '../reading/reading.service.ts'
import { type ViewRow, type ViewsReader, viewsStore } from './views.store.ts'

type Claim = { claim: IdempotencyClaim | undefined }

/** Lists as somebody saved them, for themselves or for everybody at the same unit or department. */
export interface ViewsService {
  list(reader: Reader): Promise<SavedView[]>
  /** Refuses with `view.nobody_to_share_with` whoever has no desk. */
  save(reader: Reader, given: Claim & { body: BodyOf<typeof viewRoutes.save> }): Promise<SavedView>
  /**
   * Changes a list: its owner always, the others of the desk where the owner lets them. Who sees it and who changes it is
   * the owner's alone. Refuses with `view.not_found` and `view.not_yours`.
   */
  change(reader: Reader, given: Claim & { id: string; body: BodyOf<typeof viewRoutes.change> }): Promise<SavedView>
  /** Only whoever saved a list deletes it. Refuses with `view.not_found`. */
  delete(reader: Reader, id: string): Promise<void>
  /** The reader's own order of the lists they see, and which one opens first. */
  arrange(reader: Reader, given: Claim & { body: BodyOf<typeof viewRoutes.arrange> }): Promise<SavedView[]>
}

/** Makes the service of saved lists. */
export function createViews(deps: Pick<CasesDeps, 'database' | 'clock' | 'contextOf'>): ViewsService {
  const { database, clock } = deps

  const listIn = async (tx: Tx, who: ViewsReader, bodies: Bodies): Promise<SavedView[]> => {
    const store = viewsStore(tx)
    const rows = await store.list(who)
    const order = await store.findOrder(who.accountId)
    const placeOf = (id: string) => {
      const at = order?.view_ids.indexOf(id) ?? -1
      return at === -1 ? Number.MAX_SAFE_INTEGER : at
    }
    return rows
      .sort((a, b) => placeOf(a.id) - placeOf(b.id))
      .map((row) => viewOf(row, { who, bodies, standard: order?.standard_id === row.id }))
  }

  return {
    async list(reader) {
      const { bodies } = await deps.contextOf(reader.tenant)
      return await database.tx(reader.tenant.id, (tx) => listIn(tx, readerOf(reader), bodies), { readOnly: true })
    },
    async save(reader, { body, claim }) {
      const { bodies } = await deps.contextOf(reader.tenant)
      const who = readerOf(reader)
      const row: ViewRow = {
        id: uuidv7(),
        account_id: who.accountId,
        ...deskFor(who, body.shared),
        editors: body.editors,
        name: body.name,
        query: body.query,
      }
      return await database.tx(reader.tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            await viewsStore(tx).save({ ...row, at: clock.now() })
            return viewOf(row, { who, bodies, standard: false })
          },
        }),
      )
    },
    async change(reader, { id, body, claim }) {
      const { bodies } = await deps.contextOf(reader.tenant)
      const who = readerOf(reader)
      return await database.tx(reader.tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            const before = await viewsStore(tx).findForChange(id, who)
            if (!before) throw new Refused('view.not_found')
            const isMine = before.account_id === who.accountId
            const aboutOthers = body.shared !== undefined || body.editors !== undefined
            if (!isMine && (before.editors !== 'desk' || aboutOthers))
              throw new Refused('view.not_yours', {}, { status: 403 })
            const row: ViewRow = {
              ...before,
              name: body.name ?? before.name,
              query: body.query ?? before.query,
              editors: body.editors ?? before.editors,
              ...(body.shared === undefined || body.shared === isShared(before) ? {} : deskFor(who, body.shared)),
            }
            await viewsStore(tx).save({ ...row, at: clock.now() })
            const order = await viewsStore(tx).findOrder(who.accountId)
            return viewOf(row, { who, bodies, standard: order?.standard_id === id })
          },
        }),
      )
    },
    async delete(reader, id) {
      const who = readerOf(reader)
      await database.tx(reader.tenant.id, async (tx) => {
        const row = await viewsStore(tx).findForChange(id, who)
        if (row?.account_id !== who.accountId) throw new Refused('view.not_found')
        await viewsStore(tx).delete(id)
      })
    },
    async arrange(reader, { body, claim }) {
      const { bodies } = await deps.contextOf(reader.tenant)
      const who = readerOf(reader)
      return await database.tx(reader.tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            await viewsStore(tx).saveOrder({ accountId: who.accountId, order: body.order, standard: body.standard })
            return await listIn(tx, who, bodies)
          },
        }),
      )
    },
  }
}

function readerOf({ actor }: Reader): ViewsReader {
  const posts = actor.posts
  return {
    accountId: actor.accountId ?? '',
    departmentIds: posts.flatMap((post) => (post.departmentId ? [post.departmentId] : [])),
    unitIds: posts.flatMap((post) => (post.unitId && !post.departmentId ? [post.unitId] : [])),
  }
}

/** The desk a list is shared with: the unit or department of the reader's first post. */
function deskFor(who: ViewsReader, shared: boolean): Pick<ViewRow, 'shared_unit_id' | 'shared_department_id'> {
  const [unitId = null] = who.unitIds
  const [departmentId = null] = who.departmentIds
  if (shared && !unitId && !departmentId) throw new Refused('view.nobody_to_share_with')
  return {
    shared_unit_id: shared ? unitId : null,
    shared_department_id: shared && !unitId ? departmentId : null,
  }
}

const isShared = (row: ViewRow): boolean => row.shared_unit_id !== null || row.shared_department_id !== null

function viewOf(row: ViewRow, given: { who: ViewsReader; bodies: Bodies; standard: boolean }): SavedView {
  const mine = row.account_id === given.who.accountId
  const desk = row.shared_unit_id
    ? given.bodies.unit(row.shared_unit_id)
    : row.shared_department_id
      ? given.bodies.department(row.shared_department_id)
      : undefined
  const editors = row.editors === 'desk' ? 'desk' : 'owner'
  return {
    id: row.id,
    name: row.name,
    query: row.query as SavedView['query'],
    shared: isShared(row),
    sharedWith: desk?.name ?? null,
    editors,
    mine,
    mayChange: mine || (isShared(row) && editors === 'desk'),
    standard: given.standard,
  }
}
