import type { RatingFigures, WaitFigures } from '../../../../contract/hall-settings.ts'

/** Fewest people behind a median, a share or a mean that is shown. */
export const fewest = 5

/** One ticket as figures see it: nothing of whom, nothing of who served. */
export interface Seen {
  state: string
  /** Minutes from the place earned to the first call; null: never called. */
  waited: number | null
}

/** The value below which so large a share of them lies (nearest rank), in whole minutes. Undefined of nothing. */
export function rankOf(sorted: readonly number[], share: number): number | undefined {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  return value === undefined ? undefined : Math.round(value)
}

/** How long a group of visits waited. Counts always; times only where at least five stand behind them. */
export function waitsOf(tickets: readonly Seen[]): WaitFigures {
  const waited = tickets.flatMap(({ waited }) => (waited === null ? [] : [waited])).sort((a, b) => a - b)
  const isEnough = waited.length >= fewest
  const count = (state: string) => tickets.filter((each) => each.state === state).length
  return {
    ...{ tickets: tickets.length, served: count('done'), noShow: count('no_show'), left: count('left') },
    median: isEnough ? (rankOf(waited, 0.5) ?? null) : null,
    p90: isEnough ? (rankOf(waited, 0.9) ?? null) : null,
    longest: isEnough ? (rankOf(waited, 1) ?? null) : null,
  }
}

/** What visitors said; nothing but counts where fewer than five did. */
export function ratingsOf(ratings: readonly { solved: boolean; stars: number }[], of: number): RatingFigures {
  const isEnough = ratings.length >= fewest
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  return {
    ...{ answers: ratings.length, of },
    solved: isEnough ? Number(mean(ratings.map(({ solved }) => Number(solved))).toFixed(3)) : null,
    stars: isEnough ? Number(mean(ratings.map(({ stars }) => stars)).toFixed(2)) : null,
  }
}
