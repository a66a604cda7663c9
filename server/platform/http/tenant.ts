import type { Locale, LocalizedName } from '../../../contract/common.ts'

/** A district (or other operator) on this installation. Everything it holds is apart from every other tenant's. */
export interface Tenant {
  readonly id: string
  /** Stands in paths `/t/<slug>/…` and in the header `x-doorstep-tenant`. */
  readonly slug: string
  readonly name: LocalizedName
  /** First part of the numbers given to its cases, such as `QH`. */
  readonly numberPrefix: string
  /** Host names that lead to this tenant, lower case, without port. */
  readonly hostNames: readonly string[]
  /** IANA zone of its calendars and printed times. */
  readonly timeZone: string
  /** Language where the reader asks for none. */
  readonly locale: Locale
  /** Synthetic people and one-click sign-in are allowed. */
  readonly demo: boolean
}

/** What a request tells about the tenant it is meant for. */
export interface TenantHint {
  /** From the path prefix or the header. */
  slug: string | undefined
  /** Host of the request, without port. */
  host: string | undefined
}

/** Finds tenants; the tenants module serves it from a cache. */
export interface TenantDirectory {
  /** The tenant a request is meant for, or undefined where none fits. */
  find(hint: TenantHint): Promise<Tenant | undefined>
  /** Every tenant, oldest first. */
  list(): Promise<readonly Tenant[]>
  /** Forgets what it knows, so that the next look-up reads the database. */
  refresh(): void
}

/** Header that names the tenant. */
export const tenantHeader = 'x-doorstep-tenant'

/**
 * Splits `/t/<slug>/rest` into its parts.
 * @returns the address without the prefix, and the slug where there was one
 */
export function splitTenantPath(url: string): { url: string; slug: string | undefined } {
  const match = /^\/t\/([a-z0-9][a-z0-9-]{0,62})(?=[/?#]|$)/.exec(url)
  if (!match) return { url, slug: undefined }
  const rest = url.slice(match[0].length)
  return { url: rest.startsWith('/') ? rest : `/${rest}`, slug: match[1] }
}
