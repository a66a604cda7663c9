import { parentPort } from 'node:worker_threads'
import { type SettledCommunity, settler } from './plan-grids.ts'
import type { CommunitiesToSettle } from './plan-in-threads.ts'

// The ground may come long after this thread was started: what it takes to work on it is read meanwhile.
parentPort?.once('message', ({ ground, seed, count, taken }: CommunitiesToSettle) => {
  const settle = settler(ground, seed)
  const settled: [nth: number, SettledCommunity][] = []
  for (let nth = Atomics.add(taken, 0, 1); nth < count; nth = Atomics.add(taken, 0, 1)) settled.push([nth, settle(nth)])
  parentPort?.postMessage(settled)
})
