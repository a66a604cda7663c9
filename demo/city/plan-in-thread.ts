import { Worker } from 'node:worker_threads'
import type { SettledCommunity } from './plan-grids.ts'
import type { TownGround } from './town.ts'

/** What the thread is told. */
export interface CommunitiesToSettle {
  ground: TownGround
  seed: string
  /** How many communities there are. */
  count: number
}

/** A thread that settles communities; started early, it is ready when the ground is laid out. */
interface Settler {
  /** Settles the first `count` communities of a ground; they come in their order. Once only. Rejects when the thread breaks. */
  settle(ground: TownGround, seed: string, count: number): Promise<SettledCommunity[]>
  /** Ends the thread where nobody waits for it any more. */
  stop(): void
}

/**
 * Starts the thread. One: the other processor makes the database meanwhile, and takes as long. A second thread would read and warm up
 * the same program once more, a sixth of the work of the planning.
 */
export function startSettler(): Settler {
  const worker = new Worker(new URL('./plan.worker.ts', import.meta.url))
  const answer = answerOf(worker)
  answer.catch(() => {})
  const stop = () => void worker.terminate()
  return {
    stop,
    async settle(ground, seed, count) {
      const wanted: CommunitiesToSettle = { ground, seed, count }
      worker.postMessage(wanted)
      try {
        return await answer
      } finally {
        stop()
      }
    },
  }
}

const answerOf = (worker: Worker): Promise<SettledCommunity[]> =>
  new Promise((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`The thread of the planner ended with code ${code}.`)))
  })
