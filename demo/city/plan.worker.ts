import { enableCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { SettledCommunity } from './plan-grids.ts'
import type { CommunitiesToSettle } from './plan-in-threads.ts'

// A thread has no share in the compiled code of the others: it takes its own from the disk, before it reads anything else.
enableCompileCache()
const { settler } = await import('./plan-grids.ts')

// The ground may come long after this thread was started: what it takes to work on it is read meanwhile.
parentPort?.once('message', ({ ground, seed, count, taken }: CommunitiesToSettle) => {
  const settle = settler(ground, seed)
  const settled: [nth: number, SettledCommunity][] = []
  for (let nth = Atomics.add(taken, 0, 1); nth < count; nth = Atomics.add(taken, 0, 1)) settled.push([nth, settle(nth)])
  parentPort?.postMessage(settled)
})
