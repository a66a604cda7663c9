import { isAscii } from 'node:buffer'
import { gunzipSync } from 'node:zlib'
import { Refused } from '../../../platform/errors.ts'

/**
 * The document a planner's input holds: bytes of a file, plain or gzipped, are read as JSON; anything else is given back as it is.
 * Throws `plan.not_geojson` naming the file's role.
 */
export function documentOf(value: unknown, what: 'buildings' | 'barriers' | 'area' | 'current'): unknown {
  if (!(value instanceof Uint8Array)) return value
  try {
    const given = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    // The first two bytes of gzip: a compressed file is known by them, whatever it is called.
    const bytes = given[0] === 0x1f && given[1] === 0x8b ? gunzipSync(given) : given
    // Most files hold plain letters only: those needn't be decoded, and take half the memory.
    return JSON.parse(bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'))
  } catch {
    throw new Refused('plan.not_geojson', { what })
  }
}
