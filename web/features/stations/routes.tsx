import { IconBuildingStore } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AcceptanceState, StationKind } from '../../../contract/stations.ts'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, rootRoute, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { loadWords, locales } from '../../words/catalogue.ts'
import type { RegisterSearch, Tab } from './register/search.ts'

/** Boards on a wall speak both languages at once. */
const bothLanguages = async () => {
  await Promise.all(locales.map((locale) => loadWords(locale, ['stations'])))
}

const board = createRoute({
  getParentRoute: () => residentRoot,
  path: '/board/$code',
  validateSearch: (search: Record<string, unknown>): { sheet?: string } =>
    typeof search.sheet === 'string' && /^\d{8}-[0-9a-v]{21}$/.test(search.sheet) ? { sheet: search.sheet } : {},
  loader: words('stations'),
  component: lazyRouteComponent(() => import('./board/BoardPage.tsx'), 'BoardPage'),
})
const sheet = createRoute({
  getParentRoute: () => rootRoute,
  path: '/board/$code/sheet',
  loader: bothLanguages,
  component: lazyRouteComponent(() => import('./board/SheetPage.tsx'), 'SheetPage'),
})
const screen = createRoute({
  getParentRoute: () => rootRoute,
  path: '/board/$code/screen',
  loader: bothLanguages,
  component: lazyRouteComponent(() => import('./board/SheetPage.tsx'), 'ScreenPage'),
})

const kinds: readonly string[] = ['micro', 'volunteer', 'mediation', 'petition', 'hall'] satisfies StationKind[]
const states: readonly string[] = ['accepted', 'due', 'open'] satisfies AcceptanceState[]

const list = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/stations',
  validateSearch: (search: Record<string, unknown>): RegisterSearch => ({
    ...(search.q !== undefined && String(search.q) !== '' ? { q: String(search.q).slice(0, 100) } : {}),
    ...(kinds.includes(String(search.kind)) ? { kind: search.kind as StationKind } : {}),
    ...(states.includes(String(search.state)) ? { state: search.state as AcceptanceState } : {}),
    ...(typeof search.unit === 'string' && /^[0-9a-f-]{36}$/.test(search.unit) ? { unit: search.unit } : {}),
    ...(search.closed === true ? { closed: true } : {}),
  }),
  loader: words('stations'),
  component: lazyRouteComponent(() => import('./register/StationsPage.tsx'), 'StationsPage'),
})
const tabs: readonly string[] = ['form', 'acceptance', 'officers', 'history'] satisfies Tab[]

const one = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/stations/$id',
  validateSearch: (search: Record<string, unknown>): { tab?: Tab } =>
    tabs.includes(String(search.tab)) ? { tab: search.tab as Tab } : {},
  loader: words('stations'),
  component: lazyRouteComponent(() => import('./register/StationPage.tsx'), 'StationPage'),
})
const numbers = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/near-by',
  validateSearch: (search: Record<string, unknown>): { unit?: string } =>
    typeof search.unit === 'string' && /^[0-9a-f-]{36}$/.test(search.unit) ? { unit: search.unit } : {},
  loader: words('stations'),
  component: lazyRouteComponent(() => import('./register/NumbersPage.tsx'), 'NumbersPage'),
})

/** The public board. */
export const boardRoutes = [board] as const
/** The board without anything around it: for printing, and for a screen on the wall. */
export const wallRoutes = [sheet, screen] as const
/** The register of stations. */
export const stationConsoleRoutes = [list, one, numbers] as const

/** One entry at the side of the console, for those who keep stations or look at them. */
export const stationConsoleNav: readonly NavItem[] = [
  {
    ...{ to: '/console/stations', label: 'stations.nav', icon: IconBuildingStore, order: 72, keys: 'g w' },
    shown: (held) => holds(held, 'administrator', 'desk', 'supervisor'),
  },
]
