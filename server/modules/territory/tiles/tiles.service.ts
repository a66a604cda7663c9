import type { TileLevel } from '../../../../contract/buildings.ts'
import type { Level } from '../../../../contract/territory.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Atlas } from '../atlas.rules.ts'
import { buildingsStore } from '../buildings/buildings.store.ts'
import type { Territory } from '../territory.api.ts'
import type { TileAddress } from './tile.worker.ts'
import { TileCache } from './tile-cache.ts'
import { openTileMaker } from './tile-maker.ts'
import { tilesStore } from './tiles.store.ts'

/** A tile, and what tells whether somebody has it already. */
export interface Tile {
  etag: string
  /** Gzipped. */
  bytes: () => Promise<Buffer>
}

/** The tiles of a process. */
export interface Tiles {
  /** One tile of the units of a level, or of the buildings. Throws Refused `tile.not_found` outside the world. */
  tileOf(tenantId: string, level: TileLevel, at: TileAddress): Promise<Tile>
  close(): Promise<void>
}

/** Bytes of tiles one process keeps at hand: some thousand tiles. */
const cacheBytes = 24 * 1024 * 1024
/** Boundaries read by one statement. */
const batch = 1000
/** Further out buildings are smaller than a dot. */
const buildingsFrom = 14
/** Degrees around a tile in which a building that reaches into it may have its point. */
const reach = 0.002
/** Buildings in one tile at most. */
const mostBuildings = 20_000

/** Opens the tiles of a process: made when somebody looks at them, in a thread of their own. */
export function openTiles(territory: Territory): Tiles {
  const maker = openTileMaker()
  const cache = new TileCache(cacheBytes)

  function units(tenantId: string, atlas: Atlas, level: Level, at: TileAddress): Tile {
    const key = `${tenantId}-${atlas.version}-${level}`
    const features = () => featuresOf(territory, tenantId, atlas, level)
    return {
      etag: `"${key}"`,
      bytes: () => cache.get(`${key}/${pathOf(at)}`, () => maker.cut({ key, layer: 'units', at, features })),
    }
  }

  async function buildings(tenantId: string, at: TileAddress): Promise<Tile> {
    const { database } = territory
    const read = <T>(work: (store: ReturnType<typeof buildingsStore>) => Promise<T>) =>
      database.tx(tenantId, (tx) => work(buildingsStore(tx)), { readOnly: true })
    const key = `${tenantId}-${await read((store) => store.version())}-building`
    const make = async () => {
      const features =
        at.z < buildingsFrom ? [] : await read((store) => store.featuresWithin(around(at), mostBuildings))
      return await maker.draw({ layer: 'buildings', at, features })
    }
    return { etag: `"${key}"`, bytes: () => cache.get(`${key}/${pathOf(at)}`, make) }
  }

  return {
    async tileOf(tenantId, level, at) {
      if (at.x >= 2 ** at.z || at.y >= 2 ** at.z) throw new Refused('tile.not_found')
      if (level === 'building') return await buildings(tenantId, at)
      return units(tenantId, await territory.atlas(tenantId), level, at)
    },
    close: () => maker.close(),
  }
}

const pathOf = ({ z, x, y }: TileAddress): string => `${z}/${x}/${y}`

/** The boundaries of a level as the text of GeoJSON features; names come from the atlas. */
async function featuresOf(territory: Territory, tenantId: string, atlas: Atlas, level: Level): Promise<string[]> {
  const features: string[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (let more = true; more; ) {
    const rows = await territory.database.tx(tenantId, (tx) => tilesStore(tx).boundariesAsText(level, after, batch), {
      readOnly: true,
    })
    for (const { id, boundary } of rows) {
      const unit = atlas.find(id)
      // One that came after this atlas was read belongs into the drawing of the next.
      if (!unit) continue
      const { code, name, kind, parentId } = unit
      const properties = { id, level, code, nameEn: name.en, nameZh: name.zh, kind, parentId }
      features.push(`{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${boundary}}`)
    }
    after = rows.at(-1)?.id ?? after
    more = rows.length === batch
  }
  return features
}

/** West, south, east and north of a tile in degrees, with some room around it. */
function around({ z, x, y }: TileAddress): [number, number, number, number] {
  const size = 2 ** z
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI
  const lng = (column: number) => (column / size) * 360 - 180
  return [lng(x) - reach, lat(y + 1) - reach, lng(x + 1) + reach, lat(y) + reach]
}
