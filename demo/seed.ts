import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { seedConfiguration } from '../server/modules/cases/configuration/configuration.service.ts'
import { seedPeople } from '../server/modules/people/defaults/seed-people.ts'
import { addPosts } from '../server/modules/people/people.api.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import { saveDepartment } from '../server/modules/territory/territory.api.ts'
import { territoryStore } from '../server/modules/territory/territory.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { openStorage } from '../server/platform/files/storage.ts'
import type { Deps } from '../server/platform/http/deps.ts'
import type { Tenant } from '../server/platform/http/tenant.ts'
import { demoRoleStore } from '../server/platform/identity/demo.store.ts'
import type { Identity } from '../server/platform/identity/identity.ts'
import { type Ahead, beginAhead } from './ahead.ts'
import { writeDeliberations } from './assembly.ts'
import type { DemoTerritory, DemoUnit } from './city/territory.ts'
import { contextFrom, readDecided } from './context.ts'
import { demoStore } from './demo.store.ts'
import { takeDisputeNumbers, writeDisputes } from './disputes.ts'
import { writeHall } from './hall.ts'
import { accountIn, type CasesAsked } from './make-cases.ts'
import { districtName } from './names.ts'
import { type DemoPeople, demoActors, demoRolesOf, planPeople } from './people.ts'
import { writeVisitingDays } from './petitions.ts'
import { takePetitionNumbers, writePetitions } from './petitions-brought.ts'
import type { DemoSize } from './plan.ts'
import { writePoints } from './points.ts'
import { writeRecruitment } from './recruitment.ts'
import { demoSlug, isSeeded } from './seeded.ts'
import { writeStations } from './stations.ts'
import { writeTeams } from './teams.ts'
import { moreRules, writeProfiles, writeStaffing, writeUnits } from './write-base.ts'
import { writeBuildings } from './write-buildings.ts'
import { firstNumbers, writeCases } from './write-cases.ts'
import { writeLandscape } from './write-landscape.ts'

/** What is seeded, and on what. */
export interface SeedDemo {
  size: DemoSize
  deps: Pick<Deps, 'config' | 'database' | 'clock' | 'tenants'> & { identity: Pick<Identity, 'accounts'> }
  /** Told what is being done, a line each. */
  progress?: (text: string) => void
  /** Another seed, another district. */
  seed?: string
  /** How many cases; the size says it otherwise. */
  cases?: number
  /** What was begun before there was a database; of the same size and seed. */
  ahead?: Ahead
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

/** How many cases people bring in three months. */
const usual = { small: 400, full: 4_000 } as const

/**
 * Fills the demo tenant: territory, people, configuration, and three months of cases that have all happened by the rules.
 * Everybody and everything in it is made up. Once it stands it is left alone; a seeding that was broken off has left
 * nothing behind but an empty tenant and accounts, and starts over.
 */
export async function seedDemo(given: SeedDemo): Promise<DemoSeeded> {
  const { size, deps, seed = 'sunfield' } = given
  const ahead = given.ahead ?? beginAhead({ size, seed, now: deps.clock.now() })
  try {
    const tenant = await demoTenant(deps)
    const before = { seeded: false, tenantId: tenant.id, units: 0, posts: 0, cases: 0 }
    if (await deps.database.tx(tenant.id, isSeeded, { readOnly: true })) return before
    return { ...before, ...(await seedWhole(tenant, { ...given, seed, ahead })) }
  } finally {
    ahead.stop()
  }
}

/** Seeds a tenant that has nothing yet. Undefined when somebody else did it meanwhile. */
async function seedWhole(
  tenant: Tenant,
  given: SeedDemo & { seed: string; ahead: Ahead },
): Promise<Omit<DemoSeeded, 'tenantId'> | undefined> {
  const { size, deps, seed, ahead, progress = () => {} } = given
  const { now, since } = ahead
  const [accounts, disk] = await Promise.all([accountsOf(deps), openStorage(deps.config)])
  const accountOf = accountIn(accounts)
  const territory = await ahead.territory()
  progress(`Territory planned: ${territory.all.length} units, ${territory.buildings.length} buildings`)
  const people = planPeople({ territory, size, seed, from: since, accountOf })
  const [district, ...below] = territory.all
  // All or nothing: whoever breaks it off finds an empty tenant again, never half a district.
  const written = await deps.database.tx(tenant.id, async (tx) => {
    await demoStore(tx).hurry()
    // Of two that seed at the same time the second waits here until the first has done it.
    await territoryStore(tx).bumpVersion(since)
    if (await isSeeded(tx)) return undefined
    // First what decides cases, so that another thread can think them out while everything else is written.
    await writeUnits(tx, { units: [district as DemoUnit], since })
    await Promise.all(people.departments.map((department) => saveDepartment(tx, department)))
    await seedConfiguration(tx, { now: since, more: moreRules(people) })
    const [first, petitionNumbers] = [
      await takeDisputeNumbers(tx, { tenant, now }),
      await takePetitionNumbers(tx, { tenant, now }),
    ]
    const asked: CasesAsked = {
      ...{ size, seed, now, since, accounts, count: given.cases ?? usual[size] },
      decided: await readDecided(tx, tenant),
      numbers: await firstNumbers(tx, { tenant, now }),
    }
    const context = contextFrom(asked.decided, { territory, people, since })
    const batches = ahead.cases(asked, { territory, people, context })
    const postOf = (key: string) => {
      const id = accountOf(key)
      const found = people.posts.find(({ write }) => write.accountId === id)?.write
      return { id: found?.id ?? '', unitId: found?.unitId ?? '' }
    }
    const gridsOf = (id: string) => territory.of('grid').flatMap((unit) => (unit.parent?.id === id ? [unit.id] : []))
    const matters = async () => {
      const disputes = await writeDisputes(tx, { context, accountOf, postOf, gridsOf, first, now })
      const given = { territory, people, context, database: deps.database, accountOf, numbers: petitionNumbers, now }
      return disputes + (await writePetitions(tx, given))
    }
    const before = writePlace(tx, {
      ...{ size, territory, below, people, accountOf, now, since, context, secret: deps.config.secret },
    }).then(() =>
      progress(`People and configuration: ${people.posts.length} posts, ${people.departments.length} departments`),
    )
    const [count] = await Promise.all([
      writeCases(tx, { batches, disk, pictures: ahead.pictures, before, beside: matters, progress }),
      before,
    ])
    const communityId = postOf('community').unitId
    await writeDeliberations(tx, { people, context, database: deps.database, communityId, now })
    await demoRoleStore(tx).replace(demoRolesOf(people.actors, accountOf))
    return count
  })
  deps.tenants.refresh()
  if (written === undefined) return undefined
  return { seeded: true, units: territory.all.length, posts: people.posts.length, cases: written }
}

/** The place below the district itself, everybody who serves there, with what they work by, and the houses they serve. */
async function writePlace(
  tx: Tx,
  given: {
    size: DemoSize
    territory: DemoTerritory
    below: readonly DemoUnit[]
    people: DemoPeople
    context: CaseContext
    accountOf(key: string): string
    secret: string
    now: Date
    since: Date
  },
): Promise<void> {
  const { size, territory, people, accountOf, now, since, context, secret } = given
  await writeUnits(tx, { units: given.below, since })
  await addPosts(
    tx,
    people.posts.map(({ write }) => write),
  )
  await seedPeople(tx, { now: since })
  await writeStaffing(tx, { size })
  const services = async () => {
    await writeProfiles(tx, { territory, accountOf, now })
    await writeStations(tx, { size, territory, people, now })
    await writeTeams(tx, { territory, accountOf, now })
    await writeRecruitment(tx, { territory, people, timeZone: context.tenant.timeZone, now })
    await writePoints(tx, { territory, people, context, secret, accountOf, now })
    await writeHall(tx, { territory, people, secret, now })
    await writeVisitingDays(tx, { territory, people, timeZone: context.tenant.timeZone, now })
  }
  // What asks little and often goes beside what writes much: neither the database nor this thread waits for the other.
  await Promise.all([
    services(),
    writeBuildings(tx, { territory, context, since }),
    writeLandscape(tx, { territory, since }),
  ])
}

async function demoTenant({ database, clock, tenants: directory }: SeedDemo['deps']): Promise<Tenant> {
  const tenants = openTenants({ database, clock })
  const find = async () => (await tenants.list()).find((tenant) => tenant.slug === demoSlug)
  const wanted = { slug: demoSlug, name: districtName, numberPrefix: 'QH', timeZone: 'Asia/Shanghai', demo: true }
  const demo = (await find()) ?? (await orElse(tenants.create(wanted), find))
  if (!demo.demo) throw new Error(`There is a tenant "${demoSlug}" that is no demo: it is left alone.`)
  directory.refresh()
  return demo
}

/** What was made, or what somebody else made at the same moment. */
async function orElse<T>(made: Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  try {
    return await made
  } catch (error) {
    const found = await find()
    if (!found) throw error
    return found
  }
}

/** Accounts for the roles to step into. One that is there from an earlier attempt is used again. */
async function accountsOf({ identity }: SeedDemo['deps']): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  const { accounts } = identity
  await Promise.all(
    // Who they are doesn't depend on where they serve.
    demoActors({ all: [] }, []).map(async ({ key, mail, name }) => {
      const find = () => accounts.findByMail(mail)
      const account = (await find()) ?? (await orElse(accounts.create({ name, mail }), find))
      ids.set(key, account.id)
    }),
  )
  return ids
}
