import type {
  CaseSummary,
  CaseView,
  ClockView,
  FileView,
  FollowView,
  HolderView,
  Light,
  OrderTarget,
  OrderView,
  PlaceView,
  TimelineEntry,
} from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { FileInfo } from '../../../../contract/files.ts'
import { maskAddress, maskMail, maskName, maskPhone } from '../../../platform/policy/mask.ts'
import type { CaseContext } from '../cases.context.ts'
import type { StoredCase } from '../cases.store.ts'
import { findLevel, nameOfBody } from '../lifecycle/bodies.ts'
import { type CaseEvent, type CaseState, type Clock, currentClock } from '../lifecycle/case-state.ts'
import { publicPoint } from '../nearby.rules.ts'
import type { ContactRow } from '../saving.store.ts'
import { answersFor } from './answers-shown.rules.ts'
import { withoutContacts } from './public.rules.ts'

/** A post in words: its role and the body it belongs to. */
export interface PostInWords {
  role: string
  body: LocalizedName
  holderName: string | null
}

/** What views are made with beside the case. */
export interface ViewGiven {
  context: CaseContext
  now: Date
  posts: ReadonlyMap<string, PostInWords>
  files: ReadonlyMap<string, FileInfo>
  /** Address of a file as this reader may open it. */
  urlOf(fileId: string, size?: 320 | 1280): string
}

/** The colour of a clock at an instant; `none` when it doesn't run. */
export function lightOf(clock: Pick<Clock, 'amberAt' | 'dueAt' | 'stoppedAt' | 'frozenAt'>, now: Date): Light {
  if (clock.stoppedAt !== null || clock.frozenAt !== null) return 'none'
  const at = now.toISOString()
  if (at > clock.dueAt) return 'red'
  return at >= clock.amberAt ? 'amber' : 'green'
}

/** A holder with its name. */
export function holderView(state: Pick<CaseState, 'holder'>, context: CaseContext): HolderView {
  const level = findLevel(context.bodies, state.holder)
  return { ...state.holder, name: nameOfBody(context.bodies, state.holder), ...(level ? { level } : {}) }
}

/**
 * The address as staff see it. Where the matter is, is no secret to whoever must go there; but at somebody's home, or
 * where the reporter asked for confidentiality, the house number is theirs and is revealed one at a time.
 */
export function shownAddress(state: CaseState, context: CaseContext): string | null {
  if (state.address === null) return null
  return isPrivateMatter(state, context) ? maskAddress(state.address) : state.address
}

/** True where a case is about somebody's home, its reporter asked for confidentiality, or it is a dispute or petition. */
export const isPrivateMatter = (
  state: Pick<CaseState, 'confidential' | 'categoryId' | 'lifecycle'>,
  context: Pick<CaseContext, 'configuration'>,
): boolean =>
  state.lifecycle !== 'report' ||
  state.confidential ||
  (state.categoryId !== null && context.configuration.isHome(state.categoryId))

/** A line as somebody sees it who only joined: the way of the case, never the reporter's words, photos or rating. */
function entryForFollower(entry: TimelineEntry, isPrivate: boolean): TimelineEntry[] {
  if (entry.type === 'commented' || entry.type === 'rated') return []
  if (entry.by.kind === 'staff' && !isPrivate && entry.type !== 'reported') return [entry]
  const { text: _text, facts, ...rest } = entry
  if (!isPrivate) return [{ ...rest, facts, files: [] }]
  // What exactly it is about, and in which building, stays between the reporter and whoever handles it.
  const { category: _category, unit: _unit, ...way } = facts
  return [{ ...rest, facts: way, files: [] }]
}

/**
 * What the page of cases shows of a dispute or petition: its subject, where it stands and by when. Words, photos, who and where are
 * for those whom its own module lets in (decision 45).
 */
export const subjectOnly = (view: CaseView): CaseView => ({
  ...view,
  ...{ point: null, address: null, files: [], rating: null, answers: [] },
  place: { placed: view.place.placed, units: view.place.units },
  reporter: { kind: view.reporter.kind, confidential: view.reporter.confidential, revealable: [] },
  timeline: view.timeline.map(({ text: _text, ...entry }) => ({ ...entry, files: [] })),
})

/** A case as lists show it: nobody's data in it. */
export function summaryOf(
  stored: Pick<StoredCase, 'state' | 'followers'>,
  given: { context: CaseContext; now: Date },
): CaseSummary {
  const { state } = stored
  const { context } = given
  const category = state.categoryId ? context.configuration.categories.get(state.categoryId) : undefined
  const unit = state.unitId ? context.bodies.unit(state.unitId) : undefined
  const clock = currentClock(state)
  return {
    id: state.id,
    number: state.number,
    lifecycle: state.lifecycle,
    state: state.state,
    priority: state.priority,
    channel: state.channel,
    category: category ? { id: category.id, name: category.name } : null,
    text: state.text,
    address: shownAddress(state, context),
    // Where exactly a dispute or petition lies is its module's to tell.
    point: state.lifecycle === 'report' ? state.point : null,
    unit: unit ? { id: unit.id, level: unit.level, name: unit.name } : null,
    holder: holderView(state, context),
    light: clock ? lightOf(clock, given.now) : 'none',
    stage: clock?.stage ?? null,
    dueAt: clock?.dueAt ?? null,
    reportedAt: state.reportedAt,
    closedAt: state.closedAt,
    version: state.version,
    followers: stored.followers,
    returnVisitDue: state.returnVisit === 'due',
  }
}

/** Where a case is. The exact address only where the reader may know it. */
export function placeView(state: CaseState, context: CaseContext, address: string | null): PlaceView {
  const path = state.unitId ? (context.bodies.unit(state.unitId)?.path ?? []) : []
  return {
    ...(state.point ? { point: state.point } : {}),
    ...(address ? { address } : {}),
    placed: state.placed,
    units: path.flatMap((id) => {
      const unit = context.bodies.unit(id)
      return unit ? [{ id, level: unit.level, code: context.codeOf(id), name: unit.name }] : []
    }),
  }
}

const clockView = (clock: Clock, now: Date): ClockView => ({
  id: clock.id,
  stage: clock.stage,
  ...(clock.orderId ? { orderId: clock.orderId } : {}),
  startedAt: clock.startedAt,
  amberAt: clock.amberAt,
  dueAt: clock.dueAt,
  ...(clock.stoppedAt ? { stoppedAt: clock.stoppedAt } : {}),
  ...(clock.met === null ? {} : { met: clock.met }),
  ...(clock.frozenAt ? { frozen: true } : {}),
  light: lightOf(clock, now),
})

function targetName(target: OrderTarget, given: ViewGiven): LocalizedName {
  if (target.kind !== 'post') return nameOfBody(given.context.bodies, target)
  return given.posts.get(target.id)?.body ?? { en: '–', zh: '–' }
}

/** The orders of a case with their names. */
export function orderViews(state: CaseState, given: ViewGiven): OrderView[] {
  return state.orders.map((order) => ({
    id: order.id,
    kind: order.kind,
    state: order.state,
    role: order.role,
    issuer: holderView({ holder: order.issuer }, given.context),
    target: { ...order.target, name: targetName(order.target, given) },
    ...(order.text ? { text: order.text } : {}),
    issuedAt: order.issuedAt,
    ...(order.refuseUntil ? { refuseUntil: order.refuseUntil } : {}),
    ...(order.answeredAt ? { answeredAt: order.answeredAt } : {}),
    ...(order.arrivedAt ? { arrivedAt: order.arrivedAt } : {}),
    ...(order.handledAt ? { handledAt: order.handledAt } : {}),
    ...(order.returnReason ? { returnReason: order.returnReason } : {}),
    ...(order.overruled ? { overruled: true } : {}),
  }))
}

type Purpose = FileView['purpose']

function fileView(id: string, purpose: Purpose, given: ViewGiven): FileView[] {
  const file = given.files.get(id)
  if (!file) return []
  const picture = file.mime.startsWith('image/')
  return [
    {
      id,
      name: file.name,
      mime: file.mime,
      ...(file.width && file.height ? { width: file.width, height: file.height } : {}),
      url: given.urlOf(id),
      ...(picture ? { thumbnailUrl: given.urlOf(id, 320) } : {}),
      purpose,
    },
  ]
}

/** The timeline as this reader may see it: a reporter only what is public, and no name but that of a body. */
export function timelineOf(
  state: CaseState,
  events: readonly CaseEvent[],
  given: ViewGiven & { forReporter: boolean },
): TimelineEntry[] {
  const purposeOf = new Map(state.files.map((file) => [file.id, file.purpose]))
  return events
    .filter((event) => event.public || !given.forReporter)
    .map((event) => {
      const post = event.by.postId && !given.forReporter ? given.posts.get(event.by.postId) : undefined
      return {
        seq: event.seq,
        at: event.at,
        type: event.type,
        by: {
          kind: event.by.kind,
          ...(event.by.role ? { role: event.by.role } : {}),
          ...(event.by.body ? { body: event.by.body } : {}),
          ...(post?.holderName ? { name: post.holderName } : {}),
        },
        visibility: event.public ? ('public' as const) : ('internal' as const),
        ...(event.text ? { text: event.text } : {}),
        facts: event.facts ?? {},
        files: (event.fileIds ?? []).flatMap((id) => fileView(id, purposeOf.get(id) ?? 'report', given)),
      }
    })
}

function ratingView(state: CaseState): CaseView['rating'] {
  if (!state.rating) return null
  const { solved, satisfaction, words, at } = state.rating
  return { solved, satisfaction, at, ...(words ? { words } : {}) }
}

/** The case page for staff, with contact data masked. */
export function caseView(
  stored: StoredCase,
  given: ViewGiven & {
    events: readonly CaseEvent[]
    contact: ContactRow | undefined
    mayReveal: boolean
    offers: CaseView['offers']
    parent: CaseView['parent']
    children: CaseView['children']
    mergedInto: CaseView['mergedInto']
  },
): CaseView {
  const { state } = stored
  const { context, now, contact } = given
  const condition = state.conditionId ? context.configuration.conditions.get(state.conditionId) : undefined
  const handler = state.handlerPostId ? given.posts.get(state.handlerPostId) : undefined
  const address = shownAddress(state, context)
  return {
    ...summaryOf(stored, { context, now }),
    conditionId: state.conditionId,
    condition: condition?.name ?? null,
    place: placeView(state, context, address),
    answers: answersFor(state, context),
    reporter: reporterView(state, contact, { mayReveal: given.mayReveal, hiddenAddress: address !== state.address }),
    handler: state.handlerPostId
      ? { postId: state.handlerPostId, role: handler?.role ?? '', name: handler?.holderName ?? handler?.body.zh ?? '' }
      : null,
    orders: orderViews(state, given),
    clocks: state.clocks.map((clock) => clockView(clock, now)),
    timeline: timelineOf(state, given.events, { ...given, forReporter: false }),
    files: state.files.flatMap((file) => fileView(file.id, file.purpose, given)),
    rating: ratingView(state),
    extension: state.extension
      ? {
          clockId: state.extension.clockId,
          until: state.extension.until,
          reason: state.extension.reason,
          ...(state.extension.orderId ? { orderId: state.extension.orderId } : {}),
        }
      : null,
    suspension: state.suspension
      ? { until: state.suspension.until, reason: state.suspension.reason, granted: state.suspension.granted }
      : null,
    returnVisit: state.returnVisit,
    parent: given.parent,
    children: given.children,
    mergedInto: given.mergedInto,
    undo:
      state.undo && now.toISOString() <= state.undo.until ? { kind: state.undo.kind, until: state.undo.until } : null,
    offers: given.offers,
  }
}

function reporterView(
  state: CaseState,
  contact: ContactRow | undefined,
  given: { mayReveal: boolean; hiddenAddress: boolean },
): CaseView['reporter'] {
  const view: CaseView['reporter'] = { kind: state.reporterKind, confidential: state.confidential, revealable: [] }
  if (given.mayReveal && (given.hiddenAddress || contact?.address_detail)) view.revealable.push('address')
  // A confidential reporter isn't even hinted at where nobody may ask: a masked name is still a name.
  if (!contact || (state.confidential && !given.mayReveal)) return view
  const offer = (field: CaseView['reporter']['revealable'][number], is: string | null) => {
    if (is !== null && given.mayReveal) view.revealable.push(field)
  }
  if (contact.name) view.name = maskName(contact.name)
  if (contact.phone) view.phone = maskPhone(contact.phone)
  if (contact.mail) view.mail = maskMail(contact.mail)
  if (contact.on_behalf_name) view.onBehalfOf = maskName(contact.on_behalf_name)
  offer('name', contact.name)
  offer('phone', contact.phone)
  offer('mail', contact.mail)
  offer('onBehalfOf', contact.on_behalf_name)
  return view
}

/** Of a home its branch is enough: "a quarrel", not which. */
function branchOf({ categoryId }: CaseState, { configuration }: CaseContext): LocalizedName | undefined {
  const [root] = categoryId ? configuration.path(categoryId) : []
  return root === undefined ? undefined : configuration.categories.get(root)?.name
}

/** Among fifty households its kind alone would name a door. */
const withoutBuilding = (state: CaseState): string | null =>
  state.gridId ?? state.communityId ?? state.streetId ?? (state.microgridId ? null : state.unitId)

/** The follow page. Followers see the way of a case; the reporter also their own address, and what they may do. */
export function followView(
  stored: StoredCase,
  given: ViewGiven & {
    events: readonly CaseEvent[]
    isReporter: boolean
    holderPhone: string | null
    offers: FollowView['offers']
    rateUntil: Date | null
    mergedInto: { number: string } | null
    looks: FollowView['looks']
  },
): FollowView {
  const { state } = stored
  const { context, isReporter } = given
  const summary = summaryOf(stored, given)
  const address = state.address === null ? null : isReporter ? state.address : maskAddress(state.address)
  // Somebody else's words and photos may show a home: followers get the matter and its way, not the album.
  const timeline = timelineOf(state, given.events, { ...given, forReporter: true })
  const isPrivate = !isReporter && isPrivateMatter(state, context)
  const point = isPrivate && state.point ? publicPoint(state.point, true) : state.point
  return {
    id: state.id,
    number: state.number,
    lifecycle: state.lifecycle,
    state: state.state,
    category: (isPrivate ? branchOf(state, context) : summary.category?.name) ?? null,
    text: isPrivate ? '' : isReporter ? state.text : withoutContacts(state.text),
    place: placeView(
      { ...state, point, unitId: isPrivate ? withoutBuilding(state) : state.unitId },
      context,
      isPrivate ? null : address,
    ),
    holder: summary.holder,
    ...(given.holderPhone ? { holderPhone: given.holderPhone } : {}),
    dueAt: summary.dueAt,
    stage: summary.stage,
    light: summary.light,
    reportedAt: state.reportedAt,
    closedAt: state.closedAt,
    version: state.version,
    timeline: isReporter ? timeline : timeline.flatMap((entry) => entryForFollower(entry, isPrivate)),
    files: state.files
      .filter((file) => isReporter || (file.purpose === 'result' && !isPrivate))
      .flatMap((file) => fileView(file.id, file.purpose, given)),
    rating: isReporter ? ratingView(state) : null,
    offers: given.offers,
    rateUntil: given.rateUntil?.toISOString() ?? null,
    mergedInto: given.mergedInto,
    isReporter,
    looks: given.looks,
  }
}
