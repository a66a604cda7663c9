import { IconUsersGroup } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, rootRoute, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { type RegisterSearch, type Tab, tabs } from './work/search.ts'

const text = (value: unknown) => (value !== undefined && String(value) !== '' ? String(value).slice(0, 100) : undefined)
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)
const tabOf = (search: Record<string, unknown>): { tab?: Tab } => {
  const tab = tabs.find((each) => each === search.tab)
  return tab ? { tab } : {}
}

const near = createRoute({
  getParentRoute: () => residentRoot,
  path: '/teams',
  /** `q`: part of a name · `kind`: one kind only · `all`: not only near the reader's home. */
  validateSearch: (search: Record<string, unknown>): { q?: string; kind?: string; all?: boolean } => ({
    ...(text(search.q) ? { q: text(search.q) } : {}),
    ...(text(search.kind) ? { kind: text(search.kind) } : {}),
    ...(search.all === true || search.all === 'true' ? { all: true } : {}),
  }),
  loader: words('teams'),
  component: lazyRouteComponent(() => import('./near/TeamsPage.tsx'), 'TeamsPage'),
})
const one = createRoute({
  getParentRoute: () => residentRoot,
  path: '/teams/$id',
  loader: words('teams'),
  component: lazyRouteComponent(() => import('./one/TeamPage.tsx'), 'TeamPage'),
})
const lead = createRoute({
  getParentRoute: () => residentRoot,
  path: '/teams/$id/lead',
  validateSearch: tabOf,
  loader: words('teams'),
  component: lazyRouteComponent(() => import('./work/LeadPage.tsx'), 'LeadPage'),
})
const sheet = createRoute({
  getParentRoute: () => rootRoute,
  path: '/teams/$id/roster',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search.from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.from) ? { from: search.from } : {},
  loader: words('teams'),
  component: lazyRouteComponent(() => import('./sheet/RosterPage.tsx'), 'RosterPage'),
})
const register = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/teams',
  validateSearch: (search: Record<string, unknown>): RegisterSearch => ({
    ...(text(search.q) ? { q: text(search.q) } : {}),
    ...(text(search.kind) ? { kind: text(search.kind) } : {}),
    ...(id(search.unit) ? { unit: id(search.unit) } : {}),
    ...(search.ended === true ? { ended: true } : {}),
  }),
  loader: words('teams'),
  component: lazyRouteComponent(() => import('./register/RegisterPage.tsx'), 'RegisterPage'),
})
const kinds = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/teams/kinds',
  loader: words('teams'),
  component: lazyRouteComponent(() => import('./register/KindsPage.tsx'), 'KindsPage'),
})
const kept = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/teams/$id',
  validateSearch: tabOf,
  loader: words('teams'),
  component: lazyRouteComponent(() => import('./work/KeptPage.tsx'), 'KeptPage'),
})

/** Teams as residents and those who lead them see them. */
export const teamRoutes = [near, one, lead] as const
/** The roster without anything around it, for printing. */
export const teamSheetRoutes = [sheet] as const
/** The register of teams. */
export const teamConsoleRoutes = [register, kinds, kept] as const

/** One entry at the side of the console, for those who keep teams or answer for their places. */
export const teamConsoleNav: readonly NavItem[] = [
  {
    ...{ to: '/console/teams', label: 'teams.nav', icon: IconUsersGroup, order: 73, keys: 'g v' },
    shown: (held) => holds(held, 'administrator', 'desk', 'supervisor', 'grid_head'),
  },
]
