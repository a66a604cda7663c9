import { Worker } from 'node:worker_threads'
import { type Facts, Refused } from '../../../platform/errors.ts'
import type { Plan, PlanInput, PlanProgress } from './plan.types.ts'

/** What the planner's thread is given: plain values only, and a flag that is 1 once the work is to stop. */
export interface PlannerTask {
  input: Omit<PlanInput, 'onProgress' | 'signal'>
  stop: SharedArrayBuffer
}

/** What the planner's thread says. */
export type FromPlanner = { progress: PlanProgress } | { plan: Plan } | { refused: { code: string; facts: Facts } }

/** How a plan in a thread of its own is watched and stopped. */
export interface WorkerOptions {
  onProgress?: (progress: PlanProgress) => void
  signal?: AbortSignal
}

/** Between the steps the planner looks for a wish to stop; one that takes longer than this to answer is ended. */
const patience = 2000

/**
 * Plans in a thread of its own, so that the server goes on answering. Rejects with the planner's refusals, `plan.cancelled` once the
 * signal asks for it, and with the error of the thread when it breaks.
 */
export function planInWorker(input: PlannerTask['input'], { onProgress, signal }: WorkerOptions = {}): Promise<Plan> {
  if (signal?.aborted) return Promise.reject(new Refused('plan.cancelled'))
  const stop = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./plan.worker.ts', import.meta.url), {
    workerData: { input, stop } satisfies PlannerTask,
  })
  return new Promise<Plan>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      void worker.terminate()
      settle()
    }
    const cancel = () => {
      Atomics.store(new Int32Array(stop), 0, 1)
      timer = setTimeout(() => end(() => reject(new Refused('plan.cancelled'))), patience)
    }
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (message: FromPlanner) => {
      if ('progress' in message) onProgress?.(message.progress)
      else if ('plan' in message) end(() => resolve(message.plan))
      else end(() => reject(new Refused(message.refused.code, message.refused.facts)))
    })
    worker.on('error', (error) => end(() => reject(error)))
    worker.on('exit', (code) => end(() => reject(new Error(`The planner's thread ended with code ${code}.`))))
  })
}
