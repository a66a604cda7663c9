import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromThread, ToThread } from './district-in-thread.ts'

// A thread has no share in the compiled code of the others: it takes its own from the disk, before it reads anything else.
enableCompileCache()
const { beginDistrict } = await import('./city/district.ts')
const { settleHere } = await import('./plan.ts')

const tell = (message: FromThread, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer)
const begun = beginDistrict(workerData as Parameters<typeof beginDistrict>[0])
const territory = settleHere(begun)
const { district, compounds, buildings, lines } = territory
tell({ territory: { district, compounds, buildings, lines } })

// The database comes later than the plan: what it takes to think out cases is read meanwhile.
const { makeCases, sceneryOf } = await import('./make-cases.ts')
const { segmenter } = await import('../server/platform/text/search-words.ts')
segmenter()
parentPort?.on('message', async ({ nth, asked }: ToThread) => {
  for await (const batch of makeCases(asked, sceneryOf(territory, asked))) {
    const lists = batch.lists.map(asBinary)
    tell(
      { nth, batch: { ...batch, lists } },
      lists.map(({ buffer }) => buffer),
    )
  }
  tell({ nth, batch: null })
})

/** JSON as PostgreSQL takes `jsonb` in binary: its version, then the text. */
function asBinary(text: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(text)
  const binary = new Uint8Array(bytes.length + 1)
  binary[0] = 1
  binary.set(bytes, 1)
  return binary
}
