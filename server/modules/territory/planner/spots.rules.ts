/** Numbers spots given by whole coordinates from 0, in order of meeting: a hash table without an object an entry. */
export class Spots {
  private readonly columns: Float64Array
  private readonly rows: Float64Array
  private readonly slots: Int32Array
  private count = 0

  /** Makes room for that many spots at most. */
  constructor(most: number) {
    this.columns = new Float64Array(most)
    this.rows = new Float64Array(most)
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 2 + 2))).fill(-1)
  }

  /** The number of a spot; a new spot gets the next one. */
  numberOf(column: number, row: number): number {
    const mask = this.slots.length - 1
    let mixed = Math.imul(column ^ (column >>> 15), 0x2c1b3c6d) ^ Math.imul(row ^ (row >>> 13), 0x297a2d39)
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    for (let at = (mixed ^ (mixed >>> 15)) & mask; ; at = (at + 1) & mask) {
      const known = this.slots[at] as number
      if (known === -1) {
        this.slots[at] = this.count
        this.columns[this.count] = column
        this.rows[this.count] = row
        return this.count++
      }
      if ((this.columns[known] as number) === column && (this.rows[known] as number) === row) return known
    }
  }
}
