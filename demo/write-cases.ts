import { setImmediate } from 'node:timers/promises'
import type { Disk } from 'flydrive'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { casesStore } from '../server/modules/cases/cases.store.ts'
import { yearIn } from '../server/modules/cases/intake/numbers.ts'
import { isRated } from '../server/modules/cases/lifecycle/case-state.ts'
import type { CaseChange } from '../server/modules/cases/saving.store.ts'
import type { Prepared, Tx } from '../server/platform/database/database.ts'
import { days } from './ahead.ts'
import type { DemoTerritory } from './city/territory.ts'
import { demoStore, type FollowerRow, type InvitationRow, type PhotoRow } from './demo.store.ts'
import { historyOf } from './history.ts'
import type { DemoPeople } from './people.ts'
import { type DrawnPictures, keep, type Picture } from './photos.ts'
import type { DemoSize } from './plan.ts'
import type { Play, Setting } from './play.ts'
import { type Random, randomOf } from './random.ts'
import { reporter } from './reports.ts'
import { showcase } from './showcase.ts'

const day = 86_400_000

/** Cases written by one statement: enough for it, and little enough for others to have their turn in between. */
const batchSize = 250
/** How many batches the database may be behind. */
const underWay = 12
const amounts = {
  small: { photos: 0.16, fresh: { share: 0.22, days: 4 } },
  full: { photos: 0.03, fresh: { share: 0.12, days: 4 } },
} as const

/** What is written from what. */
export interface CasesWanted {
  size: DemoSize
  seed: string
  territory: DemoTerritory
  people: DemoPeople
  context: CaseContext
  disk: Disk
  pictures: DrawnPictures
  progress: (text: string) => void
  now: Date
  accountOf(key: string): string
  count: number
  /** What is written before the first case is: it would only wait behind their long statements. */
  before: Promise<void>
}

/**
 * Writes the cases of the last days with all that belongs to them. Tells nobody: it is history, and what would have been
 * said was said then. @returns how many
 */
export async function writeCases(tx: Tx, wanted: CasesWanted): Promise<number> {
  const { size, territory, people, context, now, count } = wanted
  const random = randomOf(`${wanted.seed} cases ${size}`)
  const numbers = await takeNumbers(tx, context, now)
  const shown: (Omit<PhotoRow, 'storage_key'> & { picture: Picture })[] = []
  const setting: Setting = {
    ...{ tx, context, people, until: now, number: numbers.next },
    photo({ scene, done, caseId, at }) {
      const picture = wanted.pictures(scene, done)
      const { width, height, sha256, bytes } = picture
      const id = random.id(at)
      shown.push({
        id,
        owner_id: caseId,
        name: done ? 'result.jpg' : 'photo.jpg',
        size: bytes.length,
        width,
        height,
        sha256,
        created_at: at,
        picture,
      })
      return id
    },
  }
  const report = reporter({ setting, territory, people, photos: amounts[size].photos })
  const batch: Play[] = []
  let written = 0
  const saving: Promise<void>[] = []
  const flush = async () => {
    const plays = batch.splice(0)
    const photos = shown.splice(0)
    const saved = save(tx, { plays, photos, random: random.fork(`followers ${written}`), wanted })
    // Somebody waits for it below; until then a failure must not be nobody's.
    saved.catch(() => {})
    saving.push(saved)
    written += plays.length
    if (saving.length > underWay) await saving.shift()
  }
  let [told, played] = [0, 0]
  for await (const plays of historyOf({ setting, random, report, count, days, fresh: amounts[size].fresh })) {
    batch.push(...plays)
    // Stories are told without waiting for anybody: the database's answers want to be heard in between.
    if (++played % 8 === 0) await setImmediate()
    if (batch.length < batchSize) continue
    await flush()
    if (written - told >= 4000) {
      told = written
      wanted.progress(`Cases: ${written} of about ${count}`)
    }
  }
  const photosBefore = () => shown.length
  for await (const play of showcase({
    setting,
    random: random.fork('showcase'),
    report,
    people,
    territory,
    accountOf: wanted.accountOf,
    numbers,
    photosBefore,
    dropPhotos: (from) => void shown.splice(from),
  }))
    batch.push(play, ...play.children)
  await flush()
  await Promise.all(saving)
  await numbers.keep()
  return written
}

/** Running numbers, taken for good only at the end: until then nobody else is in this tenant. */
async function takeNumbers(tx: Tx, context: CaseContext, now: Date) {
  const { tenant } = context
  const store = casesStore(tx)
  const years = new Map<number, { first: number; used: number }>()
  for (const back of [days + 1, 0]) {
    const year = yearIn(tenant.timeZone, new Date(now.getTime() - back * day))
    if (!years.has(year)) years.set(year, { first: await store.takeNumbers(year, 0), used: 0 })
  }
  const yearOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear()
  return {
    next(at: Date): string {
      const year = yearOf(at)
      const taken = years.get(year)
      if (!taken) throw new Error(`no numbers for ${year}`)
      return `${tenant.numberPrefix}-${year}-${String(taken.first + taken.used++).padStart(6, '0')}`
    },
    /** Gives back what was taken since: `mark` tells how it was. */
    mark(): () => void {
      const before = [...years.entries()].map(([year, { used }]) => [year, used] as const)
      return () => {
        for (const [year, used] of before) (years.get(year) as { used: number }).used = used
      }
    },
    async keep(): Promise<void> {
      for (const [year, { used }] of years) if (used > 0) await store.takeNumbers(year, used)
    },
  }
}

async function save(
  tx: Tx,
  given: {
    plays: Play[]
    photos: (Omit<PhotoRow, 'storage_key'> & { picture: Picture })[]
    random: Random
    wanted: CasesWanted
  },
): Promise<void> {
  const { plays, photos, random, wanted } = given
  const { now, accountOf, context, disk } = wanted
  const changes: CaseChange[] = plays.map((play) => play.change)
  const statements = await statementsFor(tx, changes)
  await wanted.before
  for (const { statement, values } of statements) await tx.run(statement, values)
  const rows = photos.map(({ picture: _picture, ...row }) => ({
    ...row,
    storage_key: `${tx.tenantId}/${row.id.slice(0, 8)}/${row.id}`,
  }))
  await demoStore(tx).addPhotos(rows)
  for (let from = 0; from < rows.length; from += 16)
    await Promise.all(
      rows
        .slice(from, from + 16)
        .map((row, n) => keep(disk, row.storage_key, (photos[from + n] as { picture: Picture }).picture)),
    )
  const { ratingDays, ratingReminderDays } = context.configuration.settings
  await demoStore(tx).addInvitations(
    plays.flatMap((play) => invitationsOf(play, { now, ratingDays, ratingReminderDays })),
  )
  const followers = plays.flatMap((play): FollowerRow[] => {
    if (!random.chance(0.09)) return []
    const since = new Date(
      Math.min(now.getTime(), Date.parse(play.state.reportedAt) + random.between(1, 40) * 3_600_000),
    )
    const own = play.contact?.account_id
    return Array.from({ length: random.whole(1, 5) }, (_, n) => ({
      ...{ id: random.id(since), case_id: play.state.id, since },
      account_id: n === 0 && own !== accountOf('neighbour') && random.chance(0.3) ? accountOf('neighbour') : null,
    }))
  })
  await demoStore(tx).addFollowers(followers)
}

/** What the house would write for these cases, to be written later: working it out takes as long as writing it, and can be done meanwhile. */
async function statementsFor(tx: Tx, changes: readonly CaseChange[]) {
  const statements: { statement: Prepared; values: unknown[] }[] = []
  const later: Tx = {
    ...{ tenantId: tx.tenantId, db: tx.db, afterCommit: (work) => tx.afterCommit(work) },
    async run(statement, values) {
      statements.push({ statement, values })
      return []
    },
  }
  await casesStore(later).save(changes)
  return statements
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
