import type { z } from 'zod'
import type { caseRoutes, SavedView } from '../../../../contract/case-routes.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Reader } from '../reading/reading.service.ts'
import { findWidestPost } from '../reading/scope.rules.ts'
import { viewsStore } from './views.store.ts'

type View = z.infer<typeof SavedView>

/** Lists as somebody saved them, for themselves or for everybody at the same unit. */
export interface ViewsService {
  list(reader: Reader): Promise<View[]>
  save(
    reader: Reader,
    given: { body: BodyOf<typeof caseRoutes.saveView>; claim: IdempotencyClaim | undefined },
  ): Promise<View>
  /** Only whoever saved a list deletes it. Refuses with `view.not_found`. */
  delete(reader: Reader, id: string): Promise<void>
}

/** Makes the service of saved lists. */
export function createViews(deps: { database: Database; clock: Clock }): ViewsService {
  const unitOf = (reader: Reader) => findWidestPost(reader.actor)?.unitId
  return {
    async list({ tenant, actor }) {
      const accountId = actor.accountId ?? ''
      const rows = await deps.database.tx(
        tenant.id,
        (tx) => viewsStore(tx).list({ accountId, unitId: unitOf({ tenant, actor }) ?? null }),
        { readOnly: true },
      )
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        query: row.query as View['query'],
        shared: row.shared_unit_id !== null,
        mine: row.account_id === accountId,
      }))
    },
    async save(reader, { body, claim }) {
      const id = uuidv7()
      const unitId = body.shared ? unitOf(reader) : undefined
      if (body.shared && !unitId) throw new Refused('view.nobody_to_share_with')
      return await deps.database.tx(reader.tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            await viewsStore(tx).insert({
              id,
              accountId: reader.actor.accountId ?? '',
              unitId: unitId ?? null,
              name: body.name,
              query: body.query,
              at: deps.clock.now(),
            })
            return { id, name: body.name, query: body.query, shared: body.shared, mine: true }
          },
        }),
      )
    },
    async delete({ tenant, actor }, id) {
      const deleted = await deps.database.tx(tenant.id, (tx) =>
        viewsStore(tx).delete({ id, accountId: actor.accountId ?? '' }),
      )
      if (!deleted) throw new Refused('view.not_found')
    },
  }
}
