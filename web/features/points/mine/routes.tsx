import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { residentRoot, words } from '../../../app/roots.tsx'

const loader = words('points')
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)
const text = (value: unknown) => (value !== undefined && String(value) !== '' ? String(value).slice(0, 100) : undefined)

const points = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points',
  loader,
  component: lazyRouteComponent(() => import('./PointsPage.tsx'), 'PointsPage'),
})
const goods = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/goods',
  /** `q`: part of a name · `station`, `scheme`: only what is there, only what it is for. */
  validateSearch: (search: Record<string, unknown>): { q?: string; station?: string; scheme?: string } => ({
    ...(text(search.q) ? { q: text(search.q) } : {}),
    ...(id(search.station) ? { station: id(search.station) } : {}),
    ...(id(search.scheme) ? { scheme: id(search.scheme) } : {}),
  }),
  loader,
  component: lazyRouteComponent(() => import('./GoodsPage.tsx'), 'GoodsPage'),
})
const good = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/goods/$id',
  loader,
  component: lazyRouteComponent(() => import('./GoodPage.tsx'), 'GoodPage'),
})
const orders = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/orders',
  loader,
  component: lazyRouteComponent(() => import('./OrdersPage.tsx'), 'OrdersPage'),
})
const claim = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/claim',
  /** `rule`: chosen already, from the list of rules. */
  validateSearch: (search: Record<string, unknown>): { rule?: string } =>
    id(search.rule) ? { rule: id(search.rule) } : {},
  loader,
  component: lazyRouteComponent(() => import('./ClaimPage.tsx'), 'ClaimPage'),
})
const claims = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/claims',
  loader,
  component: lazyRouteComponent(() => import('./ClaimsPage.tsx'), 'ClaimsPage'),
})
const rules = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/rules',
  /** `all`: also those of other places than the reader's own. */
  validateSearch: (search: Record<string, unknown>): { all?: boolean } =>
    search.all === true || search.all === 'true' ? { all: true } : {},
  loader,
  component: lazyRouteComponent(() => import('./RulesPage.tsx'), 'RulesPage'),
})
const household = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/household',
  loader,
  component: lazyRouteComponent(() => import('./HouseholdPage.tsx'), 'HouseholdPage'),
})
const join = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/join',
  loader,
  component: lazyRouteComponent(() => import('./JoinPage.tsx'), 'JoinPage'),
})
const needs = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/needs',
  loader,
  component: lazyRouteComponent(() => import('./NeedsPage.tsx'), 'NeedsPage'),
})
const newNeed = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/needs/new',
  loader,
  component: lazyRouteComponent(() => import('./NewNeedPage.tsx'), 'NewNeedPage'),
})
const need = createRoute({
  getParentRoute: () => residentRoot,
  path: '/points/needs/$id',
  loader,
  component: lazyRouteComponent(() => import('./NeedPage.tsx'), 'NeedPage'),
})

/** What residents have of points: their own, what they can get, what helps, whom they give to. */
export const myPointsRoutes = [
  ...([points, goods, good, orders, claim, claims, rules, household, join, needs, newNeed, need] as const),
] as const
