import { availableParallelism, cpus, totalmem } from 'node:os'

/** What a figure was measured on, in one line: without it no figure says anything. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
}
