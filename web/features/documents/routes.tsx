import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/roots.tsx'
import { loadWords, locales } from '../../words/catalogue.ts'

const paper = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$code',
  // The number names the case whose secret, kept on this device, opens the paper.
  validateSearch: (search): { number?: string } =>
    typeof search.number === 'string' && search.number ? { number: search.number.slice(0, 60) } : {},
  // A sheet of paper speaks either language, or both at once.
  loader: async () => {
    await Promise.all(locales.map((locale) => loadWords(locale, ['documents'])))
  },
  component: lazyRouteComponent(() => import('./DocumentPage.tsx'), 'DocumentPage'),
})

/** Papers, as sheets without the frame of a page. */
export const documentSheets = [paper] as const
