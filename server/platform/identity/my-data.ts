import type { Erasure } from '../../../contract/identity.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Tenant, TenantDirectory } from '../http/tenant.ts'
import { accountStore } from './account.store.ts'
import { consentStore } from './consent.store.ts'
import { demoRoleStore } from './demo.store.ts'
import type { PersonalData } from './personal-data.ts'
import type { Posts } from './posts.ts'

/** What a person may do with everything kept about them. */
export interface MyData {
  /** All of it in one tenant, and the account itself, by part. */
  collect(tenant: Tenant, accountId: string): Promise<Record<string, unknown>>
  /**
   * Erases it in every tenant of the installation, then the account: an account is a person's, not a tenant's. May be asked
   * again after a failure half-way. Refuses `identity.holds_post` while a post is theirs, and `identity.demo_account`.
   */
  erase(accountId: string): Promise<Erasure>
}

/** Collects and erases over all parts that modules have added. */
export function myData(given: {
  database: Database
  clock: Clock
  tenants: TenantDirectory
  posts: Posts
  parts: PersonalData
  onSessionEnd: (token: string) => void
}): MyData {
  const { database, clock } = given
  const accounts = accountStore(database.pool)
  return {
    async collect(tenant, accountId) {
      const parts: Record<string, unknown> = { identity: await accounts.collect(accountId) }
      await database.tx(
        tenant.id,
        async (tx) => {
          for (const part of given.parts.parts) parts[part.name] = await part.collect(tx, accountId)
        },
        { readOnly: true },
      )
      return parts
    },
    async erase(accountId) {
      const tenants = await given.tenants.list()
      for (const tenant of tenants) await checkErasable(tenant, accountId)
      const erased = new Map<string, number>()
      const kept = new Map<string, { rows: number; why: string }>()
      for (const tenant of tenants) {
        await database.tx(tenant.id, async (tx) => {
          for (const part of given.parts.parts) {
            const did = await part.erase(tx, accountId)
            erased.set(part.name, (erased.get(part.name) ?? 0) + did.erased)
            if (did.kept && did.kept.rows > 0) {
              kept.set(part.name, { rows: (kept.get(part.name)?.rows ?? 0) + did.kept.rows, why: did.kept.why })
            }
          }
        })
      }
      // Last: until here the person can still sign in and ask again.
      for (const token of await accounts.erase(accountId, clock.now())) given.onSessionEnd(token)
      return {
        erased: [...erased, ['identity', 1] as const].map(([part, rows]) => ({ part, rows })),
        kept: [...kept].map(([part, what]) => ({ part, ...what })),
        account: true,
      }
    },
  }

  async function checkErasable(tenant: Tenant, accountId: string): Promise<void> {
    await database.tx(
      tenant.id,
      async (tx) => {
        const roles = tenant.demo ? await demoRoleStore(tx).list() : []
        if (roles.some((role) => role.accountId === accountId))
          throw new Refused('identity.demo_account', {}, { status: 409 })
        const posts = await given.posts.ofAccount(tx, accountId, clock.now())
        if (posts.some((post) => post.standingInFor === undefined)) {
          throw new Refused('identity.holds_post', { tenant: tenant.slug }, { status: 409 })
        }
      },
      { readOnly: true },
    )
  }
}

/** The part identity itself keeps in a tenant: consents. They stay as records without the person. */
export function registerConsents(parts: PersonalData, clock: Clock): void {
  parts.register(
    'consents',
    (tx, accountId) => consentStore(tx).ofAccount(accountId),
    async (tx, accountId) => {
      const rows = await consentStore(tx).forgetAccount(accountId, clock.now())
      return { erased: 0, kept: { rows, why: 'identity.kept.consents' } }
    },
  )
}
