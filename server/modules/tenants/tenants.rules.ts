import type { Tenant, TenantHint } from '../../platform/http/tenant.ts'

/** What a tenant is called by on this installation: the part before a reserved name would be a page of the software. */
export const reservedSlugs: ReadonlySet<string> = new Set(['api', 'health', 'metrics', 'assets', 'open311', 'new', 't'])

/**
 * The tenant a request is meant for. A slug decides alone. Else the host name; else the oldest tenant without host names
 * of its own, so that an installation with one tenant answers at any address.
 */
export function chooseTenant(tenants: readonly Tenant[], hint: TenantHint): Tenant | undefined {
  if (hint.slug !== undefined) return tenants.find((tenant) => tenant.slug === hint.slug)
  const { host } = hint
  const byHost = host === undefined ? undefined : tenants.find((tenant) => tenant.hostNames.includes(host))
  if (byHost) return byHost
  return tenants.find((tenant) => tenant.hostNames.length === 0) ?? (tenants.length === 1 ? tenants[0] : undefined)
}

/** First part of case numbers where nobody chose one: the first letters of the slug's words, `north-east` → `NE`. */
export function prefixOf(slug: string): string {
  const words = slug.split('-').filter(Boolean)
  const letters = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : slug.slice(0, 2)
  return letters.toUpperCase().slice(0, 8)
}

/** True for a name the time-zone database knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** True for a host name without port, lower case: `tell.example.org`, `localhost`. */
export function isHostName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(name)
}
