import { accessSync, constants, createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Command } from 'commander'
import type { BuildingFormat } from '../../contract/buildings.ts'
import { action, Failure, type Output } from '../commandline.ts'
import { placed, withTenant } from '../installation.ts'
import type { Imported } from '../modules/territory/buildings/import-buildings.ts'
import { textOf } from '../platform/messages.ts'

interface Where {
  data?: string
  tenant?: string
  format?: string
}

/** Refused rows a terminal shows; a program gets all of them. */
const shown = 100

/** `doorstep buildings import|export`: compounds, buildings and entrances of a tenant. */
export function register(program: Command): void {
  const buildings = program
    .command('buildings')
    .description('compounds, buildings and entrances, with their households')

  ofTenant(buildings.command('import'))
    .description('create and change buildings from GeoJSON or CSV (also .gz); rows that can not be taken are listed')
    .argument('<file>', 'a FeatureCollection (.geojson, .json) or a table with headers (.csv)')
    .option('--format <format>', 'geojson or csv, where the name of the file does not say it')
    .option('--dry-run', 'say what would happen, change nothing')
    .action(
      action<Where & { dryRun?: boolean }, [string]>(async ({ args: [file], options, out }) => {
        const { dryRun = false } = options
        const format = formatOf(file, options.format)
        checkReadable(file)
        const { bringBuildings } = await import('../modules/territory/buildings/bring-buildings.ts')
        await withTenant(options, async ({ tenant, modules }) => {
          const watch = { onProgress: progressOn(out) }
          const given = { tenantId: tenant.id, format, open: () => createReadStream(file), dryRun }
          const imported = await bringBuildings(modules.territory, { ...given, ...watch })
          out.result({ dryRun, ...imported.report, refusedRows: imported.refused }, linesOf(imported, dryRun))
        })
      }),
    )

  ofTenant(buildings.command('export'))
    .description('write compounds, buildings and entrances, in the shape the import reads')
    .option('--format <format>', 'geojson or csv (default: as the file is called)')
    .requiredOption('--output <file>', 'file to write; a name that ends in .gz is compressed')
    .action(
      action<Where & { output: string }>(async ({ options, out }) => {
        const { output } = options
        const format = formatOf(output, options.format)
        const { exportBuildings } = await import('../modules/territory/buildings/export-buildings.ts')
        await withTenant(options, async ({ tenant, modules }) => {
          const text = Readable.from(await exportBuildings(modules.territory, { tenantId: tenant.id, format }), {
            objectMode: false,
          })
          const file = createWriteStream(output)
          await (output.endsWith('.gz') ? pipeline(text, createGzip(), file) : pipeline(text, file))
          out.result(
            { file: output, format, bytes: file.bytesWritten },
            `Wrote ${output} (${file.bytesWritten} bytes).`,
          )
        })
      }),
    )
}

const ofTenant = (command: Command): Command =>
  placed(command).option('--tenant <slug>', 'short name of the district (default: the only one)')

function checkReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
  } catch {
    throw new Failure(`There is no file ${file} that can be read.`)
  }
}

function formatOf(file: string, told: string | undefined): BuildingFormat {
  const name = told ?? /\.(geojson|json|csv)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase()
  if (name === 'csv') return 'csv'
  if (name === 'geojson' || name === 'json') return 'geojson'
  throw new Failure('The file is neither called .geojson, .json nor .csv: say --format geojson or --format csv.')
}

/** A line a second at most. */
function progressOn(out: Output): (rows: number) => void {
  let said = performance.now()
  return (rows) => {
    if (performance.now() - said < 1000) return
    said = performance.now()
    out.progress(`${rows} rows`)
  }
}

function linesOf({ report, refused }: Imported, dryRun: boolean): string[] {
  const { rows, buildings, compounds, households, seconds } = report
  const words = (reason: string, facts: Record<string, unknown>) =>
    textOf({ locale: 'en', area: 'errors', key: reason, values: facts })
  const counted = ({ created, changed, unchanged, ended }: typeof buildings) =>
    `${created} created, ${changed} changed, ${unchanged} as they were, ${ended} gone`
  return [
    ...refused
      .slice(0, shown)
      .map((each) => `row ${each.row}${each.code ? ` (${each.code})` : ''}: ${words(each.reason, each.facts)}`),
    ...(refused.length > shown ? [`… and ${refused.length - shown} more; --json lists them all`] : []),
    ...(dryRun ? ['Dry run, nothing was changed.'] : []),
    `${rows} rows in ${seconds} s, ${refused.length} refused.`,
    `Buildings: ${counted(buildings)}, with ${households} households. Compounds: ${counted(compounds)}.`,
  ]
}
