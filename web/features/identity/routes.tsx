import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { residentRoot, words } from '../../app/roots.tsx'

const signIn = createRoute({
  getParentRoute: () => residentRoot,
  path: '/sign-in',
  /** `next`: where to go afterwards; only an address on this site is followed. `error`: the district's provider refused. */
  validateSearch: (search: Record<string, unknown>): { next?: string; error?: string } => ({
    ...(typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {}),
    ...(typeof search.error === 'string' ? { error: search.error } : {}),
  }),
  loader: words('account'),
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
})

const account = createRoute({
  getParentRoute: () => residentRoot,
  path: '/account',
  loader: words('account'),
  component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
})

/** Signing in and the reader's own account. */
export const identityRoutes = [signIn, account] as const

/** The account stands in the header of every page, not in a navigation. */
export const identityNav: readonly NavItem[] = []
