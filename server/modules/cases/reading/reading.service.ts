import type { CaseListQuery } from '../../../../contract/case-routes.ts'
import type { CaseSummary, CaseView, FollowView, Lifecycle, TimelineEntry } from '../../../../contract/cases.ts'
import type { Page } from '../../../../contract/common.ts'
import type { FileInfo } from '../../../../contract/files.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { maskAddress } from '../../../platform/policy/mask.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { findArchived, isReporterOf, keptOf, withCase } from '../archive/kept.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { mayBringBack, mayReveal, maySee, offersOf, reporterOffers } from '../cases.policy.ts'
import { casesStore, type StoredCase } from '../cases.store.ts'
import { currentClock } from '../lifecycle/case-state.ts'
import { hashSecret } from '../secret.rules.ts'
import { passFor } from './file-pass.rules.ts'
import { keyOf, type ListScope, listsStore } from './lists.store.ts'
import { scopeFor } from './scope.rules.ts'
import {
  caseView,
  followView,
  type PostInWords,
  subjectOnly,
  summaryOf,
  timelineOf,
  type ViewGiven,
} from './view.rules.ts'
import { encodeKey, pageOf, wantedFor } from './wanted.rules.ts'

/** What reading needs beside the case services' own. */
export interface ReadingDeps extends CasesDeps {
  /** Posts in words, past ones too. */
  describePosts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PostInWords>>
  /** The duty phone of whoever serves a unit; undefined where nobody told one. */
  findDutyPhone(tx: Tx, unitId: string): Promise<string | undefined>
}

/** Whoever reads. */
export interface Reader {
  tenant: Tenant
  actor: Actor
}

/** A field of a reporter's data, as `reveal` names it. */
export type RevealField = 'name' | 'phone' | 'mail' | 'address' | 'onBehalfOf'

/** Reads cases for staff, reporters and the public. */
export type ReadingService = ReturnType<typeof createReading>

/** Makes the reading service. */
export function createReading(deps: ReadingDeps) {
  const { database, clock } = deps

  const viewGiven = async (
    tx: Tx,
    given: {
      stored: StoredCase
      context: CaseContext
      events: readonly { by: { postId?: string } }[]
      forReporter: boolean
    },
  ): Promise<ViewGiven> => {
    const { state } = given.stored
    const postIds = new Set(given.events.flatMap((event) => (event.by.postId ? [event.by.postId] : [])))
    for (const order of state.orders) if (order.target.kind === 'post') postIds.add(order.target.id)
    if (state.handlerPostId) postIds.add(state.handlerPostId)
    const posts = await deps.describePosts(tx, [...postIds])
    const attached =
      state.files.length > 0 ? ((await deps.files.listOf(tx, 'case', [state.id])).get(state.id) ?? []) : []
    const files = new Map<string, FileInfo>(attached.map((file) => [file.id, file]))
    const now = clock.now()
    const prefix = `/t/${given.context.tenant.slug}`
    return {
      context: given.context,
      now,
      posts,
      files,
      urlOf: (fileId, size) => {
        const query = new URLSearchParams()
        if (size) query.set('size', String(size))
        if (given.forReporter) query.set('pass', passFor({ fileId, secret: deps.secret, now }))
        const text = query.toString()
        return `${prefix}/api/v1/files/${fileId}${size ? '/thumbnail' : ''}${text ? `?${text}` : ''}`
      },
    }
  }

  /** The archived case somebody looks for by its whole number in a list that has none of it, where they may see it. */
  const findByNumber = async (reader: Reader, query: CaseListQuery, context: CaseContext) => {
    const { q, open, state, after } = query
    if (!q || !/^\S*\d\S*$/.test(q) || open === true || state?.length || after) return undefined
    const archived = await findArchived(deps, { tenantId: reader.tenant.id, by: { number: q.toUpperCase() } })
    if (!archived) return undefined
    const { stored } = await database.tx(reader.tenant.id, (tx) => keptOf(tx, archived), { readOnly: true })
    if (!maySee(reader.actor, stored.state, context.bodies)) return undefined
    const summary = summaryOf(stored, { context, now: clock.now() })
    return { ...summary, archivedAt: archived.found.archived_at.toISOString() }
  }

  return {
    /** One page of cases for staff. */
    async list(reader: Reader, query: CaseListQuery): Promise<Page<CaseSummary>> {
      const context = await deps.contextOf(reader.tenant)
      const wanted = wantedFor(reader.actor, { query, context, now: clock.now() })
      const found = await database.tx(reader.tenant.id, (tx) => listsStore(tx).list(wanted), { readOnly: true })
      const archived = found.length === 0 ? await findByNumber(reader, query, context) : undefined
      if (archived) return { items: [archived], next: null }
      return pageOf(found, {
        limit: query.limit,
        show: (one) => summaryOf(one, { context, now: wanted.now }),
        key: ({ state }) => encodeKey(keyOf({ ...state, dueAt: currentClock(state)?.dueAt ?? null }, wanted.sort)),
      })
    },

    /** Open cases by light, and what else waits. */
    async counts(reader: Reader, scope: 'mine' | 'place' | 'orders') {
      const now = clock.now()
      const wanted = scopeFor(reader.actor, scope)
      const optional = (name: 'unplaced' | 'return_visits'): ListScope | undefined => {
        try {
          return scopeFor(reader.actor, name)
        } catch (error) {
          if (error instanceof Refused) return undefined
          throw error
        }
      }
      const [unplaced, visits] = [optional('unplaced'), optional('return_visits')]
      return await database.tx(
        reader.tenant.id,
        async (tx) => {
          const store = listsStore(tx)
          return {
            ...(await store.counts(wanted, now)),
            unplaced: unplaced ? await store.count(unplaced, now) : 0,
            returnVisits: visits ? await store.count(visits, now) : 0,
          }
        },
        { readOnly: true },
      )
    },

    /** The timeline of a case as the pages of its own module show it; `forReporter`: what its reporter and parties may read. */
    async timeline(
      tx: Tx,
      given: { context: CaseContext; stored: StoredCase; forReporter: boolean },
    ): Promise<TimelineEntry[]> {
      const { stored, context, forReporter } = given
      const events = await casesStore(tx).events(stored.state.id)
      return timelineOf(stored.state, events, { ...(await viewGiven(tx, { ...given, events })), context, forReporter })
    },

    /** The page of a case for its route: of a dispute or petition no more than its subject, whoever asks. */
    async page(reader: Reader, id: string): Promise<CaseView> {
      const view = await this.get(reader, id)
      return view.lifecycle === 'report' ? view : subjectOnly(view)
    },

    /** The case page for staff, whole. Refuses with `case.not_found` also where the case isn't for this reader's eyes. */
    async get(reader: Reader, id: string): Promise<CaseView> {
      const context = await deps.contextOf(reader.tenant)
      return await withCase(
        deps,
        { tenantId: reader.tenant.id, by: { id }, options: { readOnly: true } },
        async (tx, kept) => {
          const { stored } = kept
          const { state } = stored
          if (!maySee(reader.actor, state, context.bodies)) throw new Refused('case.not_found')
          const events = await kept.events()
          const given = await viewGiven(tx, { stored, context, events, forReporter: false })
          const kin = await listsStore(tx).kin(
            [...state.children, state.parentId, state.mergedIntoId].filter((one) => one !== null),
          )
          const children = kin.filter((one) => state.children.includes(one.id)) as CaseView['children']
          const view = caseView(stored, {
            ...given,
            events,
            contact: await kept.contact(),
            mayReveal: reader.actor.posts.some((post) => mayReveal(post, state, context.bodies)),
            offers: kept.archivedAt ? [] : offersOf(reader.actor, { state, bodies: context.bodies, now: clock.now() }),
            parent: kin.find((one) => one.id === state.parentId) ?? null,
            children,
            mergedInto: kin.find((one) => one.id === state.mergedIntoId) ?? null,
          })
          if (!kept.archivedAt) return view
          const may = mayBringBack(reader.actor, state, context.bodies)
          return { ...view, archived: { at: kept.archivedAt.toISOString(), mayBringBack: may } }
        },
      )
    },

    /** Shows one masked field to somebody whose post needs it, and writes down that they looked and why. */
    async reveal(
      reader: Reader,
      given: { caseId: string; field: RevealField; purpose: string; lifecycle: Lifecycle },
    ): Promise<string> {
      const context = await deps.contextOf(reader.tenant)
      return await withCase(deps, { tenantId: reader.tenant.id, by: { id: given.caseId } }, async (tx, kept) => {
        const { state } = kept.stored
        if (!maySee(reader.actor, state, context.bodies)) throw new Refused('case.not_found')
        // Who brought a dispute or petition is shown by its own module, to those it lets in.
        if (state.lifecycle !== given.lifecycle) throw new Refused('case.not_for_this_kind', {}, { status: 403 })
        const post = reader.actor.posts.find((held) => mayReveal(held, state, context.bodies))
        if (!post) throw new Refused('case.not_yours_to_see', {}, { status: 403 })
        const contact = await kept.contact()
        const value = {
          name: contact?.name,
          phone: contact?.phone,
          mail: contact?.mail,
          address: [state.address, contact?.address_detail].filter(Boolean).join(' '),
          onBehalfOf: [contact?.on_behalf_name, contact?.on_behalf_phone].filter(Boolean).join(' '),
        }[given.field]
        if (!value) throw new Refused('case.nothing_to_see', {}, { status: 404 })
        await reveal({
          tx,
          actor: reader.actor,
          postId: post.id,
          subject: { kind: 'case', id: state.id, accountId: contact?.account_id ?? undefined },
          field: given.field,
          purpose: given.purpose,
          detail: { number: state.number },
          at: clock.now(),
        })
        return value
      })
    },

    /** The follow page: for whoever shows the secret, brought the case with their account, or follows it. */
    async follow(reader: Reader, given: { number: string; secret?: string | undefined }): Promise<FollowView> {
      const context = await deps.contextOf(reader.tenant)
      const by = { number: given.number.trim().toUpperCase() }
      return await withCase(deps, { tenantId: reader.tenant.id, by, options: { readOnly: true } }, async (tx, kept) => {
        const { stored } = kept
        const { state } = stored
        const isReporter = await isReporterOf(kept, {
          ...{ actor: reader.actor, secret: given.secret, installation: deps.secret },
        })
        const follows =
          isReporter ||
          (await kept.isFollower({
            accountId: reader.actor.accountId ?? null,
            secretHash: given.secret ? hashSecret(given.secret) : null,
          }))
        if (!follows) throw new Refused('case.not_found')
        const events = await kept.events()
        const view = await viewGiven(tx, { stored, context, events, forReporter: true })
        const [survivor] = state.mergedIntoId ? await listsStore(tx).kin([state.mergedIntoId]) : []
        const ratingEnds =
          state.state === 'closed' && state.closedAt
            ? new Date(Date.parse(state.closedAt) + context.configuration.settings.ratingDays * 86_400_000)
            : null
        const shown = followView(stored, {
          ...view,
          events,
          isReporter,
          holderPhone:
            context.phoneOf(state.holder) ??
            (state.holder.kind === 'unit' ? ((await deps.findDutyPhone(tx, state.holder.id)) ?? null) : null),
          offers: isReporter && !kept.archivedAt ? reporterOffers(state) : [],
          rateUntil: kept.archivedAt ? null : ratingEnds,
          mergedInto: survivor ? { number: survivor.number } : null,
          looks: isReporter ? await looksAt(tx, state.id, deps) : [],
        })
        return kept.archivedAt ? { ...shown, archivedAt: kept.archivedAt.toISOString() } : shown
      })
    },

    /** Cases the signed-in person brought or follows. */
    async mine(reader: Reader, query: { after?: string | undefined; limit: number }) {
      const accountId = reader.actor.accountId as string
      const context = await deps.contextOf(reader.tenant)
      const now = clock.now()
      const found = await database.tx(
        reader.tenant.id,
        (tx) => listsStore(tx).mine({ accountId, after: query.after, limit: query.limit }),
        { readOnly: true },
      )
      return pageOf(found, {
        limit: query.limit,
        show: (one) => {
          const { holder: _holder, ...summary } = summaryOf(one, { context, now })
          // Who only follows a matter of somebody else learns the street, not the door.
          const address =
            one.relation === 'follower' && summary.address ? maskAddress(summary.address) : summary.address
          return { ...summary, address, relation: one.relation }
        },
        key: (one) => one.state.id,
      })
    },

    /** True when this reader may open a file of the case; of a dispute or petition only whoever brought it: for others its module is asked. */
    async maySeeFiles(reader: Reader, given: { caseId: string; secret?: string | undefined }): Promise<boolean> {
      const context = await deps.contextOf(reader.tenant)
      return await withCase(
        deps,
        { tenantId: reader.tenant.id, by: { id: given.caseId }, options: { readOnly: true } },
        async (_tx, kept) => {
          const { state } = kept.stored
          if (state.lifecycle === 'report' && maySee(reader.actor, state, context.bodies)) return true
          return await isReporterOf(kept, { actor: reader.actor, secret: given.secret, installation: deps.secret })
        },
      )
    },
  }
}

async function looksAt(tx: Tx, caseId: string, deps: ReadingDeps): Promise<FollowView['looks']> {
  const entries = (await audit(tx).aboutSubject('case', caseId, { limit: 50 })).filter(
    (entry) => entry.action === 'case.revealed',
  )
  const posts = await deps.describePosts(
    tx,
    entries.flatMap((entry) => (entry.postId ? [entry.postId] : [])),
  )
  return entries.map((entry) => {
    const post = entry.postId ? posts.get(entry.postId) : undefined
    const { field } = (entry.detail ?? {}) as { field?: string }
    return {
      at: entry.at.toISOString(),
      ...(post ? { body: post.body, role: post.role } : {}),
      field: field ?? '',
      purpose: entry.purpose ?? '',
    }
  })
}
