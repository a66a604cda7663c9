import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { residentRoot, words } from '../../app/roots.tsx'

const table = createRoute({
  getParentRoute: () => residentRoot,
  path: '/retention',
  loader: words('retention'),
  component: lazyRouteComponent(() => import('./RetentionPage.tsx'), 'RetentionPage'),
})

/** How long what is kept, for everybody. */
export const retentionRoutes = [table] as const
