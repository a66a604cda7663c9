import { Worker } from 'node:worker_threads'
import type { TileAddress, TileAnswer, TileQuestion } from './tile.worker.ts'

/** Makes tiles in a thread of its own, so that the server goes on answering while thousands of borders are cut. */
export interface TileMaker {
  /** Cuts a tile from a drawing kept under `key`; `features` is asked for where the thread hasn't made that drawing yet. */
  cut(given: { key: string; layer: string; at: TileAddress; features: () => Promise<string[]> }): Promise<Buffer>
  /** Draws one tile from these features, and keeps nothing. */
  draw(given: { layer: string; at: TileAddress; features: readonly string[] }): Promise<Buffer>
  close(): Promise<void>
}

/** Milliseconds without a question after which the thread ends, and gives its memory back. */
const idle = 120_000

/** The maker of a process. Its thread begins with the first tile. */
export function openTileMaker(): TileMaker {
  let worker: Worker | undefined
  let tasks = 0
  let timer: NodeJS.Timeout | undefined
  const waiting = new Map<number, { resolve: (answer: TileAnswer) => void; reject: (error: Error) => void }>()
  const loading = new Map<string, Promise<string[]>>()

  function lose(which: Worker, error: Error): void {
    if (worker !== which) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  function thread(): Worker {
    if (worker) return worker
    const made = new Worker(new URL('./tile.worker.ts', import.meta.url))
    made.unref()
    made.on('message', (answer: TileAnswer) => {
      waiting.get(answer.task)?.resolve(answer)
      waiting.delete(answer.task)
    })
    made.on('error', (error) => lose(made, error))
    made.on('exit', (code) => lose(made, new Error(`The thread of tiles ended with code ${code}.`)))
    worker = made
    return made
  }

  async function close(): Promise<void> {
    clearTimeout(timer)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  type Wanted<Q> = Q extends unknown ? Omit<Q, 'task'> : never
  async function ask(question: Wanted<TileQuestion>): Promise<TileAnswer> {
    clearTimeout(timer)
    timer = setTimeout(() => void (waiting.size === 0 && close()), idle).unref()
    const task = ++tasks
    const answer = await new Promise<TileAnswer>((resolve, reject) => {
      waiting.set(task, { resolve, reject })
      thread().postMessage({ ...question, task })
    })
    if ('failed' in answer) throw new Error(answer.failed)
    return answer
  }

  const bytesIn = (answer: TileAnswer): Buffer => {
    if (!('bytes' in answer)) throw new Error('The thread of tiles gave no tile.')
    return Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength)
  }

  return {
    async cut({ key, layer, at, features }) {
      const first = await ask({ kind: 'cut', key, layer, at })
      if ('bytes' in first) return bytesIn(first)
      // A map asks for a dozen tiles at once: one of them brings the borders, the others wait for it.
      const other = loading.get(key)
      if (other) {
        await other.catch(() => {})
        const second = await ask({ kind: 'cut', key, layer, at })
        if ('bytes' in second) return bytesIn(second)
      }
      const read = features()
      loading.set(key, read)
      try {
        return bytesIn(await ask({ kind: 'cut', key, layer, at, features: await read }))
      } finally {
        if (loading.get(key) === read) loading.delete(key)
      }
    },
    async draw({ layer, at, features }) {
      return bytesIn(await ask({ kind: 'draw', layer, at, features }))
    },
    close,
  }
}
