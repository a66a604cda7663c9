import { setImmediate } from 'node:timers/promises'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { listsToSave } from '../server/modules/cases/cases.store.ts'
import { isRated } from '../server/modules/cases/lifecycle/case-state.ts'
import type { DemoTerritory } from './city/territory.ts'
import { contextFrom, type Decided } from './context.ts'
import type { FollowerRow, InvitationRow } from './demo.store.ts'
import { historyOf } from './history.ts'
import type { Scene } from './matters.ts'
import { type DemoPeople, planPeople } from './people.ts'
import type { DemoSize } from './plan.ts'
import type { Play, Setting } from './play.ts'
import { type Random, randomOf } from './random.ts'
import { reporter } from './reports.ts'
import { showcase } from './showcase.ts'
import { days } from './span.ts'

const day = 86_400_000

/** Cases written by one statement: enough for it, and little enough for others to have their turn in between. */
const batchSize = 250
const amounts = {
  small: { photos: 0.16, fresh: { share: 0.22, days: 4 } },
  full: { photos: 0.03, fresh: { share: 0.12, days: 4 } },
} as const

/** What cases are made from, besides the territory: plain values, to be sent to another thread. */
export interface CasesAsked {
  size: DemoSize
  seed: string
  count: number
  now: Date
  /** Since when units stand and people serve. */
  since: Date
  /** Accounts by the keys of the demo. */
  accounts: ReadonlyMap<string, string>
  decided: Decided
  /** The first running number of each year in it. */
  numbers: readonly { year: number; first: number }[]
}

/** Where cases happen: what can be worked out anew from what is asked and the territory. */
export interface Scenery {
  territory: DemoTerritory
  people: DemoPeople
  context: CaseContext
}

/** A photo of a case; its bytes are those of its scene. */
export interface ShownPhoto {
  id: string
  caseId: string
  at: Date
  scene: Scene
  done: boolean
}

/** Cases that are written in one go, with all that belongs to them. */
export interface CaseBatch {
  cases: number
  /** Lists of rows as JSON, in the order in which the house saves them: as text, or as PostgreSQL takes `jsonb` in binary. */
  lists: readonly (string | Uint8Array)[]
  photos: readonly ShownPhoto[]
  invitations: readonly InvitationRow[]
  followers: readonly FollowerRow[]
  /** Numbers taken so far, by year. */
  used: readonly { year: number; count: number }[]
}

/** The same scenery everywhere, in whatever thread. */
export function sceneryOf(territory: DemoTerritory, asked: CasesAsked): Scenery {
  const { size, seed, since, decided } = asked
  const people = planPeople({ territory, size, seed, from: since, accountOf: accountIn(asked.accounts) })
  return { territory, people, context: contextFrom(decided, { territory, people, since }) }
}

/** The account of a key. */
export const accountIn =
  (accounts: ReadonlyMap<string, string>) =>
  (key: string): string =>
    accounts.get(key) ?? key

/**
 * Works out the cases of the last days with all that belongs to them: what happened is decided by the rules of the house. Needs no
 * database and lets others have their turn. The same is asked, the same is made.
 */
export async function* makeCases(asked: CasesAsked, scenery: Scenery): AsyncGenerator<CaseBatch> {
  const { size, now, count } = asked
  const { territory, people, context } = scenery
  const random = randomOf(`${asked.seed} cases ${size}`)
  const numbers = numbersFrom(asked)
  const photos: ShownPhoto[] = []
  const setting: Setting = {
    ...{ context, people, until: now, number: numbers.next },
    photo({ scene, done, caseId, at }) {
      const id = random.id(at)
      photos.push({ id, caseId, at, scene, done })
      return id
    },
  }
  const report = reporter({ setting, territory, people, photos: amounts[size].photos })
  const plays: Play[] = []
  let written = 0
  const batch = (): CaseBatch => {
    const made = batchOf(plays.splice(0), { asked, context, random: random.fork(`followers ${written}`) })
    written += made.cases
    return { ...made, photos: photos.splice(0), used: numbers.used() }
  }
  let played = 0
  for await (const some of historyOf({ setting, random, report, count, days, fresh: amounts[size].fresh })) {
    plays.push(...some)
    // Stories are told without waiting for anybody: the database's answers want to be heard in between.
    if (++played % 8 === 0) await setImmediate()
    if (plays.length >= batchSize) yield batch()
  }
  for await (const play of showcase({
    ...{ setting, report, people, territory, numbers },
    random: random.fork('showcase'),
    accountOf: accountIn(asked.accounts),
    photosBefore: () => photos.length,
    dropPhotos: (from) => void photos.splice(from),
  }))
    plays.push(play, ...play.children)
  yield batch()
}

/** Running numbers, from the first of each year on. */
function numbersFrom({ numbers, decided }: CasesAsked) {
  const years = new Map(numbers.map(({ year, first }) => [year, { first, used: 0 }]))
  const yearOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear()
  return {
    next(at: Date): string {
      const year = yearOf(at)
      const taken = years.get(year)
      if (!taken) throw new Error(`no numbers for ${year}`)
      return `${decided.tenant.numberPrefix}-${year}-${String(taken.first + taken.used++).padStart(6, '0')}`
    },
    /** Gives back what was taken since: `mark` tells how it was. */
    mark(): () => void {
      const before = [...years.entries()].map(([year, { used }]) => [year, used] as const)
      return () => {
        for (const [year, used] of before) (years.get(year) as { used: number }).used = used
      }
    },
    used: () => [...years.entries()].map(([year, { used }]) => ({ year, count: used })),
  }
}

function batchOf(
  plays: readonly Play[],
  { asked, context, random }: { asked: CasesAsked; context: CaseContext; random: Random },
): Pick<CaseBatch, 'cases' | 'lists' | 'invitations' | 'followers'> {
  const { now } = asked
  const neighbour = accountIn(asked.accounts)('neighbour')
  const { ratingDays, ratingReminderDays } = context.configuration.settings
  const followers = plays.flatMap((play): FollowerRow[] => {
    if (!random.chance(0.09)) return []
    const since = new Date(
      Math.min(now.getTime(), Date.parse(play.state.reportedAt) + random.between(1, 40) * 3_600_000),
    )
    const own = play.contact?.account_id
    return Array.from({ length: random.whole(1, 5) }, (_, n) => ({
      ...{ id: random.id(since), case_id: play.state.id, since },
      account_id: n === 0 && own !== neighbour && random.chance(0.3) ? neighbour : null,
    }))
  })
  return {
    cases: plays.length,
    lists: listsToSave(plays.map((play) => play.change)),
    invitations: plays.flatMap((play) => invitationsOf(play, { now, ratingDays, ratingReminderDays })),
    followers,
  }
}

/** One invitation a closing, as the house sends them: not for what staff found, and with one reminder. */
function invitationsOf(
  play: Play,
  given: { now: Date; ratingDays: number; ratingReminderDays: number },
): InvitationRow[] {
  if (play.state.reporterKind === 'staff') return []
  let round = 1
  const invitations: InvitationRow[] = []
  for (const { effect } of play.events) {
    const { set } = effect
    if (set?.round !== undefined) round = set.round
    if (set?.state === 'closed' && set.closedAt) {
      const at = (later: number) => new Date(Date.parse(set.closedAt as string) + later * day)
      const remind = at(given.ratingReminderDays)
      invitations.push({
        ...{ case_id: play.state.id, round, invited_at: set.closedAt, rated_at: null },
        remind_at: remind > given.now ? remind.toISOString() : null,
        ends_at: at(given.ratingDays).toISOString(),
      })
    }
    const last = invitations.at(-1)
    if (!last) continue
    if (set?.rating && set.rating.round === last.round)
      Object.assign(last, { rated_at: set.rating.at, remind_at: null })
    if (set?.state === 'accepted') last.remind_at = null
  }
  if (isRated(play.state) && !invitations.some(({ rated_at }) => rated_at))
    throw new Error('a rating without an invitation')
  return invitations
}
