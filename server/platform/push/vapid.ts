import { createECDH, hkdfSync } from 'node:crypto'

/** The key pair by which browsers' services know this installation (RFC 8292), base64url. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/**
 * Key pair of this installation, made from its secret: every process has the same one, a restored backup too, and there is
 * no further file to lose. A new secret makes a new pair; browsers then subscribe again by themselves.
 */
export function vapidKeysOf(secret: string): VapidKeys {
  for (let attempt = 0; ; attempt += 1) {
    const bytes = Buffer.from(hkdfSync('sha256', secret, 'doorstep', `vapid ${attempt}`, 32))
    const pair = createECDH('prime256v1')
    try {
      pair.setPrivateKey(bytes)
    } catch {
      // One in four thousand million: not a number below the order of the curve.
      continue
    }
    return { publicKey: pair.getPublicKey('base64url', 'uncompressed'), privateKey: bytes.toString('base64url') }
  }
}
