import { IconMail } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, words, wordsAndTimes } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { loadWords, locales } from '../../words/catalogue.ts'
import { type ListSearch, listSearch } from './desk/search.rules.ts'

const loader = words('petition-pages', 'petitions', 'cases')
const numberIn = (search: Record<string, unknown>): { number?: string } =>
  search.number !== undefined && /^[\w-]{3,40}$/.test(String(search.number)) ? { number: String(search.number) } : {}
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

const home = createRoute({
  getParentRoute: () => residentRoot,
  path: '/petitions',
  loader,
  component: lazyRouteComponent(() => import('./open/HomePage.tsx'), 'HomePage'),
})
const fresh = createRoute({
  getParentRoute: () => residentRoot,
  path: '/petitions/new',
  validateSearch: (search: Record<string, unknown>): { step?: string } =>
    typeof search.step === 'string' && /^[a-z]{2,20}$/.test(search.step) ? { step: search.step } : {},
  loader,
  component: lazyRouteComponent(() => import('./open/NewPage.tsx'), 'NewPage'),
})
const receipt = createRoute({
  getParentRoute: () => residentRoot,
  path: '/petitions/receipt/$number',
  loader: wordsAndTimes('petition-pages', 'petitions'),
  component: lazyRouteComponent(() => import('./open/ReceiptPage.tsx'), 'ReceiptPage'),
})
const find = createRoute({
  getParentRoute: () => residentRoot,
  path: '/petitions/find',
  validateSearch: numberIn,
  loader,
  component: lazyRouteComponent(() => import('./open/FindPage.tsx'), 'FindPage'),
})
const summary = createRoute({
  getParentRoute: () => residentRoot,
  path: '/petitions/summary',
  loader,
  component: lazyRouteComponent(() => import('./open/SummaryPage.tsx'), 'SummaryPage'),
})
const retaliation = createRoute({
  getParentRoute: () => residentRoot,
  path: '/petitions/retaliation',
  validateSearch: numberIn,
  loader,
  component: lazyRouteComponent(() => import('./open/RetaliationPage.tsx'), 'RetaliationPage'),
})
const one = createRoute({
  getParentRoute: () => residentRoot,
  path: '/p/$number',
  loader: wordsAndTimes('petition-pages', 'petitions', 'cases'),
  component: lazyRouteComponent(() => import('./page/PetitionPage.tsx'), 'PetitionPage'),
})
const days = createRoute({
  getParentRoute: () => residentRoot,
  path: '/visiting-days',
  validateSearch: (search: Record<string, unknown>): { unit?: string } =>
    isId(search.unit) ? { unit: search.unit } : {},
  loader,
  component: lazyRouteComponent(() => import('./days/DaysPage.tsx'), 'DaysPage'),
})
const day = createRoute({
  getParentRoute: () => residentRoot,
  path: '/visiting-days/$id',
  loader,
  component: lazyRouteComponent(() => import('./days/DayPage.tsx'), 'DayPage'),
})
const booking = createRoute({
  getParentRoute: () => residentRoot,
  path: '/visiting-days/bookings/$number',
  validateSearch: (search: Record<string, unknown>): { fresh?: boolean } =>
    search.fresh === true || search.fresh === 'true' ? { fresh: true } : {},
  loader,
  component: lazyRouteComponent(() => import('./days/BookingPage.tsx'), 'BookingPage'),
})

const list = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/petitions',
  validateSearch: (search: Record<string, unknown>): ListSearch => listSearch(search),
  loader,
  component: lazyRouteComponent(() => import('./desk/ListPage.tsx'), 'ListPage'),
})
const deskOne = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/petitions/$id',
  // A notice is written in both languages, and looked at in both before it goes out.
  loader: () => Promise.all([loader(), ...locales.map((locale) => loadWords(locale, ['petitions', 'petition-pages']))]),
  component: lazyRouteComponent(() => import('./desk/OnePage.tsx'), 'OnePage'),
})
const figures = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/petitions/figures',
  loader,
  component: lazyRouteComponent(() => import('./desk/FiguresPage.tsx'), 'FiguresPage'),
})
const reports = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/petitions/retaliation',
  loader,
  component: lazyRouteComponent(() => import('./desk/RetaliationPage.tsx'), 'RetaliationPage'),
})
const settings = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/petitions/settings',
  loader,
  component: lazyRouteComponent(() => import('./desk/SettingsPage.tsx'), 'SettingsPage'),
})
const deskDays = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/visiting-days',
  validateSearch: (search: Record<string, unknown>): { past?: boolean } =>
    search.past === true || search.past === 'true' ? { past: true } : {},
  loader,
  component: lazyRouteComponent(() => import('./desk/DaysPage.tsx'), 'DaysPage'),
})
const deskDay = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/visiting-days/$id',
  loader,
  component: lazyRouteComponent(() => import('./desk/DayPage.tsx'), 'DayPage'),
})

/** Writing, following and looking up petitions, visiting days, the public numbers. */
export const petitionRoutes = [
  ...([home, fresh, receipt, find, summary, retaliation] as const),
  ...([one, days, booking, day] as const),
] as const
/** Where petitions are worked on. */
export const petitionConsoleRoutes = [
  ...([list, figures, reports, settings, deskOne] as const),
  ...([deskDays, deskDay] as const),
] as const

/** One entry at the side of the console. */
export const petitionNav: readonly NavItem[] = [
  {
    ...{ to: '/console/petitions', label: 'petition-pages.nav', icon: IconMail, order: 25, keys: 'g e' },
    shown: (held) => holds(held, 'administrator', 'desk', 'supervisor', 'department_officer'),
  },
]
