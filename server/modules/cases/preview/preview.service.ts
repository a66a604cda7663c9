import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { Holder } from '../../../../contract/cases.ts'
import type {
  KinCase,
  kinRoutes,
  MergePreview,
  PartPreview,
  SplitPreview,
  UndoPreview,
} from '../../../../contract/kin-routes.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { type CaseContext, pathOfPlacement } from '../cases.context.ts'
import { maySee, standingsFor } from '../cases.policy.ts'
import { casesStore, type StoredCase } from '../cases.store.ts'
import { childOf } from '../commands/kin.rules.ts'
import { readWayBack, type WayBack } from '../commands/undo.ts'
import { followersStore } from '../followers.store.ts'
import { doerOf } from '../intake/prepare.rules.ts'
import { type CaseState, currentClock, isOpen, isOrderOpen, openStates } from '../lifecycle/case-state.ts'
import { decide } from '../lifecycle/decide.rules.ts'
import { wayBack } from '../lifecycle/decide-undo.rules.ts'
import type { Facts } from '../lifecycle/facts.ts'
import { evolve } from '../lifecycle/replay.rules.ts'
import { metresBetween } from '../nearby.rules.ts'
import { listsStore } from '../reading/lists.store.ts'
import type { ReadingDeps } from '../reading/reading.service.ts'
import { holderView, lightOf, orderViews, summaryOf, timelineOf, type ViewGiven } from '../reading/view.rules.ts'
import { route } from '../routing/routing.rules.ts'

/** Shows what a merge or a split would do, by deciding it and throwing the decision away. */
export type PreviewService = ReturnType<typeof createPreview>

interface Reader {
  tenant: Tenant
  actor: Actor
}

type Part = BodyOf<typeof kinRoutes.splitPreview>['parts'][number]

/** Makes the preview service. */
export function createPreview(deps: Omit<ReadingDeps, 'findDutyPhone'>) {
  const { database, clock } = deps

  /** Facts a decision is made with; nothing of it is kept. */
  const factsFor = (reader: Reader, given: { state: CaseState; context: CaseContext; type: CaseCommand['type'] }) => {
    const { state, context } = given
    const [best] = standingsFor(reader.actor, { state, bodies: context.bodies, type: given.type })
    return {
      now: clock.now(),
      by: doerOf(reader.actor, best?.post ?? reader.actor.posts[0], context),
      relations: best?.relations ?? new Set(['involved' as const]),
      newId: uuidv7,
      limits: context.limits({
        conditionId: state.conditionId,
        categoryId: state.categoryId,
        priority: state.priority,
      }),
      bodies: context.bodies,
      clockwork: context.clockwork,
      given: {},
    } satisfies Facts
  }

  const kinCase = async (
    tx: Tx,
    given: { stored: StoredCase; context: CaseContext; reader: Reader; from: CaseState },
  ): Promise<KinCase> => {
    const { stored, context, reader, from } = given
    const { state } = stored
    const mine = maySee(reader.actor, state, context.bodies)
    const summary = summaryOf(stored, { context, now: clock.now() })
    const events = mine ? await casesStore(tx).events(state.id) : []
    const posts = await deps.describePosts(
      tx,
      events.flatMap((event) => (event.by.postId ? [event.by.postId] : [])),
    )
    const view: ViewGiven = { context, now: clock.now(), posts, files: new Map(), urlOf: () => '' }
    const home = state.confidential || (state.categoryId !== null && context.configuration.isHome(state.categoryId))
    return {
      id: state.id,
      number: state.number,
      version: state.version,
      state: state.state,
      // Words about a home stay with whoever may open the case.
      text: mine || !home ? state.text : '',
      address: mine ? summary.address : null,
      category: summary.category?.name ?? null,
      holder: summary.holder,
      light: summary.light,
      dueAt: summary.dueAt,
      reportedAt: state.reportedAt,
      followers: stored.followers,
      photos: state.files.length,
      distance:
        mine && from.id !== state.id && from.point && state.point
          ? Math.round(metresBetween(from.point, state.point))
          : null,
      timeline: timelineOf(state, events, { ...view, forReporter: false }),
    }
  }

  return {
    /** What merging one case into another would do. Refuses with `case.not_found` what the reader may not see. */
    async merge(reader: Reader, given: { caseId: string; intoCaseId: string }): Promise<MergePreview> {
      const context = await deps.contextOf(reader.tenant)
      return await database.tx(
        reader.tenant.id,
        async (tx) => {
          const ends = await casesStore(tx).get(given.caseId)
          const stays = await casesStore(tx).get(given.intoCaseId)
          if (!maySee(reader.actor, ends.state, context.bodies)) throw new Refused('case.not_found')
          const tried = tryMerge(
            ends.state,
            stays.state,
            factsFor(reader, { state: ends.state, context, type: 'merge' }),
          )
          const back = tryMerge(
            stays.state,
            ends.state,
            factsFor(reader, { state: stays.state, context, type: 'merge' }),
          )
          const foreign = maySee(reader.actor, stays.state, context.bodies) ? null : 'case.merge_into_foreign'
          const closesParent = await isLastOpenPart(tx, ends.state)
          const followers = await followersStore(tx).list(ends.state.id)
          const known = new Set((await followersStore(tx).list(stays.state.id)).map((one) => one.account_id))
          const contact = await followersStore(tx).findContact(ends.state.id)
          const reporter = contact || ends.secretHash ? [contact?.account_id ?? null] : []
          const joining = [...reporter, ...followers.map((one) => one.account_id)].filter(
            (account) => account === null || !known.has(account),
          ).length
          return {
            ends: await kinCase(tx, { stored: ends, context, reader, from: stays.state }),
            stays: await kinCase(tx, { stored: stays, context, reader, from: ends.state }),
            because: tried.because ?? foreign,
            reverse: { because: back.because },
            undoUntil: closesParent ? null : (tried.after.undo?.until ?? null),
            ...whatEnds(ends.state, tried.after, { context, now: clock.now() }),
            moving: joining,
            followersAfter: stays.followers + joining,
          }
        },
        { readOnly: true },
      )
    },

    /**
     * What taking back the merge or split of a case would do. Refuses with `case.not_found` what the reader may not see,
     * `case.undo_nothing` where there is nothing to take back.
     */
    async undo(reader: Reader, caseId: string): Promise<UndoPreview> {
      const context = await deps.contextOf(reader.tenant)
      // Reads like the command does, which holds the other cases for a moment: nothing is written.
      return await database.tx(reader.tenant.id, async (tx) => {
        const stored = await casesStore(tx).get(caseId)
        const { state } = stored
        if (!maySee(reader.actor, state, context.bodies)) throw new Refused('case.not_found')
        const way = await readWayBack(tx, state)
        if (!way || !state.undo) throw new Refused('case.undo_nothing')
        const { before } = way.given
        const facts = { ...factsFor(reader, { state, context, type: 'undo' }), given: { back: way.given } }
        const clock = currentClock(before)
        return {
          ...{ kind: state.undo.kind, until: state.undo.until },
          because: refusalOf(() => decide(state, { type: 'undo' }, facts)) ?? null,
          back: {
            ...{ number: state.number, state: before.state, holder: holderView(before, context) },
            light: clock ? lightOf(clock, facts.now) : ('green' as const),
            dueAt: clock?.dueAt ?? null,
            ...whatEnds(before, state, { context, now: facts.now }),
          },
          others: way.others.map(({ state: other }) => ({
            ...{ id: other.id, number: other.number, state: other.state, ends: state.undo?.kind === 'split' },
            text: maySee(reader.actor, other, context.bodies) ? other.text : '',
          })),
          ...(await whoHears(tx, { stored, way })),
        }
      })
    },

    /** What splitting a case into these parts would do. Refuses with `case.not_found` what the reader may not see. */
    async split(reader: Reader, given: { caseId: string; parts: readonly Part[] }): Promise<SplitPreview> {
      const context = await deps.contextOf(reader.tenant)
      return await database.tx(
        reader.tenant.id,
        async (tx) => {
          const stored = await casesStore(tx).get(given.caseId)
          const { state } = stored
          if (!maySee(reader.actor, state, context.bodies)) throw new Refused('case.not_found')
          const facts = factsFor(reader, { state, context, type: 'split' })
          const children = given.parts.map((part) => ({ ...part, text: part.text || '–' }))
          const because = refusalOf(() => decide(state, { type: 'split', children }, facts))
          return {
            because: because ?? null,
            parent: {
              number: state.number,
              state: state.state,
              followers: stored.followers,
              photos: state.files.length,
              ...runningIn(state, { context, now: clock.now() }),
            },
            parts: given.parts.map((part) => partPreview(part, { state, facts, context })),
            undoUntil: wayBack(state, 'split', facts.now).until,
          }
        },
        { readOnly: true },
      )
    },
  }
}

/** How many people hear of a take-back, and how many of them hear of another case afterwards. */
async function whoHears(tx: Tx, { stored, way }: { stored: StoredCase; way: WayBack }) {
  const { state } = stored
  const store = followersStore(tx)
  const followers = async (id: string) => await store.list(id)
  if (way.fact.type === 'merged') {
    const contact = await store.findContact(state.id)
    const own = await followers(state.id)
    const came = (await Promise.all(way.others.map((other) => followers(other.state.id)))).flat()
    const since = new Date(way.fact.at).getTime()
    const keyOf = (one: { account_id: string | null; secret_hash: string | null }) =>
      `${one.account_id} ${one.secret_hash}`
    const brought = keyOf({ account_id: contact?.account_id ?? null, secret_hash: stored.secretHash ?? null })
    const mine = new Set([brought, ...own.map(keyOf)])
    return {
      told: own.length + (contact ? 1 : 0),
      moving: came.filter((one) => new Date(one.since).getTime() === since && mine.has(keyOf(one))).length,
    }
  }
  const parts = (await Promise.all(way.others.map((other) => followers(other.state.id)))).flat()
  return { told: parts.length, moving: parts.length }
}

/** True when a case is the last part of another that is still open: with it the other one closes, and nobody undoes that. */
async function isLastOpenPart(tx: Tx, state: CaseState): Promise<boolean> {
  if (!state.parentId) return false
  const { state: parent } = await casesStore(tx).get(state.parentId)
  const others = await listsStore(tx).kin(parent.children.filter((id) => id !== state.id))
  return isOpen(parent) && !others.some((other) => openStates.includes(other.state as CaseState['state']))
}

/** The code of what is refused; undefined where nothing is. */
function refusalOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

function tryMerge(state: CaseState, survivor: CaseState, facts: Facts): { because: string | null; after: CaseState } {
  let after = state
  const because = refusalOf(() => {
    if (!isOpen(survivor)) throw new Refused('case.merge_into_ended')
    const events = decide(
      state,
      { type: 'merge', intoCaseId: survivor.id },
      { ...facts, given: { survivor: { id: survivor.id, number: survivor.number } } },
    )
    after = events.reduce<CaseState>((current, event) => evolve(current, event), state)
  })
  return { because: because ?? null, after }
}

type Shown = { context: CaseContext; now: Date }

const ordersOf = (state: CaseState, ids: ReadonlySet<string>, { context, now }: Shown): MergePreview['orders'] =>
  orderViews(state, { context, now, posts: new Map(), files: new Map(), urlOf: () => '' })
    .filter((order) => ids.has(order.id))
    .map(({ id, kind, state: is, role, target }) => ({ id, kind, state: is, role, target }))

const clocksOf = (state: CaseState, ids: ReadonlySet<string>, now: Date): MergePreview['clocks'] =>
  state.clocks
    .filter((clock) => ids.has(clock.id))
    .map((clock) => ({ stage: clock.stage, light: lightOf(clock, now), dueAt: clock.dueAt }))

/** Orders and clocks that are open before and not after. */
function whatEnds(before: CaseState, after: CaseState, shown: Shown): Pick<MergePreview, 'orders' | 'clocks'> {
  const openAfter = new Set(after.orders.filter(isOrderOpen).map((order) => order.id))
  const runAfter = new Set(after.clocks.filter((clock) => clock.stoppedAt === null).map((clock) => clock.id))
  const orders = before.orders.filter((order) => isOrderOpen(order) && !openAfter.has(order.id))
  const clocks = before.clocks.filter((clock) => clock.stoppedAt === null && !runAfter.has(clock.id))
  return {
    orders: ordersOf(before, new Set(orders.map((order) => order.id)), shown),
    clocks: clocksOf(before, new Set(clocks.map((clock) => clock.id)), shown.now),
  }
}

function runningIn(state: CaseState, shown: Shown): Pick<MergePreview, 'orders' | 'clocks'> {
  const none = { ...state, orders: [], clocks: [] }
  return whatEnds(state, none, shown)
}

/** One part as it would begin; what is wrong with it in `because`. */
function partPreview(part: Part, given: { state: CaseState; facts: Facts; context: CaseContext }): PartPreview {
  const { state, facts, context } = given
  const { configuration, bodies } = context
  const own = part.point !== undefined || part.unitId !== undefined
  const blank: PartPreview = {
    text: part.text,
    category: null,
    condition: null,
    place: { unit: null, own },
    holder: holderView(state, context),
    routed: null,
    dueAt: null,
    because: null,
  }
  try {
    const { state: child } = childOf({ part, id: facts.newId(), number: '', parent: state, facts, context })
    const routed: Holder = route({
      rules: configuration.rules,
      categoryPath: child.categoryId ? configuration.path(child.categoryId) : [],
      danger: child.priority === 'danger',
      unitPath: pathOfPlacement({ ...child, placed: child.placed }, bodies),
      channel: child.channel,
      placement: { placed: child.placed, districtId: bodies.district },
      departments: { has: context.hasDepartment },
    }).holder
    return {
      ...blank,
      category: child.categoryId ? (configuration.categories.get(child.categoryId)?.name ?? null) : null,
      condition: child.conditionId ? (configuration.conditions.get(child.conditionId)?.name ?? null) : null,
      place: { unit: child.unitId ? (bodies.unit(child.unitId)?.name ?? null) : null, own },
      holder: holderView(child, context),
      routed: routed.id === child.holder.id ? null : holderView({ holder: routed }, context),
      dueAt: currentClock(child)?.dueAt ?? null,
    }
  } catch (error) {
    if (error instanceof Refused) return { ...blank, because: error.code }
    throw error
  }
}
