import { IconSitemap } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'
import { isLevel } from './parts/levels.ts'
import { type ChangeState, changeStateNames } from './parts/states.ts'
import type { TerritorySearch } from './tree/search.ts'

const loader = words('territory')

const territory = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory',
  validateSearch: ({ unit, level, version }: Record<string, unknown>): TerritorySearch => ({
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(isLevel(level) ? { level } : {}),
    ...(typeof version === 'number' && version >= 0 ? { version } : {}),
  }),
  loader,
  component: lazyRouteComponent(() => import('./tree/TerritoryPage.tsx'), 'TerritoryPage'),
})
const changes = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/changes',
  validateSearch: ({ state, new: isNew }: Record<string, unknown>): { state?: ChangeState; new?: true } => ({
    ...(changeStateNames.find((each) => each === state) ? { state: state as ChangeState } : {}),
    ...(isNew ? { new: true as const } : {}),
  }),
  loader,
  component: lazyRouteComponent(() => import('./changes/ChangesPage.tsx'), 'ChangesPage'),
})
/** What is drawn and chosen on one draft or plan is nothing to the next. */
const another = ({ params }: { params: { id: string } }) => params.id
const draft = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/changes/$id',
  remountDeps: another,
  loader,
  component: lazyRouteComponent(() => import('./draft/DraftPage.tsx'), 'DraftPage'),
})
const preview = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/changes/$id/preview',
  remountDeps: another,
  loader,
  component: lazyRouteComponent(() => import('./preview/PreviewPage.tsx'), 'PreviewPage'),
})
const files = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/files',
  loader,
  component: lazyRouteComponent(() => import('./files/FilesPage.tsx'), 'FilesPage'),
})
const buildings = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/buildings',
  loader,
  component: lazyRouteComponent(() => import('./buildings/BuildingsPage.tsx'), 'BuildingsPage'),
})
const planWords = words('territory', 'planner')
const plans = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/plans',
  loader: planWords,
  component: lazyRouteComponent(() => import('./planner/PlansPage.tsx'), 'PlansPage'),
})
const newPlan = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/plans/new',
  validateSearch: ({ from }: Record<string, unknown>): { from?: string } => (typeof from === 'string' ? { from } : {}),
  loader: planWords,
  component: lazyRouteComponent(() => import('./planner/NewPlanPage.tsx'), 'NewPlanPage'),
})
const plan = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/territory/plans/$id',
  remountDeps: another,
  loader: planWords,
  component: lazyRouteComponent(() => import('./planner/PlanPage.tsx'), 'PlanPage'),
})

/** Pages of the territory: its tree and map, changes of it, files. */
export const territoryRoutes = [territory, changes, draft, preview, files, buildings, plans, newPlan, plan] as const

/** One entry at the side of the console; the pages have their own row of links. */
export const territoryNav: readonly NavItem[] = [
  {
    ...{ to: '/console/territory', label: 'territory.nav.title', icon: IconSitemap, order: 80, keys: 'g u' },
    shown: (held) => holds(held, 'administrator', 'supervisor', 'desk'),
  },
]
