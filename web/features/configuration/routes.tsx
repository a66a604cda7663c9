import { IconAdjustments } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'

/** `open`: the record whose form is open, `new` for one to come; `under`: the category a new one stands below. */
interface Open {
  open?: string
  under?: string
}
const openOf = (search: Record<string, unknown>): Open => ({
  ...(typeof search.open === 'string' ? { open: search.open } : {}),
  ...(typeof search.under === 'string' ? { under: search.under } : {}),
})
const loader = words('cases', 'configuration')

const home = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin',
  loader,
  component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
})
const categories = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/categories',
  validateSearch: openOf,
  loader,
  component: lazyRouteComponent(() => import('./categories/CategoriesPage.tsx'), 'CategoriesPage'),
})
const conditions = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/conditions',
  validateSearch: openOf,
  loader,
  component: lazyRouteComponent(() => import('./conditions/ConditionsPage.tsx'), 'ConditionsPage'),
})
const rules = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/rules',
  validateSearch: openOf,
  loader,
  component: lazyRouteComponent(() => import('./rules/RulesPage.tsx'), 'RulesPage'),
})
const texts = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/texts',
  validateSearch: openOf,
  loader,
  component: lazyRouteComponent(() => import('./texts/TextsPage.tsx'), 'TextsPage'),
})
const settings = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/settings',
  loader,
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
})
const calendars = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/calendars',
  loader,
  component: lazyRouteComponent(() => import('./calendars/CalendarsPage.tsx'), 'CalendarsPage'),
})
const calendar = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/calendars/$code',
  loader,
  component: lazyRouteComponent(() => import('./calendars/CalendarPage.tsx'), 'CalendarPage'),
})
const departments = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/departments',
  validateSearch: openOf,
  loader,
  component: lazyRouteComponent(() => import('./people/DepartmentsPage.tsx'), 'DepartmentsPage'),
})
const posts = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/people/posts',
  validateSearch: openOf,
  loader: words('cases', 'configuration', 'people'),
  component: lazyRouteComponent(() => import('./people/PostsPage.tsx'), 'PostsPage'),
})

/** Where posts were before they stood with the people. */
const formerPosts = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/posts',
  validateSearch: openOf,
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/console/people/posts', search, replace: true })
  },
})

const suggestions = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/admin/suggestions',
  loader: words('cases', 'configuration', 'suggestions'),
  component: lazyRouteComponent(() => import('./suggestions/SuggestionsPage.tsx'), 'SuggestionsPage'),
})

/** Pages of the administration. */
export const configurationRoutes = [
  ...[
    home,
    categories,
    conditions,
    rules,
    texts,
    settings,
    calendars,
    calendar,
    departments,
    posts,
    formerPosts,
    suggestions,
  ],
] as const

/** One entry at the side of the console; the pages have their own row of links. */
export const configurationNav: readonly NavItem[] = [
  {
    ...{ to: '/console/admin', label: 'configuration.nav.title', icon: IconAdjustments, order: 90, keys: 'g a' },
    shown: (held) => holds(held, 'administrator'),
  },
]
