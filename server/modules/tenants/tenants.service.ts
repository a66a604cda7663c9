import type { Locale, LocalizedName } from '../../../contract/common.ts'
import { TenantSlug } from '../../../contract/tenants.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { isUniqueViolation } from '../../platform/database/errors.ts'
import { Refused } from '../../platform/errors.ts'
import type { Tenant, TenantDirectory } from '../../platform/http/tenant.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { chooseTenant, isHostName, isTimeZone, prefixOf, reservedSlugs } from './tenants.rules.ts'
import { tenantsStore } from './tenants.store.ts'

/** What a new tenant is to be. */
export interface NewTenant {
  slug: string
  name: LocalizedName
  /** Default `Asia/Shanghai`. */
  timeZone?: string
  hostNames?: readonly string[]
  /** 1 to 8 capital letters or digits; made from the slug when left out. */
  numberPrefix?: string
  /** Default `zh-CN`. */
  locale?: Locale
  demo?: boolean
}

/** Milliseconds for which the list of tenants is taken as it was read. */
const freshFor = 30_000
/** Milliseconds between two readings because of an unknown name: somebody guessing names must not load the database. */
const pauseBetween = 1_000

/** Finds tenants from a list kept in memory, read again every 30 s, or when a name isn't known (a second apart at least). */
export function tenantDirectory(database: Database): TenantDirectory {
  let known: readonly Tenant[] = []
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<readonly Tenant[]> | undefined
  let refreshed = 0

  // Age of a cache, not a time of the domain: monotonic, so that a clock set back doesn't keep it for ever.
  const age = () => performance.now() - readAt

  function read(): Promise<readonly Tenant[]> {
    if (reading) return reading
    const asOf = refreshed
    const mine = database
      .system((db) => tenantsStore(db).list())
      .then((tenants) => {
        // What was under way when the list changed may lack the change: it serves who asked, and doesn't count as fresh.
        if (asOf === refreshed) {
          known = tenants
          readAt = performance.now()
        }
        return tenants
      })
      .finally(() => {
        if (reading === mine) reading = undefined
      })
    reading = mine
    return mine
  }

  return {
    async find(hint) {
      if (age() > freshFor) await read()
      const found = chooseTenant(known, hint)
      if (found || age() < pauseBetween) return found
      return chooseTenant(await read(), hint)
    },
    async list() {
      return await read()
    },
    refresh() {
      refreshed += 1
      readAt = Number.NEGATIVE_INFINITY
      reading = undefined
    },
  }
}

/** Adds a tenant; `Tenants.create` tells the refusals. */
export async function createTenant(given: { database: Database; clock: Clock; tenant: NewTenant }): Promise<Tenant> {
  const { database, clock } = given
  const tenant = checked(given.tenant)
  try {
    await database.tx(tenant.id, async (tx) => {
      const store = tenantsStore(tx.db)
      const hosts = new Set((await store.list()).flatMap((other) => other.hostNames))
      const taken = tenant.hostNames.find((host) => hosts.has(host))
      if (taken !== undefined) throw new Refused('tenant.host_taken', { host: taken }, { status: 409 })
      await store.insert(tenant, clock.now())
    })
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new Refused('tenant.slug_taken', { slug: tenant.slug }, { status: 409, cause: error })
    }
    throw error
  }
  return tenant
}

function checked(wanted: NewTenant): Tenant {
  const slug = wanted.slug.trim()
  if (!TenantSlug.safeParse(slug).success) throw new Refused('tenant.slug_invalid', { slug })
  if (reservedSlugs.has(slug)) throw new Refused('tenant.slug_reserved', { slug })
  const name = { en: wanted.name.en.trim(), zh: wanted.name.zh.trim() }
  if (!name.en || !name.zh) throw new Refused('tenant.name_required')
  const timeZone = wanted.timeZone ?? 'Asia/Shanghai'
  if (!isTimeZone(timeZone)) throw new Refused('tenant.time_zone_invalid', { timeZone })
  const hostNames = [...new Set((wanted.hostNames ?? []).map((host) => host.trim().toLowerCase()))]
  const badHost = hostNames.find((host) => !isHostName(host))
  if (badHost !== undefined) throw new Refused('tenant.host_invalid', { host: badHost })
  const numberPrefix = wanted.numberPrefix ?? prefixOf(slug)
  if (!/^[A-Z0-9]{1,8}$/.test(numberPrefix)) throw new Refused('tenant.prefix_invalid', { prefix: numberPrefix })
  return {
    id: uuidv7(),
    slug,
    name,
    numberPrefix,
    hostNames,
    timeZone,
    locale: wanted.locale ?? 'zh-CN',
    demo: wanted.demo ?? false,
  }
}
