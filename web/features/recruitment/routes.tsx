import { IconUserPlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { RecruitedRole } from '../../../contract/recruitment.ts'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, rootRoute, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { loadWords, locales } from '../../words/catalogue.ts'

const loader = words('cases', 'recruitment')

const calls = createRoute({
  getParentRoute: () => residentRoot,
  path: '/calls',
  loader,
  component: lazyRouteComponent(() => import('./open/CallsPage.tsx'), 'CallsPage'),
})
const call = createRoute({
  getParentRoute: () => residentRoot,
  path: '/calls/$id',
  loader,
  component: lazyRouteComponent(() => import('./open/CallPage.tsx'), 'CallPage'),
})
const apply = createRoute({
  getParentRoute: () => residentRoot,
  path: '/calls/$id/apply',
  loader,
  component: lazyRouteComponent(() => import('./open/ApplyPage.tsx'), 'ApplyPage'),
})
const published = createRoute({
  getParentRoute: () => residentRoot,
  path: '/published/$id',
  loader,
  component: lazyRouteComponent(() => import('./open/PublishedPage.tsx'), 'PublishedPage'),
})
const mine = createRoute({
  getParentRoute: () => residentRoot,
  path: '/my/applications',
  loader,
  component: lazyRouteComponent(() => import('./mine/MinePage.tsx'), 'MinePage'),
})
const myApplication = createRoute({
  getParentRoute: () => residentRoot,
  path: '/my/applications/$id',
  loader,
  component: lazyRouteComponent(() => import('./mine/MyApplicationPage.tsx'), 'MyApplicationPage'),
})
const notice = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calls/$id/notice',
  // What hangs on a wall speaks both languages at once.
  loader: async () => {
    await Promise.all(locales.map((locale) => loadWords(locale, ['cases', 'recruitment'])))
  },
  component: lazyRouteComponent(() => import('./open/NoticePage.tsx'), 'NoticePage'),
})

const deskCalls = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/recruitment',
  validateSearch: (search: Record<string, unknown>): { show?: 'open' } =>
    search.show === 'open' ? { show: 'open' } : {},
  loader,
  component: lazyRouteComponent(() => import('./desk/DeskCallsPage.tsx'), 'DeskCallsPage'),
})
const roles: readonly string[] = [
  ...(['grid_assistant', 'building_lead', 'grid_worker_part_time', 'grid_worker', 'volunteer'] as const),
] satisfies RecruitedRole[]
const newCall = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/recruitment/new',
  validateSearch: (
    search: Record<string, unknown>,
  ): { unit?: string; role?: RecruitedRole; places?: number; rule?: string } => ({
    ...(typeof search.unit === 'string' && /^[0-9a-f-]{36}$/.test(search.unit) ? { unit: search.unit } : {}),
    ...(roles.includes(String(search.role)) ? { role: search.role as RecruitedRole } : {}),
    ...(Number(search.places) >= 1 && Number(search.places) <= 500
      ? { places: Math.floor(Number(search.places)) }
      : {}),
    ...(typeof search.rule === 'string' ? { rule: search.rule.slice(0, 200) } : {}),
  }),
  loader: words('cases', 'people', 'recruitment'),
  component: lazyRouteComponent(() => import('./desk/NewCallPage.tsx'), 'NewCallPage'),
})
const deskCall = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/recruitment/calls/$id',
  loader,
  component: lazyRouteComponent(() => import('./desk/DeskCallPage.tsx'), 'DeskCallPage'),
})
const applications = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/recruitment/applications',
  validateSearch: (search: Record<string, unknown>): { show?: 'all' } => (search.show === 'all' ? { show: 'all' } : {}),
  loader,
  component: lazyRouteComponent(() => import('./desk/ApplicationsPage.tsx'), 'ApplicationsPage'),
})
const application = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/recruitment/applications/$id',
  loader: words('cases', 'recruitment'),
  component: lazyRouteComponent(() => import('./desk/DeskApplicationPage.tsx'), 'DeskApplicationPage'),
})

/** What residents read and do: calls, published names, their own applications. */
export const recruitmentRoutes = [calls, call, apply, published, mine, myApplication] as const
/** The sheet to print, without anything around it. */
export const recruitmentSheets = [notice] as const
/** What desks look after. */
export const recruitmentConsoleRoutes = [deskCalls, newCall, deskCall, applications, application] as const

/** One entry at the side of the console. */
export const recruitmentNav: readonly NavItem[] = [
  {
    ...{ to: '/console/recruitment', label: 'recruitment.nav', icon: IconUserPlus, order: 82, keys: 'g r' },
    shown: (held) => holds(held, 'administrator', 'desk', 'supervisor'),
  },
]
