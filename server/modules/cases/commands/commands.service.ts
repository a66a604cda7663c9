import type { CaseCommand, CommandRequest } from '../../../../contract/case-commands.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { publishChanges } from '../cases.events.ts'
import { findOrderOf, maySee, standingsFor } from '../cases.policy.ts'
import { casesStore, type StoredCase } from '../cases.store.ts'
import { followersStore } from '../followers.store.ts'
import { type Numbers, yearIn } from '../intake/numbers.ts'
import { doerOf } from '../intake/prepare.rules.ts'
import type { CaseEvent, CaseState, Doer, EventType } from '../lifecycle/case-state.ts'
import type { Relation } from '../lifecycle/commands.rules.ts'
import { decide } from '../lifecycle/decide.rules.ts'
import type { Facts, Given } from '../lifecycle/facts.ts'
import { evolve } from '../lifecycle/replay.rules.ts'
import type { CaseChange } from '../saving.store.ts'
import { isSecretOf } from '../secret.rules.ts'
import { type FindPost, lookUp } from './given.ts'
import { absorbed, childOf, parentEvent } from './kin.rules.ts'
import { followersAfter, othersAfter, readWayBack } from './undo.ts'

/** A command as somebody gave it. */
export interface GivenCommand {
  tenant: Tenant
  actor: Actor
  caseId: string
  request: CommandRequest
  /** The tracking secret, when the giver showed one. */
  secret?: string | undefined
  claim?: IdempotencyClaim | undefined
}

/** What became of it. */
export interface CommandResult {
  id: string
  number: string
  version: number
  state: CaseState['state']
  children?: { id: string; number: string }[]
}

/** Gives commands to cases. */
export interface CommandsService {
  /**
   * Decides and carries out a command: all of its facts are in the timeline, or none. Refuses with `case.stale` (409) and
   * what changed when the giver saw an older case, `case.not_yours_to_decide` (403), and the reasons of the lifecycle.
   */
  give(command: GivenCommand): Promise<CommandResult>
  /** The same inside a transaction already open, for the system's own commands. */
  apply(tx: Tx, given: Applied): Promise<CaseState>
}

/** A command by the software itself. */
export interface Applied {
  context: CaseContext
  stored: StoredCase
  command: CaseCommand
  by: Doer
  relations: ReadonlySet<Relation>
}

/** Facts that change nothing a command depends on: having missed one makes nobody's command stale. */
const harmless: ReadonlySet<EventType> = new Set([
  'commented',
  'amber',
  'red',
  'supervised',
  'rated',
  'return_visit_due',
])

/** Makes the commands service. */
export function createCommands(deps: CasesDeps & { numbers: Numbers; findPost: FindPost }): CommandsService {
  /** Saves what was decided, with what follows for parents and survivors, and tells everybody. */
  const finish = async (tx: Tx, given: { context: CaseContext; changes: CaseChange[]; now: Date }) => {
    const { context, now } = given
    const changes = [...given.changes]
    for (const change of given.changes) {
      const parent = await closeParent(tx, { change, now })
      if (parent) changes.push(parent)
    }
    await casesStore(tx).save(changes)
    await publishChanges(tx, changes, context.bodies)
  }

  const run = async (
    tx: Tx,
    given: Applied & { actor?: Actor; accountId?: string | undefined; numbers?: readonly string[] },
  ) => {
    const { context, stored, command, by } = given
    const now = deps.clock.now()
    const { state } = stored
    const found: Given = await lookUp({ state, command, context, findPost: (id) => deps.findPost(tx, id) })
    const survivor =
      command.type === 'merge'
        ? await readSurvivor(tx, { into: command.intoCaseId, actor: given.actor, context })
        : undefined
    const way = command.type === 'undo' ? await readWayBack(tx, state) : undefined
    const conditionId = command.type === 'accept' ? (command.conditionId ?? state.conditionId) : state.conditionId
    const facts: Facts = {
      now,
      by,
      relations: given.relations,
      newId: uuidv7,
      limits: context.limits({ conditionId, categoryId: state.categoryId, priority: state.priority }),
      bodies: context.bodies,
      clockwork: context.clockwork,
      given: {
        ...found,
        ...(survivor ? { survivor: { id: survivor.state.id, number: survivor.state.number } } : {}),
        ...(way ? { back: way.given } : {}),
      },
    }
    const children =
      command.type === 'split' ? childrenOf({ command, facts, state, context, numbers: given.numbers ?? [] }) : []
    if (children.length > 0)
      facts.given.children = children.map(({ state: child }) => ({ id: child.id, number: child.number }))
    const events = decide(state, command, facts)
    const after = events.reduce<CaseState>((current, event) => evolve(current, event), state)
    const changes: CaseChange[] = [{ state: after, events, head: stored.head }, ...children]
    if (survivor) changes.push(absorbed({ stored: survivor, number: state.number, by, now }))
    if (way) changes.push(...othersAfter(way, { state, by, now }))
    await finish(tx, { context, changes, now })
    if (survivor) await followersStore(tx).move({ from: state.id, to: survivor.state.id, now })
    if (way) await followersAfter(tx, way, { state, now })
    if ('fileIds' in command)
      await deps.files.attach(tx, {
        fileIds: command.fileIds,
        ownerKind: 'case',
        ownerId: state.id,
        accountId: given.accountId,
      })
    return { after, children }
  }

  return {
    async give({ tenant, actor, caseId, request, secret, claim }) {
      const context = await deps.contextOf(tenant)
      const { command } = request
      // Numbers come in a transaction of their own, so they are taken before this one begins; not for whoever can't split.
      const numbers =
        command.type === 'split' && actor.posts.length > 0
          ? await deps.numbers.take({
              tenantId: tenant.id,
              prefix: tenant.numberPrefix,
              year: yearIn(tenant.timeZone, deps.clock.now()),
              count: command.children.length,
            })
          : []
      return await deps.database.tx(tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async (): Promise<CommandResult> => {
            const stored = await casesStore(tx).getForChange(caseId)
            const { state } = stored
            const { by, relations } = await standingOf(tx, {
              actor,
              stored,
              secret,
              command,
              context,
              installation: deps.secret,
            })
            if (request.version < state.version)
              await refuseStale(tx, { state, seen: request.version, forStaff: by.kind === 'staff' })
            if (request.version > state.version)
              throw new Refused(
                'case.version_unknown',
                { version: request.version },
                { status: 422, field: 'body.version' },
              )
            const { after, children } = await run(tx, {
              context,
              stored,
              command,
              by,
              relations,
              actor,
              accountId: actor.accountId,
              numbers,
            })
            return {
              id: after.id,
              number: after.number,
              version: after.version,
              state: after.state,
              ...(children.length > 0
                ? { children: children.map(({ state: child }) => ({ id: child.id, number: child.number })) }
                : {}),
            }
          },
        }),
      )
    },
    async apply(tx, given) {
      return (await run(tx, given)).after
    },
  }
}

/** As whom somebody gives a command: the reporter by secret or account, or one of their posts. */
async function standingOf(
  tx: Tx,
  given: {
    actor: Actor
    stored: StoredCase
    secret: string | undefined
    command: CaseCommand
    context: CaseContext
    installation: string
  },
): Promise<{ by: Doer; relations: ReadonlySet<Relation> }> {
  const { actor, stored, secret, command, context } = given
  const { state } = stored
  const order = findOrderOf(state, command)
  const [best] = standingsFor(actor, { state, bodies: context.bodies, type: command.type, order })
  if (best) return { by: doerOf(actor, best.post, context), relations: best.relations }
  const isReporter = await mayActAsReporter(tx, { actor, stored, secret, installation: given.installation })
  if (isReporter) return { by: { kind: 'reporter' }, relations: new Set(['reporter']) }
  // Whoever may not even see the case doesn't learn that it exists.
  if (!maySee(actor, state, context.bodies)) throw new Refused('case.not_found')
  return { by: doerOf(actor, actor.posts[0], context), relations: new Set(['involved']) }
}

/** True when somebody brought this case: by its tracking secret, or by the account it was filed with. */
export async function mayActAsReporter(
  tx: Tx,
  given: { actor: Actor; stored: StoredCase; secret: string | undefined; installation: string },
): Promise<boolean> {
  const { actor, stored, secret } = given
  if (
    secret &&
    isSecretOf(secret, { secretHash: stored.secretHash, secret: given.installation, caseId: stored.state.id })
  )
    return true
  if (!actor.accountId) return false
  const contact = await followersStore(tx).findContact(stored.state.id)
  return contact?.account_id === actor.accountId
}

/** Refuses with every entry of the timeline that was missed; a reporter is told of the public ones only. */
export async function refuseStale(tx: Tx, given: { state: CaseState; seen: number; forStaff: boolean }): Promise<void> {
  const missed = await casesStore(tx).events(given.state.id, given.seen)
  const changes = missed.filter((event) => !harmless.has(event.type))
  if (changes.length === 0) return
  throw new Refused('case.stale', {
    seen: given.seen,
    now: given.state.version,
    state: given.state.state,
    changes: changes
      .filter((event) => given.forStaff || event.public)
      .map((event) => ({
        seq: event.seq,
        type: event.type,
        at: event.at,
        by: event.by.body ?? null,
        role: event.by.role ?? null,
        ...(given.forStaff ? { facts: event.facts ?? {}, text: event.text ?? null } : {}),
      })),
  })
}

async function readSurvivor(
  tx: Tx,
  given: { into: string; actor: Actor | undefined; context: CaseContext },
): Promise<StoredCase> {
  const [survivor] = await casesStore(tx).listForChange([given.into])
  if (!survivor) throw new Refused('case.not_found', {}, { status: 422, field: 'body.command.intoCaseId' })
  if (!['reported', 'accepted', 'handling', 'handled', 'suspended'].includes(survivor.state.state))
    throw new Refused('case.merge_into_ended')
  // Its words, dates and followers would change under the hands of somebody who may not even read it.
  if (given.actor && !maySee(given.actor, survivor.state, given.context.bodies))
    throw new Refused('case.merge_into_foreign', {}, { field: 'body.command.intoCaseId' })
  return survivor
}

/** A parent closes when its last child has ended. */
async function closeParent(tx: Tx, given: { change: CaseChange; now: Date }): Promise<CaseChange | undefined> {
  const { state, events } = given.change
  // Parts of a split that is taken back end with it: their parent goes on.
  const hasEnded = events.some((event) => event.type !== 'part_undone' && event.effect.set?.closedAt)
  if (!state.parentId || !hasEnded) return undefined
  const store = casesStore(tx)
  const parent = await store.getForChange(state.parentId)
  const others = await store.listForChange(parent.state.children.filter((id) => id !== state.id))
  const event = parentEvent({
    parent: parent.state,
    child: state,
    others: others.map((other) => other.state),
    now: given.now,
  })
  if (!event) return undefined
  return { state: evolve(parent.state, event), events: [event], head: parent.head }
}

function childrenOf(given: {
  command: Extract<CaseCommand, { type: 'split' }>
  facts: Facts
  state: CaseState
  context: CaseContext
  numbers: readonly string[]
}): (CaseChange & { events: CaseEvent[] })[] {
  const { command, facts, state, context, numbers } = given
  return command.children.map((part, index) =>
    childOf({ part, number: numbers[index] as string, id: facts.newId(), parent: state, facts, context }),
  )
}
