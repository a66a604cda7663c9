/** Points in square cells: finds those in a box, and lets points come, go and move. */
export class CellIndex {
  private readonly x: ArrayLike<number>
  private readonly y: ArrayLike<number>
  private readonly count: number
  private readonly head: Int32Array
  private readonly next: Int32Array
  private readonly cellOf: Int32Array
  private readonly minX: number
  private readonly minY: number
  private readonly size: number
  private readonly columns: number
  private readonly rows: number
  /** What the last question found. */
  found = new Int32Array(256)

  /** Prepares for `count` points, none of them in yet; `room` is about how many will be in. */
  constructor({ x, y, count, room }: { x: ArrayLike<number>; y: ArrayLike<number>; count: number; room: number }) {
    this.x = x
    this.y = y
    this.count = count
    let minX = Infinity
    let minY = Infinity
    let maxX = -Infinity
    let maxY = -Infinity
    for (let i = 0; i < count; i++) {
      minX = Math.min(minX, x[i] as number)
      maxX = Math.max(maxX, x[i] as number)
      minY = Math.min(minY, y[i] as number)
      maxY = Math.max(maxY, y[i] as number)
    }
    const width = Math.max(1, maxX - minX)
    const height = Math.max(1, maxY - minY)
    this.minX = minX
    this.minY = minY
    this.size = Math.max(0.5, Math.sqrt((width * height) / Math.max(1, room)), Math.max(width, height) / 4000)
    this.columns = Math.floor(width / this.size) + 1
    this.rows = Math.floor(height / this.size) + 1
    this.head = new Int32Array(this.columns * this.rows).fill(-1)
    this.next = new Int32Array(count).fill(-1)
    this.cellOf = new Int32Array(count).fill(-1)
  }

  /** Puts all points in. */
  addAll(): void {
    for (let i = 0; i < this.count; i++) this.add(i)
  }

  /** Puts a point in, where it is now; nothing happens when it is in. */
  add(i: number): void {
    if ((this.cellOf[i] as number) !== -1) return
    const cell = this.column(this.x[i] as number) + this.row(this.y[i] as number) * this.columns
    this.cellOf[i] = cell
    this.next[i] = this.head[cell] as number
    this.head[cell] = i
  }

  /** Takes a point out. */
  remove(i: number): void {
    const cell = this.cellOf[i] as number
    if (cell === -1) return
    this.cellOf[i] = -1
    if ((this.head[cell] as number) === i) this.head[cell] = this.next[i] as number
    else {
      let at = this.head[cell] as number
      while ((this.next[at] as number) !== i) at = this.next[at] as number
      this.next[at] = this.next[i] as number
    }
  }

  /** Finds the points in a box, its edges included: their number. They stand in `found` until the next question. */
  inBox(minX: number, minY: number, maxX: number, maxY: number): number {
    const { x, y, head, next, columns } = this
    const lastColumn = this.column(maxX)
    const lastRow = this.row(maxY)
    const firstColumn = this.column(minX)
    let many = 0
    for (let row = this.row(minY); row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++)
        for (let i = head[column + row * columns] as number; i !== -1; i = next[i] as number) {
          const px = x[i] as number
          const py = y[i] as number
          if (px < minX || px > maxX || py < minY || py > maxY) continue
          if (many === this.found.length) this.found = widened(this.found)
          this.found[many++] = i
        }
    return many
  }

  private column(x: number): number {
    const column = Math.floor((x - this.minX) / this.size)
    return column < 0 ? 0 : column >= this.columns ? this.columns - 1 : column
  }

  private row(y: number): number {
    const row = Math.floor((y - this.minY) / this.size)
    return row < 0 ? 0 : row >= this.rows ? this.rows - 1 : row
  }
}

function widened(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(list.length * 2)
  wider.set(list)
  return wider
}
