import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Boundary, Level } from '../../../contract/territory.ts'
import { metresPerDegree } from './outline.rules.ts'
import { buildIndex, nearMetres, type PlacedUnit, placeAt } from './territory-index.rules.ts'

const square = (x: number, y: number, size: number): Boundary => ({ type: 'Polygon', coordinates: [box(x, y, size)] })
const box = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const unit = (id: string, level: Level, boundary: Boundary | null, above: string[] = []): PlacedUnit => ({
  id,
  level,
  path: [...above, id],
  boundary,
})
/** A point so many metres east and north of 120.0 E, 30.0 N. */
const metresFrom = (east: number, north: number) => {
  const metres = metresPerDegree(30)
  return { lng: 120 + east / metres.x, lat: 30 + north / metres.y }
}

describe('a point finds its units', () => {
  const district = unit('d', 'district', square(120, 30, 0.1))
  const street = unit('s', 'street', square(120, 30, 0.05), ['d'])
  const community = unit('c', 'community', null, ['d', 's'])
  const grid = unit('g', 'grid', square(120, 30, 0.02), ['d', 's', 'c'])
  const microgrid = unit('m', 'microgrid', square(120, 30, 0.005), ['d', 's', 'c', 'g'])
  const index = buildIndex([district, street, community, grid, microgrid])

  test('a door in a microgrid is told all five levels, even the community that nobody has drawn', () => {
    expect(placeAt(index, { lng: 120.001, lat: 30.001 })).toEqual({
      unitId: 'm',
      level: 'microgrid',
      path: ['d', 's', 'c', 'g', 'm'],
      metres: 0,
      district: 'd',
      street: 's',
      community: 'c',
      grid: 'g',
      microgrid: 'm',
    })
  })

  test('where the lower levels have a gap, the answer is as deep as is known', () => {
    expect(placeAt(index, { lng: 120.015, lat: 30.015 })).toMatchObject({ unitId: 'g', metres: 0 })
    expect(placeAt(index, { lng: 120.04, lat: 30.04 })).toMatchObject({ unitId: 's', metres: 0 })
    expect(placeAt(index, { lng: 120.09, lat: 30.09 })).toMatchObject({ unitId: 'd', metres: 0 })
  })

  test('a step outside the microgrid still belongs to it, a walk outside does not', () => {
    const metres = metresPerDegree(30)
    const east = (away: number) => ({ lng: 120.005 + away / metres.x, lat: 30.002 })
    expect(placeAt(index, east(49))).toMatchObject({ unitId: 'm' })
    expect(placeAt(index, east(49))?.metres).toBeCloseTo(49, 1)
    expect(placeAt(index, east(51))).toMatchObject({ unitId: 'g', metres: 0 })
  })

  test('49 m outside the district counts as inside, 51 m does not', () => {
    expect(placeAt(index, metresFrom(-49, 300))).toMatchObject({ unitId: 'm' })
    expect(placeAt(index, metresFrom(300, -49))?.metres).toBeCloseTo(49, 1)
    expect(placeAt(index, metresFrom(-51, 300))).toBeUndefined()
    expect(placeAt(index, metresFrom(-40, -40))).toBeUndefined()
    expect(placeAt(index, metresFrom(-35, -35))).toMatchObject({ unitId: 'm' })
  })

  test('nothing is placed in an empty territory', () => {
    expect(placeAt(buildIndex([]), { lng: 120, lat: 30 })).toBeUndefined()
  })
})

test('a courtyard cut out of a grid belongs to the market inside it', () => {
  const around: Boundary = { type: 'Polygon', coordinates: [box(120, 30, 0.03), box(120.01, 30.01, 0.01)] }
  const index = buildIndex([
    unit('around', 'grid', around, ['d']),
    unit('market', 'grid', square(120.01, 30.01, 0.01), ['d']),
  ])
  expect(placeAt(index, { lng: 120.015, lat: 30.015 })?.unitId).toBe('market')
  expect(placeAt(index, { lng: 120.005, lat: 30.015 })?.unitId).toBe('around')
})

test('a market drawn over its grid, not cut out, still has its own people', () => {
  const index = buildIndex([
    unit('around', 'grid', square(120, 30, 0.03), ['d']),
    unit('market', 'grid', square(120.01, 30.01, 0.01), ['d']),
  ])
  expect(placeAt(index, { lng: 120.015, lat: 30.015 })?.unitId).toBe('market')
})

test('a unit of several parts holds each of them and nothing between', () => {
  const islands: Boundary = { type: 'MultiPolygon', coordinates: [[box(120, 30, 0.01)], [box(120.05, 30, 0.01)]] }
  const index = buildIndex([unit('islands', 'grid', islands)])
  expect(placeAt(index, { lng: 120.005, lat: 30.005 })?.unitId).toBe('islands')
  expect(placeAt(index, { lng: 120.055, lat: 30.005 })?.unitId).toBe('islands')
  expect(placeAt(index, { lng: 120.03, lat: 30.005 })).toBeUndefined()
})

/** The rule said slowly: every unit looked at, edges as they were drawn. */
function bruteForce(
  units: PlacedUnit[],
  point: { lat: number; lng: number },
): { id: string; metres: number } | undefined {
  const depth: Level[] = ['microgrid', 'grid', 'community', 'street', 'district']
  const rings = (u: PlacedUnit) =>
    u.boundary?.type === 'Polygon' ? u.boundary.coordinates : (u.boundary?.coordinates.flat() ?? [])
  const inside = (u: PlacedUnit) => {
    let odd = false
    for (const ring of rings(u)) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1] as number[], ring[i] as number[]].sort(
          (p, q) => (p[1] as number) - (q[1] as number),
        )
        const [ax, ay, bx, by] = [...(a as number[]), ...(b as number[])] as [number, number, number, number]
        if (ay <= point.lat && point.lat < by && (point.lng - ax) * (by - ay) < (bx - ax) * (point.lat - ay)) odd = !odd
      }
    }
    return odd
  }
  const metres = metresPerDegree(point.lat)
  const away = (u: PlacedUnit) => {
    if (inside(u)) return 0
    let least = Infinity
    for (const ring of rings(u)) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = [
          ((ring[i - 1]?.[0] ?? 0) - point.lng) * metres.x,
          ((ring[i - 1]?.[1] ?? 0) - point.lat) * metres.y,
        ]
        const [bx, by] = [((ring[i]?.[0] ?? 0) - point.lng) * metres.x, ((ring[i]?.[1] ?? 0) - point.lat) * metres.y]
        const length = (bx - ax) ** 2 + (by - ay) ** 2
        const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length))
        least = Math.min(least, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)))
      }
    }
    return Math.round(least * 1000) / 1000
  }
  const area = (u: PlacedUnit) =>
    Number(
      (
        rings(u).reduce((sum, ring, nth) => {
          let own = 0
          for (let i = 1; i < ring.length; i++)
            own +=
              ((ring[i - 1]?.[0] ?? 0) - 120) * ((ring[i]?.[1] ?? 0) - 30) -
              ((ring[i]?.[0] ?? 0) - 120) * ((ring[i - 1]?.[1] ?? 0) - 30)
          return sum + (nth === 0 || u.boundary?.type === 'MultiPolygon' ? Math.abs(own) : -Math.abs(own))
        }, 0) / 2
      ).toPrecision(6),
    )
  const first = (found: PlacedUnit[], value: (u: PlacedUnit) => number) =>
    found.toSorted(
      (a, b) =>
        value(a) - value(b) ||
        depth.indexOf(a.level) - depth.indexOf(b.level) ||
        area(a) - area(b) ||
        (a.id < b.id ? -1 : 1),
    )[0]
  const near = (found: PlacedUnit[]) =>
    first(
      found.filter((u) => away(u) <= nearMetres),
      away,
    )
  let placed = depth
    .map((level) =>
      first(
        units.filter((u) => u.level === level && inside(u)),
        area,
      ),
    )
    .find(Boolean)
  placed ??= near(units)
  if (!placed) return undefined
  let metresAway = away(placed)
  for (;;) {
    const top: PlacedUnit = placed
    const deeper = near(units.filter((u) => u !== top && u.path.includes(top.id)))
    if (!deeper) return { id: top.id, metres: metresAway }
    placed = deeper
    metresAway = away(deeper)
  }
}

describe('the index answers as a look at every unit would', () => {
  // A coarse lattice of about 20 m makes shared corners and borders, and points exactly on them, common.
  const step = 0.0002
  const position = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  const ring = fc
    .uniqueArray(position, { minLength: 3, maxLength: 9, selector: ([x, y]) => x * 100 + y })
    .map((points) => {
      const middle = [
        points.reduce((s, p) => s + p[0], 0) / points.length,
        points.reduce((s, p) => s + p[1], 0) / points.length,
      ]
      const angle = (p: [number, number]) => Math.atan2(p[1] - (middle[1] ?? 0), p[0] - (middle[0] ?? 0))
      const around = points.toSorted((a, b) => angle(a) - angle(b)).map(([x, y]) => [120 + x * step, 30 + y * step])
      return [...around, around[0] as number[]]
    })
  const boundary: fc.Arbitrary<Boundary> = fc.oneof(
    fc.array(ring, { minLength: 1, maxLength: 2 }).map((coordinates): Boundary => ({ type: 'Polygon', coordinates })),
    fc
      .array(fc.array(ring, { minLength: 1, maxLength: 1 }), { minLength: 1, maxLength: 3 })
      .map((coordinates): Boundary => ({ type: 'MultiPolygon', coordinates })),
  )
  const levelsDown: Level[] = ['district', 'street', 'community', 'grid', 'microgrid']
  const tree = fc
    .array(fc.tuple(fc.nat(1000), fc.option(boundary, { freq: 6 })), { minLength: 1, maxLength: 30 })
    .map((rows) => {
      const units: PlacedUnit[] = []
      rows.forEach(([pick, drawn], i) => {
        const above = units.filter((u) => u.level !== 'microgrid')[pick % (units.length + 1)]
        const level = above ? (levelsDown[levelsDown.indexOf(above.level) + 1] as Level) : 'district'
        units.push(unit(`u${String(i).padStart(2, '0')}`, level, drawn, above ? [...above.path] : []))
      })
      return units
    })
  const point = fc.oneof(
    position.map(([x, y]) => ({ lng: 120 + x * step, lat: 30 + y * step })),
    fc.record({
      lng: fc.double({ min: 119.998, max: 120.01, noNaN: true }),
      lat: fc.double({ min: 29.998, max: 30.01, noNaN: true }),
    }),
  )

  test('for any tree and any point, also on borders and corners', () => {
    fc.assert(
      fc.property(tree, fc.array(point, { minLength: 1, maxLength: 20 }), (units, points) => {
        const index = buildIndex(units)
        for (const p of points) {
          const expected = bruteForce(units, p)
          const found = placeAt(index, p)
          expect(found?.metres ?? -1).toBeCloseTo(expected?.metres ?? -1, 6)
          expect(found?.unitId).toBe(expected?.id)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('whatever the order of the units and the direction in which borders were drawn', () => {
    const turned = (b: Boundary | null): Boundary | null =>
      b?.type === 'Polygon' ? { ...b, coordinates: b.coordinates.map((r) => r.toReversed()) } : b
    fc.assert(
      fc.property(tree, point, (units, p) => {
        const other = units.toReversed().map((u) => ({ ...u, boundary: turned(u.boundary) }))
        expect(placeAt(buildIndex(other), p)?.unitId).toBe(placeAt(buildIndex(units), p)?.unitId)
      }),
      { numRuns: 300 },
    )
  })

  test('neighbours that share a border share every point: each belongs to exactly one', () => {
    const cells: PlacedUnit[] = []
    // Corners are shaken, but the same for all four neighbours.
    const corner = (i: number, j: number) => [
      120 + i * 0.001 + Math.sin(i * 7 + j * 13) * 0.0003,
      30 + j * 0.001 + Math.cos(i * 11 + j * 3) * 0.0003,
    ]
    for (let i = 0; i < 12; i++)
      for (let j = 0; j < 12; j++)
        cells.push(
          unit(`c${i}-${j}`, 'grid', {
            type: 'Polygon',
            coordinates: [[corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), corner(i, j)]],
          }),
        )
    const alone = cells.map((cell) => buildIndex([cell]))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (i, j, t) => {
          const [a, b] = [corner(i, j), corner(i, j + 1)] as [[number, number], [number, number]]
          const p = { lng: a[0] + (b[0] - a[0]) * t, lat: a[1] + (b[1] - a[1]) * t }
          const owners = alone.filter((index) => placeAt(index, p)?.metres === 0 && holds(index, p))
          expect(owners.length).toBe(1)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Inside by crossings, not merely at distance 0: a copy far away must not be near. */
function holds(index: ReturnType<typeof buildIndex>, p: { lat: number; lng: number }): boolean {
  const outline = index.layers[0]?.outlines[0]
  if (!outline) return false
  let odd = false
  for (let e = 0; e < outline.edges.length; e += 4) {
    const [ax, ay, bx, by] = outline.edges.slice(e, e + 4) as unknown as [number, number, number, number]
    if (ay <= p.lat && p.lat < by && (p.lng - ax) * (by - ay) < (bx - ax) * (p.lat - ay)) odd = !odd
  }
  return odd
}
