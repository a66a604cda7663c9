import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Area } from '../words/areas.ts'
import { loadWords } from '../words/catalogue.ts'
import { readyTimes } from '../words/time.ts'
import { currentLocale } from '../words/words.tsx'
import { NotFoundPage, PageFault, PageWaiting, RootLayout } from './RootLayout.tsx'

/** What loaders get: `context.queries.ensureQueryData(read(…))`. */
export interface RouteContext {
  queries: QueryClient
}

/** The top of every page. */
export const rootRoute = createRootRouteWithContext<RouteContext>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
  errorComponent: PageFault,
  pendingComponent: PageWaiting,
})

/** Parent of the residents' pages. Adds nothing to the address: `/`, `/report`, `/cases/…`. */
export const residentRoot = createRoute({
  getParentRoute: () => rootRoute,
  id: 'resident',
  component: lazyRouteComponent(() => import('./ResidentLayout.tsx'), 'ResidentLayout'),
})

/** Parent of the pages for people on foot: `/field/…`. Asks to sign in. */
export const fieldRoot = createRoute({
  getParentRoute: () => rootRoute,
  path: '/field',
  component: lazyRouteComponent(() => import('./FieldLayout.tsx'), 'FieldLayout'),
})

/** Parent of the desk pages: `/console/…`. Asks to sign in. */
export const consoleRoot = createRoute({
  getParentRoute: () => rootRoute,
  path: '/console',
  component: lazyRouteComponent(() => import('./ConsoleLayout.tsx'), 'ConsoleLayout'),
})

/**
 * A loader that fetches catalogues together with the page's code, so that the page appears in one step:
 * `loader: words('cases', 'resident')`.
 */
export function words(...areas: Area[]) {
  return () => loadWords(currentLocale(), areas)
}

/** The same for a page that shows times as soon as it is there. */
export function wordsAndTimes(...areas: Area[]) {
  return () => Promise.all([loadWords(currentLocale(), areas), readyTimes(currentLocale())])
}
