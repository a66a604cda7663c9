import { startSettler } from './city/plan-in-thread.ts'
import type { DemoTerritory } from './city/territory.ts'
import { type DrawnPictures, drawAll } from './photos.ts'
import { beginTown, type DemoSize, planSmall } from './plan.ts'

/** Days of history. */
export const days = 90
const day = 86_400_000

/** What of a demo needs no database, under way since it was asked for: a thread plans the territory, others draw pictures. */
export interface Ahead {
  /** The present of the demo. */
  now: Date
  /** Since when its units stand. */
  since: Date
  /** The territory, finished when it is asked for. Once only. */
  territory(): Promise<DemoTerritory>
  pictures: Promise<DrawnPictures>
  /** Ends it all where nobody wants it any more; harmless afterwards. */
  stop(): void
}

/** Begins with all that needs no database. Whoever begins so before there is one has the wait for it filled. */
export function beginAhead({ size, seed = 'sunfield', now }: { size: DemoSize; seed?: string; now: Date }): Ahead {
  const since = new Date(now.getTime() - (days + 30) * day)
  const settler = size === 'full' ? startSettler() : undefined
  const pictures = drawAll()
  const territory = settler
    ? beginTown({ seed, at: since }).planned((ground, town, count) => settler.settle(ground, town, count))
    : async () => planSmall({ seed, at: since })
  // Somebody asks for them later; until then a failure must not be nobody's.
  pictures.catch(() => {})
  return { now, since, territory, pictures, stop: () => settler?.stop() }
}
