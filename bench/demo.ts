/**
 * How long the demo district takes to be made, from nothing: an empty folder, a database of its own, the town, its grids by the planner,
 * its people and its cases. Wall time says something on a quiet machine only; processor time, where the system tells (Linux), is of
 * the command and its database together. `npm run bench -- demo [--size full] [--json]`; to reach: 20 s on two quiet processors
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { machine } from './machine.shared.ts'

const { values } = parseArgs({ options: { size: { type: 'string', default: 'full' }, json: { type: 'boolean' } } })
const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))

/** Seconds of processor time of all processes that were started from here and have ended; the kernel counts in hundredths. */
function spent(): number | null {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return null
  }
}

const round = (seconds: number) => Math.round(seconds * 10) / 10
const data = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
try {
  const load = loadavg()[0] ?? 0
  const before = spent()
  const began = performance.now()
  const since = () => round((performance.now() - began) / 1000)
  const steps: { after: number; step: string }[] = []
  const child = spawn(process.execPath, [main, 'demo', 'seed', '--size', values.size, '--data', data], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  createInterface({ input: child.stderr }).on('line', (step) => steps.push({ after: since(), step }))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(steps.at(-1)?.step ?? 'The demo district could not be made.')
  const after = spent()
  const figures = {
    machine: machine(),
    size: values.size,
    seconds: since(),
    cpuSeconds: before === null || after === null ? null : round(after - before),
    load: [round(load), round(loadavg()[0] ?? 0)],
    steps,
  }
  if (values.json) console.log(JSON.stringify(figures))
  else {
    console.log(`${figures.machine}, load ${figures.load.join(' to ')}`)
    for (const { after: at, step } of steps) console.log(`${String(at).padStart(6)} s  ${step}`)
    console.log(
      `${values.size} demo: ${figures.seconds} s, ${figures.cpuSeconds ?? '–'} s of processor time (to reach: 20 s)`,
    )
  }
} finally {
  rmSync(data, { recursive: true, force: true })
}
