/** Opens a source of numbers from 0 up to 1 that is the same for the same seed (the public-domain generator sfc32). */
export function seeded(seed: number): () => number {
  let a = seed | 0
  let b = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  let c = Math.imul(Math.floor(seed / 2 ** 32) ^ 0x243f6a88, 0xc2b2ae35)
  let counter = 1
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + mixed
    return (mixed >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** A number from 0 up to 1 that belongs to an index: the same whatever was asked before. */
export function scattered(index: number): number {
  let mixed = Math.imul(index ^ (index >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}
