import { Worker } from 'node:worker_threads'
import type { SettledCommunity } from './plan-grids.ts'
import type { TownGround } from './town.ts'

/** How many communities are settled at the same time. */
const threads = 2

/** What each thread is told. */
export interface CommunitiesToSettle {
  ground: TownGround
  seed: string
  /** How many communities there are. */
  count: number
  /** How many are taken so far: shared, each thread takes the next one when it has done another. */
  taken: Int32Array<SharedArrayBuffer>
}

/** Threads that settle communities; started early, they are ready when the ground is laid out. */
interface Settlers {
  /** Settles the first `count` communities of a ground; they come in their order. Once only. Rejects when a thread breaks. */
  settle(ground: TownGround, seed: string, count: number): Promise<SettledCommunity[]>
  /** Ends the threads where nobody waits for them any more. */
  stop(): void
}

/** Starts the threads. */
export function startSettlers(): Settlers {
  const workers = Array.from({ length: threads }, () => new Worker(new URL('./plan.worker.ts', import.meta.url)))
  const answers = workers.map(answerOf)
  for (const answer of answers) answer.catch(() => {})
  const stop = () => {
    for (const worker of workers) void worker.terminate()
  }
  return {
    stop,
    async settle(ground, seed, count) {
      const taken = new Int32Array(new SharedArrayBuffer(4))
      const wanted: CommunitiesToSettle = { ground, seed, count, taken }
      for (const worker of workers) worker.postMessage(wanted)
      try {
        const settled: SettledCommunity[] = []
        for (const answer of await Promise.all(answers)) for (const [nth, one] of answer) settled[nth] = one
        return settled
      } finally {
        stop()
      }
    },
  }
}

const answerOf = (worker: Worker): Promise<[number, SettledCommunity][]> =>
  new Promise((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A thread of the planner ended with code ${code}.`)))
  })
