import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Tenant, TenantDirectory } from '../../platform/http/tenant.ts'
import { createTenant, type NewTenant, tenantDirectory } from './tenants.service.ts'

/** The tenants of an installation. */
export interface Tenants extends TenantDirectory {
  /**
   * Adds a tenant. Refuses with `tenant.slug_invalid`, `.slug_reserved`, `.slug_taken`, `.name_required`,
   * `.prefix_invalid`, `.time_zone_invalid`, `.host_invalid`, `.host_taken`.
   */
  create(tenant: NewTenant): Promise<Tenant>
}

/** Opens the list of tenants, which is kept in memory for half a minute. */
export function openTenants(given: { database: Database; clock: Clock }): Tenants {
  const directory = tenantDirectory(given.database)
  return {
    ...directory,
    async create(tenant) {
      const created = await createTenant({ ...given, tenant })
      directory.refresh()
      return created
    },
  }
}
