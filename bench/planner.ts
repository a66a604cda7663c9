/**
 * How long the planner takes for a town of mixed buildings, and what the plan is like: processor time and wall time of the planning
 * alone, without files. `node bench/planner.ts [--buildings 100000] [--json]`
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { planTerritory } from '../server/modules/territory/planner/plan.rules.ts'
import { textOfPlan } from '../server/modules/territory/planner/plan-text.rules.ts'
import { buildingsFile, rows } from '../server/modules/territory/planner/town.testing.ts'

const { values } = parseArgs({
  options: { buildings: { type: 'string', default: '100000' }, json: { type: 'boolean' } },
})
const count = Number(values.buildings)
const buildings = buildingsFile(rows(count, 20260301))

const steps: Record<string, number> = {}
let step = 'reading'
let since = performance.now()
const began = { wall: performance.now(), cpu: process.cpuUsage() }
const plan = planTerritory({
  buildings,
  seed: 1,
  onProgress(progress) {
    if (progress.step === step) return
    steps[step] = Math.round(performance.now() - since)
    step = progress.step
    since = performance.now()
  },
})
const bytes = textOfPlan(plan).length
steps[step] = Math.round(performance.now() - since)
const cpu = process.cpuUsage(began.cpu)
const figures = {
  buildings: count,
  wallMs: Math.round(performance.now() - began.wall),
  userMs: Math.round(cpu.user / 1000),
  systemMs: Math.round(cpu.system / 1000),
  load: loadavg()[0],
  steps,
  bytes,
  report: plan.report,
}

if (values.json) console.log(JSON.stringify(figures))
else {
  const { grids, microgrids } = plan.report
  console.log(
    `${count} buildings: ${figures.wallMs} ms, ${figures.userMs} ms of processor time (load ${figures.load?.toFixed(1)})`,
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
