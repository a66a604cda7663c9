import { IconHeartHandshake } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { DisputeStateName } from '../../../contract/disputes.ts'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, words, wordsAndTimes } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { type ApplyStep, applySteps } from './apply/draft.rules.ts'
import { type DeskSearch, shows, states } from './desk/search.ts'

const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)
const day = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : undefined)

const home = createRoute({
  getParentRoute: () => residentRoot,
  path: '/disputes',
  loader: words('dispute-pages', 'disputes', 'cases'),
  component: lazyRouteComponent(() => import('./home/DisputesPage.tsx'), 'DisputesPage'),
})
const apply = createRoute({
  getParentRoute: () => residentRoot,
  path: '/disputes/new',
  /** `desk`: taken there for somebody who came. */
  validateSearch: (search: Record<string, unknown>): { step?: ApplyStep; desk?: boolean } => {
    const step = applySteps.find((each) => each === search.step)
    return { ...(step ? { step } : {}), ...(search.desk === true ? { desk: true } : {}) }
  },
  loader: words('dispute-pages', 'disputes'),
  component: lazyRouteComponent(() => import('./apply/NewDisputePage.tsx'), 'NewDisputePage'),
})
const receipt = createRoute({
  getParentRoute: () => residentRoot,
  path: '/disputes/receipt/$number',
  loader: words('dispute-pages'),
  component: lazyRouteComponent(() => import('./apply/ReceiptPage.tsx'), 'ReceiptPage'),
})
const party = createRoute({
  getParentRoute: () => residentRoot,
  path: '/d/$number',
  loader: wordsAndTimes('dispute-pages', 'disputes', 'cases'),
  component: lazyRouteComponent(() => import('./party/PartyPage.tsx'), 'PartyPage'),
})
const join = createRoute({
  getParentRoute: () => residentRoot,
  path: '/d/$number/join',
  loader: words('dispute-pages'),
  component: lazyRouteComponent(() => import('./party/JoinPage.tsx'), 'JoinPage'),
})

const list = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/disputes',
  validateSearch: (search: Record<string, unknown>): DeskSearch => ({
    ...(search.of === 'mediating' ? { of: 'mediating' as const } : {}),
    ...(shows.some((each) => each === search.show) ? { show: search.show as DeskSearch['show'] } : {}),
    ...(states.some((each) => each === search.state) ? { state: search.state as DisputeStateName } : {}),
    ...(typeof search.tier === 'string' && /^[a-z_]{2,40}$/.test(search.tier) ? { tier: search.tier } : {}),
    ...(id(search.unit) ? { unit: id(search.unit) } : {}),
  }),
  loader: wordsAndTimes('dispute-pages', 'disputes', 'cases'),
  component: lazyRouteComponent(() => import('./desk/ListPage.tsx'), 'ListPage'),
})
const calendar = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/disputes/calendar',
  /** `from`: the first day shown. */
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    day(search.from) ? { from: day(search.from) } : {},
  loader: wordsAndTimes('dispute-pages', 'disputes', 'cases'),
  component: lazyRouteComponent(() => import('./desk/CalendarPage.tsx'), 'CalendarPage'),
})
const figures = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/disputes/figures',
  validateSearch: (search: Record<string, unknown>): { unit?: string; from?: string; to?: string } => ({
    ...(id(search.unit) ? { unit: id(search.unit) } : {}),
    ...(day(search.from) ? { from: day(search.from) } : {}),
    ...(day(search.to) ? { to: day(search.to) } : {}),
  }),
  loader: wordsAndTimes('dispute-pages', 'disputes', 'cases'),
  component: lazyRouteComponent(() => import('./desk/FiguresPage.tsx'), 'FiguresPage'),
})
const settings = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/disputes/settings',
  loader: words('dispute-pages', 'disputes', 'app'),
  component: lazyRouteComponent(() => import('./desk/SettingsPage.tsx'), 'SettingsPage'),
})
const mediators = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/disputes/mediators',
  validateSearch: (search: Record<string, unknown>): { unit?: string } =>
    id(search.unit) ? { unit: id(search.unit) } : {},
  loader: words('dispute-pages', 'disputes', 'cases'),
  component: lazyRouteComponent(() => import('./desk/MediatorsPage.tsx'), 'MediatorsPage'),
})
const one = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/disputes/$number',
  loader: wordsAndTimes('dispute-pages', 'disputes', 'cases', 'signature'),
  component: lazyRouteComponent(() => import('./desk/DisputePage.tsx'), 'DisputePage'),
})

/** Mediation for residents: what it is, applying, and the page of each party. */
export const disputeRoutes = [home, apply, receipt, party, join] as const
/** Mediation for those who mediate, keep the desk or set how a district mediates. */
export const disputeConsoleRoutes = [list, calendar, figures, settings, mediators, one] as const

/** One entry at the side of the console, for whoever may mediate or keeps a desk. */
export const disputeConsoleNav: readonly NavItem[] = [
  {
    ...{ to: '/console/disputes', label: 'dispute-pages.nav', icon: IconHeartHandshake, order: 30, keys: 'g z' },
    shown: (held) =>
      holds(
        held,
        'administrator',
        'desk',
        'supervisor',
        'grid_head',
        'grid_worker',
        'grid_worker_part_time',
        'department_officer',
      ),
  },
]
