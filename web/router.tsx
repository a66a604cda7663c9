import type { QueryClient } from '@tanstack/react-query'
import { createRoute, redirect } from '@tanstack/react-router'
import type { withAllPages } from './allPages.tsx'
import type { Navigation } from './app/navigation.ts'
import { residentRoot, rootRoute } from './app/roots.tsx'
import { identityNav, identityRoutes } from './features/identity/routes.tsx'
import { residentNav, residentRoutes, residentTop } from './features/resident/routes.tsx'
import { makeRouter } from './makeRouter.ts'

/** The router, and the entries of the surfaces it knows so far. */
export interface Pages {
  router: ReturnType<typeof makeFirstRouter>
  navigation(): Navigation
  /** Calls back when entries have come; gives what ends it. */
  onNavigation(listener: () => void): () => void
}

/**
 * The pages a resident's visit begins with. All others, those of staff among them, come when somebody goes to one of them, or
 * holds a finger over a link to it: whoever only reports something doesn't fetch the addresses of a hundred pages first.
 */
export function makePages(queries: QueryClient): Pages {
  let navigation: Navigation = { resident: [...residentNav, ...identityNav], field: [], console: [], residentTop }
  const listeners = new Set<() => void>()
  let coming: Promise<void> | undefined

  async function grow() {
    const { withAllPages, staffNavigation } = await import('./allPages.tsx')
    withAllPages()
    const grown = router.buildRouteTree()
    // What shows that a page is coming may stand there still, and asks for the route it stands for.
    Object.assign(grown.routesById, { ...router.routesById, ...grown.routesById })
    router.setRoutes(grown)
    navigation = { ...navigation, ...staffNavigation }
    for (const listener of listeners) listener()
  }
  function allPages() {
    coming ??= grow().catch((error: unknown) => {
      coming = undefined
      throw error
    })
    return coming
  }
  const router = makeFirstRouter(queries, allPages)
  return {
    router,
    navigation: () => navigation,
    onNavigation(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function makeFirstRouter(queries: QueryClient, allPages: () => Promise<void>) {
  // Whatever is not among the first pages: the same address is asked again when all pages are known.
  const elsewhere = createRoute({
    getParentRoute: () => rootRoute,
    path: '$',
    beforeLoad: async ({ location }) => {
      await allPages()
      throw redirect({ href: location.href, replace: true })
    },
  })
  const first = rootRoute.addChildren([residentRoot.addChildren([...residentRoutes, ...identityRoutes]), elsewhere])
  return makeRouter(first, { queries })
}

// Links and addresses are checked against all pages, not only the first ones.
type AllPages = ReturnType<typeof makeRouter<ReturnType<typeof withAllPages>>>
declare module '@tanstack/react-router' {
  interface Register {
    router: AllPages
  }
}
