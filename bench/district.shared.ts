/** South-west corner and width of the bench's district, in degrees. */
export const ground = { west: 117, south: 31.8, side: 0.18 } as const

/** Units of a plain district as a GeoJSON file: 9 streets, 81 communities, 784 grids. */
export function districtFile(): string {
  const { west, south, side } = ground
  const features: unknown[] = []
  const square = (x: number, y: number, width: number) => [
    ...[
      [x, y],
      [x + width, y],
      [x + width, y + width],
      [x, y + width],
      [x, y],
    ],
  ]
  const add = (level: string, code: string, parent: string | undefined, outline: number[][]) =>
    features.push({
      type: 'Feature',
      properties: { level, code, name: code, parent },
      geometry: { type: 'Polygon', coordinates: [outline] },
    })
  add('district', 'D', undefined, square(west, south, side))
  const cells = (level: string, prefix: string, across: number, parentOf: (x: number, y: number) => string) => {
    const step = side / across
    for (let y = 0; y < across; y++)
      for (let x = 0; x < across; x++)
        add(level, `${prefix}${x}-${y}`, parentOf(x, y), square(west + x * step, south + y * step, step))
  }
  const parent = (prefix: string, across: number, of: number) => (x: number, y: number) =>
    `${prefix}${Math.floor(((x + 0.5) * of) / across)}-${Math.floor(((y + 0.5) * of) / across)}`
  cells('street', 'S', 3, () => 'D')
  cells('community', 'C', 9, parent('S', 9, 3))
  cells('grid', 'G', 28, parent('C', 28, 9))
  return JSON.stringify({ type: 'FeatureCollection', features })
}
