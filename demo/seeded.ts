import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { Deps } from '../server/platform/http/deps.ts'
import { demoRoleStore } from '../server/platform/identity/demo.store.ts'

/** Slug of the demo's tenant. */
export const demoSlug = 'demo'

/** True in a tenant that was seeded. The roles to step into are written last: where they are, everything is. */
export const isSeeded = async (tx: Tx): Promise<boolean> => (await demoRoleStore(tx).list()).length > 0

/** True when the demo stands; false also where there is no demo tenant. Costs one or two small statements. */
export async function isDemoSeeded({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<boolean> {
  const demo = (await openTenants({ database, clock }).list()).find((tenant) => tenant.slug === demoSlug)
  return demo !== undefined && (await database.tx(demo.id, isSeeded, { readOnly: true }))
}
