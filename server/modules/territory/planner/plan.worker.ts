import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../../../platform/errors.ts'
import { documentOf } from './document.ts'
import { helpingHand } from './helping-hand.ts'
import { planTerritory } from './plan.rules.ts'
import type { FromPlanner, PlannerSeat, PlannerTask } from './plan-in-worker.ts'
import { textOfPlan } from './plan-text.rules.ts'

const { stop, line } = workerData as PlannerSeat
const flag = new Int32Array(stop)
const signal = {
  get aborted() {
    return Atomics.load(flag, 0) === 1
  },
}
const hand = helpingHand(line, () => {
  if (signal.aborted) throw new Refused('plan.cancelled')
})

parentPort?.on('message', ({ input, asText }: PlannerTask) => {
  let said = 0
  try {
    const plan = planTerritory(
      {
        ...input,
        buildings: documentOf(input.buildings, 'buildings'),
        barriers: documentOf(input.barriers, 'barriers'),
        area: documentOf(input.area, 'area'),
        current: documentOf(input.current, 'current'),
        onProgress: (progress) => {
          if (progress.share < 1 && performance.now() - said < 100) return
          said = performance.now()
          say({ progress })
        },
        signal,
      },
      hand,
    )
    if (!asText) say({ plan })
    else {
      const text = new TextEncoder().encode(textOfPlan(plan))
      say({ written: { text, report: plan.report } }, [text.buffer])
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    say({ refused: { code: error.code, facts: error.facts } })
  }
})

function say(message: FromPlanner, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved)
}
