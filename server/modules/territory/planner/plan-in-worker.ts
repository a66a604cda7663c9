import { MessageChannel, Worker } from 'node:worker_threads'
import { type Facts, Refused } from '../../../platform/errors.ts'
import type { Line } from './helping-hand.ts'
import type { Plan, PlanInput, PlanProgress, PlanReport } from './plan.types.ts'

/** What the planner is given in its thread. Each document is the parsed one, or the bytes of its file, plain or gzipped. */
export type WorkerInput = Omit<PlanInput, 'onProgress' | 'signal'>

/** What the planner's thread is opened with: its line to the helping one, and a flag that is 1 once the work is to stop. */
export interface PlannerSeat {
  stop: SharedArrayBuffer
  line: Line
}

/** One plan asked of the planner's thread; plain values only. */
export interface PlannerTask {
  input: WorkerInput
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

/** Two threads that plan one thing after the other, so that the server goes on answering. */
export interface Planner {
  /**
   * Rejects with the planner's refusals, `plan.cancelled` once the signal asks for it, and with the error of a thread that breaks. After
   * the latter two it is of no more use. One plan at a time.
   */
  plan(input: WorkerInput, options?: WorkerOptions): Promise<Plan>
  /** Ends the threads. */
  close(): void
}

/** Opens the two threads: worth keeping where many small places are planned, because they take as long to open as to plan one. */
export function openPlanner(): Planner {
  const threads = openThreads()
  return {
    async plan(input, options = {}) {
      const said = await ask(threads, { input, asText: false }, options)
      if ('plan' in said) return said.plan
      throw new Error('The planner gave no plan.')
    },
    close: () => closeThreads(threads),
  }
}

/** Plans in two threads that are ended afterwards. Rejects as `Planner` does. */
export async function planInWorker(input: WorkerInput, options: WorkerOptions = {}): Promise<Plan> {
  const planner = openPlanner()
  try {
    return await planner.plan(input, options)
  } finally {
    planner.close()
  }
}

/** The same as the bytes of the plan's file, which come out of the thread without a copy of every feature. */
export async function planTextInWorker(input: WorkerInput, options: WorkerOptions = {}): Promise<PlanText> {
  const threads = openThreads()
  try {
    const said = await ask(threads, { input, asText: true }, options)
    if ('written' in said) return said.written
    throw new Error('The planner gave no plan.')
  } finally {
    closeThreads(threads)
  }
}

interface Threads {
  planner: Worker
  helper: Worker
  stop: SharedArrayBuffer
  broken: Promise<never>
}

function openThreads(): Threads {
  const stop = new SharedArrayBuffer(4)
  const answers = new SharedArrayBuffer(4)
  const { port1, port2 } = new MessageChannel()
  const planner = new Worker(new URL('./plan.worker.ts', import.meta.url), {
    workerData: { stop, line: { port: port1, answers } } satisfies PlannerSeat,
    transferList: [port1],
  })
  const helper = new Worker(new URL('./hand.worker.ts', import.meta.url), {
    workerData: { port: port2, answers } satisfies Line,
    transferList: [port2],
  })
  const broken = new Promise<never>((_, reject) => {
    for (const thread of [planner, helper]) {
      thread.on('error', reject)
      thread.on('exit', (code) => reject(new Error(`A thread of the planner ended with code ${code}.`)))
    }
  })
  // Whoever asks next hears of it; until then nobody has to.
  broken.catch(() => {})
  return { planner, helper, stop, broken }
}

function closeThreads({ planner, helper }: Threads): void {
  void planner.terminate()
  void helper.terminate()
}

async function ask(
  { planner, stop, broken }: Threads,
  task: PlannerTask,
  { onProgress, signal }: WorkerOptions,
): Promise<Exclude<FromPlanner, { progress: PlanProgress }>> {
  if (signal?.aborted) throw new Refused('plan.cancelled')
  let timer: NodeJS.Timeout | undefined
  let cancel = () => {}
  let hear: (message: FromPlanner) => void = () => {}
  try {
    const answer = new Promise<Exclude<FromPlanner, { progress: PlanProgress }>>((resolve, reject) => {
      cancel = () => {
        Atomics.store(new Int32Array(stop), 0, 1)
        timer = setTimeout(() => reject(new Refused('plan.cancelled')), patience)
      }
      hear = (message) => {
        if ('progress' in message) onProgress?.(message.progress)
        else if ('refused' in message) reject(new Refused(message.refused.code, message.refused.facts))
        else resolve(message)
      }
    })
    signal?.addEventListener('abort', cancel, { once: true })
    planner.on('message', hear)
    planner.postMessage(task)
    return await Promise.race([answer, broken])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
    planner.off('message', hear)
  }
}
