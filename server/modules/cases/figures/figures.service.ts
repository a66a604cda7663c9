import type { z } from 'zod'
import type { Figures, Share } from '../../../../contract/case-routes.ts'
import { Refused } from '../../../platform/errors.ts'
import { predecessorsOf } from '../../territory/territory.api.ts'
import type { CasesDeps } from '../cases.context.ts'
import { findLevel, nameOfBody } from '../lifecycle/bodies.ts'
import { listsStore } from '../reading/lists.store.ts'
import type { Reader } from '../reading/reading.service.ts'
import { findWidestPost, scopeFor, unitWithin } from '../reading/scope.rules.ts'
import { type FiguresWanted, figuresStore, type Part } from './figures.store.ts'

/** The figures of the case loop. */
export interface FiguresService {
  /** Figures of the reader's place in a window of at most 400 days. Refuses a unit outside the reader's place. */
  of(reader: Reader, query: { from: string; to: string; unitId?: string | undefined }): Promise<z.infer<typeof Figures>>
}

/** A share with its count; nothing to divide by gives no share. */
export const shareOf = ({ part, whole }: Part): Share => ({ part, whole, share: whole === 0 ? null : part / whole })

const longest = 400 * 86_400_000

/** Makes the figures service. */
export function createFigures(deps: CasesDeps): FiguresService {
  return {
    async of(reader, query) {
      const [from, to] = [new Date(query.from), new Date(query.to)]
      if (to <= from || to.getTime() - from.getTime() > longest)
        throw new Refused('figures.window_invalid', {}, { status: 400, field: 'query.to' })
      const context = await deps.contextOf(reader.tenant)
      const post = findWidestPost(reader.actor)
      const place = query.unitId ?? (post?.level === 'district' ? undefined : post?.unitId)
      if (!post && !query.unitId) throw new Refused('platform.forbidden', {}, { status: 403 })
      const now = deps.clock.now()
      const unit = place ? unitWithin(reader.actor, place, context.bodies) : undefined
      return await deps.database.tx(
        reader.tenant.id,
        async (tx) => {
          const store = figuresStore(tx)
          const wanted: FiguresWanted = {
            ...{ from, to, now },
            unit: unit && {
              level: unit.level,
              unitIds: [unit.unitId, ...(await predecessorsOf(tx, [unit.unitId]))],
            },
          }
          const closing = await store.closing(wanted)
          const ratings = await store.ratings(wanted)
          const levels = await store.levels(wanted)
          const holders = await store.holders(wanted)
          return {
            from: query.from,
            to: query.to,
            closed: shareOf({ part: closing.closed, whole: closing.due }),
            onTime: shareOf({ part: closing.onTime, whole: closing.due }),
            acceptInTime: shareOf(await store.stage('accept', wanted)),
            arriveInTime: shareOf(await store.stage('arrive', wanted)),
            rework: shareOf(await store.rework(wanted)),
            solvedAtLevel: levels.map(({ level, solved, closed, raised }) => ({
              level,
              solved: shareOf({ part: solved, whole: closed }),
              raised,
            })),
            oneTime: shareOf(await store.oneTime(wanted)),
            satisfaction: shareOf({ part: ratings.content, whole: ratings.rated }),
            response: shareOf({ part: ratings.rated, whole: ratings.invited }),
            foundFirst: shareOf(await store.found(wanted)),
            returned: shareOf(await store.returns(wanted)),
            open: await listsStore(tx).counts(unit ? { kind: 'place', ...unit } : scopeFor(reader.actor, 'place'), now),
            byHolder: holders.map((row) => {
              const holder = { kind: row.holder_kind, id: row.holder_id }
              return {
                kind: findLevel(context.bodies, holder) ?? holder.kind,
                id: holder.id,
                name: nameOfBody(context.bodies, holder),
                closed: shareOf({ part: row.closed, whole: row.due }),
                onTime: shareOf({ part: row.on_time, whole: row.due }),
                open: row.open,
              }
            }),
          }
        },
        { readOnly: true },
      )
    },
  }
}
