import type { Kysely, Selectable } from 'kysely'
import { Locale } from '../../../contract/common.ts'
import type { Database, Tenant as TenantRow } from '../../platform/database/schema.gen.ts'
import type { Tenant } from '../../platform/http/tenant.ts'

/** The table of tenants: the one that belongs to no tenant. Bound to a transaction. */
export function tenantsStore(db: Kysely<Database>) {
  return {
    /** Every tenant, oldest first. */
    async list(): Promise<Tenant[]> {
      const rows = await db.selectFrom('tenant').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(tenantOfRow)
    },

    /** Adds a tenant. Fails with a unique violation where the slug is taken. */
    async insert(tenant: Tenant, createdAt: Date): Promise<void> {
      await db
        .insertInto('tenant')
        .values({
          id: tenant.id,
          slug: tenant.slug,
          name_en: tenant.name.en,
          name_zh: tenant.name.zh,
          number_prefix: tenant.numberPrefix,
          time_zone: tenant.timeZone,
          host_names: [...tenant.hostNames],
          settings: JSON.stringify({ locale: tenant.locale, demo: tenant.demo }),
          created_at: createdAt,
        })
        .execute()
    },
  }
}

function tenantOfRow(row: Selectable<TenantRow>): Tenant {
  const settings = (row.settings ?? {}) as Record<string, unknown>
  const locale = Locale.safeParse(settings.locale)
  return {
    id: row.id,
    slug: row.slug,
    name: { en: row.name_en, zh: row.name_zh },
    numberPrefix: row.number_prefix,
    hostNames: row.host_names,
    timeZone: row.time_zone,
    locale: locale.success ? locale.data : 'zh-CN',
    demo: settings.demo === true,
  }
}
