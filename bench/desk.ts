/**
 * How quickly a desk's lists, search, counts, maps and the case page answer, at one size of a district's history and at larger ones, in
 * one run on one machine, with the bytes a case takes: the same number of open cases, ever more ended ones. What should be flat has a
 * ratio near 1.
 * `npm run bench -- desk [--sizes 100000,1000000] [--open 4000] [--lean] [--runs 100] [--only WORDS] [--json]`
 * `npm run bench -- desk --sizes 1000000 --keep DIR` loads and keeps the data folder, and measures nothing;
 * `npm run bench -- desk --data DIR --data DIR` measures kept ones, without loading, the first beside the others.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dropDesk, loadDesk } from './desk-load.shared.ts'
import { type Desk, openDesk } from './desk-works.shared.ts'
import { machine } from './machine.shared.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,300000' },
    open: { type: 'string', default: '4000' },
    /** Cases by the rules of the house; the rest is multiplied from them. */
    base: { type: 'string', default: '20000' },
    /** Shorter lines in timelines, see `loadDesk`. */
    lean: { type: 'boolean' },
    keep: { type: 'string' },
    data: { type: 'string', multiple: true },
    /** Only what has this in its name. */
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '100' },
    json: { type: 'boolean' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const [openCount, base, runs] = [values.open, values.base, values.runs].map(Number) as [number, number, number]
/** Tells on the way what is being done. */
const step = (words: string) => console.error(`${(performance.now() / 1000).toFixed(0)} s  ${words}`)

interface Figure {
  p50: number
  p99: number
}

function figureOf(taken: number[]): Figure {
  taken.sort((a, b) => a - b)
  const at = (share: number) => Math.round((taken[Math.floor(share * (taken.length - 1))] ?? 0) * 100) / 100
  return { p50: at(0.5), p99: at(0.99) }
}

/** Each work of all desks, turn by turn, so that whatever else the machine does meets them alike. */
async function measure(desks: readonly Desk[]) {
  const rows: { name: string; figures: Figure[]; ratios: number[] }[] = []
  for (const name of Object.keys(desks[0]?.works ?? {})) {
    if (!name.includes(values.only)) continue
    step(name)
    const taken: number[][] = desks.map(() => [])
    for (let n = -8; n < runs; n++)
      for (const [which, desk] of desks.entries()) {
        const began = performance.now()
        await desk.works[name]?.()
        if (n >= 0) taken[which]?.push(performance.now() - began)
      }
    const figures = taken.map(figureOf)
    const first = figures[0]?.p50 ?? Number.NaN
    rows.push({ name, figures, ratios: figures.slice(1).map(({ p50 }) => Math.round((p50 / first) * 100) / 100) })
  }
  return rows
}

function print(desks: readonly Desk[], rows: Awaited<ReturnType<typeof measure>>): void {
  const sized = desks.map(({ cases, bytesPerCase }) => ({ cases, bytesPerCase }))
  const open = desks[0]?.open
  if (values.json) {
    console.log(JSON.stringify({ bench: 'desk', machine: machine(), open, runs, sized, rows }))
    return
  }
  console.log(machine())
  const sizesTold = sized.map(({ cases, bytesPerCase }) => `${cases} (${bytesPerCase} bytes each)`).join(', then ')
  console.log(`${open} open cases among ${sizesTold}; milliseconds of ${runs} answers, ratios of p50 to the first\n`)
  const cell = (text: string | number) => String(text).padStart(8)
  const heads = desks.flatMap((_, n) => ['p50', 'p99', ...(n > 0 ? ['ratio'] : [])])
  console.log(`${'work'.padEnd(38)} ${heads.map(cell).join(' ')}`)
  for (const { name, figures, ratios } of rows) {
    const cells = figures.flatMap(({ p50, p99 }, n) => [p50, p99, ...(n > 0 ? [ratios[n - 1] ?? ''] : [])])
    console.log(`${name.padEnd(38)} ${cells.map(cell).join(' ')}`)
  }
}

const passing: string[] = []
const desks: Desk[] = []
try {
  if (values.keep) {
    const [size = 0] = sizes
    await loadDesk({ dataDir: values.keep, size, openCount, base: Math.min(base, size), lean: values.lean, step })
  } else {
    for (const size of values.data ? [] : sizes) {
      const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
      passing.push(dataDir)
      await loadDesk({ dataDir, size, openCount, base: Math.min(base, size), lean: values.lean, step })
    }
    for (const dataDir of values.data ?? passing) desks.push(await openDesk(dataDir))
    print(desks, await measure(desks))
  }
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  for (const desk of desks) await desk.close()
  for (const dataDir of passing) dropDesk(dataDir)
}
