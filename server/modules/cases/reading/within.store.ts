import { type RawBuilder, sql } from 'kysely'
import { coarseDegrees } from '../nearby.rules.ts'

/** A box of degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Matters that everybody knows only roughly, over `"case" c`: those of homes, and what was told in confidence. */
export const isPrivate = (homeIds: readonly string[]): RawBuilder<unknown> =>
  sql`(c.confidential or c.category_id is not null and c.category_id = any(${homeIds as string[]}::uuid[]))`

/**
 * Cases in a box as everybody may find them, over `"case" c`: those of homes by the place that everybody is shown. If the
 * exact one decided whether a case is found, somebody who asks from here and there would learn it to the metre.
 */
export function shownWithin(box: Box, homeIds: readonly string[]): RawBuilder<unknown> {
  const [west, south, east, north] = box
  const shown = (column: 'lat' | 'lng') => {
    const exact = sql.ref(`c.${column}`)
    return sql`case when ${isPrivate(homeIds)} then round((${exact} / ${coarseDegrees}::float8)::numeric)::float8 * ${coarseDegrees}::float8 else ${exact} end`
  }
  return sql`${roughlyWithin(box)} and ${shown('lat')} between ${south} and ${north} and ${shown('lng')} between ${west} and ${east}`
}

/** Cases in a box by their exact places, and those whose shown place may lie in it. */
export function roughlyWithin([west, south, east, north]: Box): RawBuilder<unknown> {
  return sql`c.lat between ${south - coarseDegrees} and ${north + coarseDegrees} and c.lng between ${west - coarseDegrees} and ${east + coarseDegrees}`
}
