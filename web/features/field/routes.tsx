import { createRoute } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { fieldRoot } from '../../app/roots.tsx'

const home = createRoute({ getParentRoute: () => fieldRoot, path: '/', component: () => null })

/** Pages of this surface. */
export const fieldRoutes = [home] as const

/** Its navigation. */
export const fieldNav: readonly NavItem[] = []
