/** Tiles at hand, by key, up to so many bytes; the least used go first. Two who want the same one wait for one making of it. */
export class TileCache {
  readonly #most: number
  readonly #tiles = new Map<string, Buffer>()
  readonly #making = new Map<string, Promise<Buffer>>()
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Bytes kept. */
  get bytes(): number {
    return this.#bytes
  }

  async get(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.#tiles.get(key)
    if (known) {
      this.#tiles.delete(key)
      this.#tiles.set(key, known)
      return known
    }
    const underWay = this.#making.get(key)
    if (underWay) return await underWay
    const making = make()
    this.#making.set(key, making)
    try {
      const tile = await making
      this.#keep(key, tile)
      return tile
    } finally {
      this.#making.delete(key)
    }
  }

  #keep(key: string, tile: Buffer): void {
    this.#tiles.set(key, tile)
    this.#bytes += tile.length
    for (const [oldest, { length }] of this.#tiles) {
      if (this.#bytes <= this.#most) break
      this.#tiles.delete(oldest)
      this.#bytes -= length
    }
  }
}
