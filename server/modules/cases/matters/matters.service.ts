import type { FastifyRequest } from 'fastify'
import type { TimelineEntry } from '../../../../contract/cases.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { publishChanges } from '../cases.events.ts'
import { casesStore, type StoredCase } from '../cases.store.ts'
import { mayActAsReporter, refuseStale } from '../commands/commands.service.ts'
import { type Numbers, yearIn } from '../intake/numbers.ts'
import { placeOf } from '../intake/prepare.rules.ts'
import { type CaseState, type Doer, isOpen } from '../lifecycle/case-state.ts'
import { sequence } from '../lifecycle/decide.rules.ts'
import { at, type NewEvent } from '../lifecycle/facts.ts'
import { evolve } from '../lifecycle/replay.rules.ts'
import type { ContactRow } from '../saving.store.ts'
import { hashSecret, newSecret } from '../secret.rules.ts'
import { type NewMatter, openMatter } from './new-matter.rules.ts'

/** A new matter as its module files it. `unitId`: where it lies, where that is known better than by a point. */
export interface FiledMatter extends NewMatter {
  unitId?: string
  /** Who brought it, apart from the timeline; null when nobody said anything about themselves. */
  contact: Omit<ContactRow, 'case_id'> | null
  accountId?: string | undefined
}

/** A change of a matter, decided by its module. */
export interface MatterChange {
  context: CaseContext
  caseId: string
  lifecycle: NewMatter['lifecycle']
  /** The version whoever asks has seen: refused with `case.stale` and what changed since. Absent: the software's own doing. */
  seen?: number
  by: Doer
  /** What follows, from the case as it stands; throws `Refused` where nothing may. Gives no event: nothing changes. */
  decide(state: CaseState, now: Date): readonly NewEvent[] | Promise<readonly NewEvent[]>
}

/** Somebody asks for a file of a matter. */
export interface MatterFileQuestion {
  tenant: Tenant
  actor: Actor
  /** For what somebody without an account shows instead: a secret. */
  request: FastifyRequest
  caseId: string
}

/**
 * The spine for matters that are not reports (decision 45): number, timeline, clocks, holder, files, contact, search, lists.
 * Their own modules bring states and tables; this is the only way they write a case. Everything but `takeNumber` works in the
 * caller's transaction, with which it stands or falls.
 */
export interface Matters {
  /** The next case number. Taken outside any transaction. */
  takeNumber(tenant: Tenant): Promise<string>
  /** Files a matter; gives the case and the tracking secret of whoever brought it. */
  file(tx: Tx, given: { context: CaseContext; matter: FiledMatter }): Promise<{ state: CaseState; secret: string }>
  /** Locks the case, lets the module decide, appends what follows and tells everybody. Refuses `case.not_found`, `case.stale`. */
  change(tx: Tx, change: MatterChange): Promise<CaseState>
  /** The case. Refuses with `case.not_found`, also where it is of another lifecycle. */
  get(tx: Tx, given: { caseId: string; lifecycle: NewMatter['lifecycle'] }): Promise<CaseState>
  /** The case of a number as people write it; undefined where there is none of this lifecycle. */
  findByNumber(tx: Tx, given: { number: string; lifecycle: NewMatter['lifecycle'] }): Promise<CaseState | undefined>
  /** Its timeline; `forReporter`: what whoever brought it and the other parties may read. */
  timeline(tx: Tx, given: { context: CaseContext; state: CaseState; forReporter: boolean }): Promise<TimelineEntry[]>
  /** True for whoever brought it: by the tracking secret, that of its notices, or the account it was filed with. */
  isReporter(tx: Tx, given: { actor: Actor; caseId: string; secret: string | undefined }): Promise<boolean>
  /** Names who decides about the files of one lifecycle. Without a guard only whoever brought a matter sees them. */
  guardFiles(lifecycle: NewMatter['lifecycle'], guard: (question: MatterFileQuestion) => Promise<boolean>): void
  /** What the guard of its lifecycle says. Asked outside any transaction. */
  maySeeFiles(question: MatterFileQuestion): Promise<boolean>
}

/** Makes the door of the spine. */
export function createMatters(
  deps: CasesDeps & {
    numbers: Numbers
    timeline(
      tx: Tx,
      given: { context: CaseContext; stored: StoredCase; forReporter: boolean },
    ): Promise<TimelineEntry[]>
  },
): Matters {
  const { clock } = deps
  const guards = new Map<string, (question: MatterFileQuestion) => Promise<boolean>>()
  return {
    takeNumber: (tenant) =>
      deps.numbers.next({
        tenantId: tenant.id,
        prefix: tenant.numberPrefix,
        year: yearIn(tenant.timeZone, clock.now()),
      }),

    async file(tx, { context, matter }) {
      const { unitId, contact, accountId, ...rest } = matter
      const placement = placeOf(context, {
        ...(unitId ? { unitId } : {}),
        ...(matter.point ? { point: matter.point } : {}),
      })
      const opened = openMatter(
        { ...rest, placement },
        { now: clock.now(), bodies: context.bodies, clockwork: context.clockwork },
      )
      const secret = newSecret()
      await casesStore(tx).save([
        {
          ...opened,
          secretHash: hashSecret(secret),
          contact: contact ? { ...contact, case_id: matter.id } : null,
        },
      ])
      await deps.files.attach(tx, { fileIds: [...matter.fileIds], ownerKind: 'case', ownerId: matter.id, accountId })
      await publishChanges(tx, [opened], context.bodies)
      return { state: opened.state, secret }
    },

    async change(tx, { context, caseId, lifecycle, seen, by, decide }) {
      const stored = await casesStore(tx).getForChange(caseId)
      const { state } = stored
      if (state.lifecycle !== lifecycle) throw new Refused('case.not_found')
      if (seen !== undefined && seen < state.version)
        await refuseStale(tx, { state, seen, forStaff: by.kind === 'staff' })
      if (seen !== undefined && seen > state.version)
        throw new Refused('case.version_unknown', { version: seen }, { status: 422, field: 'body.version' })
      const now = clock.now()
      const decided = await decide(state, now)
      if (decided.length === 0) return state
      const events = sequence(state, withEnd(state, decided, now), { now, by })
      const after = events.reduce<CaseState>((current, event) => evolve(current, event), state)
      await casesStore(tx).save([{ state: after, events, head: stored.head }])
      await publishChanges(tx, [{ state: after, events }], context.bodies)
      return after
    },

    async get(tx, { caseId, lifecycle }) {
      const { state } = await casesStore(tx).get(caseId)
      if (state.lifecycle !== lifecycle) throw new Refused('case.not_found')
      return state
    },

    async findByNumber(tx, { number, lifecycle }) {
      const state = (await casesStore(tx).findByNumber(number.trim().toUpperCase()))?.state
      return state?.lifecycle === lifecycle ? state : undefined
    },

    async timeline(tx, { context, state, forReporter }) {
      return await deps.timeline(tx, { context, stored: await casesStore(tx).get(state.id), forReporter })
    },

    async isReporter(tx, { actor, caseId, secret }) {
      const stored = await casesStore(tx).get(caseId)
      return await mayActAsReporter(tx, { actor, stored, secret, installation: deps.secret })
    },

    guardFiles(lifecycle, guard) {
      if (guards.has(lifecycle)) throw new Error(`Files of a ${lifecycle} have a guard already`)
      guards.set(lifecycle, guard)
    },

    async maySeeFiles(question) {
      const { tenant, caseId } = question
      const { state } = await deps.database.tx(tenant.id, (tx) => casesStore(tx).get(caseId), { readOnly: true })
      return (await guards.get(state.lifecycle)?.(question)) ?? false
    },
  }
}

/** A matter that ends keeps when it did, and one that goes on again does not: lists and ratings count from there. */
function withEnd(state: CaseState, decided: readonly NewEvent[], now: Date): readonly NewEvent[] {
  const index = decided.findLastIndex((event) => event.effect.set?.state !== undefined)
  const last = decided[index]
  if (!last) return decided
  const open = isOpen({ ...state, ...last.effect.set })
  if (open === (state.closedAt === null)) return decided
  const closedAt = open ? null : at(now)
  return decided.with(index, { ...last, effect: { ...last.effect, set: { ...last.effect.set, closedAt } } })
}
