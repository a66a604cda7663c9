import type { ComponentType } from 'react'
import { createContext, use } from 'react'
import type { ActingPost } from '../../contract/identity.ts'
import type { WordKey } from '../words/areas.ts'

/** An entry of a surface's navigation. A feature exports a list of them beside its routes. */
export interface NavItem {
  /** Address without the tenant's path, such as `/console/queue`. */
  to: string
  label: WordKey
  icon: ComponentType<{ size?: number | string; stroke?: number; 'aria-hidden'?: boolean }>
  /** Position, small first. */
  order: number
  /** Two keys pressed after each other in the console, such as `g q`. */
  keys?: string
  /** Leave out for everybody. For people it is of no use to; the server decides about rights. */
  shown?: (posts: readonly ActingPost[]) => boolean
  /** Only its own address counts as being there, not those below. */
  exact?: boolean
}

/** Navigation of the three surfaces, put together in `web/router.tsx` and `web/allPages.tsx`. */
export interface Navigation {
  resident: readonly NavItem[]
  field: readonly NavItem[]
  console: readonly NavItem[]
  /** Stands on top of every resident's page in the simple view, and while a report waits: whom to call, what waits. */
  residentTop?: ComponentType
}

/** Set once in `web/main.tsx`. */
export const NavigationContext = createContext<Navigation>({ resident: [], field: [], console: [] })

/** The entries of a surface for these posts, in order. */
export function useNavigation(surface: 'resident' | 'field' | 'console', posts: readonly ActingPost[]): NavItem[] {
  return use(NavigationContext)
    [surface].filter((item) => item.shown?.(posts) ?? true)
    .toSorted((a, b) => a.order - b.order)
}
