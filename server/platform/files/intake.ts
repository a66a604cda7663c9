import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { acceptedTypes, maxFileBytes } from '../../../contract/files.ts'
import { Refused } from '../errors.ts'
import { makeSafe } from './pictures.ts'

/** A file as it will be kept. */
export interface Prepared {
  name: string
  mime: string
  bytes: Buffer
  sha256: string
  width: number | null
  height: number | null
  thumbnails: readonly { size: number; bytes: Buffer }[]
}

/**
 * Looks at what was sent, by its content and not by its name, and makes it safe to keep.
 * Refuses with `file.empty`, `file.too_large`, `file.unsupported_type`, `file.picture_too_large`, `file.picture_broken`.
 */
export async function prepare(sent: { bytes: Buffer; name: string }): Promise<Prepared> {
  if (sent.bytes.length === 0) throw new Refused('file.empty')
  if (sent.bytes.length > maxFileBytes) throw new Refused('file.too_large')
  const type = await fileTypeFromBuffer(sent.bytes).catch(() => undefined)
  const mime = type?.mime ?? 'unknown'
  if (!(acceptedTypes as readonly string[]).includes(mime)) throw new Refused('file.unsupported_type', { type: mime })
  if (mime === 'application/pdf') {
    const name = nameFor(sent.name, 'pdf')
    return { name, mime, bytes: sent.bytes, sha256: hashOf(sent.bytes), width: null, height: null, thumbnails: [] }
  }
  const safe = await makeSafe(sent.bytes)
  return { ...safe, name: nameFor(sent.name, safe.mime === 'image/webp' ? 'webp' : 'jpg'), sha256: hashOf(safe.bytes) }
}

/** The sender's name without folders and control characters, at most 100 characters, with the ending of the real type. */
export function nameFor(sent: string, ending: string): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const printable = last.replace(/[\p{C}<>:"|?*]/gu, '').trim()
  const stem = printable.replace(/\.[^.]{0,8}$/u, '').replace(/^\.+/, '')
  return `${[...stem].slice(0, 100).join('') || 'file'}.${ending}`
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
