import { AsyncLocalStorage } from 'node:async_hooks'

/** How work that meets is done together. */
export interface Together<Item, Result> {
  /** Only items of one name are done together: a tenant. */
  nameOf(item: Item): string
  /** Two items of one key are never in the same batch. */
  keyOf(item: Item): string
  /** Does a batch; a result for each item, in their order. What it throws, every item of the batch gets. */
  run(items: readonly Item[]): Promise<readonly Result[]>
  /** Batches of one name under way at most. More than one, so that one is written while another is made durable. */
  width: number
  /** Items that must wait before a batch starts beside one under way, 1 unless told: a statement for a few costs nearly what one for many does. */
  worth?: number
  /** Items of a batch at most. */
  most: number
}

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

interface Queue<Item, Result> {
  waiting: Waiting<Item, Result>[]
  running: number
  asked: boolean
}

/**
 * Lets small writes that meet share a transaction: whoever comes alone is served at once, and whoever comes while others are being
 * written waits for the next batch, never by a clock. Each gets its own result, once its batch is durable.
 */
export function together<Item, Result>(given: Together<Item, Result>): (item: Item) => Promise<Result> {
  const queues = new Map<string, Queue<Item, Result>>()
  // A batch belongs to no single caller: it runs in nobody's async context.
  const outside = AsyncLocalStorage.snapshot()

  /** The next batch: in order of coming, without two of one key. */
  const take = (queue: Queue<Item, Result>) => {
    const keys = new Set<string>()
    const batch: Waiting<Item, Result>[] = []
    const left: Waiting<Item, Result>[] = []
    for (const each of queue.waiting) {
      const key = given.keyOf(each.item)
      if (batch.length >= given.most || keys.has(key)) left.push(each)
      else {
        keys.add(key)
        batch.push(each)
      }
    }
    queue.waiting = left
    return batch
  }

  const start = async (name: string, queue: Queue<Item, Result>) => {
    queue.asked = false
    const batch = take(queue)
    queue.running++
    next(name, queue)
    try {
      const results = await given.run(batch.map(({ item }) => item))
      for (const [n, { resolve }] of batch.entries()) resolve(results[n] as Result)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      queue.running--
      next(name, queue)
    }
  }

  const next = (name: string, queue: Queue<Item, Result>) => {
    if (queue.waiting.length === 0) {
      if (queue.running === 0) queues.delete(name)
      return
    }
    if (queue.asked || queue.running >= given.width) return
    if (queue.running > 0 && queue.waiting.length < (given.worth ?? 1)) return
    queue.asked = true
    // Whatever else arrived in this turn of the event loop comes along.
    setImmediate(() => void start(name, queue))
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      const name = given.nameOf(item)
      const queue = queues.get(name) ?? { waiting: [], running: 0, asked: false }
      queues.set(name, queue)
      queue.waiting.push({ item, resolve, reject })
      outside(() => next(name, queue))
    })
}
