import { IconFolder, IconHome, IconPhone, IconShieldLock } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { residentRoot, words } from '../../app/roots.tsx'

const home = createRoute({
  getParentRoute: () => residentRoot,
  path: '/',
  loader: words('resident', 'cases'),
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
})

const call = createRoute({
  getParentRoute: () => residentRoot,
  path: '/call',
  loader: words('resident', 'cases'),
  component: lazyRouteComponent(() => import('./home/CallPage.tsx'), 'CallPage'),
})

const report = createRoute({
  getParentRoute: () => residentRoot,
  path: '/report',
  /** Which draft of this device, and which of its screens. */
  validateSearch: (search: Record<string, unknown>): { draft?: string; step?: string } => ({
    ...(typeof search.draft === 'string' && /^[\w-]{1,40}$/.test(search.draft) ? { draft: search.draft } : {}),
    ...(typeof search.step === 'string' && /^[\w-]{1,60}$/.test(search.step) ? { step: search.step } : {}),
  }),
  // The words of cases come when a neighbour's case is shown: this page stays small.
  loader: words('resident'),
  component: lazyRouteComponent(() => import('./report/ReportPage.tsx'), 'ReportPage'),
})

const receipt = createRoute({
  getParentRoute: () => residentRoot,
  path: '/receipt/$number',
  loader: words('resident', 'cases'),
  component: lazyRouteComponent(() => import('./follow/ReceiptPage.tsx'), 'ReceiptPage'),
})

const follow = createRoute({
  getParentRoute: () => residentRoot,
  path: '/f/$number',
  loader: words('resident', 'cases'),
  component: lazyRouteComponent(() => import('./follow/FollowPage.tsx'), 'FollowPage'),
})

const myCases = createRoute({
  getParentRoute: () => residentRoot,
  path: '/my/cases',
  loader: words('resident', 'cases'),
  component: lazyRouteComponent(() => import('./my/MyCasesPage.tsx'), 'MyCasesPage'),
})

const myData = createRoute({
  getParentRoute: () => residentRoot,
  path: '/my/data',
  loader: words('resident', 'cases'),
  component: lazyRouteComponent(() => import('./my/MyDataPage.tsx'), 'MyDataPage'),
})

/** Pages of the residents. */
export const residentRoutes = [home, call, report, receipt, follow, myCases, myData] as const

/** Their navigation: two entries, the button to report, two more. */
export const residentNav: readonly NavItem[] = [
  { to: '/', label: 'resident.nav.home', icon: IconHome, order: 10, exact: true },
  { to: '/my/cases', label: 'resident.nav.cases', icon: IconFolder, order: 20 },
  { to: '/call', label: 'resident.nav.call', icon: IconPhone, order: 30 },
  { to: '/my/data', label: 'resident.nav.data', icon: IconShieldLock, order: 40 },
]
