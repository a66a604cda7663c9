import { MessageChannel, Worker } from 'node:worker_threads'
import { type Facts, Refused } from '../../../platform/errors.ts'
import type { Line } from './helping-hand.ts'
import type { Plan, PlanInput, PlanProgress, PlanReport } from './plan.types.ts'

/** What the planner is given in its thread. Each document is the parsed one, or the bytes of its file, plain or gzipped. */
export type WorkerInput = Omit<PlanInput, 'onProgress' | 'signal'>

/** What the planner's thread is given: plain values only, and a flag that is 1 once the work is to stop. */
export interface PlannerTask {
  input: WorkerInput
  stop: SharedArrayBuffer
  line: Line
  asText: boolean
}

/** A plan as the bytes of its file, with its figures. */
export interface PlanText {
  text: Uint8Array<ArrayBuffer>
  report: PlanReport
}

/** What the planner's thread says. */
export type FromPlanner =
  | { progress: PlanProgress }
  | { plan: Plan }
  | { written: PlanText }
  | { refused: { code: string; facts: Facts } }

/** How a plan in a thread of its own is watched and stopped. */
export interface WorkerOptions {
  onProgress?: (progress: PlanProgress) => void
  signal?: AbortSignal
}

/** Between the steps the planner looks for a wish to stop; one that takes longer than this to answer is ended. */
const patience = 2000

/**
 * Plans in two threads of its own, so that the server goes on answering. Rejects with the planner's refusals, `plan.cancelled` once
 * the signal asks for it, and with the error of a thread that breaks.
 */
export async function planInWorker(input: WorkerInput, options: WorkerOptions = {}): Promise<Plan> {
  const said = await run(input, false, options)
  if ('plan' in said) return said.plan
  throw new Error('The planner gave no plan.')
}

/** The same as the bytes of the plan's file, which come out of the thread without a copy of every feature. */
export async function planTextInWorker(input: WorkerInput, options: WorkerOptions = {}): Promise<PlanText> {
  const said = await run(input, true, options)
  if ('written' in said) return said.written
  throw new Error('The planner gave no plan.')
}

async function run(
  input: WorkerInput,
  asText: boolean,
  { onProgress, signal }: WorkerOptions,
): Promise<Exclude<FromPlanner, { progress: PlanProgress }>> {
  if (signal?.aborted) throw new Refused('plan.cancelled')
  const stop = new SharedArrayBuffer(4)
  const answers = new SharedArrayBuffer(4)
  const { port1, port2 } = new MessageChannel()
  const planner = new Worker(new URL('./plan.worker.ts', import.meta.url), {
    workerData: { input, stop, line: { port: port1, answers }, asText } satisfies PlannerTask,
    transferList: [port1],
  })
  const helper = new Worker(new URL('./hand.worker.ts', import.meta.url), {
    workerData: { port: port2, answers } satisfies Line,
    transferList: [port2],
  })
  let timer: NodeJS.Timeout | undefined
  let cancel: (() => void) | undefined
  try {
    return await new Promise((resolve, reject) => {
      cancel = () => {
        Atomics.store(new Int32Array(stop), 0, 1)
        timer = setTimeout(() => reject(new Refused('plan.cancelled')), patience)
      }
      signal?.addEventListener('abort', cancel, { once: true })
      planner.on('message', (message: FromPlanner) => {
        if ('progress' in message) onProgress?.(message.progress)
        else if ('refused' in message) reject(new Refused(message.refused.code, message.refused.facts))
        else resolve(message)
      })
      for (const thread of [planner, helper]) {
        thread.on('error', reject)
        thread.on('exit', (code) => reject(new Error(`A thread of the planner ended with code ${code}.`)))
      }
    })
  } finally {
    clearTimeout(timer)
    if (cancel) signal?.removeEventListener('abort', cancel)
    void planner.terminate()
    void helper.terminate()
  }
}
