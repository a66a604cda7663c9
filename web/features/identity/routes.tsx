import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { residentRoot, words } from '../../app/roots.tsx'

const signIn = createRoute({
  getParentRoute: () => residentRoot,
  path: '/sign-in',
  /** `next`: where to go afterwards. Only an address on this site is followed. */
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {},
  loader: words('identity'),
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
})

const account = createRoute({
  getParentRoute: () => residentRoot,
  path: '/account',
  loader: words('identity'),
  component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
})

/** Signing in and the reader's own account. */
export const identityRoutes = [signIn, account] as const

/** Its entry in the residents' navigation. */
export const identityNav: readonly NavItem[] = []
