import { IconChartBar, IconInbox, IconMap2, IconSquarePlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, words } from '../../app/roots.tsx'
import { readFigures } from './figures/windows.ts'
import { readMap } from './map/levels.ts'
import { readSearch } from './queue/search.ts'

const home = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/console/queue', replace: true })
  },
})

const queue = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/queue',
  validateSearch: readSearch,
  loader: words('cases', 'console'),
  component: lazyRouteComponent(() => import('./queue/QueuePage.tsx'), 'QueuePage'),
})

const oneCase = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/cases/$id',
  loader: words('cases', 'console'),
  component: lazyRouteComponent(() => import('./case/CasePage.tsx'), 'CasePage'),
})

const newCase = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/new',
  loader: words('cases', 'console'),
  component: lazyRouteComponent(() => import('./intake/NewCasePage.tsx'), 'NewCasePage'),
})

const map = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/map',
  validateSearch: readMap,
  loader: words('cases', 'console'),
  component: lazyRouteComponent(() => import('./map/MapPage.tsx'), 'MapPage'),
})

const figures = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/figures',
  validateSearch: readFigures,
  loader: words('cases', 'console'),
  component: lazyRouteComponent(() => import('./figures/FiguresPage.tsx'), 'FiguresPage'),
})

/** Desk pages around cases. */
export const consoleRoutes = [home, queue, oneCase, newCase, map, figures] as const

/** Their navigation. */
export const consoleNav: readonly NavItem[] = [
  { to: '/console/queue', label: 'console.nav.queue', icon: IconInbox, order: 10, keys: 'g q' },
  { to: '/console/new', label: 'console.nav.new', icon: IconSquarePlus, order: 20, keys: 'g n' },
  { to: '/console/map', label: 'console.nav.map', icon: IconMap2, order: 30, keys: 'g m' },
  {
    to: '/console/figures',
    label: 'console.nav.figures',
    icon: IconChartBar,
    order: 40,
    keys: 'g f',
    // Figures are of a place; departments have none.
    shown: (posts) => posts.some((post) => post.place?.kind === 'unit' && post.role !== 'administrator'),
  },
]
