import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../../../platform/errors.ts'
import { planTerritory } from './plan.rules.ts'
import type { FromPlanner, PlannerTask } from './plan-in-worker.ts'

const { input, stop } = workerData as PlannerTask
const flag = new Int32Array(stop)
const say = (message: FromPlanner) => parentPort?.postMessage(message)
let said = 0

try {
  const plan = planTerritory({
    ...input,
    onProgress: (progress) => {
      if (progress.share < 1 && performance.now() - said < 100) return
      said = performance.now()
      say({ progress })
    },
    signal: {
      get aborted() {
        return Atomics.load(flag, 0) === 1
      },
    },
  })
  say({ plan })
} catch (error) {
  if (!(error instanceof Refused)) throw error
  say({ refused: { code: error.code, facts: error.facts } })
}
