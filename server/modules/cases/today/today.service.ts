import type { Today } from '../../../../contract/case-desk.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { deskOf } from '../hand-over/desk.rules.ts'
import { findLevel, nameOfBody } from '../lifecycle/bodies.ts'
import { listsStore } from '../reading/lists.store.ts'
import type { Reader } from '../reading/reading.service.ts'
import { findWidestPost, scopeFor } from '../reading/scope.rules.ts'
import { type DayWanted, todayStore } from './today.store.ts'

/** Today of a desk: figures of units, departments and categories, fresh with every event. */
export interface TodayService {
  /** `desk`: what the reader's own desk moves · `place`: all of its area. Refuses with `platform.forbidden` whoever has neither. */
  of(reader: Reader, of: 'desk' | 'place'): Promise<Today>
}

/** Makes the service of today's figures. */
export function createToday(deps: Pick<CasesDeps, 'database' | 'clock' | 'contextOf'>): TodayService {
  return {
    async of(reader, of) {
      const context = await deps.contextOf(reader.tenant)
      const now = deps.clock.now()
      const desk = deskOf(reader.actor)
      const place = findWidestPost(reader.actor)
      if (of === 'desk' ? !desk : !place && !desk) throw new Refused('platform.forbidden', {}, { status: 403 })
      const isDesk = of === 'desk' || !place
      const wanted: DayWanted = {
        scope:
          isDesk && desk ? { kind: 'holders', ids: [desk.id], handlerPostIds: [] } : scopeFor(reader.actor, 'place'),
        now,
        timeZone: reader.tenant.timeZone,
      }
      return await deps.database.tx(
        reader.tenant.id,
        async (tx) => {
          const store = todayStore(tx)
          const { since, ends } = await store.day(wanted)
          const came = isDesk && desk ? await store.cameTo([desk.id], wanted, since) : await store.cameIn(wanted, since)
          const open = await store.open(wanted, ends)
          const closed = await store.closedByHour(wanted, since)
          const hours = new Set([...came, ...closed].map((row) => row.hour))
          return {
            since: since.toISOString(),
            now: now.toISOString(),
            name: nameOfBody(context.bodies, isDesk && desk ? desk : { kind: 'unit', id: place?.unitId ?? '' }),
            cameIn: sum(came, (row) => row.n),
            ...(await store.done(wanted, since)),
            open: await listsStore(tx).counts(wanted.scope, now),
            dueToday: sum(open, (row) => row.due),
            waitingFor: (await store.waiting(wanted)).map((row) => {
              const level = findLevel(context.bodies, row) ?? null
              // A grid has one worker: how much of it is late would be a figure about a person.
              const late = level === 'grid' ? null : row.late
              return { kind: row.kind, id: row.id, name: nameOfBody(context.bodies, row), level, open: row.open, late }
            }),
            byCategory: byCategory(context, { came, open }),
            byHour: [...hours]
              .sort((a, b) => a - b)
              .map((hour) => ({
                hour,
                cameIn: sum(
                  came.filter((row) => row.hour === hour),
                  (row) => row.n,
                ),
                closed: closed.find((row) => row.hour === hour)?.n ?? 0,
              })),
          }
        },
        { readOnly: true },
      )
    },
  }
}

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0)

/** Counts by the root of the category tree, the most open first. */
function byCategory(
  context: CaseContext,
  given: {
    came: readonly { category_id: string | null; n: number }[]
    open: readonly { category_id: string | null; open: number }[]
  },
): Today['byCategory'] {
  const { configuration } = context
  const found = new Map<
    string | null,
    { id: string | null; name: LocalizedName | null; cameIn: number; open: number }
  >()
  const at = (id: string | null) => {
    const root = id ? (configuration.path(id)[0] ?? id) : null
    const known = found.get(root)
    if (known) return known
    const made = { id: root, name: (root && configuration.categories.get(root)?.name) || null, cameIn: 0, open: 0 }
    found.set(root, made)
    return made
  }
  for (const row of given.came) at(row.category_id).cameIn += row.n
  for (const row of given.open) at(row.category_id).open += row.open
  return [...found.values()].sort((a, b) => b.open + b.cameIn - (a.open + a.cameIn))
}
