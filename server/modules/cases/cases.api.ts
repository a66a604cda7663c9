import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import type { Hub } from '../../platform/stream/hub.ts'
import { type People, postsAt } from '../people/people.api.ts'
import type { Territory } from '../territory/territory.api.ts'
import { type ArchiveService, createArchive } from './archive/archive.service.ts'
import { type Found, openedStore } from './archive/opened.store.ts'
import { type KeptCalendars, keepCalendars } from './calendars/kept-calendars.ts'
import type { CaseContext, CasesDeps } from './cases.context.ts'
import { actsFor } from './cases.policy.ts'
import type { CaseServices } from './cases.routes.ts'
import { casesStore } from './cases.store.ts'
import { isWorkingTime, localDate, wallClock } from './clocks/calendar.rules.ts'
import { dueOf } from './clocks/limit.rules.ts'
import { type OpeningHours, openingHours } from './clocks/openings.rules.ts'
import { createCommands } from './commands/commands.service.ts'
import { createConcerns } from './concerns/concerns.service.ts'
import { type Configurations, openConfigurations } from './configuration/configurations.ts'
import { type RefusedSubject, refusedSubjectIn, type SubjectTexts } from './configuration/subjects.rules.ts'
import { openContexts } from './contexts.ts'
import type { DeskServices } from './desk.routes.ts'
import { createFigures } from './figures/figures.service.ts'
import { createFollowers } from './followers.service.ts'
import { openWorkOf } from './hand-over/hand-over.service.ts'
import { createNotes } from './hand-over/notes.service.ts'
import { createIntake } from './intake/intake.service.ts'
import { createNumbers, type Numbers } from './intake/numbers.ts'
import { doerOf } from './intake/prepare.rules.ts'
import { findAbove, findLevel, nameOfBody, pathOf } from './lifecycle/bodies.ts'
import { type CaseState, isOpen } from './lifecycle/case-state.ts'
import { at, noted, stopClock, told } from './lifecycle/facts.ts'
import { createMap } from './map/map.service.ts'
import { createMatters, type Matters } from './matters/matters.service.ts'
import { startMatterClock } from './matters/new-matter.rules.ts'
import { createPreview } from './preview/preview.service.ts'
import { createDesk } from './reading/desk.service.ts'
import { listsStore } from './reading/lists.store.ts'
import { createReading, type ReadingDeps } from './reading/reading.service.ts'
import { hashSecret, newSecret } from './secret.rules.ts'
import { createNearby } from './similar/nearby.service.ts'
import { createSweep, type SweepService } from './sweep/sweep.service.ts'
import { type CaseDeed, readDeed } from './telling/deeds.ts'
import { type CaseTelling, openTelling } from './telling/news.ts'
import { createToday } from './today/today.service.ts'
import type { CasesVerified } from './verifying/verified.ts'
import { tellCasesAnew } from './verifying/verify-cases.ts'
import { createViews } from './views/views.service.ts'

export type { ArchiveRun } from './archive/archiver.ts'
export type { CaseContext } from './cases.context.ts'
export type { CaseHappened } from './cases.events.ts'
export type { PiledUp } from './concerns/concerns.service.ts'
export type { Bodies } from './lifecycle/bodies.ts'
export type { CaseState, Clock as CaseClock, Doer } from './lifecycle/case-state.ts'
export type { Clockwork, NewEvent } from './lifecycle/facts.ts'
export type { FiledMatter, Matters } from './matters/matters.service.ts'
export type { Seat } from './telling/news.rules.ts'
export type { CaseHearer, CaseNews, CaseTelling } from './telling/news.ts'
export type { RatingDue } from './telling/telling.service.ts'

/** Tells every case of a tenant anew from its timeline, archived ones from their files, and says which is not what it tells. Changes nothing. */
export async function verifyCases(
  database: Database,
  tenantId: string,
  files: Pick<Files, 'contentOf'>,
): Promise<CasesVerified> {
  return await tellCasesAnew(database, tenantId, files)
}

/**
 * Rules of the spine that other lifecycles decide with: pure, and the same for every case. `told` and `noted` make events that
 * whoever brought it reads, or staff alone; `startMatterClock` and `stopClock` the clocks that stand in their effect.
 */
export const spine = {
  ...{ told, noted, at, startMatterClock, stopClock, isOpen },
  ...{ doerOf, actsFor, findAbove, findLevel, nameOfBody, pathOf },
  ...{ newSecret, hashSecret },
} as const

/** The cases of a process, as the application puts them together and other modules use them. */
export interface Cases extends CaseServices, DeskServices {
  readonly deps: CasesDeps
  readonly territory: Territory
  readonly configurations: Configurations
  readonly calendars: KeptCalendars
  readonly numbers: Numbers
  readonly sweep: SweepService
  /** The spine for disputes and petitions. */
  readonly matters: Matters
  /** Cases that ended long ago, in files. */
  readonly archive: ArchiveService
  /** What notices are made of. */
  readonly telling: CaseTelling
  /** All that decides a tenant's cases, in memory. */
  contextOf(tenant: Tenant): Promise<CaseContext>
  /** Hears from the hub when any process changes what is kept in memory. */
  follow(hub: Pick<Hub, 'subscribe'>): void
  /** Reads what is kept in memory again at the next use. */
  refresh(tenantId?: string): void
}

/**
 * What a case that closed says of the help given in it, for whoever thanks people. `tenant` is asked for outside any
 * transaction; the deed is read inside one.
 */
export async function openDeeds(cases: Cases, tenant: Tenant): Promise<(tx: Tx, caseId: string) => Promise<CaseDeed>> {
  const context = await cases.contextOf(tenant)
  return (tx, caseId) => readDeed(tx, context, caseId)
}

/**
 * Counts working days by the calendar a unit follows: gives closing time of the n-th one after an instant (decision 10). Asked
 * for outside any transaction.
 */
export async function openWorkingDays(
  cases: Cases,
  tenant: Tenant,
): Promise<(given: { unitId: string; from: Date; days: number }) => Date> {
  const context = await cases.contextOf(tenant)
  return ({ unitId, from, days }) =>
    dueOf({
      limit: { unit: 'working_days', amount: days },
      calendar: context.calendarOf({ kind: 'unit', id: unitId }),
      from,
    })
}

/** When the body of a unit works, by the calendar it follows. */
export interface WorkingTime {
  /** Opening hours from today on, holidays in them. */
  hours(now: Date, days: number): OpeningHours
  isOpen(at: Date): boolean
  /** The calendar's own date of an instant. */
  dayOf(at: Date): string
  /** The instant of a time of day, in milliseconds since midnight by the clock on the wall. */
  instantOf(day: string, msOfDay: number): Date
}

/** Working time of units, for whoever opens doors by it. Asked for outside any transaction. */
export async function openWorkingTime(cases: Cases, tenant: Tenant): Promise<(unitId: string) => WorkingTime> {
  const context = await cases.contextOf(tenant)
  return (unitId) => {
    const calendar = context.calendarOf({ kind: 'unit', id: unitId })
    return {
      hours: (now, days) => openingHours(calendar, now, days),
      isOpen: (at) => isWorkingTime(calendar, at),
      dayOf: (at) => localDate(calendar, at),
      instantOf: (day, msOfDay) => wallClock(calendar, day, msOfDay),
    }
  }
}

/** How a report stands, as everybody who knows its number may hear. */
export interface ReportStanding {
  id: string
  number: string
  state: CaseState['state']
  open: boolean
}

const standingOf = (state: CaseState): ReportStanding => ({
  ...{ id: state.id, number: state.number, state: state.state, open: isOpen(state) },
})

/** The report of a number as people write it; undefined where there is none, or it is confidential, a dispute or a petition. */
export async function findOpenReport(tx: Tx, number: string): Promise<ReportStanding | undefined> {
  const wanted = number.trim().toUpperCase()
  const state = (await casesStore(tx).findByNumber(wanted))?.state
  if (state) return state.lifecycle === 'report' && !state.confidential ? standingOf(state) : undefined
  const archived = await openedStore(tx).find({ number: wanted })
  return archived && !archived.confidential ? standingOfArchived(archived) : undefined
}

const standingOfArchived = ({ id, number, state }: Pick<Found, 'id' | 'number' | 'state'>): ReportStanding => ({
  ...{ id, number, state: state as ReportStanding['state'], open: false },
})

/** How cases stand, by id. */
export async function standingsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, ReportStanding>> {
  const found = ids.length === 0 ? [] : await listsStore(tx).many(ids)
  const standings = new Map(found.map(({ state }) => [state.id, standingOf(state)]))
  const others = ids.filter((id) => !standings.has(id))
  for (const one of await openedStore(tx).kin(others)) standings.set(one.id, standingOfArchived(one))
  return standings
}

/** The first text that is about a person's conduct instead of a matter, and the word that says so. */
export const personSubjectIn = (texts: SubjectTexts): RefusedSubject | undefined => refusedSubjectIn(texts)

/** What cases stand on. */
export interface CasesFoundation {
  database: Database
  clock: Clock
  files: Files
  /** Secret of the installation. */
  secret: string
  territory: Territory
  people: Pick<People, 'posts' | 'work'>
}

/** Whose duty phone residents get, best first. */
const onDuty = ['grid_worker', 'grid_head', 'desk'] as const

/** Opens the cases of a process. */
export function openCases(given: CasesFoundation): Cases {
  const { database, clock, files, secret, territory, people } = given
  const configurations = openConfigurations(database)
  const calendars = keepCalendars(database)
  const contexts = openContexts({ database, territory, configurations, calendars, territoryTopic: territory.topic })
  const deps: CasesDeps = { database, clock, files, secret, contextOf: (tenant) => contexts.of(tenant) }
  const numbers = createNumbers(database)
  people.work.register('cases', openWorkOf)
  const describePosts: ReadingDeps['describePosts'] = async (tx, ids) => {
    if (ids.length === 0) return new Map()
    const named = await people.posts.describe(tx, [...new Set(ids)])
    return new Map(
      named.map((post) => [
        post.id,
        { role: post.role, body: post.place?.name ?? { en: '–', zh: '–' }, holderName: post.title },
      ]),
    )
  }
  const commands = createCommands({
    ...deps,
    numbers,
    findPost: async (tx, postId) => (await people.posts.findPost(tx, postId, clock.now()))?.post,
  })
  const reading = createReading({
    ...deps,
    describePosts,
    findDutyPhone: async (tx, unitId) =>
      (await postsAt(tx, { unitId, roles: onDuty, now: clock.now() })).find((post) => post.dutyPhone)?.dutyPhone ??
      undefined,
  })
  return {
    deps,
    territory,
    configurations,
    calendars,
    numbers,
    commands,
    intake: createIntake({ ...deps, numbers }),
    reading,
    matters: createMatters({ ...deps, numbers, timeline: (tx, given) => reading.timeline(tx, given) }),
    nearby: createNearby(deps),
    map: createMap(deps),
    preview: createPreview({ ...deps, describePosts }),
    followers: createFollowers(deps),
    views: createViews(deps),
    desk: createDesk(deps),
    today: createToday(deps),
    concerns: createConcerns(deps),
    notes: createNotes({ ...deps, describePosts }),
    figures: createFigures(deps),
    sweep: createSweep({ ...deps, commands }),
    archive: createArchive(deps),
    telling: openTelling({ secret, contextOf: deps.contextOf }),
    contextOf: deps.contextOf,
    follow(hub) {
      configurations.follow(hub)
      calendars.follow(hub)
      contexts.follow(hub)
    },
    refresh(tenantId) {
      configurations.refresh(tenantId)
      calendars.refresh(tenantId)
      contexts.refresh(tenantId)
    },
  }
}

/** Whether there is a case of this number, as people write it, and whether it goes on; undefined where there is none. Tells nothing else. */
export async function standingOfNumber(tx: Tx, number: string): Promise<'open' | 'ended' | undefined> {
  const wanted = number.trim().toUpperCase()
  const stored = await casesStore(tx).findByNumber(wanted)
  if (stored) return isOpen(stored.state) ? 'open' : 'ended'
  return (await openedStore(tx).find({ number: wanted })) && 'ended'
}
