import { Worker } from 'node:worker_threads'
import { type DemoTerritory, territoryOf } from './city/territory.ts'
import type { CitySize } from './city/wanted.ts'
import type { CaseBatch, CasesAsked } from './make-cases.ts'

/** What the thread is told once the database has what decides cases. */
export interface ToThread {
  nth: number
  asked: CasesAsked
}

/** What the thread says: first the territory, later batches of cases; null after the last. */
export interface FromThread {
  territory?: Omit<DemoTerritory, 'all' | 'of'>
  batch?: CaseBatch | null
  /** Which asking the batch answers. */
  nth?: number
}

/** A thread that plans a district, and thinks out what happens in it. */
export interface DistrictThread {
  /** Rejects when the thread breaks. */
  territory: Promise<DemoTerritory>
  /** Asks for cases of it, which come as they are made. Whoever asks anew hears no more of what was asked before. */
  cases(asked: CasesAsked): AsyncIterable<CaseBatch>
  /** Ends the thread where nobody waits for it any more. */
  stop(): void
}

/**
 * Plans a district in a thread. One: the other processor makes the database meanwhile, and takes as long; later it writes what the
 * thread makes. A second thread would read and warm up the same program once more, a sixth of the work of the planning.
 */
export function districtInThread(given: { size: CitySize; seed: string; at: Date }): DistrictThread {
  const worker = new Worker(new URL('./district.worker.ts', import.meta.url), {
    workerData: given,
    // It makes much that lives for a batch: with room for it the collectors' threads take less from the database.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  })
  const said: FromThread[] = []
  let broken: Error | undefined
  let wake = () => {}
  let [asking, stopped] = [0, false]
  const end = (error: Error) => {
    broken ??= error
    wake()
  }
  worker.on('message', (message: FromThread) => {
    said.push(message)
    wake()
  })
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`The thread of the district ended with code ${code}.`)))

  const next = async (): Promise<FromThread> => {
    for (;;) {
      const message = said.shift()
      if (message) return message
      if (broken) throw broken
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const planned = async () => {
    const { territory } = await next()
    if (!territory) throw new Error('The thread of the district has no territory.')
    const { district, ...built } = territory
    return territoryOf(district, built)
  }
  const territory = planned()
  // Somebody asks for it later; until then a failure must not be nobody's.
  territory.catch(() => {})
  return {
    territory,
    async *cases(asked) {
      await territory
      const message: ToThread = { nth: ++asking, asked }
      worker.postMessage(message)
      for (;;) {
        const { nth, batch } = await next()
        if (nth !== message.nth) continue
        if (!batch) return
        yield batch
      }
    },
    stop() {
      if (stopped) return
      stopped = true
      void worker.terminate()
    },
  }
}
