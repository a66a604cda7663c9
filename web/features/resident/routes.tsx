import { IconFolder, IconHome, IconPhone, IconShieldLock } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type ComponentType, lazy } from 'react'
import type { NavItem } from '../../app/navigation.ts'
import { residentRoot, words, wordsAndTimes } from '../../app/roots.tsx'
import { type Score, scoreFrom } from './follow/score.rules.ts'

const home = createRoute({
  getParentRoute: () => residentRoot,
  path: '/',
  /** `home`: the building that a helper's link or a code in a stairwell brings. */
  validateSearch: (search: Record<string, unknown>): { home?: string } =>
    typeof search.home === 'string' && /^[0-9a-f-]{36}$/.test(search.home) ? { home: search.home } : {},
  loader: words('resident', 'doorstep', 'cases'),
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
  validateSearch: (
    search: Record<string, unknown>,
  ): { draft?: string; step?: string; here?: boolean; at?: string } => ({
    ...(typeof search.draft === 'string' && /^[\w-]{1,40}$/.test(search.draft) ? { draft: search.draft } : {}),
    ...(typeof search.step === 'string' && /^[\w-]{1,60}$/.test(search.step) ? { step: search.step } : {}),
    // Begun from "my building": that is where it is, until the writer says otherwise.
    ...(search.here === true || search.here === 'true' ? { here: true } : {}),
    // Begun from a board: there is where it is. Some codes are all digits, which an address takes for a number.
    ...(/^[\w-]{2,64}$/.test(String(search.at ?? '')) ? { at: String(search.at) } : {}),
  }),
  // The words of cases come when a neighbour's case is shown: this page stays small.
  loader: words('resident'),
  component: lazyRouteComponent(() => import('./report/ReportPage.tsx'), 'ReportPage'),
})

const receipt = createRoute({
  getParentRoute: () => residentRoot,
  path: '/receipt/$number',
  loader: words('resident', 'cases', 'suggestions'),
  component: lazyRouteComponent(() => import('./follow/ReceiptPage.tsx'), 'ReceiptPage'),
})

const follow = createRoute({
  getParentRoute: () => residentRoot,
  path: '/f/$number',
  loader: wordsAndTimes('resident', 'cases'),
  component: lazyRouteComponent(() => import('./follow/FollowPage.tsx'), 'FollowPage'),
})

const myCases = createRoute({
  getParentRoute: () => residentRoot,
  path: '/my/cases',
  loader: words('resident', 'doorstep', 'cases'),
  component: lazyRouteComponent(() => import('./my/MyCasesPage.tsx'), 'MyCasesPage'),
})

const myData = createRoute({
  getParentRoute: () => residentRoot,
  path: '/my/data',
  loader: words('resident', 'cases'),
  component: lazyRouteComponent(() => import('./my/MyDataPage.tsx'), 'MyDataPage'),
})

const matters = createRoute({
  getParentRoute: () => residentRoot,
  path: '/matters',
  /** `q`: words, a number or a street · `here`: around the reader's building only. */
  validateSearch: (search: Record<string, unknown>): { q?: string; here?: boolean; map?: boolean } => ({
    ...(search.q !== undefined && String(search.q) !== '' ? { q: String(search.q).slice(0, 200) } : {}),
    ...(search.here === true || search.here === 'true' ? { here: true } : {}),
    ...(search.map === true || search.map === 'true' ? { map: true } : {}),
  }),
  loader: wordsAndTimes('resident', 'doorstep', 'cases'),
  component: lazyRouteComponent(() => import('./matters/MattersPage.tsx'), 'MattersPage'),
})

const rate = createRoute({
  getParentRoute: () => residentRoot,
  path: '/f/$number/rate',
  /** The face pressed in a message. Opening the page says nothing yet: mail programs open links by themselves. */
  validateSearch: (search: Record<string, unknown>): { score?: Score } => {
    const score = scoreFrom(search.score)
    return score ? { score } : {}
  },
  loader: words('resident', 'doorstep', 'cases'),
  component: lazyRouteComponent(() => import('./follow/RatePage.tsx'), 'RatePage'),
})

const share = createRoute({
  getParentRoute: () => residentRoot,
  path: '/share',
  validateSearch: (search: Record<string, unknown>): { id?: string; lost?: boolean } => ({
    ...(typeof search.id === 'string' && /^[\w-]{1,40}$/.test(search.id) ? { id: search.id } : {}),
    ...(search.lost ? { lost: true } : {}),
  }),
  loader: words('resident', 'doorstep'),
  component: lazyRouteComponent(() => import('./share/SharePage.tsx'), 'SharePage'),
})

const easy = createRoute({
  getParentRoute: () => residentRoot,
  path: '/easy',
  loader: words('resident', 'doorstep', 'cases'),
  component: lazyRouteComponent(() => import('./home/EasyPage.tsx'), 'EasyPage'),
})

const install = createRoute({
  getParentRoute: () => residentRoot,
  path: '/install',
  loader: words('resident', 'doorstep'),
  component: lazyRouteComponent(() => import('./home/InstallPage.tsx'), 'InstallPage'),
})

/** Pages of the residents. */
export const residentRoutes = [
  home,
  call,
  matters,
  report,
  share,
  receipt,
  follow,
  rate,
  myCases,
  myData,
  easy,
  install,
] as const

/** On top of each of them, in the simple view and while something waits to be sent. */
export const residentTop = lazy<ComponentType>(() =>
  import('./home/Top.tsx').then(
    (module) => ({ default: module.Top }),
    () => ({ default: () => null }),
  ),
)

/** Their navigation: two entries, the button to report, two more. */
export const residentNav: readonly NavItem[] = [
  { to: '/', label: 'resident.nav.home', icon: IconHome, order: 10, exact: true },
  { to: '/my/cases', label: 'resident.nav.cases', icon: IconFolder, order: 20 },
  { to: '/call', label: 'resident.nav.call', icon: IconPhone, order: 30 },
  { to: '/my/data', label: 'resident.nav.data', icon: IconShieldLock, order: 40 },
]
