import { IconStar } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { BoardKind } from '../../../../contract/points-stars.ts'
import type { NavItem } from '../../../app/navigation.ts'
import { consoleRoot, residentRoot, rootRoute, words } from '../../../app/roots.tsx'
import { holds } from '../../../app/session.tsx'
import { loadWords, locales } from '../../../words/catalogue.ts'

const loader = words('stars')

const mine = createRoute({
  getParentRoute: () => residentRoot,
  path: '/my/stars',
  loader,
  component: lazyRouteComponent(() => import('./MyStarsPage.tsx'), 'MyStarsPage'),
})
const published = createRoute({
  getParentRoute: () => residentRoot,
  path: '/stars',
  loader,
  component: lazyRouteComponent(() => import('./PublishedPage.tsx'), 'PublishedPage'),
})
const publishedOne = createRoute({
  getParentRoute: () => residentRoot,
  path: '/stars/$id',
  loader,
  component: lazyRouteComponent(() => import('./PublishedStarPage.tsx'), 'PublishedStarPage'),
})
const verify = createRoute({
  getParentRoute: () => residentRoot,
  path: '/verify',
  loader,
  component: lazyRouteComponent(() => import('./VerifyPage.tsx'), 'VerifyPage'),
})
const verifyCode = createRoute({
  getParentRoute: () => residentRoot,
  path: '/verify/$code',
  loader: words('stars', 'documents'),
  component: lazyRouteComponent(() => import('./VerifyPage.tsx'), 'VerifyCodePage'),
})
const board = createRoute({
  getParentRoute: () => residentRoot,
  path: '/boards/$kind/$id',
  params: {
    parse: ({ kind, id }): { kind: BoardKind; id: string } => ({ kind: kind === 'team' ? 'team' : 'station', id }),
  },
  loader,
  component: lazyRouteComponent(() => import('./BoardPage.tsx'), 'BoardPage'),
})
const certificate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my/certificates/$id',
  // A sheet of paper speaks both languages at once.
  loader: async () => {
    await Promise.all(locales.map((locale) => loadWords(locale, ['stars'])))
  },
  component: lazyRouteComponent(() => import('./CertificatePage.tsx'), 'CertificatePage'),
})
const desk = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/stars',
  validateSearch: (search: Record<string, unknown>): { show?: 'all' } => (search.show === 'all' ? { show: 'all' } : {}),
  loader,
  component: lazyRouteComponent(() => import('./DeskStarsPage.tsx'), 'DeskStarsPage'),
})
const deskOne = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/stars/$id',
  loader,
  component: lazyRouteComponent(() => import('./DeskStarPage.tsx'), 'DeskStarPage'),
})

/** What residents and everybody read: stars, certificates verified, boards. */
export const starRoutes = [mine, published, publishedOne, verify, verifyCode, board] as const
/** The sheet to print, without anything around it. */
export const starSheets = [certificate] as const
/** What stewards decide. */
export const starConsoleRoutes = [desk, deskOne] as const

/** One entry at the side of the console. */
export const starConsoleNav: readonly NavItem[] = [
  {
    ...{ to: '/console/stars', label: 'stars.nav', icon: IconStar, order: 86 },
    shown: (held) => holds(held, 'administrator', 'desk'),
  },
]
