import { Worker } from 'node:worker_threads'
import type { Figures, LabelFigures } from './evaluation.rules.ts'
import type { Practice } from './training.rules.ts'

/** An accepted case as the training reads it; names are those the case itself knows, to be left out. */
export interface AcceptedCase {
  text: string
  names: string[]
  /** Id of its category. */
  label: string
  reporter: string
  /** Milliseconds since 1970. */
  acceptedAt: number
}

/** What a training starts from. */
export interface TrainingGiven {
  cases: AcceptedCase[]
  fewestCases: number
  /** The model in use and when it had learnt everything, to see how it did since. */
  before: Uint8Array | null
  since: number | null
}

/** Figures of a model with the words that speak for each category. */
export interface ModelFigures extends Omit<Figures, 'labels'> {
  labels: (LabelFigures & { words: string[] })[]
}

/** What came of a training. */
export interface Trained {
  /** How the model before did; null where there was none, or too few cases since. */
  practice: Practice | null
  /** Null where there were too few cases. */
  model: { body: Uint8Array; cases: number; figures: ModelFigures } | null
}

/** Megabytes a training may take beside the server. */
const mostMemory = 512

/** Learns in a thread of its own, so that the server goes on answering. Rejects when the thread fails or `signal` ends it. */
export function trainAside(given: TrainingGiven, signal?: AbortSignal): Promise<Trained> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./training.worker.ts', import.meta.url), {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      // Flags of the process that started us are not the thread's business.
      execArgv: [],
    })
    const stop = () => {
      void worker.terminate()
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop, { once: true })
    const settle = (then: () => void) => {
      signal?.removeEventListener('abort', stop)
      then()
    }
    worker.once('message', (trained: Trained) => settle(() => resolve(trained)))
    worker.once('error', (error) => settle(() => reject(error)))
    worker.once('exit', (code) => settle(() => reject(new Error(`The training ended with ${code} and no answer`))))
  })
}
