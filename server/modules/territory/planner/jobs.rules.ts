import { crossingOf, type Segments } from './barriers.rules.ts'
import { districtUnits, gridUnits } from './grids.rules.ts'
import { type Centroids, placesOf } from './places.rules.ts'
import { straightenStrip } from './strip.rules.ts'

/** What can be done beside the planner's own thread. Each job takes and gives plain values that threads can hand to each other. */
export const jobs = {
  places: ({ barriers, ...town }: Centroids & { barriers: Segments }) => placesOf(town, crossingOf(barriers)),
  district: districtUnits,
  grids: gridUnits,
  strip: straightenStrip,
}

/** Names of the jobs. */
export type JobName = keyof typeof jobs
/** What a job is given. */
export type Given<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0]
/** What a job gives back. */
export type Done<Name extends JobName> = ReturnType<(typeof jobs)[Name]>

/** Does a job here and now. */
export function doJob<Name extends JobName>(name: Name, given: Given<Name>): Done<Name> {
  // One entry of the table: what it is given and gives back belong together, which the compiler can't see through the name.
  return (jobs[name] as (given: Given<Name>) => unknown)(given) as Done<Name>
}

/** A second pair of hands for the planner. */
export interface Hand {
  /** Begins a job; what comes back waits for its end and gives the outcome. */
  begin<Name extends JobName>(name: Name, given: Given<Name>): () => Done<Name>
  /** Does several jobs of one kind, shared out between both; outcomes in the order of the jobs. */
  share<Name extends JobName>(name: Name, given: readonly Given<Name>[], onDone?: (nth: number) => void): Done<Name>[]
}

/** No second hand: the planner does everything itself, with the same outcome. */
export const alone: Hand = {
  begin: (name, given) => () => doJob(name, given),
  share: (name, given, onDone) =>
    given.map((one, nth) => {
      const done = doJob(name, one)
      onDone?.(nth)
      return done
    }),
}
