import { IconIdBadge2 } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Role } from '../../../contract/people.ts'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import type { GapsSearch } from './parts/search.ts'

/** Whose duties are shown. */
interface OwnerSearch {
  role?: Role
  department?: string
}

const text = (search: Record<string, unknown>, name: string) => {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? { [name]: value } : {}
}
const ownerOf = (search: Record<string, unknown>): OwnerSearch => ({
  ...text(search, 'role'),
  ...text(search, 'department'),
})
const loader = words('cases', 'people')

const gaps = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): GapsSearch => ({
    ...{ ...text(search, 'street'), ...text(search, 'community'), ...text(search, 'rule') },
    ...(search.state === 'over' || search.state === 'unknown' ? { state: search.state } : {}),
  }),
  loader,
  component: lazyRouteComponent(() => import('./gaps/GapsPage.tsx'), 'GapsPage'),
})
const unit = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/people/units/$id',
  loader,
  component: lazyRouteComponent(() => import('./unit/UnitPage.tsx'), 'UnitPage'),
})
const duties = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/people/duties',
  validateSearch: ownerOf,
  loader,
  component: lazyRouteComponent(() => import('./duties/DutiesPage.tsx'), 'DutiesPage'),
})
const rules = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/people/rules',
  validateSearch: (search: Record<string, unknown>): { open?: string; history?: string } => ({
    ...{ ...text(search, 'open'), ...text(search, 'history') },
  }),
  loader,
  component: lazyRouteComponent(() => import('./rules/RulesPage.tsx'), 'RulesPage'),
})
const bringIn = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/people/import',
  loader,
  component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
})
const publicDuties = createRoute({
  getParentRoute: () => residentRoot,
  path: '/duties',
  validateSearch: ownerOf,
  loader,
  component: lazyRouteComponent(() => import('./public/PublicDutiesPage.tsx'), 'PublicDutiesPage'),
})

/** Pages of the staff about duties, staffing and posts. */
export const peopleRoutes = [gaps, unit, duties, rules, bringIn] as const

/** What residents read: the duties of those who serve them. */
export const peoplePublicRoutes = [publicDuties] as const

/** One entry at the side of the console; the pages have their own row of links. */
export const peopleNav: readonly NavItem[] = [
  {
    ...{ to: '/console/people', label: 'people.nav.title', icon: IconIdBadge2, order: 80, keys: 'g p' },
    shown: (held) => (['administrator', 'supervisor', 'desk', 'grid_head'] as const).some((role) => holds(held, role)),
  },
]
