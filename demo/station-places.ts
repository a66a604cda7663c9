import { contains, outlineOf } from '../server/modules/territory/outline.rules.ts'
import type { DemoBuilding, DemoTerritory, DemoUnit } from './city/territory.ts'
import { randomOf } from './random.ts'

/** Finds where a station of a unit is: in one of its houses, another one for each station while there are any. */
export function stationPlaces({ buildings }: Pick<DemoTerritory, 'buildings'>): (unit: DemoUnit) => {
  lat: number
  lng: number
} {
  const random = randomOf('station places')
  // Codes of houses begin with that of their community.
  const ofCommunity = Map.groupBy(buildings, ({ code }) => code.slice(0, 12))
  const left = new Map<string, DemoBuilding[]>()
  return (unit) => {
    const outline = outlineOf(unit.boundary)
    const inside = ({ lng, lat }: { lng: number; lat: number }) => contains(outline, lng, lat)
    const own =
      left.get(unit.id) ??
      [...ofCommunity].flatMap(([code, all]) =>
        code.startsWith(unit.code) || unit.code.startsWith(code) ? all.filter(({ at }) => inside(at)) : [],
      )
    left.set(unit.id, own)
    const house = own.splice(random.whole(0, Math.max(0, own.length - 1)), 1)[0]
    if (house) return house.at
    for (;;) {
      const spot = {
        lng: Number(random.between(outline.minX, outline.maxX).toFixed(6)),
        lat: Number(random.between(outline.minY, outline.maxY).toFixed(6)),
      }
      if (inside(spot)) return spot
    }
  }
}
