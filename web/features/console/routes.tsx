import { createRoute } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot } from '../../app/roots.tsx'

const home = createRoute({ getParentRoute: () => consoleRoot, path: '/', component: () => null })

/** Pages of this surface. */
export const consoleRoutes = [home] as const

/** Its navigation. */
export const consoleNav: readonly NavItem[] = []
