import {
  IconArchive,
  IconArrowsExchange,
  IconChartBar,
  IconInbox,
  IconMap2,
  IconSquarePlus,
  IconSun,
} from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { readArchive } from './archive/search.ts'
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
  loader: words('cases', 'console', 'desk', 'kin'),
  component: lazyRouteComponent(() => import('./queue/QueuePage.tsx'), 'QueuePage'),
})

const oneCase = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/cases/$id',
  loader: words('cases', 'console', 'desk', 'kin'),
  component: lazyRouteComponent(() => import('./case/CasePage.tsx'), 'CasePage'),
})

const newCase = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/new',
  loader: words('cases', 'console', 'desk', 'kin', 'suggestions'),
  component: lazyRouteComponent(() => import('./intake/NewCasePage.tsx'), 'NewCasePage'),
})

const map = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/map',
  validateSearch: readMap,
  loader: words('cases', 'console', 'desk', 'kin', 'map'),
  component: lazyRouteComponent(() => import('./map/MapPage.tsx'), 'MapPage'),
})

const figures = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/figures',
  validateSearch: readFigures,
  loader: words('cases', 'console'),
  component: lazyRouteComponent(() => import('./figures/FiguresPage.tsx'), 'FiguresPage'),
})

const archive = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/archive',
  validateSearch: readArchive,
  loader: words('cases', 'console', 'kin'),
  component: lazyRouteComponent(() => import('./archive/ArchivePage.tsx'), 'ArchivePage'),
})

const today = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/today',
  validateSearch: (search): { of?: 'desk' } => (search.of === 'desk' ? { of: 'desk' } : {}),
  loader: words('cases', 'console', 'desk'),
  component: lazyRouteComponent(() => import('./today/TodayPage.tsx'), 'TodayPage'),
})

const shift = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/shift',
  loader: words('cases', 'console', 'desk'),
  component: lazyRouteComponent(() => import('./shift/ShiftPage.tsx'), 'ShiftPage'),
})

const writeShift = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/shift/new',
  loader: words('cases', 'console', 'desk'),
  component: lazyRouteComponent(() => import('./shift/WritePage.tsx'), 'WritePage'),
})

const oneShift = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/shift/$id',
  loader: words('cases', 'console', 'desk'),
  component: lazyRouteComponent(() => import('./shift/NotePage.tsx'), 'NotePage'),
})

/** Desk pages around cases. */
export const consoleRoutes = [
  home,
  queue,
  oneCase,
  newCase,
  map,
  figures,
  archive,
  today,
  shift,
  writeShift,
  oneShift,
] as const

/** Desks have a day and shifts; who only administers has neither. */
const sitsAtDesk: NonNullable<NavItem['shown']> = (posts) =>
  posts.some((post) => post.place !== null && post.role !== 'administrator')

/** Their navigation. */
export const consoleNav: readonly NavItem[] = [
  { to: '/console/queue', label: 'console.nav.queue', icon: IconInbox, order: 10, keys: 'g q' },
  { to: '/console/new', label: 'console.nav.new', icon: IconSquarePlus, order: 20, keys: 'g n' },
  { to: '/console/map', label: 'console.nav.map', icon: IconMap2, order: 30, keys: 'g m' },
  { to: '/console/today', label: 'desk.nav.today', icon: IconSun, order: 33, keys: 'g t', shown: sitsAtDesk },
  {
    to: '/console/shift',
    label: 'desk.nav.shift',
    icon: IconArrowsExchange,
    order: 36,
    keys: 'g s',
    shown: sitsAtDesk,
  },
  {
    to: '/console/figures',
    label: 'console.nav.figures',
    icon: IconChartBar,
    order: 40,
    keys: 'g f',
    // Figures are of a place; departments have none.
    shown: (posts) => posts.some((post) => post.place?.kind === 'unit' && post.role !== 'administrator'),
  },
  {
    ...{ to: '/console/archive', label: 'console.nav.archive', icon: IconArchive, order: 45, keys: 'g h' },
    shown: (posts) => holds(posts, 'desk', 'supervisor', 'administrator'),
  },
]
