import type { ArchivedCase, ArchiveQuery, ArchiveState } from '../../../../contract/archive.ts'
import { CaseStateName } from '../../../../contract/cases.ts'
import type { Page } from '../../../../contract/common.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { mayBringBack, standingsFor } from '../cases.policy.ts'
import { casesStore } from '../cases.store.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import type { Reader } from '../reading/reading.service.ts'
import { scopeFor, unitWithin } from '../reading/scope.rules.ts'
import { decodeKey, encodeKey, pageOf } from '../reading/wanted.rules.ts'
import { leavingStore } from './archive.store.ts'
import { type Archiver, archiveOwner, createArchiver } from './archiver.ts'
import { type Archived, findArchived, keptOf, openIn, peopleOf } from './kept.ts'
import { yearsBounds } from './leaving.rules.ts'
import { type ListedRow, openedStore, type Returning } from './opened.store.ts'
import type { Row } from './record.rules.ts'

/** The archive: what goes in, what is found in it, what comes back. */
export interface ArchiveService extends Archiver {
  /** Archived cases of the reader's place. Refuses a unit outside it, and `platform.forbidden` to whoever has no such list. */
  list(reader: Reader, query: ArchiveQuery): Promise<Page<ArchivedCase>>
  /** How the archive stands, for desks and administrators. */
  state(reader: Reader): Promise<ArchiveState>
  /** Chooses the years, or never. Refuses `archive.years` and, for anybody but administrators of the district, `platform.forbidden`. */
  choose(reader: Reader, given: { years: number | null; why: string }): Promise<ArchiveState>
  /**
   * Brings a case back whole, with those it is part of or merged into. Refuses `case.not_found`, `archive.not_yours` to whoever could not
   * reopen it, and `archive.unreadable`.
   */
  bringBack(reader: Reader, given: { id: string; why: string }): Promise<{ id: string; number: string }>
  /** Archived cases the signed-in person brought or follows. */
  mine(
    reader: Reader,
    query: { after?: string | undefined; limit: number },
  ): Promise<Page<Omit<ArchivedCase, 'holder' | 'unit'> & { relation: 'reporter' | 'follower' }>>
  /** All that archived cases know about an account, for whoever downloads their data. */
  collect(tx: Tx, accountId: string): Promise<PersonKnown>
}

/** What cases know about a person. */
export interface PersonKnown {
  brought: unknown[]
  follows: unknown[]
}

const isAdministrator = (post: PostHeld): boolean =>
  post.role === 'administrator' && (post.unitId === undefined || post.level === 'district')

/** Makes the archive. */
export function createArchive(deps: CasesDeps): ArchiveService {
  const { database, clock, files } = deps

  const listed = (row: ListedRow, context: CaseContext): ArchivedCase => {
    const category = row.category_id ? context.configuration.categories.get(row.category_id) : undefined
    return {
      ...{ id: row.id, number: row.number, state: CaseStateName.parse(row.state) },
      category: category?.name ?? null,
      unit: (row.unit_id ? context.bodies.unit(row.unit_id)?.name : undefined) ?? null,
      holder: nameOfBody(context.bodies, { kind: row.holder_kind, id: row.holder_id }),
      reportedAt: row.reported_at.toISOString(),
      endedAt: row.ended_at.toISOString(),
      archivedAt: row.archived_at.toISOString(),
    }
  }

  const stateIn = async (tx: Tx, reader: Reader): Promise<ArchiveState> => {
    const { years, ranAt } = await leavingStore(tx).choice()
    const sum = await openedStore(tx).sum(archiveOwner)
    const mayChoose = reader.actor.posts.some(isAdministrator)
    return { years, bounds: yearsBounds, ...sum, lastRunAt: ranAt?.toISOString() ?? null, mayChoose }
  }

  /** A case with those above it in the archive: parents and survivors, from the top down. */
  const withThoseAbove = async (tenantId: string, id: string): Promise<Archived[]> => {
    const all = new Map<string, Archived>()
    for (const waiting = [id]; waiting.length > 0; ) {
      const next = waiting.pop() as string
      const archived = all.has(next) ? undefined : await findArchived(deps, { tenantId, by: { id: next } })
      if (!archived) continue
      all.set(next, archived)
      const { parent_id, merged_into_id } = archived.found
      waiting.push(...[parent_id, merged_into_id].filter((one) => one !== null))
    }
    return [...all.values()].reverse()
  }

  return {
    ...createArchiver(deps),

    async list(reader, query) {
      const context = await deps.contextOf(reader.tenant)
      const scope = scopeFor(reader.actor, 'place')
      const found = await database.tx(
        reader.tenant.id,
        (tx) =>
          openedStore(tx).list({
            scope,
            unit: query.unitId ? unitWithin(reader.actor, query.unitId, context.bodies) : undefined,
            categoryIds: query.categoryId ? context.configuration.branch(query.categoryId) : undefined,
            number: query.number?.toUpperCase() || undefined,
            from: query.from ? new Date(query.from) : undefined,
            to: query.to ? new Date(query.to) : undefined,
            after: query.after ? decodeKey(query.after) : undefined,
            limit: query.limit,
          }),
        { readOnly: true },
      )
      return pageOf(found, {
        limit: query.limit,
        show: (row) => listed(row, context),
        key: ({ ended_at, id }) => encodeKey({ at: ended_at.toISOString(), id }),
      })
    },

    async state(reader) {
      if (!reader.actor.posts.some(isAdministrator)) scopeFor(reader.actor, 'place')
      return await database.tx(reader.tenant.id, (tx) => stateIn(tx, reader), { readOnly: true })
    },

    async choose(reader, { years, why }) {
      const post = reader.actor.posts.find(isAdministrator)
      if (!post) throw new Refused('platform.forbidden', {}, { status: 403 })
      if (years !== null && (years < yearsBounds.min || years > yearsBounds.max))
        throw new Refused('archive.years', yearsBounds, { status: 422, field: 'body.years' })
      const now = clock.now()
      return await database.tx(reader.tenant.id, async (tx) => {
        const before = (await leavingStore(tx).choice()).years
        await leavingStore(tx).choose(years, now)
        await audit(tx).record({
          ...{ actor: reader.actor, postId: post.id, action: 'archive.chosen', subject: { kind: 'archive' } },
          ...{ purpose: why, detail: { before, years }, at: now },
        })
        return await stateIn(tx, reader)
      })
    },

    async bringBack(reader, { id, why }) {
      const context = await deps.contextOf(reader.tenant)
      const tenantId = reader.tenant.id
      const cases = await withThoseAbove(tenantId, id)
      const wanted = cases.find(({ found }) => found.id === id)
      if (!wanted) throw new Refused('case.not_found')
      return await database.tx(tenantId, async (tx) => {
        const store = openedStore(tx)
        const { state } = (await keptOf(tx, wanted)).stored
        // Whoever may not see the case doesn't learn that it exists.
        if (!standingsFor(reader.actor, { state, bodies: context.bodies, type: 'comment' }).length)
          throw new Refused('case.not_found')
        if (!mayBringBack(reader.actor, state, context.bodies))
          throw new Refused('archive.not_yours', {}, { status: 403 })
        const returning: Returning[] = []
        for (const one of [...cases].sort((a, b) => (a.found.id < b.found.id ? -1 : 1))) {
          await store.waitTurn(one.found.id)
          // Somebody was faster: it is back already.
          if (await casesStore(tx).find(one.found.id)) continue
          const people = await store.people(one.found.id, { hold: true })
          const known = peopleOf({ ...one, people }, tenantId)
          const rows = (kind: 'reporter' | 'follower') =>
            known.filter((each) => each.kind === kind).map(({ row }) => row)
          returning.push({ opened: one.opened, contact: rows('reporter'), followers: rows('follower') })
        }
        if (returning.length > 0) {
          const now = clock.now()
          await store.putBack(returning, now)
          const back = new Set(returning.map(({ opened }) => opened.id))
          const emptied = cases.filter(({ found }) => back.has(found.id)).map(({ found }) => found.file_id)
          await files.delete(tx, await store.emptyFiles([...new Set(emptied)]))
          const [standing] = standingsFor(reader.actor, { state, bodies: context.bodies, type: 'reopen' })
          for (const { found } of cases)
            if (back.has(found.id))
              await audit(tx).record({
                ...{ actor: reader.actor, postId: standing?.post.id, action: 'archive.brought_back' },
                ...{ subject: { kind: 'case', id: found.id }, purpose: why, detail: { number: found.number }, at: now },
              })
        }
        return { id, number: state.number }
      })
    },

    async mine(reader, { after, limit }) {
      const context = await deps.contextOf(reader.tenant)
      const accountId = reader.actor.accountId as string
      const found = await database.tx(
        reader.tenant.id,
        (tx) => openedStore(tx).mine({ accountId, after: after ?? null, limit }),
        { readOnly: true },
      )
      return pageOf(found, {
        limit,
        show: (row) => {
          const { holder: _holder, unit: _unit, ...rest } = listed(row, context)
          return { ...rest, relation: row.relation }
        },
        key: ({ id }) => id,
      })
    },

    async collect(tx, accountId) {
      const store = openedStore(tx)
      const keys = Map.groupBy(await store.ofAccount(accountId), ({ case_id }) => case_id)
      const known: PersonKnown = { brought: [], follows: [] }
      for (const [caseId, people] of keys) {
        const found = await store.find({ id: caseId })
        if (!found) continue
        const opened = openIn(await files.contentIn(tx, found.file_id), { tenantId: tx.tenantId, found })
        const { number, state, reported_at, text } = opened.tables.case[0] as Row
        for (const { kind, row } of peopleOf({ found, opened, people }, tx.tenantId))
          if (kind === 'reporter')
            known.brought.push({ number, state, reported_at, text, ...row, account_id: undefined })
          else known.follows.push({ number, ...row, id: undefined, account_id: undefined, secret_hash: undefined })
      }
      return known
    },
  }
}
