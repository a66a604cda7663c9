import { IconGift, IconQrcode } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../../app/navigation.ts'
import { consoleRoot, words } from '../../../app/roots.tsx'
import { holds } from '../../../app/session.tsx'
import { type SchemeSearch, tabs } from './search.ts'

const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)
const states = ['open', 'contested', 'approved', 'refused'] as const

const list = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/points',
  validateSearch: (search: Record<string, unknown>): { q?: string; ended?: boolean } => ({
    ...(search.q ? { q: String(search.q).slice(0, 100) } : {}),
    ...(search.ended === true ? { ended: true } : {}),
  }),
  loader: words('merit', 'points'),
  component: lazyRouteComponent(() => import('./schemes/SchemesPage.tsx'), 'SchemesPage'),
})
const till = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/points/till',
  validateSearch: (search: Record<string, unknown>): { station?: string } =>
    id(search.station) ? { station: id(search.station) } : {},
  loader: words('merit', 'points'),
  component: lazyRouteComponent(() => import('./till/TillPage.tsx'), 'TillPage'),
})
const stock = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/points/stock',
  /** `station`: whose shelves · `good`: whose stock book is open. */
  validateSearch: (search: Record<string, unknown>): { station?: string; good?: string } => ({
    ...(id(search.station) ? { station: id(search.station) } : {}),
    ...(id(search.good) ? { good: id(search.good) } : {}),
  }),
  loader: words('merit', 'points'),
  component: lazyRouteComponent(() => import('./stock/StockPage.tsx'), 'StockPage'),
})
const scheme = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/points/schemes/$id',
  validateSearch: (search: Record<string, unknown>): SchemeSearch => {
    const tab = tabs.find((each) => each === search.tab)
    const state = states.find((each) => each === search.state)
    const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(String(search.month)) ? String(search.month) : undefined
    return {
      ...(tab ? { tab } : {}),
      ...(state ? { state } : {}),
      ...(month ? { month } : {}),
      ...(search.donor ? { donor: String(search.donor).slice(0, 200) } : {}),
    }
  },
  loader: words('merit', 'points'),
  component: lazyRouteComponent(() => import('./schemes/SchemePage.tsx'), 'SchemePage'),
})

/** Merit points for those who work with them: the till, the stock, schemes with their rules, claims and reports. */
export const pointsWorkRoutes = [list, till, stock, scheme] as const

const atCounters = [
  ...(['administrator', 'desk', 'grid_head', 'grid_worker', 'grid_worker_part_time', 'grid_assistant'] as const),
]

/** Entries at the side of the console: the till for whoever hands goods over, schemes for whoever keeps or approves. */
export const pointsWorkNav: readonly NavItem[] = [
  {
    ...{ to: '/console/points', label: 'merit.nav', icon: IconGift, order: 76, keys: 'g j', exact: true },
    shown: (held) => holds(held, ...atCounters, 'supervisor', 'building_lead'),
  },
  {
    ...{ to: '/console/points/till', label: 'merit.nav.till', icon: IconQrcode, order: 77, keys: 'g k' },
    shown: (held) => holds(held, ...atCounters),
  },
]
