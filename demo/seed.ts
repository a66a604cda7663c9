import type { Disk } from 'flydrive'
import { loadCalendars } from '../server/modules/cases/calendars/calendars.service.ts'
import { tenantCalendars } from '../server/modules/cases/calendars/kept-calendars.ts'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import type { CaseChange } from '../server/modules/cases/cases.store.ts'
import { casesStore } from '../server/modules/cases/cases.store.ts'
import { seedConfiguration } from '../server/modules/cases/configuration/configuration.service.ts'
import { configurationStore } from '../server/modules/cases/configuration/configuration.store.ts'
import { settingsAtStart } from '../server/modules/cases/configuration/defaults/settings.ts'
import type { Draft } from '../server/modules/cases/configuration/draft.rules.ts'
import { saveRule } from '../server/modules/cases/configuration/records.rules.ts'
import { configurationFrom } from '../server/modules/cases/configuration/snapshot.rules.ts'
import { makeContext } from '../server/modules/cases/contexts.ts'
import { yearIn } from '../server/modules/cases/intake/numbers.ts'
import { isRated } from '../server/modules/cases/lifecycle/case-state.ts'
import { addPosts } from '../server/modules/people/people.api.ts'
import { profileStore } from '../server/modules/people/profile.store.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import { buildAtlas } from '../server/modules/territory/atlas.rules.ts'
import { saveDepartment } from '../server/modules/territory/territory.api.ts'
import { territoryStore } from '../server/modules/territory/territory.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { openStorage } from '../server/platform/files/storage.ts'
import type { Deps } from '../server/platform/http/deps.ts'
import type { Tenant } from '../server/platform/http/tenant.ts'
import { demoRoleStore } from '../server/platform/identity/demo.store.ts'
import { demoStore, type FollowerRow, type InvitationRow, type PhotoRow } from './demo.store.ts'
import { routedAtOnce } from './departments.ts'
import { historyOf } from './history.ts'
import type { Scene } from './matters.ts'
import { districtName } from './names.ts'
import { type DemoPeople, demoRolesOf, planPeople } from './people.ts'
import { drawAll, keep, type Picture } from './photos.ts'
import { type DemoSize, type DemoTerritory, knownCommunity, planTerritory } from './plan.ts'
import type { Play, Setting } from './play.ts'
import { type Random, randomOf } from './random.ts'
import { reporter } from './reports.ts'
import { showcase } from './showcase.ts'

/** What is seeded, and on what. */
export interface SeedDemo {
  size: DemoSize
  deps: Pick<Deps, 'config' | 'database' | 'clock' | 'identity' | 'tenants'>
  /** Told what is being done, a line each. */
  progress?: (text: string) => void
  /** Another seed, another district. */
  seed?: string
  /** How many cases; the size says it otherwise. */
  cases?: number
}

/** What the demo holds. */
export interface DemoSeeded {
  /** False: it was there already. */
  seeded: boolean
  tenantId: string
  units: number
  posts: number
  cases: number
}

const day = 86_400_000
const days = 90
const slug = 'demo'
const amounts = {
  small: { cases: 400, photos: 0.16, fresh: { share: 0.22, days: 4 } },
  full: { cases: 24_000, photos: 0.01, fresh: { share: 0.08, days: 4 } },
} as const

/**
 * Fills the demo tenant: territory, people, configuration, and three months of cases that have all happened by the rules.
 * Everybody and everything in it is made up. Once it stands it is left alone; a seeding that was broken off has left
 * nothing behind but an empty tenant and accounts, and starts over.
 */
export async function seedDemo({
  size,
  deps,
  progress = () => {},
  seed = 'sunfield',
  cases,
}: SeedDemo): Promise<DemoSeeded> {
  const tenant = await demoTenant(deps)
  const counted = await deps.database.tx(tenant.id, async (tx) => (await demoRoleStore(tx).list()).length, {
    readOnly: true,
  })
  if (counted > 0) return { seeded: false, tenantId: tenant.id, units: 0, posts: 0, cases: 0 }

  const now = deps.clock.now()
  const since = new Date(now.getTime() - (days + 30) * day)
  const territory = planTerritory({ size, seed, at: since })
  progress(`Territory planned: ${territory.all.length} units`)
  const accounts = await accountsOf(deps, territory, size, { seed, since })
  const { people, accountOf } = accounts
  const pictures = await drawAll()
  const disk = await openStorage(deps.config)
  const done = await deps.database.tx(tenant.id, async (tx) => {
    await writeTerritory(tx, { territory, since })
    for (const department of people.departments) await saveDepartment(tx, department)
    await addPosts(
      tx,
      people.posts.map(({ write }) => write),
    )
    await seedConfiguration(tx, { now: since, more: moreRules(people) })
    progress(`People and configuration: ${people.posts.length} posts, ${people.departments.length} departments`)
    const context = await contextOf(tx, { tenant, territory, people })
    const written = await writeCases(tx, {
      ...{ size, seed, territory, people, context, disk, pictures, progress, now, accountOf },
      count: cases ?? amounts[size].cases,
    })
    await demoRoleStore(tx).replace(demoRolesOf(people.actors, accountOf))
    return written
  })
  deps.tenants.refresh()
  return { seeded: true, tenantId: tenant.id, units: territory.all.length, posts: people.posts.length, cases: done }
}

async function demoTenant({ database, clock, tenants: directory }: SeedDemo['deps']): Promise<Tenant> {
  const tenants = openTenants({ database, clock })
  const known = (await tenants.list()).find((tenant) => tenant.slug === slug)
  if (known && !known.demo) throw new Error(`There is a tenant "${slug}" that is no demo: it is left alone.`)
  if (known) return known
  const created = await tenants.create({
    slug,
    name: districtName,
    numberPrefix: 'QH',
    timeZone: 'Asia/Shanghai',
    demo: true,
  })
  directory.refresh()
  return created
}

/** People with the accounts that play them. An account that is there from an earlier attempt is used again. */
async function accountsOf(
  { identity }: SeedDemo['deps'],
  territory: DemoTerritory,
  size: DemoSize,
  { seed, since }: { seed: string; since: Date },
) {
  const ids = new Map<string, string>()
  const accountOf = (key: string) => ids.get(key) ?? key
  const plan = () => planPeople({ territory, size, seed, from: since, accountOf })
  for (const { key, mail, name } of plan().actors) {
    const account = (await identity.accounts.findByMail(mail)) ?? (await identity.accounts.create({ name, mail }))
    ids.set(key, account.id)
  }
  return { people: plan(), accountOf }
}

async function writeTerritory(tx: Tx, { territory, since }: { territory: DemoTerritory; since: Date }): Promise<void> {
  const store = territoryStore(tx)
  const rows = territory.all.map(({ id, parent, level, kind, code, name, path, households, population, boundary }) => ({
    ...{ id, parentId: parent?.id ?? null, level, kind, code, nameEn: name.en, nameZh: name.zh, path: [...path] },
    ...{ households, population, calendarCode: null, boundary },
  }))
  for (let from = 0; from < rows.length; from += 1000) await store.insertUnits(rows.slice(from, from + 1000), since)
  await store.bumpVersion(since)
}

/** Rules that name departments, before all others. */
function moreRules(people: DemoPeople) {
  const codes = new Map(people.departments.map(({ id, code }) => [id, code]))
  const ids = new Map(people.departments.map(({ id, code }) => [code, id]))
  const none = { codeOf: () => undefined, idOf: () => undefined }
  return {
    references: {
      units: none,
      departments: { codeOf: (id: string) => codes.get(id), idOf: (code: string) => ids.get(code) },
    },
    add(draft: Draft) {
      for (const [n, { category, department, name }] of routedAtOnce.entries()) {
        const categoryId = [...draft.categories.values()].find(({ code }) => code === category)?.id ?? null
        saveRule(draft, {
          input: {
            ...{ position: n + 1, name, categoryId, unitId: null, channel: null, conditionId: null, priority: null },
            ...{ holder: { departmentId: ids.get(department) as string }, active: true },
          },
        })
      }
    },
  }
}

/** What decides cases, from what this transaction has just written. */
async function contextOf(
  tx: Tx,
  { tenant, territory, people }: { tenant: Tenant; territory: DemoTerritory; people: DemoPeople },
): Promise<CaseContext> {
  const store = territoryStore(tx)
  const atlas = buildAtlas({
    version: 1,
    units: await store.units(),
    boundaries: territory.all.map(({ id, boundary }) => ({ id, boundary })),
  })
  return makeContext({
    ...{ tenant, atlas },
    configuration: configurationFrom(await configurationStore(tx).rows(settingsAtStart)),
    calendars: tenantCalendars(await loadCalendars(tx)),
    departments: new Map(
      people.departments.map(({ id, unitId, nameEn, nameZh, calendarCode, phone }) => [
        id,
        { id, unitId, name: { en: nameEn, zh: nameZh }, calendarCode, phone },
      ]),
    ),
  })
}

interface CasesWanted {
  size: DemoSize
  seed: string
  territory: DemoTerritory
  people: DemoPeople
  context: CaseContext
  disk: Disk
  pictures: (scene: Scene, done: boolean) => Picture
  progress: (text: string) => void
  now: Date
  accountOf(key: string): string
  count: number
}

async function writeCases(tx: Tx, wanted: CasesWanted): Promise<number> {
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
  let saving: Promise<void> = Promise.resolve()
  const flush = async () => {
    const plays = batch.splice(0)
    const photos = shown.splice(0)
    await saving
    saving = save(tx, { plays, photos, random: random.fork(`followers ${written}`), wanted })
    // Somebody waits for it below; until then a failure must not be nobody's.
    saving.catch(() => {})
    written += plays.length
  }
  let told = 0
  for await (const plays of historyOf({ setting, random, report, count, days, fresh: amounts[size].fresh })) {
    batch.push(...plays)
    if (batch.length < 250) continue
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
  await saving
  await numbers.keep()
  await writeProfiles(tx, wanted)
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
  await casesStore(tx).save(changes)
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

/** The two residents of the demo have told where they live. */
async function writeProfiles(tx: Tx, { territory, people, accountOf, now }: CasesWanted): Promise<void> {
  const homes = territory.of('microgrid').filter(({ code }) => code.startsWith(`${knownCommunity.code}001`))
  for (const [n, key] of ['resident', 'neighbour'].entries()) {
    const actor = people.posts.length > 0 ? key : ''
    const home = homes[n]
    if (!home || !actor) continue
    await profileStore(tx).save({
      ...{ id: randomOf(`profile ${key}`).id(now), accountId: accountOf(key), name: null, phone: null, mail: null },
      ...{ homeUnitId: home.id, homeAddress: null, at: now },
    })
  }
}
