import { enableCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { CommunitiesToSettle } from './plan-in-thread.ts'

// A thread has no share in the compiled code of the others: it takes its own from the disk, before it reads anything else.
enableCompileCache()
const { settler } = await import('./plan-grids.ts')

// The ground may come long after this thread was started: what it takes to work on it is read meanwhile.
parentPort?.once('message', ({ ground, seed, count }: CommunitiesToSettle) => {
  const settle = settler(ground, seed)
  parentPort?.postMessage(Array.from({ length: count }, (_, nth) => settle(nth)))
})
