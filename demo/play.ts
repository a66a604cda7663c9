import type { CaseCommand } from '../contract/case-commands.ts'
import type { Channel, Holder, NewCase, Stage } from '../contract/cases.ts'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { findOrderOf, relationsOf } from '../server/modules/cases/cases.policy.ts'
import { lookUp } from '../server/modules/cases/commands/given.ts'
import { absorbed, childOf, parentEvent } from '../server/modules/cases/commands/kin.rules.ts'
import { doerOf, prepare } from '../server/modules/cases/intake/prepare.rules.ts'
import type { CaseEvent, CaseState, Doer } from '../server/modules/cases/lifecycle/case-state.ts'
import type { Relation } from '../server/modules/cases/lifecycle/commands.rules.ts'
import { decide } from '../server/modules/cases/lifecycle/decide.rules.ts'
import type { Facts, Given } from '../server/modules/cases/lifecycle/facts.ts'
import { open } from '../server/modules/cases/lifecycle/new-case.rules.ts'
import { evolve } from '../server/modules/cases/lifecycle/replay.rules.ts'
import { nextStrike, strike } from '../server/modules/cases/lifecycle/sweep.rules.ts'
import type { CaseChange, ContactRow } from '../server/modules/cases/saving.store.ts'
import { type Actor, anonymous, type PostHeld, type Role } from '../server/platform/policy/actor.ts'
import type { Scene } from './matters.ts'
import type { DemoPeople } from './people.ts'
import type { Random } from './random.ts'

/** The stage on which all stories of a demo play. */
export interface Setting {
  context: CaseContext
  people: DemoPeople
  /** Nothing happens after this instant: it is the present. */
  until: Date
  /** A number for a new case of the year. */
  number(at: Date): string
  /** A photo for a case; its id. */
  photo(given: { scene: Scene; done: boolean; caseId: string; at: Date }): string
}

/** How a case is brought. */
export interface Brought {
  at: Date
  input: NewCase
  actor: Actor
  channel: Channel
  contact: Omit<ContactRow, 'case_id'> | null
  scene: Scene
}

/** The story has reached the present: what comes next has not happened yet. */
export class NotYet extends Error {}

/**
 * One case on its way through time. Everything that happens is decided by the rules of the house as of that instant, by
 * people who had the right to it, and the clocks speak in between as the sweep would have let them.
 */
export class Play {
  readonly setting: Setting
  readonly random: Random
  readonly scene: Scene
  readonly contact: ContactRow | null
  readonly events: CaseEvent[]
  /** Cases made from this one. */
  readonly children: Play[] = []
  state: CaseState
  now: Date

  constructor(setting: Setting, random: Random, given: Pick<Play, 'scene' | 'contact' | 'events' | 'state' | 'now'>) {
    this.setting = setting
    this.random = random
    this.scene = given.scene
    this.contact = given.contact
    this.events = given.events
    this.state = given.state
    this.now = given.now
  }

  get change(): CaseChange {
    return { state: this.state, events: this.events, contact: this.contact }
  }

  /** Minutes go by. */
  async wait(minutes: number): Promise<void> {
    await this.reach(new Date(this.now.getTime() + minutes * 60_000))
  }

  /** Days go by, up to an hour at which people are awake. */
  async waitDays(days: number): Promise<void> {
    const later = new Date(this.now.getTime() + days * 86_400_000)
    const hour = (later.getUTCHours() + 8) % 24
    const awake =
      hour < 8 ? 8 - hour + this.random.between(0, 3) : hour >= 22 ? 34 - hour + this.random.between(0, 3) : 0
    await this.reach(new Date(later.getTime() + awake * 3_600_000))
  }

  /** Time goes by until `share` of the running clock of a stage is used up, in its own kind of time. */
  async waitFor(stage: Stage, share: number, orderId: string | null = null): Promise<void> {
    const clock = this.state.clocks.findLast(
      (one) => one.stage === stage && one.orderId === orderId && one.stoppedAt === null,
    )
    if (!clock) return await this.wait(this.random.between(5, 40))
    const { clockwork } = this.setting.context
    const at = clockwork.at(clock.body, clock.limit, new Date(clock.startedAt), share)
    const earliest = this.now.getTime() + this.random.between(2, 9) * 60_000
    await this.reach(new Date(Math.max(at.getTime() + this.random.between(0, 120_000), earliest)))
  }

  /** Goes on to an instant; the clocks say on the way what they have to say. Throws `NotYet` at the present. */
  async reach(at: Date): Promise<void> {
    const end = at > this.setting.until ? this.setting.until : at
    for (let due = this.nextDue(); due !== undefined && due <= end; due = this.nextDue()) await this.let(due)
    if (at > this.setting.until) throw new NotYet()
    this.now = at
  }

  /** When the sweep next has something to do: it looks every minute. */
  private nextDue(): Date | undefined {
    const { clocks, suspendedUntil, state } = this.state
    const dues = clocks.flatMap((clock) => nextStrike(clock) ?? [])
    if (state === 'suspended' && suspendedUntil) dues.push(suspendedUntil)
    const first = dues.sort()[0]
    if (first === undefined) return undefined
    // A clock that goes on after a failed check may be late already: it says so at the next look, not in the past.
    const due = Math.max(Date.parse(first), this.now.getTime())
    return new Date(Math.ceil(due / 60_000) * 60_000 + 1_000)
  }

  private async let(at: Date): Promise<void> {
    this.now = at
    const { state, suspendedUntil } = this.state
    if (state === 'suspended' && suspendedUntil && suspendedUntil <= at.toISOString()) {
      await this.decide({ type: 'resume' }, { kind: 'system' }, new Set(['holder']))
      return
    }
    const { bodies } = this.setting.context
    this.append(strike(this.state, { now: at, bodies, newId: () => this.random.id(at) }))
  }

  /** Somebody gives a command; throws when the rules refuse it, because then the story is wrong. */
  async give(post: PostHeld, command: CaseCommand): Promise<void> {
    const { context, people } = this.setting
    const order = findOrderOf(this.state, command)
    const relations = relationsOf(post, { state: this.state, bodies: context.bodies, order })
    const accountId = people.find(post.id)?.write.accountId
    const actor: Actor = { kind: 'staff', posts: [post], via: 'session', ...(accountId ? { accountId } : {}) }
    await this.decide(command, doerOf(actor, post, context), relations)
  }

  /** The reporter says something, from the follow page. */
  async say(command: CaseCommand): Promise<void> {
    await this.decide(command, { kind: 'reporter' }, new Set(['reporter']))
  }

  private async decide(command: CaseCommand, by: Doer, relations: ReadonlySet<Relation>): Promise<void> {
    const { context, people } = this.setting
    const findPost = async (id: string) => people.find(id)?.held
    const given: Given = await lookUp({ state: this.state, command, context, findPost })
    const facts = this.facts(given, by, relations, command)
    if (command.type === 'split') {
      const parts = command.children.map((part) =>
        childOf({
          ...{ part, number: this.setting.number(this.now), id: this.random.id(this.now) },
          ...{ parent: this.state, facts, context },
        }),
      )
      given.children = parts.map(({ state }) => ({ id: state.id, number: state.number }))
      for (const { state, events } of parts) {
        const start = { scene: this.scene, contact: null, events, state, now: this.now }
        this.children.push(new Play(this.setting, this.random.fork(state.number), start))
      }
    }
    this.append(decide(this.state, command, facts))
  }

  private facts(given: Given, by: Doer, relations: ReadonlySet<Relation>, command: CaseCommand): Facts {
    const { context } = this.setting
    const { categoryId, priority } = this.state
    const conditionId =
      command.type === 'accept' ? (command.conditionId ?? this.state.conditionId) : this.state.conditionId
    return {
      ...{ now: this.now, by, relations, given, newId: () => this.random.id(this.now) },
      limits: context.limits({ conditionId, categoryId, priority }),
      bodies: context.bodies,
      clockwork: context.clockwork,
    }
  }

  /** This case is the same as another one that lives on. */
  async mergeInto(survivor: Play, post: PostHeld, reason: string): Promise<void> {
    const { state: other, events } = survivor
    const by = doerOf({ kind: 'staff', posts: [post], via: 'session' }, post, this.setting.context)
    const command = { type: 'merge', intoCaseId: other.id, reason } as const
    const relations = relationsOf(post, { state: this.state, bodies: this.setting.context.bodies })
    this.append(
      decide(
        this.state,
        command,
        this.facts({ survivor: { id: other.id, number: other.number } }, by, relations, command),
      ),
    )
    const told = absorbed({
      stored: { state: other, head: '', secretHash: null, followers: 0 },
      number: this.state.number,
      by,
      now: this.now,
    })
    events.push(...told.events)
    survivor.state = told.state
    if (survivor.now < this.now) survivor.now = this.now
  }

  /** What a parent learns when one of its children has ended. */
  hearOf(child: CaseState, at: Date): void {
    const others = this.children.map(({ state }) => state).filter(({ id }) => id !== child.id)
    this.now = at
    const event = parentEvent({ parent: this.state, child, others, now: at })
    if (event) this.append([event])
  }

  private append(events: readonly CaseEvent[]): void {
    for (const event of events) {
      this.events.push(event)
      this.state = evolve(this.state, event)
    }
  }

  photo(done: boolean): string {
    const { setting, scene, state, now } = this
    return setting.photo({ scene, done, caseId: state.id, at: now })
  }

  /** A post at a body, in the first of these roles that is there. */
  staff(body: Holder | string, ...roles: Role[]): PostHeld {
    const id = typeof body === 'string' ? body : body.id
    const posts = this.setting.people.at(id)
    for (const role of roles) {
      const found = posts.find(({ held }) => held.role === role)
      if (found) return found.held
    }
    throw new Error(`nobody of ${roles.join(', ')} serves there`)
  }
}

/** A case comes in, as the intake would take it. */
export function begin(setting: Setting, random: Random, brought: Brought): Play {
  const { at, actor, channel, contact, scene } = brought
  const { context } = setting
  const id = random.id(at)
  const photo = (done: boolean) => setting.photo({ scene, done, caseId: id, at })
  const input: NewCase = {
    ...brought.input,
    fileIds: brought.input.fileIds.map(() => photo(false)),
    ...(brought.input.solved ? { solved: { ...brought.input.solved, fileIds: [photo(true)] } } : {}),
  }
  const { intake, by } = prepare(input, { context, actor, channel, id, number: setting.number(at) })
  const { conditionId, category, priority } = intake
  const { events, state } = open(intake, {
    ...{ now: at, by: channel === 'open311' ? { kind: 'open311' } : by, newId: () => random.id(at) },
    limits: context.limits({ conditionId, categoryId: category?.id ?? null, priority }),
    bodies: context.bodies,
    clockwork: context.clockwork,
  })
  const whole = contact ? { case_id: id, ...contact } : null
  return new Play(setting, random, { scene, contact: whole, events, state, now: at })
}

/** Nobody in particular brings something. */
export const nobody: Actor = anonymous
