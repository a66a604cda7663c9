import type { Level } from '../../../../contract/territory.ts'
import { type QueueSearch, readSearch } from '../queue/search.ts'

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

/** Levels whose areas a post may compare, coarsest first; never finer than a grid. */
export function comparedLevels(level: string | null): readonly ('street' | 'community' | 'grid')[] {
  if (level === 'street') return ['community', 'grid']
  if (level === 'community') return ['grid']
  return level === 'grid' || level === 'microgrid' ? [] : ['street', 'community']
}

/** What a map shows: each case, how dense they lie, or how much is open in each area. */
export const mapLayers = ['pins', 'heat', 'units'] as const
/** What a map shows. */
export type MapLayerName = (typeof mapLayers)[number]

/** The map as its address tells it: the filters of the list, and how they are shown. */
export interface MapSearch extends Omit<QueueSearch, 'scope' | 'sort'> {
  scope?: 'mine' | 'place' | 'orders'
  layer?: MapLayerName
  level?: 'street' | 'community' | 'grid'
  /** A screen on a wall. */
  wall?: 1
}

/** Reads an address; what makes no sense is left out. */
export function readMap(given: Record<string, unknown>): MapSearch {
  const { scope, sort: _sort, ...filters } = readSearch(given)
  const { layer, level, wall } = given
  return {
    ...filters,
    ...(scope === 'mine' || scope === 'place' || scope === 'orders' ? { scope } : {}),
    ...(layer === 'heat' || layer === 'units' ? { layer } : {}),
    ...(level === 'street' || level === 'community' || level === 'grid' ? { level } : {}),
    ...(String(wall) === '1' ? { wall: 1 as const } : {}),
  }
}
