import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { CaseCommandType } from '../../../../contract/case-commands.ts'
import type { ChosenCase, deskRoutes } from '../../../../contract/case-desk.ts'
import { mostChosen } from '../../../../contract/case-desk.ts'
import type { Locale } from '../../../../contract/common.ts'
import type { QueryOf } from '../../../../contract/route.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { Refused } from '../../../platform/errors.ts'
import type { CasesDeps } from '../cases.context.ts'
import { actsFor, maySee, offersOf } from '../cases.policy.ts'
import { casesStore } from '../cases.store.ts'
import { currentClock, isOrderOpen } from '../lifecycle/case-state.ts'
import { keyOf, type ListWanted, listsStore } from './lists.store.ts'
import type { Reader } from './reading.service.ts'
import { tableHead, tableLine } from './table.rules.ts'
import { holderView, summaryOf } from './view.rules.ts'
import { wantedFor } from './wanted.rules.ts'

/** Cases that are counted one by one; beyond that a list says "more than". */
const mostCounted = 10_000
/** Rows of a table at most: what spreadsheets on old machines still open. */
const mostRows = 50_000
const rowsAtOnce = 500

/** Commands that may be given to many cases together, and those that take them back. */
const together: ReadonlySet<string> = new Set<CaseCommandType>([
  'accept',
  'assign',
  'send_down',
  'raise',
  'dispatch',
  'categorise',
  'withdraw_order',
])

type Filter = QueryOf<typeof deskRoutes.size>
type Size = z.output<typeof deskRoutes.size.reply>

/** What a desk reads of many cases at once. */
export type DeskService = ReturnType<typeof createDesk>

/** Makes the service of lists as a whole: how many, chosen ones, a table of all. */
export function createDesk(deps: Pick<CasesDeps, 'database' | 'clock' | 'contextOf'>) {
  const { database, clock } = deps

  return {
    /** How many cases a list has, and the first of them that may be chosen together. */
    async size(reader: Reader, query: Filter): Promise<Size> {
      const context = await deps.contextOf(reader.tenant)
      const wanted = wantedFor(reader.actor, {
        query: { ...query, limit: mostChosen },
        context,
        now: clock.now(),
      })
      const found = await database.tx(reader.tenant.id, (tx) => listsStore(tx).size(wanted, mostCounted), {
        readOnly: true,
      })
      return { ids: found.ids, total: Math.min(found.total, mostCounted), more: found.total > mostCounted }
    },

    /** What may be done now with each of several cases. Cases that are not for this reader's eyes are left out. */
    async chosen(reader: Reader, ids: readonly string[]): Promise<ChosenCase[]> {
      const { bodies, ...context } = await deps.contextOf(reader.tenant)
      const found = await database.tx(reader.tenant.id, (tx) => listsStore(tx).many(ids), { readOnly: true })
      return found
        .filter(({ state }) => maySee(reader.actor, state, bodies))
        .map(({ state }) => ({
          id: state.id,
          number: state.number,
          text: state.text.slice(0, 200),
          version: state.version,
          state: state.state,
          holder: holderView(state, { bodies, ...context }),
          categoryId: state.categoryId,
          conditionId: state.conditionId,
          priority: state.priority,
          handlerPostId: state.handlerPostId,
          orders: state.orders
            .filter(
              (order) =>
                isOrderOpen(order) &&
                order.kind !== 'supervise' &&
                reader.actor.posts.some((post) => actsFor(post, order.issuer, bodies)),
            )
            .map((order) => ({ id: order.id, kind: order.kind, targetId: order.target.id })),
          offers: offersOf(reader.actor, { state, bodies, now: deps.clock.now() }).filter((offer) =>
            together.has(offer.command),
          ),
        }))
    },

    /** The case with a number, open or ended. Refuses with `case.not_found` also where the reader may not see it. */
    async find(reader: Reader, number: string): Promise<{ id: string; number: string }> {
      const context = await deps.contextOf(reader.tenant)
      const wanted = number.normalize('NFKC').trim().toUpperCase()
      const stored = await database.tx(reader.tenant.id, (tx) => casesStore(tx).findByNumber(wanted), {
        readOnly: true,
      })
      if (!stored || !maySee(reader.actor, stored.state, context.bodies)) throw new Refused('case.not_found')
      return { id: stored.state.id, number: stored.state.number }
    },

    /**
     * A list as a table for spreadsheets, streamed page by page so that a large one needs no memory. Masked as the list is,
     * and phone numbers inside of words too: a file travels further than a page. That it was made is written down.
     */
    async table(
      reader: Reader,
      given: { query: Filter; locale: Locale },
    ): Promise<{ content: Readable; rows: number }> {
      const { query, locale } = given
      const context = await deps.contextOf(reader.tenant)
      const now = clock.now()
      const wanted = wantedFor(reader.actor, { query: { ...query, limit: rowsAtOnce }, context, now })
      const { total } = await database.tx(reader.tenant.id, async (tx) => {
        const size = await listsStore(tx).size({ ...wanted, limit: 1 }, mostRows)
        const rows = Math.min(size.total, mostRows)
        await audit(tx).record({
          actor: reader.actor,
          action: 'case.table_made',
          subject: { kind: 'case' },
          detail: { rows, scope: query.scope },
          at: now,
        })
        return { total: rows }
      })
      const pageAfter = (after: ListWanted['after']) =>
        database.tx(reader.tenant.id, (tx) => listsStore(tx).list({ ...wanted, after }), { readOnly: true })
      const words = { locale, timeZone: reader.tenant.timeZone }
      async function* lines() {
        yield tableHead(locale)
        let after: ListWanted['after']
        for (let left = total; left > 0; ) {
          const found = await pageAfter(after)
          const page = found.slice(0, Math.min(rowsAtOnce, left))
          yield page.map((one) => tableLine(summaryOf(one, { context, now }), words)).join('')
          const last = page.at(-1)
          if (!last || found.length <= rowsAtOnce) return
          left -= page.length
          after = keyOf({ ...last.state, dueAt: currentClock(last.state)?.dueAt ?? null }, wanted.sort)
        }
      }
      return { content: Readable.from(lines()), rows: total }
    },
  }
}
