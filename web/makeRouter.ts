import type { QueryClient } from '@tanstack/react-query'
import { type AnyRoute, createRouter, type RouterHistory } from '@tanstack/react-router'
import { basepath } from './app/basepath.ts'
import { PageWaiting } from './app/RootLayout.tsx'

/** A router of these routes, below the tenant's path where there is one. `history`: the browser's own unless told. */
export function makeRouter<Tree extends AnyRoute>(
  routeTree: Tree,
  { queries, history }: { queries: QueryClient; history?: RouterHistory },
) {
  return createRouter({
    routeTree,
    ...(history ? { history } : {}),
    context: { queries },
    basepath: basepath || '/',
    defaultPreload: 'intent',
    // TanStack Query keeps the data; the router only asks it.
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PageWaiting,
    defaultPendingMs: 300,
    scrollRestoration: history === undefined,
  })
}
