import { parentPort } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { GeoJSONVT, type GeoJSONVTTile, geoJSONToTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'

/** A tile of the world in web mercator. */
export interface TileAddress {
  z: number
  x: number
  y: number
}

/** What the thread is asked. Features come as the text of GeoJSON features: reading it is the thread's work. */
export type TileQuestion = { task: number; layer: string; at: TileAddress } & (
  | { kind: 'cut'; key: string; features?: readonly string[] }
  | { kind: 'draw'; features: readonly string[] }
)

/** What it answers: a gzipped tile, or that it first needs the features of that key. */
export type TileAnswer = { task: number } & ({ bytes: Uint8Array } | { needs: string } | { failed: string })

/** Deepest zoom at which detail is kept: about 10 cm a step; maps enlarge it further. */
const maxZoom = 16
/** Drawings kept ready for cutting: levels times versions, the least used goes first. */
const keptIndexes = 6
/** Tiles cut from one drawing before it is made anew: each leaves its parts behind in it. */
const cutsOfIndex = 4000

const indexes = new Map<string, { index: GeoJSONVT; cuts: number }>()

parentPort?.on('message', (question: TileQuestion) => {
  const { task } = question
  try {
    const tile = tileOf(question)
    if (tile === 'needs') return parentPort?.postMessage({ task, needs: 'features' } satisfies TileAnswer)
    const packed = gzipSync(fromGeojsonVt(tile ? { [question.layer]: tile } : {}, { version: 2, extent: 4096 }))
    const bytes = new Uint8Array(packed)
    parentPort?.postMessage({ task, bytes } satisfies TileAnswer, [bytes.buffer])
  } catch (error) {
    parentPort?.postMessage({ task, failed: String((error as Error).stack) } satisfies TileAnswer)
  }
})

function tileOf(question: TileQuestion): GeoJSONVTTile | null | 'needs' {
  const { z, x, y } = question.at
  if (question.kind === 'draw') {
    const options = { maxZoom: 18, clip: true, wrap: false, tolerance: 1 }
    return geoJSONToTile(collectionOf(question.features), z, x, y, options)
  }
  const { key, features } = question
  const known = indexes.get(key)
  if (known) {
    indexes.delete(key)
    if (known.cuts++ < cutsOfIndex) {
      indexes.set(key, known)
      return known.index.getTile(z, x, y)
    }
  }
  if (!features) return 'needs'
  const index = new GeoJSONVT(collectionOf(features), { maxZoom, indexMaxZoom: 4, indexMaxPoints: 0, tolerance: 3 })
  indexes.set(key, { index, cuts: 1 })
  for (const oldest of indexes.keys()) {
    if (indexes.size <= keptIndexes) break
    indexes.delete(oldest)
  }
  return index.getTile(z, x, y)
}

const collectionOf = (features: readonly string[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map((text) => JSON.parse(text) as GeoJSON.Feature),
})
