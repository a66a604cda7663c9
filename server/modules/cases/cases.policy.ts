import type { CaseCommand, CaseCommandType } from '../../../contract/case-commands.ts'
import type { Holder, Offer, OrderTarget } from '../../../contract/cases.ts'
import type { Actor, PostHeld, Role } from '../../platform/policy/actor.ts'
import { type Bodies, findAbove, findLevel, pathOf } from './lifecycle/bodies.ts'
import { type CaseState, isOrderOpen, isRated, type Order } from './lifecycle/case-state.ts'
import { commandRules, commandTypes, knowsCommand, type Relation } from './lifecycle/commands.rules.ts'
import { findObstacle } from './lifecycle/decide.rules.ts'
import { needsReturnVisit } from './lifecycle/decide-reporter.rules.ts'

/** Who moves cases for a grid. Assistants, building leads and volunteers report and get assignments; they don't dispose. */
const gridStaff: readonly Role[] = ['grid_worker', 'grid_worker_part_time', 'grid_head']

/** Who sits above: desks rule in daily business, the supervisor where nobody is above the district desk. */
const above: readonly Role[] = ['desk', 'supervisor']

/** Everybody who works in a place sees the cases of that place; the rest is masked. */
const sees: readonly Role[] = [...gridStaff, 'grid_assistant', 'building_lead', 'desk', 'supervisor']

const isPost = (post: PostHeld, postId: string | null) =>
  postId !== null && (post.id === postId || post.standingInFor === postId)

/** True when a post acts for a body: grid staff for their grid, a desk for its unit, an officer for the department. */
export function actsFor(post: PostHeld, body: Holder | OrderTarget, bodies: Bodies): boolean {
  if (body.kind === 'post') return isPost(post, body.id)
  if (body.kind === 'department') return post.role === 'department_officer' && post.departmentId === body.id
  if (post.unitId !== body.id) return false
  return bodies.unit(body.id)?.level === 'grid' ? gridStaff.includes(post.role) : post.role === 'desk'
}

/** True when a post sits above a body: at a unit over it; for the district itself, its supervisor. */
function sitsAbove(post: PostHeld, body: Holder, bodies: Bodies): boolean {
  if (post.unitId === undefined || !above.includes(post.role)) return false
  if (body.kind === 'unit' && post.unitId === body.id)
    return post.role === 'supervisor' && findAbove(bodies, body) === undefined
  return pathOf(bodies, body).includes(post.unitId)
}

/** True when the case is kept from a post: it sits at a body the case may not be known to, or below one. */
function isHiddenFrom(post: PostHeld, state: CaseState, bodies: Bodies): boolean {
  const hidden = state.matter?.hiddenFrom
  if (!hidden?.length) return false
  const path = post.departmentId ? pathOf(bodies, { kind: 'department', id: post.departmentId }) : post.unitPath
  return hidden.some((id) => id === post.departmentId || path.includes(id))
}

/** True when a post's place contains the case, or the case has work for it. */
function isInvolved(post: PostHeld, state: CaseState, bodies: Bodies): boolean {
  if (isHiddenFrom(post, state, bodies)) return false
  if (isPost(post, state.handlerPostId) || actsFor(post, state.holder, bodies)) return true
  if (
    state.orders.some(
      (order) =>
        order.state !== 'withdrawn' && (actsFor(post, order.target, bodies) || actsFor(post, order.issuer, bodies)),
    )
  )
    return true
  if (post.unitId === undefined || !sees.includes(post.role)) return false
  if (post.level === 'district') return true
  const path = state.unitId ? (bodies.unit(state.unitId)?.path ?? []) : []
  return path.includes(post.unitId) || pathOf(bodies, state.holder).includes(post.unitId)
}

/** What a post is to a case, and to one of its orders where the command names one. */
export function relationsOf(
  post: PostHeld,
  given: { state: CaseState; bodies: Bodies; order?: Order | undefined },
): Set<Relation> {
  const { state, bodies, order } = given
  const relations = new Set<Relation>()
  if (isInvolved(post, state, bodies)) relations.add('involved')
  if (actsFor(post, state.holder, bodies)) relations.add('holder')
  if (sitsAbove(post, order?.issuer ?? state.holder, bodies)) relations.add('above')
  if (isPost(post, state.handlerPostId)) relations.add('handler')
  if (state.gridId && post.unitId === state.gridId && gridStaff.includes(post.role)) relations.add('grid')
  const orders = order ? [order] : state.orders.filter(isOrderOpen)
  if (orders.some((one) => actsFor(post, one.target, bodies))) relations.add('target')
  // What the clock sent names the late body as issuer: that body must not be able to take it back.
  const bySomebody = orders.filter((one) => one.kind !== 'supervise' || one.text !== null)
  if (bySomebody.some((one) => actsFor(post, one.issuer, bodies))) relations.add('issuer')
  return relations
}

/** The order a command is about: the one it names, or the one whose extension or result is asked about. */
export function findOrderOf(state: CaseState, command: CaseCommand): Order | undefined {
  const id =
    'orderId' in command && command.orderId
      ? command.orderId
      : command.type === 'rule_extension'
        ? (state.extension?.orderId ?? undefined)
        : undefined
  return id === undefined ? undefined : state.orders.find((order) => order.id === id)
}

/** One post of an actor with its relations to a case. */
export interface Standing {
  post: PostHeld
  relations: Set<Relation>
}

/** Posts of an actor that may give this command now, best first; empty when none may. */
export function standingsFor(
  actor: Actor,
  given: { state: CaseState; bodies: Bodies; type: CaseCommandType; order?: Order | undefined },
): Standing[] {
  return actor.posts
    .map((post) => ({ post, relations: relationsOf(post, given) }))
    .filter(({ relations }) => commandRules[given.type].by.some((relation) => relations.has(relation as Relation)))
    .sort((a, b) => b.relations.size - a.relations.size)
}

/** True when any post of the actor may see the case. */
export const maySee = (actor: Actor, state: CaseState, bodies: Bodies): boolean =>
  actor.kind === 'system' || actor.posts.some((post) => isInvolved(post, state, bodies))

/** True when any post of the actor could reopen the case: whoever may, may bring it back from the archive. */
export const mayBringBack = (actor: Actor, state: CaseState, bodies: Bodies): boolean =>
  maySee(actor, state, bodies) && standingsFor(actor, { state, bodies, type: 'reopen' }).length > 0

/** Commands no page lists: they belong to the reporter alone. */
const reportersOnly: readonly CaseCommandType[] = ['rate', 'withdraw']

/**
 * Every command with whether one of the posts may give it now, and if not, why not. For commands on orders the best
 * order counts: `answer` is offered when any open order waits for this post's answer.
 */
export function offersOf(actor: Actor, given: { state: CaseState; bodies: Bodies; now: Date }): Offer[] {
  const { state, bodies, now } = given
  const overall = new Set<Relation>()
  for (const post of actor.posts) for (const relation of relationsOf(post, given)) overall.add(relation)
  return commandTypes
    .filter(
      (type) => knowsCommand(state.lifecycle, type) && !reportersOnly.includes(type) && (type !== 'undo' || state.undo),
    )
    .map((type) => {
      const because =
        findObstacle(state, type, overall) ??
        findOrderObstacle(actor, { state, bodies, type }) ??
        findForeseeable(actor, { state, bodies, type, now })
      return because ? { command: type, allowed: false, because } : { command: type, allowed: true }
    })
}

/** What `decide` would refuse whatever the form says: nobody should fill in words for that. */
function findForeseeable(
  actor: Actor,
  given: { state: CaseState; bodies: Bodies; type: CaseCommandType; now: Date },
): string | undefined {
  const { state, bodies, type, now } = given
  const isMine = (account: string | null | undefined) =>
    account !== undefined && account !== null && account === actor.accountId
  const isAtWork = state.orders.some(
    (order) => (order.kind === 'whistle' || order.kind === 'dispatch') && isOrderOpen(order),
  )
  switch (type) {
    case 'whistle':
      return findLevel(bodies, state.holder) === 'street' ? undefined : 'case.whistle_from_street'
    case 'dispatch':
      return findLevel(bodies, state.holder) === 'district' ? undefined : 'case.dispatch_from_district'
    case 'raise':
      return findAbove(bodies, state.holder) ? undefined : 'case.nothing_above'
    case 'check':
      return actor.accountId && state.handledBy.includes(actor.accountId) ? 'case.own_work' : undefined
    case 'rule_extension':
      return isMine(state.extension?.askedBy) ? 'case.own_request' : undefined
    case 'rule_suspension':
      return isMine(state.suspension?.askedBy) ? 'case.own_request' : undefined
    case 'split':
      if (state.parentId) return 'case.split_twice'
      return isAtWork ? 'case.departments_at_work' : undefined
    case 'undo':
      return state.undo && now.toISOString() > state.undo.until ? 'case.undo_late' : undefined
    case 'assign':
      return isAtWork ? 'case.departments_at_work' : undefined
    case 'handle': {
      if (state.children.length > 0) return 'case.waits_for_children'
      const hasOwnOrder = state.orders.some(
        (order) =>
          isOrderOpen(order) &&
          order.kind !== 'supervise' &&
          actor.posts.some((post) => actsFor(post, order.target, bodies)),
      )
      return isAtWork && !hasOwnOrder ? 'case.departments_at_work' : undefined
    }
    default:
      return undefined
  }
}

const onOrders: Partial<Record<CaseCommandType, (order: Order) => boolean>> = {
  answer: (order) => order.state === 'issued',
  return: (order) =>
    (order.state === 'issued' || order.state === 'answered') &&
    order.kind !== 'supervise' &&
    order.refuseUntil !== null,
  arrive: (order) => order.arrivedAt === null && order.kind === 'whistle' && order.state !== 'returned',
  rule_return: (order) => order.state === 'returned',
  withdraw_order: () => true,
}

function findOrderObstacle(
  actor: Actor,
  given: { state: CaseState; bodies: Bodies; type: CaseCommandType },
): string | undefined {
  const fits = onOrders[given.type]
  if (!fits) return undefined
  const wanted = commandRules[given.type].by
  const some = given.state.orders.some(
    (order) =>
      isOrderOpen(order) &&
      fits(order) &&
      actor.posts.some((post) => {
        const relations = relationsOf(post, { state: given.state, bodies: given.bodies, order })
        return wanted.some((relation) => relations.has(relation as Relation))
      }),
  )
  return some ? undefined : 'case.order_not_found'
}

/** What the reporter may do now. */
export function reporterOffers(state: CaseState): Offer[] {
  const relations: ReadonlySet<Relation> = new Set(['reporter'])
  const types: CaseCommandType[] = ['comment', 'rate', 'reopen', 'withdraw']
  return types
    .filter((type) => knowsCommand(state.lifecycle, type))
    .map((type) => {
      const because = findObstacle(state, type, relations) ?? findReporterObstacle(state, type)
      return because ? { command: type, allowed: false, because } : { command: type, allowed: true }
    })
}

function findReporterObstacle(state: CaseState, type: CaseCommandType): string | undefined {
  const ratedThisTime = isRated(state)
  if (type === 'rate') return ratedThisTime ? 'case.rated' : undefined
  if (type !== 'reopen') return undefined
  if (state.reopenedByReporter) return 'case.reopened_once'
  if (!ratedThisTime) return 'case.rate_first'
  return state.rating && needsReturnVisit(state.rating) ? undefined : 'case.rate_first'
}

/**
 * Who may see a reporter's contact at all, one field at a time with a purpose. A confidential reporter is known to the
 * district's desk and supervisor only: the body complained about never learns who asked.
 */
export function mayReveal(post: PostHeld, state: CaseState, bodies: Bodies): boolean {
  if (isHiddenFrom(post, state, bodies)) return false
  if (state.confidential) return post.level === 'district' && above.includes(post.role)
  if (post.role === 'grid_assistant' || post.role === 'building_lead' || post.role === 'volunteer')
    return isPost(post, state.handlerPostId)
  return isInvolved(post, state, bodies)
}
