/**
 * The part of the address that names the district: `/t/<slug>`, or nothing where the host name says it. Pages, API and
 * sign-in of one tenant all live below it.
 */
export const basepath: string = tenantPath(globalThis.location?.pathname ?? '/')

/** `/t/<slug>` of a path, or an empty string. */
export function tenantPath(pathname: string): string {
  return /^\/t\/[a-z0-9][a-z0-9-]{0,62}(?=\/|$)/.exec(pathname)?.[0] ?? ''
}

/** Address of something the server hands out, for links and images: `at('/api/docs')`. */
export function at(path: string): string {
  return basepath + path
}
