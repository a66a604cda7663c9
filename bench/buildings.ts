/**
 * How long a city of buildings takes to come in and to go out, and what its map costs: wall time and processor time of this process
 * (the database's own is not in it), bytes of tiles, and how long the server stands still meanwhile.
 * `npm run bench -- buildings [--buildings 100000] [--json]`
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { bringBuildings } from '../server/modules/territory/buildings/bring-buildings.ts'
import { exportBuildings } from '../server/modules/territory/buildings/export-buildings.ts'
import { runInThread } from '../server/modules/territory/import/import-thread.ts'
import { appendImport, importOf, openImport, startImport } from '../server/modules/territory/import/imports.service.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { bringUnits } from '../server/modules/territory/territory-admin.service.ts'
import { openTiles } from '../server/modules/territory/tiles/tiles.service.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import { system } from '../server/platform/policy/actor.ts'
import { startTestServer } from '../server/testing/postgres.ts'
import { machine } from './machine.shared.ts'

const { values } = parseArgs({
  options: { buildings: { type: 'string', default: '100000' }, json: { type: 'boolean' } },
})
const count = Number(values.buildings)
const [west, south] = [117, 31.8]
/** Degrees from one side of the district to the other: about 17 km. */
const side = 0.18

const ring = (x: number, y: number, width: number, height: number) => [
  ...[
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ],
]
/** An outline with corners along its sides, as surveyed borders have them. */
function bent(x: number, y: number, width: number, height: number): number[][] {
  const corners = ring(x, y, width, height)
  return corners.flatMap((corner, i) => {
    const next = corners[i + 1]
    if (!next) return [corner]
    const [ax = 0, ay = 0] = corner
    const [bx = 0, by = 0] = next
    return [0, 0.2, 0.4, 0.6, 0.8].map((t) => {
      const wave = Math.sin((ax + bx) * 4000 * t) * 0.00003 * (t === 0 ? 0 : 1)
      return [ax + (bx - ax) * t + wave, ay + (by - ay) * t + wave]
    })
  })
}

function units(): string {
  const all: unknown[] = []
  const add = (level: string, code: string, parent: string | undefined, outline: number[][]) =>
    all.push({
      type: 'Feature',
      properties: { level, code, name: code, parent },
      geometry: { type: 'Polygon', coordinates: [outline] },
    })
  add('district', 'D', undefined, ring(west, south, side, side))
  const cells = (
    level: string,
    prefix: string,
    across: number,
    parentOf: (x: number, y: number) => string | undefined,
    outline = ring,
  ) => {
    const step = side / across
    for (let y = 0; y < across; y++)
      for (let x = 0; x < across; x++)
        add(level, `${prefix}${x}-${y}`, parentOf(x, y), outline(west + x * step, south + y * step, step, step))
  }
  // 9 streets, 81 communities, 784 grids, 7,056 microgrids: about the district of the issue. Codes of parents by where the middle lies.
  const parent = (prefix: string, across: number, of: number) => (x: number, y: number) =>
    `${prefix}${Math.floor(((x + 0.5) * of) / across)}-${Math.floor(((y + 0.5) * of) / across)}`
  cells('street', 'S', 3, () => 'D')
  cells('community', 'C', 9, parent('S', 9, 3))
  cells('grid', 'G', 28, parent('C', 28, 9), bent)
  cells('microgrid', 'M', 84, parent('G', 84, 28), bent)
  return JSON.stringify({ type: 'FeatureCollection', features: all })
}

function buildings(): string {
  const across = Math.ceil(Math.sqrt(count))
  const step = (side * 0.98) / across
  const features: string[] = []
  for (let i = 0; i < Math.ceil(count / 200); i++)
    features.push(
      JSON.stringify({
        type: 'Feature',
        properties: {
          record: 'compound',
          code: `K${i}`,
          name_en: `Court ${i}`,
          name_zh: `${i}号院`,
          managed_by: i % 5 ? 'property_company' : 'nobody',
        },
        geometry: null,
      }),
    )
  for (let i = 0; i < count; i++) {
    const doors = i % 3 === 0 ? 1 + (i % 5) : 0
    const entrances = Array.from({ length: doors }, (_, n) => ({
      number: String(n + 1),
      households: 10 + ((i + n) % 9),
    }))
    const households = doors > 0 ? entrances.reduce((sum, each) => sum + each.households, 0) : i % 4
    const [x, y] = [west + side * 0.01 + (i % across) * step, south + side * 0.01 + Math.floor(i / across) * step]
    const properties = {
      code: `B${i}`,
      name_en: `Building ${i}`,
      name_zh: `${i}号楼`,
      address: `${i} Lake Road`,
      compound: `K${Math.floor(i / 200)}`,
      households,
      floors: 1 + (i % 18),
      ...(doors > 0 ? { entrances } : {}),
    }
    features.push(
      JSON.stringify({
        type: 'Feature',
        properties,
        geometry: { type: 'Polygon', coordinates: [ring(x, y, step * 0.5, step * 0.4)] },
      }),
    )
  }
  return `{"type":"FeatureCollection","features":[${features.join(',\n')}]}`
}

async function measured<T>(
  work: () => Promise<T>,
): Promise<{ result: T; seconds: number; cpuSeconds: number; stoodStillMs: number; stoodStillP99Ms: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  delay.disable()
  const seconds = (performance.now() - began) / 1000
  const round = (n: number) => Math.round(n * 100) / 100
  return {
    result,
    seconds: round(seconds),
    cpuSeconds: round((user + system) / 1e6),
    stoodStillMs: Math.round(delay.max / 1e6),
    stoodStillP99Ms: Math.round(delay.percentile(99) / 1e6),
  }
}

const server = await startTestServer()
const log = pino({ level: 'silent' })
try {
  const secret = 'bench-of-buildings-0123456789abcdef'
  await migrate({ url: server.url, secret, log })
  const database = openDatabase({ url: server.url, secret, log })
  const tenantId = uuidv7()
  const territory = openTerritory({ database, clock: systemClock })
  await bringUnits(territory, { tenantId, format: 'geojson', source: units(), mapping: {}, dryRun: false })
  const file = gzipSync(buildings())
  const bring = (dryRun: boolean) =>
    measured(() =>
      bringBuildings(territory, {
        tenantId,
        format: 'geojson',
        dryRun,
        open: async function* () {
          for (let at = 0; at < file.length; at += 1 << 20) yield file.subarray(at, at + (1 << 20))
        },
      }),
    )
  // As a page brings them in: the server itself goes on answering.
  const inThread = async (dryRun: boolean) => {
    const asking = { tenantId, actor: system }
    const id = uuidv7()
    await openImport(territory, asking, {
      id,
      kind: 'buildings',
      name: 'b.geojson.gz',
      format: 'geojson',
      size: file.length,
    })
    for (let offset = 0; offset < file.length; offset += 1 << 19)
      await appendImport(territory, asking, { id, offset, bytes: file.subarray(offset, offset + (1 << 19)) })
    await startImport(territory, { enqueue: async () => undefined }, asking, { id, dryRun })
    return await measured(async () => {
      await runInThread(territory, { tenantId, id, by: {}, signal: new AbortController().signal, log })
      return await importOf(territory, asking, id)
    })
  }
  const first = await inThread(false)
  const again = await inThread(true)
  // As the command line does it, in the process itself.
  const direct = await bring(true)
  const out = await measured(async () => {
    let bytes = 0
    for await (const text of await exportBuildings(territory, { tenantId, format: 'geojson' }))
      bytes += Buffer.byteLength(text)
    return bytes
  })

  const tiles = openTiles(territory)
  const middle = (z: number) => {
    const size = 2 ** z
    const sin = Math.sin(((south + side / 2) * Math.PI) / 180)
    return {
      z,
      x: Math.floor(((west + side / 2 + 180) / 360) * size),
      y: Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size),
    }
  }
  const tile = async (level: 'grid' | 'microgrid' | 'building', z: number, right = 0) => {
    const at = middle(z)
    const { result, seconds, stoodStillMs } = await measured(async () =>
      (await tiles.tileOf(tenantId, level, { ...at, x: at.x + right })).bytes(),
    )
    return {
      level,
      z,
      ms: Math.round(seconds * 1000),
      gzipped: result.length,
      bytes: gunzipSync(result).length,
      stoodStillMs,
    }
  }
  // The first tile of a level brings its borders to the thread and draws them.
  const drawn = [await tile('grid', 11), await tile('grid', 12), await tile('grid', 14), await tile('microgrid', 11)]
  for (const z of [12, 13, 14, 15, 16]) drawn.push(await tile('microgrid', z))
  for (const z of [14, 15, 16]) drawn.push(await tile('building', z))
  const geoJsonBytes = gzipSync(units()).length
  await tiles.close()
  await database.close()

  const withoutResult = ({ result: _, ...rest }: typeof first | typeof direct) => rest
  const figures = {
    machine: machine(),
    buildings: count,
    fileBytes: file.length,
    import: { ...withoutResult(first), report: first.result.report },
    again: { ...withoutResult(again), report: again.result.report },
    direct: { ...withoutResult(direct), report: direct.result.report },
    export: { seconds: out.seconds, cpuSeconds: out.cpuSeconds, stoodStillMs: out.stoodStillMs, bytes: out.result },
    tiles: drawn,
    geoJsonBytes,
  }
  if (values.json) console.log(JSON.stringify(figures))
  else {
    console.log(figures.machine)
    const line = (name: string, { seconds, cpuSeconds, stoodStillMs, stoodStillP99Ms }: Omit<typeof first, 'result'>) =>
      console.log(
        `${name.padEnd(24)} ${seconds} s, ${cpuSeconds} s of processor time, stood still ${stoodStillMs} ms at most, ${stoodStillP99Ms} ms in 99 of 100`,
      )
    line(`${count} buildings in`, first)
    line('the same, a dry run', again)
    line('the same, in the process', direct)
    line('out', out)
    console.table(drawn)
  }
} finally {
  await server.stop()
}
