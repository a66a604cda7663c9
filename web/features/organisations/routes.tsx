import { IconBuildingCommunity, IconListCheck, IconUsers } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import type { PlaceSearch, RegisterSearch } from './register/search.ts'

const text = (value: unknown) => (value !== undefined && String(value) !== '' ? String(value).slice(0, 100) : undefined)
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)
const placeOf = (search: Record<string, unknown>): PlaceSearch => ({
  ...(id(search.unit) ? { unit: id(search.unit) } : {}),
  ...(search.ended === true || search.ended === 'true' ? { ended: true } : {}),
})

const near = createRoute({
  getParentRoute: () => residentRoot,
  path: '/organisations',
  validateSearch: (search: Record<string, unknown>): { q?: string } => (text(search.q) ? { q: text(search.q) } : {}),
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./near/OrganisationsPage.tsx'), 'OrganisationsPage'),
})
const fresh = createRoute({
  getParentRoute: () => residentRoot,
  path: '/organisations/new',
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./near/NewPage.tsx'), 'NewPage'),
})
const one = createRoute({
  getParentRoute: () => residentRoot,
  path: '/organisations/$id',
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./near/OrganisationPage.tsx'), 'OrganisationPage'),
})
const openLists = createRoute({
  getParentRoute: () => residentRoot,
  path: '/lists',
  validateSearch: (search: Record<string, unknown>): { unit?: string } =>
    id(search.unit) ? { unit: id(search.unit) } : {},
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./near/OpenListsPage.tsx'), 'OpenListsPage'),
})
const register = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/organisations',
  validateSearch: (search: Record<string, unknown>): RegisterSearch => ({
    ...(text(search.q) ? { q: text(search.q) } : {}),
    ...placeOf(search),
  }),
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./register/RegisterPage.tsx'), 'RegisterPage'),
})
const kept = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/organisations/$id',
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./register/KeptPage.tsx'), 'KeptPage'),
})
const lists = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/lists',
  validateSearch: placeOf,
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./lists/ListsPage.tsx'), 'ListsPage'),
})
const bodies = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/bodies',
  validateSearch: placeOf,
  loader: words('organisations'),
  component: lazyRouteComponent(() => import('./bodies/BodiesPage.tsx'), 'BodiesPage'),
})

/** Organisations as residents, and those who speak for one, see them. */
export const organisationRoutes = [near, fresh, one, openLists] as const
/** The register, the three lists, bodies and meetings. */
export const organisationConsoleRoutes = [register, kept, lists, bodies] as const

const keeps: NavItem['shown'] = (held) => holds(held, 'administrator', 'desk', 'supervisor', 'grid_head')

/** Entries at the side of the console. */
export const organisationConsoleNav: readonly NavItem[] = [
  {
    ...{ to: '/console/organisations', label: 'organisations.nav', icon: IconBuildingCommunity, order: 74 },
    ...{ keys: 'g o', shown: keeps },
  },
  { to: '/console/lists', label: 'organisations.nav.lists', icon: IconListCheck, order: 75, shown: keeps },
  { to: '/console/bodies', label: 'organisations.nav.bodies', icon: IconUsers, order: 76, shown: keeps },
]
