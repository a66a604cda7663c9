/**
 * How long the planner takes for a town of mixed buildings, and what the plan is like: from the bytes of a file to the bytes of the
 * plan, in two threads as the command does it. Wall time says something on a quiet machine only; processor time of each thread, where
 * the system tells (Linux), holds anywhere. `node bench/planner.ts [--buildings 100000] [--file buildings.geojson [--barriers …] [--area …]] [--json]`
 */
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { planTextInWorker } from '../server/modules/territory/planner/plan-in-worker.ts'
import { buildingsFile, rows } from '../server/modules/territory/planner/town.testing.ts'

const { values } = parseArgs({
  options: {
    buildings: { type: 'string', default: '100000' },
    file: { type: 'string' },
    barriers: { type: 'string' },
    area: { type: 'string' },
    json: { type: 'boolean' },
  },
})
const buildings = values.file
  ? readFileSync(values.file)
  : new TextEncoder().encode(JSON.stringify(buildingsFile(rows(Number(values.buildings), 20260301))))

/** Milliseconds of processor time of each thread by its number; the kernel counts in hundredths of a second. */
function threads(): Map<string, number> {
  const found = new Map<string, number>()
  try {
    for (const id of readdirSync('/proc/self/task')) {
      const fields = readFileSync(`/proc/self/task/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      found.set(id, (Number(fields[11]) + Number(fields[12])) * 10)
    }
  } catch {
    // Another system, or a thread that ended between the two looks: the total is given anyway.
  }
  return found
}

const steps: Record<string, number> = {}
let step = 'starting'
let since = performance.now()
const atStart = threads()
let latest = atStart
const watch = setInterval(() => {
  latest = new Map([...latest, ...threads()])
}, 50)
const began = { wall: performance.now(), cpu: process.cpuUsage() }
const { text, report } = await planTextInWorker(
  {
    ...{ buildings, seed: 1 },
    barriers: values.barriers && readFileSync(values.barriers),
    area: values.area && readFileSync(values.area),
  },
  {
    onProgress(progress) {
      if (progress.step === step) return
      steps[step] = Math.round(performance.now() - since)
      step = progress.step
      since = performance.now()
    },
  },
)
clearInterval(watch)
steps[step] = Math.round(performance.now() - since)
const cpu = process.cpuUsage(began.cpu)
const figures = {
  buildings: report.input.buildings,
  wallMs: Math.round(performance.now() - began.wall),
  userMs: Math.round(cpu.user / 1000),
  systemMs: Math.round(cpu.system / 1000),
  /** The busiest are the planner and its helping hand; the others collect garbage and compile. */
  threadsMs: [...latest]
    .map(([id, ms]) => ms - (atStart.get(id) ?? 0))
    .sort((a, b) => b - a)
    .slice(0, 4),
  load: loadavg()[0],
  steps,
  bytes: text.length,
  report,
}

if (values.json) console.log(JSON.stringify(figures))
else {
  const { grids, microgrids } = report
  console.log(
    `${figures.buildings} buildings: ${figures.wallMs} ms, ${figures.userMs} + ${figures.systemMs} ms of processor time, ` +
      `busiest threads ${figures.threadsMs.join(', ')} ms (load ${figures.load?.toFixed(1)})`,
  )
  for (const [name, ms] of Object.entries(steps)) console.log(`  ${name.padEnd(11)} ${ms} ms`)
  for (const [name, of] of [
    ['grids', grids],
    ['microgrids', microgrids],
  ] as const)
    console.log(
      `${name}: ${of.units}, ${of.withinBounds} within bounds, compactness ${of.compactness}, disconnected ${of.disconnected}`,
    )
}
