/**
 * How long a server stands still while a whole district is planned anew and the plan becomes a draft of a change: the longest stop of its
 * event loop in each step, by the clock and (what a busy machine does not change) in processor time of its own thread. `npm run bench -- planner-draft [--json]`
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { planTerritory } from '../demo/plan.ts'
import { writeUnits } from '../demo/write-base.ts'
import { buildingsStore } from '../server/modules/territory/buildings/buildings.store.ts'
import { previewOfChange } from '../server/modules/territory/changes/changes.service.ts'
import { mapOfChange, treeOfChange } from '../server/modules/territory/changes/drawing.service.ts'
import { acceptPlan } from '../server/modules/territory/planner/accept-plan.ts'
import { planOf, startPlan } from '../server/modules/territory/planner/plans.service.ts'
import { runPlan } from '../server/modules/territory/planner/run-plan.ts'
import { openTerritory } from '../server/modules/territory/territory.api.ts'
import { buildIndex, placeAt } from '../server/modules/territory/territory-index.rules.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import { system } from '../server/platform/policy/actor.ts'
import { startTestServer } from '../server/testing/postgres.ts'
import { machine } from './machine.shared.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean' } } })
const server = await startTestServer()
const log = pino({ level: 'silent' })
const steps: { step: string; seconds: number; cpuSeconds: number; stoodStillMs: number; workedMs: number }[] = []

/** Milliseconds of processor time this thread has had. */
function ownCpu(): number {
  const { user, system: kernel } = process.threadCpuUsage()
  return (user + kernel) / 1000
}

async function measured<T>(step: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let [before, worked] = [ownCpu(), 0]
  const look = setInterval(() => {
    const now = ownCpu()
    worked = Math.max(worked, now - before)
    before = now
  }, 5)
  // A stop is seen at the first look after it: there must be one before and one behind.
  await sleep(20)
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  try {
    return await work()
  } finally {
    await sleep(20)
    delay.disable()
    clearInterval(look)
    const { user, system: kernel } = process.cpuUsage(cpu)
    steps.push({
      step,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      cpuSeconds: Math.round((user + kernel) / 1e5) / 10,
      stoodStillMs: Math.round(delay.max / 1e6),
      workedMs: Math.round(worked),
    })
  }
}

try {
  await migrate({ url: server.url, secret: 'bench-of-drafts-0123456789abcdef', log })
  const database = openDatabase({ url: server.url, secret: 'bench-of-drafts-0123456789abcdef', log })
  const territory = openTerritory({ database, clock: systemClock })
  const tenantId = uuidv7()
  const since = new Date()
  const district = planTerritory({ size: 'full', seed: 'bench', at: since })
  const index = buildIndex(district.all)
  await database.tx(tenantId, async (tx) => {
    await writeUnits(tx, { units: district.all, since })
    const rows = district.buildings.map((building) => ({
      ...{ id: building.id, code: building.code, nameEn: building.name.en, nameZh: building.name.zh, address: null },
      ...{ compoundId: null, unitId: placeAt(index, building.at)?.unitId ?? null, households: building.households },
      ...{ floors: building.floors, ...building.at, entrances: building.entrances },
      outline: { type: 'Polygon' as const, coordinates: [building.outline] },
    }))
    for (let from = 0; from < rows.length; from += 1_000)
      await buildingsStore(tx).insert(rows.slice(from, from + 1_000), since)
    await buildingsStore(tx).bumpVersion(since)
  })
  territory.refresh(tenantId)
  await measured('tree read into memory', async () => await territory.atlas(tenantId))

  const asking = { tenantId, actor: system }
  const bounds = { grid: { min: 300, max: 500 }, microgrid: { min: 40, max: 60 } }
  const jobs = { work() {}, schedule() {}, enqueue: async () => undefined, start: async () => {}, stop: async () => {} }
  const { run } = await startPlan(territory, jobs, asking, {
    ...{ areas: [district.district.id], bounds, basis: 'fresh', planId: null, pins: [], barrierIds: [], seed: 1 },
    landscape: true,
  })
  await measured('planned', () => runPlan(territory, { tenantId, id: run.id, signal: new AbortController().signal }))
  const { communities } = await measured('plan looked at', () => planOf(territory, asking, run.id))
  const planned = communities.filter(({ state }) => state === 'planned').map(({ communityId }) => communityId)
  const { changeId, steps: drawn } = await measured('made a draft', () =>
    acceptPlan(territory, asking, { id: run.id, communities: planned, title: 'Whole district', reason: '' }),
  )
  await measured('draft: its tree', () => treeOfChange(territory, asking, { id: changeId }))
  await measured('draft: its map', () => mapOfChange(territory, asking, { id: changeId, level: 'microgrid' }))
  const preview = await measured('draft: checked and previewed', () => previewOfChange(territory, asking, changeId))
  await database.close()
  const figures = {
    machine: machine(),
    communities: planned.length,
    steps: drawn,
    units: preview.counts,
    stages: steps,
  }
  if (values.json) console.log(JSON.stringify(figures))
  else {
    console.log(
      `${figures.machine}; ${figures.communities} communities, ${drawn} steps, ${JSON.stringify(preview.counts)}`,
    )
    console.table(steps)
  }
} finally {
  await server.stop()
}
