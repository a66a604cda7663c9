import { IconMessages } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'

const loader = words('assembly', 'cases')
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
const isOn = (value: unknown): boolean => value === true || value === 'true'

const all = createRoute({
  getParentRoute: () => residentRoot,
  path: '/deliberations',
  validateSearch: (search: Record<string, unknown>): { unit?: string; past?: boolean } => ({
    ...(isId(search.unit) ? { unit: search.unit } : {}),
    ...(isOn(search.past) ? { past: true } : {}),
  }),
  loader,
  component: lazyRouteComponent(() => import('./open/ListPage.tsx'), 'ListPage'),
})
const one = createRoute({
  getParentRoute: () => residentRoot,
  path: '/deliberations/$id',
  loader,
  component: lazyRouteComponent(() => import('./open/SessionPage.tsx'), 'SessionPage'),
})
const desk = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/deliberations',
  validateSearch: (search: Record<string, unknown>): { invited?: boolean } =>
    isOn(search.invited) ? { invited: true } : {},
  loader,
  component: lazyRouteComponent(() => import('./desk/ListPage.tsx'), 'ListPage'),
})
const fresh = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/deliberations/new',
  loader,
  component: lazyRouteComponent(() => import('./desk/WritePage.tsx'), 'NewPage'),
})
const edit = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/deliberations/$id/edit',
  loader,
  component: lazyRouteComponent(() => import('./desk/WritePage.tsx'), 'EditPage'),
})
const work = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/deliberations/$id',
  loader,
  component: lazyRouteComponent(() => import('./desk/WorkPage.tsx'), 'WorkPage'),
})

/** Deliberations to come and past, and each of them. */
export const assemblyRoutes = [all, one] as const
/** Where desks call and keep them. */
export const assemblyConsoleRoutes = [desk, fresh, edit, work] as const

/** One entry at the side of the console. */
export const assemblyNav: readonly NavItem[] = [
  {
    ...{ to: '/console/deliberations', label: 'assembly.nav', icon: IconMessages, order: 27 },
    shown: (held) => holds(held, 'desk', 'supervisor', 'department_officer'),
  },
]
