import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Command } from 'commander'
import { action, Failure, type Output } from '../commandline.ts'
import type { PlanProgress } from '../modules/territory/planner/plan.types.ts'

interface PlanOptions {
  buildings: string
  barriers?: string
  area?: string
  current?: string
  pin?: string[]
  seed: string
  out: string
}

/** `doorstep plan`: proposes grids and microgrids for buildings with household counts. Works on files alone, without a database. */
export function register(program: Command): void {
  program
    .command('plan')
    .description(
      'propose grids of 300 to 500 households and microgrids of about 50 from buildings (files .geojson or .geojson.gz)',
    )
    .requiredOption(
      '--buildings <file>',
      'polygons or points with id, households and, where there are several, entrances',
    )
    .option('--barriers <file>', 'lines no unit may cross: rivers, railways, main roads')
    .option('--area <file>', 'the ground to share out (default: an outline around the buildings)')
    .option('--current <file>', 'the plan in force: the new one keeps as much of it as the bounds allow')
    .option('--pin <id...>', 'units, buildings or building#entrance that stay as they are in the plan in force')
    .option('--seed <number>', 'the same seed and files give the same plan, to the byte', '1')
    .requiredOption('--out <file>', 'where to write the plan; a name that ends in .gz is compressed')
    .action(
      action<PlanOptions>(async ({ options, out }) => {
        const seed = Number(options.seed)
        if (!Number.isSafeInteger(seed) || seed < 0) throw new Failure('The seed must be a whole number from 0 up.')
        const { planTextInWorker } = await import('../modules/territory/planner/plan-in-worker.ts')
        const { linesOfReport } = await import('../modules/territory/planner/plan-text.rules.ts')
        const { text, report } = await planTextInWorker(
          {
            buildings: bytesOf(options.buildings),
            barriers: options.barriers && bytesOf(options.barriers),
            area: options.area && bytesOf(options.area),
            current: options.current && bytesOf(options.current),
            pinned: options.pin ?? [],
            seed,
          },
          { onProgress: progressOn(out) },
        )
        writeFileSync(options.out, options.out.endsWith('.gz') ? gzipSync(text) : text)
        out.result({ file: options.out, report }, [...linesOfReport(report), `Wrote ${options.out}.`])
      }),
    )
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new Failure(`There is no file ${file} that can be read.`)
  }
}

/** A line a second at most. */
function progressOn(out: Output): (progress: PlanProgress) => void {
  let said = performance.now()
  return ({ step, share }) => {
    if (performance.now() - said < 1000) return
    said = performance.now()
    out.progress(`${Math.round(share * 100)} % ${step}`)
  }
}
