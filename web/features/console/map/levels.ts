import type { Level } from '../../../../contract/territory.ts'
import { readSearch } from '../queue/search.ts'

/**
 * Which boundaries a post's map shows: its own place as outline, and one level below as areas. A whole district in grids
 * would be a net of lines, so it shows streets and communities instead. Bodies without a place see the district.
 */
export function boundaryLevels(level: string | null): { outer: Level; inner: Level; within: boolean } {
  switch (level) {
    case 'street':
      return { outer: 'street', inner: 'community', within: true }
    case 'community':
      return { outer: 'community', inner: 'grid', within: true }
    case 'grid':
    case 'microgrid':
      return { outer: level, inner: 'microgrid', within: level === 'grid' }
    default:
      return { outer: 'district', inner: 'street', within: false }
  }
}

/** The map as its address tells it. */
export interface MapSearch {
  scope?: 'mine' | 'place' | 'orders'
  light?: string
  case?: string
}

/** Reads an address; what makes no sense is left out. */
export function readMap(given: Record<string, unknown>): MapSearch {
  const { scope, light, case: open } = readSearch(given)
  return {
    ...(scope === 'mine' || scope === 'place' || scope === 'orders' ? { scope } : {}),
    ...(light ? { light } : {}),
    ...(open ? { case: open } : {}),
  }
}
