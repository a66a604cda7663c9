import { IconDoor } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, rootRoute, words, wordsAndTimes } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { loadWords, locales } from '../../words/catalogue.ts'

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

/** What hangs on a wall speaks both languages at once. */
const bothLanguages = async () => {
  await Promise.all(locales.map((locale) => loadWords(locale, ['hall'])))
}

const halls = createRoute({
  getParentRoute: () => residentRoot,
  path: '/hall',
  loader: wordsAndTimes('hall'),
  component: lazyRouteComponent(() => import('./open/HallsPage.tsx'), 'HallsPage'),
})
const hall = createRoute({
  getParentRoute: () => residentRoot,
  path: '/hall/$code',
  loader: wordsAndTimes('hall'),
  component: lazyRouteComponent(() => import('./open/HallPage.tsx'), 'HallPage'),
})
const book = createRoute({
  getParentRoute: () => residentRoot,
  path: '/hall/$code/book',
  /** `service`: what for · `move`: the ticket whose appointment is moved. */
  validateSearch: (search: Record<string, unknown>): { service?: string; move?: string } => ({
    ...(isId(search.service) ? { service: search.service } : {}),
    ...(isId(search.move) ? { move: search.move } : {}),
  }),
  loader: wordsAndTimes('hall'),
  component: lazyRouteComponent(() => import('./open/BookPage.tsx'), 'BookPage'),
})
const ticket = createRoute({
  getParentRoute: () => residentRoot,
  path: '/hall/ticket/$id',
  loader: wordsAndTimes('hall'),
  component: lazyRouteComponent(() => import('./open/TicketPage.tsx'), 'TicketPage'),
})
const display = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hall/$code/display',
  loader: bothLanguages,
  component: lazyRouteComponent(() => import('./wall/DisplayPage.tsx'), 'DisplayPage'),
})
const kiosk = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hall/$code/kiosk',
  loader: bothLanguages,
  component: lazyRouteComponent(() => import('./wall/KioskPage.tsx'), 'KioskPage'),
})
const work = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/hall',
  loader: words('hall'),
  component: lazyRouteComponent(() => import('./work/WorkPage.tsx'), 'WorkPage'),
})
const counter = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/hall/counter/$id',
  loader: words('hall'),
  component: lazyRouteComponent(() => import('./work/CounterPage.tsx'), 'CounterPage'),
})
const reception = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/hall/$id/reception',
  loader: words('hall'),
  component: lazyRouteComponent(() => import('./work/ReceptionPage.tsx'), 'ReceptionPage'),
})
const settings = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/hall/$id/settings',
  loader: words('hall'),
  component: lazyRouteComponent(() => import('./work/SettingsPage.tsx'), 'SettingsPage'),
})
const figures = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/hall/$id/figures',
  loader: words('hall'),
  component: lazyRouteComponent(() => import('./work/FiguresPage.tsx'), 'FiguresPage'),
})

/** Halls, what they offer, appointments, one's own ticket. */
export const hallRoutes = [halls, hall, book, ticket] as const
/** The screen on the wall and the kiosk, without anything around them. */
export const hallWallRoutes = [display, kiosk] as const
/** Counters, reception, settings, figures. */
export const hallConsoleRoutes = [work, counter, reception, settings, figures] as const

/** One entry at the side of the console. */
export const hallNav: readonly NavItem[] = [
  {
    ...{ to: '/console/hall', label: 'hall.nav', icon: IconDoor, order: 72 },
    shown: (held) => holds(held, 'administrator', 'supervisor', 'desk', 'department_officer'),
  },
]
