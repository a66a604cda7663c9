import { ask } from './ask.ts'
import { type EntryPhoto, type Heard, judge, type Verdict } from './outbox.rules.ts'

/** How a photo fared: the file it became, or why not. */
export type Uploaded = { kind: 'done'; fileId: string } | Exclude<Verdict, { kind: 'done' }>

const smallest = 32 * 1024
const largest = 1024 * 1024

/** Bytes of the next piece: grows while the line carries it, halves when it breaks; kept between photos. */
let piece = 256 * 1024

interface Known {
  received: number
  fileId: string | undefined
}

/**
 * Sends a photo in pieces, going on where the server says it has got to. `onProgress` hears shares from 0 to 1.
 * Never throws.
 */
export async function uploadPhoto(given: {
  photo: Pick<EntryPhoto, 'uploadId' | 'name'>
  bytes: Blob
  accountId: string
  language: string
  onProgress: (share: number) => void
}): Promise<Uploaded> {
  const { photo, bytes, accountId, language, onProgress } = given
  const path = `/api/v1/uploads/${photo.uploadId}`
  const announce = async () =>
    readOf(
      await ask(path, {
        ...{ method: 'PUT', accountId, language },
        json: { name: photo.name || 'photo.jpg', size: bytes.size, sha256: await sha256Of(bytes) },
      }),
    )
  let known = await announce()
  for (let fresh = 0; ; ) {
    if ('kind' in known) {
      // Not what was announced, or thrown away meanwhile: once more from the beginning.
      const again = known.kind === 'refused' && ['upload.broken', 'upload.not_found'].includes(known.trouble.code)
      if (!again || ++fresh > 2) return known
      known = await announce()
      continue
    }
    onProgress(known.received / bytes.size)
    if (known.fileId) return { kind: 'done', fileId: known.fileId }
    const from = known.received
    const heard = await ask(`${path}?offset=${from}`, {
      ...{ method: 'PATCH', accountId, language },
      bytes: bytes.slice(from, Math.min(bytes.size, from + piece)),
    })
    piece = heard?.ours ? Math.min(largest, piece * 2) : Math.max(smallest, piece / 2)
    known = readOf(heard)
  }
}

/** How far the server is, or the verdict. A piece at the wrong place is no trouble: it says where to go on. */
function readOf(heard: Heard | undefined): Known | Exclude<Verdict, { kind: 'done' }> {
  const verdict = judge(heard)
  if (verdict.kind === 'conflict' && typeof verdict.trouble.facts.received === 'number')
    return { received: verdict.trouble.facts.received, fileId: undefined }
  if (verdict.kind !== 'done') return verdict
  const { received, file } = verdict.answer
  if (typeof received !== 'number') return { kind: 'no_line' }
  return { received, fileId: (file as { id?: string } | null)?.id }
}

/** Of the whole, hexadecimal; undefined where the browser offers no way (plain http). */
async function sha256Of(bytes: Blob): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
