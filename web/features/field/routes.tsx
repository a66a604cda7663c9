import { IconCamera, IconListCheck, IconMap2, IconSend } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { fieldRoot, words } from '../../app/roots.tsx'
import { type FieldCommand, isFieldCommand } from './case/actions.rules.ts'

/** Areas of words that the pages of Field use, all together. */
const everyArea = ['cases', 'configuration', 'field', 'kin', 'suggestions'] as const

const today = createRoute({
  getParentRoute: () => fieldRoot,
  path: '/',
  loader: () => {
    // Whoever begins their day with a line gets every page to open without one.
    setTimeout(
      () => void import('./device/pages.ts').then(({ keepPagesOpening }) => keepPagesOpening(everyArea)),
      3_000,
    )
    return words('cases', 'field')()
  },
  component: lazyRouteComponent(() => import('./today/TodayPage.tsx'), 'TodayPage'),
})

const map = createRoute({
  getParentRoute: () => fieldRoot,
  path: '/map',
  loader: words('cases', 'field'),
  component: lazyRouteComponent(() => import('./today/MapPage.tsx'), 'MapPage'),
})

const oneCase = createRoute({
  getParentRoute: () => fieldRoot,
  path: '/cases/$id',
  /** `do`: the command whose form is open, so that the phone's back button closes it. `entry`: the one of the outbox that is changed. */
  validateSearch: (search: Record<string, unknown>): { do?: FieldCommand; entry?: string } =>
    isFieldCommand(search.do)
      ? { do: search.do, ...(typeof search.entry === 'string' ? { entry: search.entry } : {}) }
      : {},
  loader: words('cases', 'configuration', 'field'),
  component: lazyRouteComponent(() => import('./case/FieldCasePage.tsx'), 'FieldCasePage'),
})

const report = createRoute({
  getParentRoute: () => fieldRoot,
  path: '/report',
  /** `draft`: a report begun on this device. */
  validateSearch: (search: Record<string, unknown>): { draft?: string } =>
    typeof search.draft === 'string' ? { draft: search.draft } : {},
  loader: words(...everyArea),
  component: lazyRouteComponent(() => import('./report/QuickReportPage.tsx'), 'QuickReportPage'),
})

const outbox = createRoute({
  getParentRoute: () => fieldRoot,
  path: '/outbox',
  loader: words('cases', 'field'),
  component: lazyRouteComponent(() => import('./outbox/OutboxPage.tsx'), 'OutboxPage'),
})

const outboxEntry = createRoute({
  getParentRoute: () => fieldRoot,
  path: '/outbox/$id',
  loader: words('cases', 'field'),
  component: lazyRouteComponent(() => import('./outbox/EntryPage.tsx'), 'EntryPage'),
})

/** Pages of people on foot. */
export const fieldRoutes = [today, map, oneCase, report, outbox, outboxEntry] as const

/** Their tabs. */
export const fieldNav: readonly NavItem[] = [
  { to: '/field', label: 'field.nav.today', icon: IconListCheck, order: 10, exact: true },
  { to: '/field/report', label: 'field.nav.report', icon: IconCamera, order: 20 },
  { to: '/field/map', label: 'field.nav.map', icon: IconMap2, order: 30 },
  { to: '/field/outbox', label: 'field.nav.outbox', icon: IconSend, order: 40 },
]
