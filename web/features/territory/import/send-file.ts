import type { ImportKind, TerritoryImport } from '../../../../contract/territory-imports.ts'
import { newKey, send } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'

const path = '/api/v1/territory/imports'
/** Bytes of one piece: what a lost line costs. */
const piece = 512 * 1024
/** How often a piece is tried again before the reader is told. */
const tries = 3

/** Sends a file in pieces, packed where the browser can; goes on where a lost line left off. */
export async function sendFile(
  file: File,
  given: { kind: ImportKind; onSent: (share: number) => void; signal: AbortSignal },
): Promise<TerritoryImport> {
  const format = /\.csv(\.gz)?$/i.test(file.name) ? 'csv' : 'geojson'
  const content = await packed(file)
  const id = newKey()
  let found = await send<TerritoryImport>(`${path}/${id}`, {
    method: 'PUT',
    body: JSON.stringify({ kind: given.kind, name: file.name, size: content.size, format }),
    headers: { 'Content-Type': 'application/json' },
  })
  for (let tried = 0; found.received < content.size; ) {
    given.signal.throwIfAborted()
    given.onSent(found.received / content.size)
    try {
      found = await send<TerritoryImport>(`${path}/${id}?offset=${found.received}`, {
        method: 'PATCH',
        body: content.slice(found.received, found.received + piece, 'application/octet-stream'),
        headers: { 'Content-Type': 'application/octet-stream' },
      })
      tried = 0
    } catch (error) {
      const problem = asProblem(error)
      if (++tried > tries || !['network', 'upload.conflict'].includes(problem.code)) throw problem
      // Perhaps only the answer was lost: the server knows how far it is.
      found = await send<TerritoryImport>(`${path}/${id}`)
    }
  }
  return found
}

async function packed(file: File): Promise<Blob> {
  if (/\.gz$/i.test(file.name) || typeof CompressionStream === 'undefined') return file
  return await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob()
}
