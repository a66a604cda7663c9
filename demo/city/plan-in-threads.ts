import { Worker } from 'node:worker_threads'
import type { GridsWanted, PlannedGrids } from './plan-grids.ts'

/** How many communities are planned at the same time. */
const threads = 2

/** Plans communities in threads of their own; the answers come in the order of the questions. Rejects when a thread breaks. */
export async function planInThreads(wanted: readonly GridsWanted[]): Promise<PlannedGrids[]> {
  const planned: PlannedGrids[] = []
  await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const isOwn = (n: number) => n % threads === thread
      const answers = await answersOf(wanted.filter((_each, n) => isOwn(n)))
      let next = 0
      for (const n of wanted.keys()) if (isOwn(n)) planned[n] = answers[next++] as PlannedGrids
    }),
  )
  return planned
}

async function answersOf(wanted: readonly GridsWanted[]): Promise<PlannedGrids[]> {
  const worker = new Worker(new URL('./plan.worker.ts', import.meta.url), { workerData: wanted })
  try {
    return await new Promise<PlannedGrids[]>((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`A thread of the planner ended with code ${code}.`)))
    })
  } finally {
    void worker.terminate()
  }
}
