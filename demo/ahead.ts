import type { DemoTerritory } from './city/territory.ts'
import { fullSize } from './city/wanted.ts'
import { districtInThread } from './district-in-thread.ts'
import type { CaseBatch, CasesAsked, Scenery } from './make-cases.ts'
import { type DrawnPictures, drawAll } from './photos.ts'
import type { DemoSize } from './plan.ts'
import { days } from './span.ts'

const day = 86_400_000

/** What of a demo needs no database, under way since it was asked for: a thread plans the territory, others draw pictures. */
export interface Ahead {
  /** The present of the demo. */
  now: Date
  /** Since when its units stand. */
  since: Date
  /** The territory. */
  territory(): Promise<DemoTerritory>
  /** The cases that happen there, made elsewhere or in the scenery of this thread. */
  cases(asked: CasesAsked, here: Scenery): AsyncIterable<CaseBatch>
  pictures: Promise<DrawnPictures>
  /** Ends it all where nobody wants it any more; harmless afterwards. */
  stop(): void
}

/** Begins with all that needs no database. Whoever begins so before there is one has the wait for it filled. */
export function beginAhead({ size, seed = 'sunfield', now }: { size: DemoSize; seed?: string; now: Date }): Ahead {
  const since = new Date(now.getTime() - (days + 30) * day)
  const thread = size === 'full' ? districtInThread({ size: fullSize, seed, at: since }) : undefined
  const pictures = drawAll()
  // Somebody asks for them later; until then a failure must not be nobody's.
  pictures.catch(() => {})
  return {
    ...{ now, since, pictures },
    async territory() {
      if (thread) return await thread.territory
      const { planSmall } = await import('./plan.ts')
      return planSmall({ seed, at: since })
    },
    cases: (asked, here) => thread?.cases(asked) ?? casesHere(asked, here),
    stop: () => thread?.stop(),
  }
}

async function* casesHere(asked: CasesAsked, here: Scenery): AsyncGenerator<CaseBatch> {
  const { makeCases } = await import('./make-cases.ts')
  yield* makeCases(asked, here)
}
