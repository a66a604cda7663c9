/** One of the five faces, 1 the worst. */
export type Score = 1 | 2 | 3 | 4 | 5

/** The face that an address names; undefined for anything else. Routers make numbers of what looks like one. */
export function scoreFrom(value: unknown): Score | undefined {
  const score = Number(value)
  return (typeof value === 'number' || typeof value === 'string') && [1, 2, 3, 4, 5].includes(score) && value !== ''
    ? (score as Score)
    : undefined
}

/** What a face says about "is it solved?" until its owner says otherwise. */
export const solvedFrom = (score: Score): boolean => score >= 3
