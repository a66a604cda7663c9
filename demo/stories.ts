import { findLevel } from '../server/modules/cases/lifecycle/bodies.ts'
import type { CaseState, Order } from '../server/modules/cases/lifecycle/case-state.ts'
import { isOrderOpen } from '../server/modules/cases/lifecycle/case-state.ts'
import type { PostHeld } from '../server/platform/policy/actor.ts'
import type { Matter } from './matters.ts'
import { NotYet, type Play } from './play.ts'
import { say } from './sayings.ts'

/** How a story ends when nobody interrupts it. */
export type Turn =
  | 'plain'
  | 'assigned'
  | 'raised_community'
  | 'raised_street'
  | 'raised_district'
  | 'returned'
  | 'rework'
  | 'extension'
  | 'suspension'
  | 'declined'
  | 'void'
  | 'withdrawn'
  | 'comments'
  | 'supervised'
  | 'split'
  | 'slow'

/** What is told about a case beside its state. */
export interface Telling {
  matter: Matter
  turn: Turn
  language: 'zh' | 'en'
}

/** A case takes its course: from where it came in to its end, or to the present. */
export async function tell(play: Play, telling: Telling): Promise<void> {
  if (!play.state.placed) await findPlace(play)
  if (play.state.state === 'reported') await begins(play, telling)
  if (play.state.state === 'handled') await checked(play, telling)
  await after(play, telling)
}

const level = (play: Play) => findLevel(play.setting.context.bodies, play.state.holder)

/** Who moves the case for its holder. */
function holderPost(play: Play): PostHeld {
  const { holder } = play.state
  if (holder.kind === 'department') return play.staff(holder, 'department_officer')
  return level(play) === 'grid' ? play.staff(holder, 'grid_worker', 'grid_head') : play.staff(holder, 'desk')
}

/** Who looks at work that others have done: never one of them. */
function checker(play: Play): PostHeld {
  const { holder, handledBy, orders } = play.state
  const { people, context } = play.setting
  const issuer = orders.findLast((order) => order.kind !== 'supervise')?.issuer ?? holder
  const own = people
    .at(issuer.id)
    .filter(({ held }) => ['department_officer', 'grid_head', 'grid_worker', 'desk'].includes(held.role))
    .filter(({ held, write }) => !handledBy.includes(write.accountId ?? held.id))
  const [first] = own
  if (first) return first.held
  const unit = context.bodies.unit(issuer.kind === 'unit' ? issuer.id : context.bodies.district)
  const above = unit?.parentId
  return above ? play.staff(above, 'desk') : play.staff(context.bodies.district, 'supervisor')
}

function abovePost(play: Play): PostHeld {
  const { context } = play.setting
  const { holder } = play.state
  const unit = holder.kind === 'unit' ? context.bodies.unit(holder.id) : undefined
  const parent = unit ? unit.parentId : context.bodies.district
  return parent ? play.staff(parent, 'desk', 'supervisor') : play.staff(context.bodies.district, 'supervisor')
}

async function findPlace(play: Play): Promise<void> {
  await play.waitFor('accept', play.random.between(0.2, 0.9))
  const grids = [...play.setting.people.posts].filter(({ held }) => held.level === 'grid')
  const found = play.random.pick(grids).held.unitId as string
  await play.give(play.staff(play.setting.context.bodies.district, 'desk'), { type: 'place', unitId: found })
}

async function begins(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  const { turn } = telling
  const share =
    turn === 'slow'
      ? random.between(1.1, 2.4)
      : random.weighted([random.between(0.03, 0.6), random.between(0.6, 0.98), random.between(1.02, 1.4)], (part) =>
          part < 0.6 ? 8 : part < 1 ? 2.5 : 0.7,
        )
  if (turn === 'withdrawn') {
    await play.wait(random.between(20, 300))
    if (play.state.reporterKind !== 'staff')
      return await play.say({ type: 'withdraw', reason: say('withdraw', telling, random) })
  }
  await play.waitFor('accept', share)
  if (turn === 'declined') {
    const elsewhere = say('elsewhere', telling, random)
    return await play.give(holderPost(play), { type: 'decline', reason: say('decline', telling, random), elsewhere })
  }
  if (turn === 'void') return await play.give(holderPost(play), { type: 'void', reason: say('void', telling, random) })
  await play.give(holderPost(play), { type: 'accept' })
  if (turn === 'comments') await talk(play, telling)
  if (turn === 'supervised') {
    await play.waitFor('handle', random.between(0.5, 0.8))
    await play.give(abovePost(play), { type: 'supervise', text: say('supervise', telling, random) })
  }
  await rise(play, telling)
  await work(play, telling)
}

async function talk(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  await play.wait(random.between(30, 240))
  if (play.state.reporterKind !== 'staff')
    await play.say({ type: 'comment', text: say('ask', telling, random), visibility: 'public', fileIds: [] })
  await play.wait(random.between(15, 90))
  const post = holderPost(play)
  await play.give(post, { type: 'comment', text: say('answer', telling, random), visibility: 'public', fileIds: [] })
  if (random.chance(0.5))
    await play.give(post, { type: 'comment', text: say('note', telling, random), visibility: 'internal', fileIds: [] })
}

/** Up to the level that can do it; each level takes it on before it hands it further. */
async function rise(play: Play, telling: Telling): Promise<void> {
  const { turn } = telling
  const wanted =
    turn === 'raised_community' || turn === 'split'
      ? 'community'
      : turn === 'raised_district'
        ? 'district'
        : turn === 'raised_street' || turn === 'returned'
          ? 'street'
          : undefined
  const order = ['grid', 'community', 'street', 'district']
  for (let now = level(play); wanted && now && order.indexOf(now) < order.indexOf(wanted); now = level(play)) {
    await play.wait(play.random.between(20, 150))
    await play.give(holderPost(play), { type: 'raise', reason: say('raise', telling, play.random) })
    await play.waitFor('accept', play.random.between(0.05, 0.8))
    await play.give(holderPost(play), { type: 'accept' })
  }
}

async function work(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  const { turn } = telling
  if (turn === 'split') return await splits(play, telling)
  if (turn === 'suspension') await suspends(play, telling)
  const at = level(play)
  if (at === 'street' || at === 'district') await summons(play, telling, at)
  else if (at === 'community' || turn === 'assigned') await assigns(play, telling)
  if (turn === 'extension') await asksForTime(play, telling)
  const slow = turn === 'slow' || random.chance(0.05)
  const share = slow ? random.between(1.05, 2.2) : random.between(0.15, random.chance(0.25) ? 1 : 0.7)
  if (random.chance(0.08) && !slow) await play.waitFor('handle', 0.82)
  await play.waitFor('handle', share)
  await handles(play, telling)
}

async function handles(play: Play, { matter, language }: Telling): Promise<void> {
  const text = play.random.pick(matter.done)[language]
  const isPhotoNeeded = play.setting.context.configuration.conditions.get(play.state.conditionId ?? '')?.photoRequired
  const fileIds = () => (isPhotoNeeded || play.random.chance(0.12) ? [play.photo(true)] : [])
  const orders = play.state.orders.filter(
    (order) => isOrderOpen(order) && (order.kind === 'whistle' || order.kind === 'dispatch'),
  )
  if (orders.length === 0) {
    const handler = play.state.handlerPostId ? play.setting.people.find(play.state.handlerPostId)?.held : undefined
    return await play.give(handler ?? holderPost(play), { type: 'handle', text, fileIds: fileIds() })
  }
  for (const order of orders) {
    await play.wait(play.random.between(10, 90))
    await play.give(play.staff(order.target.id, 'department_officer'), {
      type: 'handle',
      orderId: order.id,
      text,
      fileIds: fileIds(),
    })
  }
}

async function assigns(play: Play, telling: Telling): Promise<void> {
  const { gridId, microgridId, holder } = play.state
  const { people } = play.setting
  await play.wait(play.random.between(10, 100))
  const atGrid = gridId ? people.at(gridId) : []
  const near = [...(holder.id === gridId && microgridId ? people.at(microgridId) : []), ...atGrid]
  const outside = ['grid_assistant', 'grid_worker', 'grid_worker_part_time']
  const hands =
    holder.kind === 'department' ? people.at(holder.id) : near.filter(({ held }) => outside.includes(held.role))
  const [first] = play.random.chance(0.3) ? [...hands].reverse() : hands
  if (first)
    await play.give(holderPost(play), {
      type: 'assign',
      postId: first.held.id,
      text: say('assign', telling, play.random),
    })
}

async function summons(play: Play, telling: Telling, at: 'street' | 'district'): Promise<void> {
  const { random, setting } = play
  const { matter, turn } = telling
  const known = setting.people.departments
  const wanted = matter.departments.flatMap((code) => known.find((department) => department.code === code)?.id ?? [])
  const departmentIds = wanted.slice(0, random.chance(0.55) ? 2 : 1)
  await play.wait(random.between(10, 80))
  const text = say('summon', telling, random)
  if (at === 'street') await play.give(holderPost(play), { type: 'whistle', departmentIds, text })
  else await play.give(holderPost(play), { type: 'dispatch', departmentIds, text })
  const orders = openOrders(play.state)
  for (const [n, order] of orders.entries()) {
    if (turn === 'returned' && n === 0) await returns(play, order, telling)
    const current = play.state.orders.find(({ id }) => id === order.id)
    if (current && isOrderOpen(current)) await answers(play, current)
  }
  // A re-targeted order is a new one.
  for (const order of openOrders(play.state)) if (order.state === 'issued') await answers(play, order)
  if (at === 'street')
    for (const order of openOrders(play.state).filter(({ arrivedAt }) => !arrivedAt)) {
      await play.waitFor('arrive', random.between(0.1, random.chance(0.1) ? 1.3 : 0.9), order.id)
      const { point } = play.state
      await play.give(officerOf(play, order), {
        type: 'arrive',
        orderId: order.id,
        fileIds: [],
        ...(point ? { point } : {}),
      })
    }
}

const openOrders = (state: CaseState) =>
  state.orders.filter((order) => (order.kind === 'whistle' || order.kind === 'dispatch') && isOrderOpen(order))
const officerOf = (play: Play, order: Order) => play.staff(order.target.id, 'department_officer')

async function answers(play: Play, order: Order): Promise<void> {
  await play.waitFor('answer', play.random.between(0.1, play.random.chance(0.1) ? 1.4 : 0.9), order.id)
  await play.give(officerOf(play, order), { type: 'answer', orderId: order.id })
}

async function returns(play: Play, order: Order, telling: Telling): Promise<void> {
  const { random, setting } = play
  await play.waitFor('answer', random.between(0.1, 0.7), order.id)
  if (order.refuseUntil && play.now.toISOString() > order.refuseUntil) return
  await play.give(officerOf(play, order), {
    type: 'return',
    orderId: order.id,
    reason: say('return', telling, random),
  })
  await play.wait(random.between(30, 200))
  const other = setting.people.departments.find(
    ({ id, code }) =>
      !openOrders(play.state).some(({ target }) => target.id === id) && !telling.matter.departments.includes(code),
  )
  const reason = say('rule', telling, random)
  if (other && random.chance(0.4))
    await play.give(holderPost(play), {
      ...{ type: 'rule_return', orderId: order.id, ruling: 'retarget', reason },
      target: { kind: 'department', id: other.id },
    })
  else await play.give(holderPost(play), { type: 'rule_return', orderId: order.id, ruling: 'overrule', reason })
}

async function asksForTime(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  await play.waitFor('handle', random.between(0.55, 0.9))
  const { handleDueAt } = play.state
  if (!handleDueAt || play.now.toISOString() >= handleDueAt || play.state.state === 'handled') return
  const until = new Date(Date.parse(handleDueAt) + random.whole(1, 4) * 86_400_000).toISOString()
  const handler = play.state.handlerPostId ? play.setting.people.find(play.state.handlerPostId)?.held : undefined
  await play.give(handler ?? holderPost(play), {
    type: 'ask_extension',
    until,
    reason: say('extend', telling, random),
  })
  await play.wait(random.between(40, 300))
  const granted = random.chance(0.75)
  await play.give(abovePost(play), {
    type: 'rule_extension',
    granted,
    reason: say(granted ? 'granted' : 'refused', telling, random),
  })
}

async function suspends(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  await play.wait(random.between(60, 300))
  const until = new Date(play.now.getTime() + random.whole(5, 18) * 86_400_000).toISOString()
  await play.give(holderPost(play), { type: 'ask_suspension', until, reason: say('suspend', telling, random) })
  await play.wait(random.between(60, 400))
  await play.give(abovePost(play), { type: 'rule_suspension', granted: true, reason: say('granted', telling, random) })
  await play.reach(new Date(Date.parse(until) + 120_000))
}

async function splits(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  const { language, matter } = telling
  await play.wait(random.between(20, 90))
  const children = [say('part', telling, random), say('otherPart', telling, random)].map((text) => ({ text }))
  await play.give(holderPost(play), { type: 'split', children, reason: say('splitting', telling, random) })
  const ends: Play[] = []
  for (const child of play.children) {
    try {
      await tell(child, { matter, language, turn: 'plain' })
    } catch (error) {
      if (!(error instanceof NotYet)) throw error
    }
    if (child.state.closedAt) ends.push(child)
  }
  ends.sort((a, b) => ((a.state.closedAt as string) < (b.state.closedAt as string) ? -1 : 1))
  // A parent hears when it happened, not in the order the stories were told.
  for (const child of ends) {
    await play.reach(new Date(child.state.closedAt as string))
    play.hearOf(child.state, new Date(child.state.closedAt as string))
  }
  await play.reach(new Date(play.setting.until.getTime() + 1))
}

async function checked(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  const { turn } = telling
  await play.waitFor('check', random.between(0.1, random.chance(0.08) ? 1.2 : 0.85))
  if (turn === 'rework' && play.state.rework === 0) {
    await play.give(checker(play), { type: 'check', passed: false, text: say('failed', telling, random) })
    await play.wait(random.between(60, 600))
    await handles(play, telling)
    return await checked(play, telling)
  }
  await play.give(checker(play), { type: 'check', passed: true, text: say('passed', telling, random) })
}

/** The reporter's word, and what follows from a bad one. */
async function after(play: Play, telling: Telling): Promise<void> {
  const { random } = play
  if (
    play.state.state !== 'closed' ||
    play.state.reporterKind === 'staff' ||
    play.state.parentId ||
    !random.chance(0.55)
  )
    return
  await play.waitDays(random.between(0.1, 6))
  const satisfaction = random.weighted([5, 4, 3, 2, 1], (stars) => [3, 2, 3, 10, 12][stars - 1] ?? 1)
  const solved = satisfaction >= 3 || random.chance(0.2)
  const words = say(solved && satisfaction >= 3 ? 'thanks' : 'sorry', telling, random)
  await play.say({ type: 'rate', solved, satisfaction, ...(random.chance(0.7) ? { words } : {}) })
  if (play.state.returnVisit !== 'due') return
  const reopens = random.chance(0.45)
  if (reopens) {
    await play.waitDays(random.between(0.05, 1))
    await play.say({ type: 'reopen', reason: say('reopen', telling, random) })
  }
  await play.waitDays(random.between(0.5, 2.5))
  const { gridId, holder } = play.state
  const visitor = gridId
    ? play.staff(gridId, 'grid_head', 'grid_worker')
    : play.staff(holder, 'desk', 'department_officer')
  const outcome = random.pick(['settled', 'settled', 'not_solved', 'not_reached'] as const)
  await play.give(visitor, { type: 'return_visit', outcome, text: say(outcome, telling, random) })
  if (!reopens) return
  await work(play, { ...telling, turn: 'plain' })
  await checked(play, { ...telling, turn: 'plain' })
}
