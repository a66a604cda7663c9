import { createRoute } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { residentRoot } from '../../app/roots.tsx'

const home = createRoute({ getParentRoute: () => residentRoot, path: '/', component: () => null })

/** Pages of this surface. */
export const residentRoutes = [home] as const

/** Its navigation. */
export const residentNav: readonly NavItem[] = []
