import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { dictionary } from './dictionary.ts'

/** Something sealed, and the one key that opens it. */
export interface Sealed {
  bytes: Buffer
  /** 32 bytes, base64url. */
  key: string
}

const nonceBytes = 12
const tagBytes = 16

/**
 * Compresses a text and seals it with a key of its own (AES-256-GCM). `of` names what it is, and must be the same when it is opened: a
 * part of a file that was put in the place of another doesn't open.
 */
export function seal(text: string, of: string): Sealed {
  const key = randomBytes(32)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of))
  const packed = deflateRawSync(text, { dictionary, level: 9 })
  const bytes = Buffer.concat([nonce, cipher.update(packed), cipher.final(), cipher.getAuthTag()])
  return { bytes, key: key.toString('base64url') }
}

/** Opens what `seal` made. Throws where a byte was changed, or key or name are those of something else. */
export function unseal({ bytes, key }: Sealed, of: string): string {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), bytes.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(-tagBytes))
  const packed = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
  return inflateRawSync(packed, { dictionary }).toString()
}

/** SHA-256 in hex. */
export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
