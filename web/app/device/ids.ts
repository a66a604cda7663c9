let last = 0
let counter = 0

/**
 * An id made on this device: UUID version 7, so that what was written first also sorts first. Ids of one page never go
 * back, also when the clock of the phone does.
 */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  // A moment that was used already counts on; 4096 ids fit into one millisecond.
  if (now > last) {
    last = now
    counter = (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0)
  } else if (++counter > 0xfff) {
    last += 1
    counter = 0
  }
  for (let n = 0; n < 6; n++) bytes[n] = Math.floor(last / 2 ** (8 * (5 - n))) & 0xff
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
