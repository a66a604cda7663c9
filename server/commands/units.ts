import { accessSync, constants, createReadStream, writeFileSync } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Command } from 'commander'
import { type ImportReport, Level, type UnitMapping } from '../../contract/territory.ts'
import { action, Failure, type Output } from '../commandline.ts'
import { type Installation, placed, withInstallation } from '../installation.ts'
import type { Territory } from '../modules/territory/territory.api.ts'
import { Refused } from '../platform/errors.ts'
import { textOf } from '../platform/messages.ts'

interface Where {
  data?: string
  tenant: string
}

interface ImportOptions extends Where, UnitMapping {
  format?: string
  dryRun?: boolean
}

/** `doorstep units import|add|list|export`: the tree of a tenant. */
export function register(program: Command): void {
  const units = program.command('units').description('the territory of a district: streets, communities, grids')

  ofTenant(units.command('import'))
    .description('create and change units from GeoJSON or CSV (also .gz); rows that can not be taken are listed')
    .argument('<file>', 'a FeatureCollection (.geojson, .json) or a table with headers (.csv)')
    .option('--format <format>', 'geojson or csv, where the name of the file does not say it')
    .option('--level <level>', `level of every row: ${Level.options.join(', ')}`)
    .option('--level-property <name>', 'property that says the level row by row (default: level)')
    .option('--code-property <name>', 'property that holds the code (default: code)')
    .option('--code-template <text>', 'makes the code from properties: "W{ward:2}" gives W05')
    .option('--name-property <name>', 'property that holds the name for both languages (default: name)')
    .option('--name-en-property <name>', 'property with the English name (default: name_en)')
    .option('--name-zh-property <name>', 'property with the Chinese name (default: name_zh)')
    .option('--name-template <text>', 'makes the name from properties: "Ward {ward}"')
    .option('--name-zh-template <text>', 'the same for the Chinese name')
    .option('--parent-property <name>', 'property that holds the code of the unit above (default: parent)')
    .option('--parent-template <text>', 'makes the code of the unit above from properties')
    .option('--parent <code>', 'code of the unit above, the same for every row')
    .option('--kind-property <name>', 'property with comprehensive or dedicated, for grids (default: kind)')
    .option('--households-property <name>', 'property with the number of households (default: households)')
    .option('--population-property <name>', 'property with the number of people (default: population)')
    .option('--calendar-property <name>', 'property with the code of the calendar (default: calendar)')
    .option('--boundary-property <name>', 'CSV: column with the boundary as GeoJSON (default: boundary)')
    .option('--dry-run', 'say what would happen, change nothing')
    .action(
      action<ImportOptions, [string]>(async ({ args: [file], options, out }) => {
        const { data, tenant, format, dryRun = false, ...rest } = options
        const mapping = mappingOf(rest)
        checkReadable(file)
        await inTenant({ data, tenant }, async ({ territory, tenantId }) => {
          const { bringUnits } = await import('../modules/territory/territory-admin.service.ts')
          const report = await bringUnits(territory, {
            ...{ tenantId, source: open(file), mapping, dryRun, format: formatOf(file, format) },
            onProgress: progressOn(out),
          })
          out.result(report, linesOf(report))
        })
      }),
    )

  ofTenant(units.command('add'))
    .description('create or change one unit without a boundary, such as the district itself')
    .argument('<code>')
    .requiredOption('--level <level>', Level.options.join(', '))
    .option('--name <name>', 'its name')
    .option('--name-zh <name>', 'its name in Chinese (default: the same as --name)')
    .option('--parent <code>', 'code of the unit above')
    .action(
      action<Where & { level: string; name?: string; nameZh?: string; parent?: string }, [string]>(
        async ({ args: [code], options, out }) => {
          const { level, name, nameZh, parent } = options
          const properties = { level, code, name_en: name, name_zh: nameZh ?? name, parent }
          const source = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties }] })
          await inTenant(options, async ({ territory, tenantId }) => {
            const { bringUnits } = await import('../modules/territory/territory-admin.service.ts')
            const given = { tenantId, format: 'geojson', source, mapping: {}, dryRun: false } as const
            const report = await bringUnits(territory, given)
            const [refused] = report.refused
            if (refused) throw new Refused(refused.reason, refused.facts)
            out.result(
              report,
              `${code} ${report.created ? 'was created' : report.changed ? 'was changed' : 'is as it was'}.`,
            )
          })
        },
      ),
    )

  ofTenant(units.command('list'))
    .description('name the units of a district, each below the one it belongs to')
    .option('--level <level>', 'only this level')
    .option('--under <code>', 'only what lies below this unit')
    .action(
      action<Where & { level?: string; under?: string }>(async ({ options, out }) => {
        const level = levelOf(options.level)
        await inTenant(options, async ({ territory, tenantId }) => {
          const { unitsInOrder } = await import('../modules/territory/atlas.rules.ts')
          const atlas = await territory.atlas(tenantId)
          const under = options.under === undefined ? undefined : atlas.findByCode(options.under)
          if (options.under !== undefined && !under)
            throw new Failure(`There is no unit with the code ${options.under}.`)
          const found = [...unitsInOrder(atlas, level, under?.id)]
          const shown = found.map(({ ref, parentId, kind, households, population, path }) => ({
            ...{ ...ref, parent: atlas.find(parentId)?.code ?? null, kind, households, population },
            depth: path.length - 1,
          }))
          const lines = shown.map(
            (unit) =>
              `${'  '.repeat(unit.depth)}${unit.code}  ${unit.name.en}  (${unit.level}${counted(unit.households)})`,
          )
          out.result(shown, lines.length === 0 ? 'No units yet.' : lines)
        })
      }),
    )

  ofTenant(units.command('export'))
    .description('write units with their boundaries, in the shape the import reads')
    .option('--format <format>', 'geojson or csv (default: as the file is called)')
    .option('--level <level>', 'only this level')
    .requiredOption('--output <file>', 'file to write')
    .action(
      action<Where & { format?: string; level?: string; output: string }>(async ({ options, out }) => {
        const level = levelOf(options.level)
        const format = formatOf(options.output, options.format)
        await inTenant(options, async ({ territory, tenantId }) => {
          const { takeUnitsOut } = await import('../modules/territory/territory-admin.service.ts')
          const text = await takeUnitsOut(territory, { tenantId, format, level })
          writeFileSync(options.output, text)
          const bytes = Buffer.byteLength(text)
          out.result({ file: options.output, format, bytes }, `Wrote ${options.output} (${bytes} bytes).`)
        })
      }),
    )
}

const ofTenant = (command: Command): Command =>
  placed(command).requiredOption('--tenant <slug>', 'short name of the district')

async function inTenant(
  options: Where,
  work: (given: Installation & { territory: Territory; tenantId: string }) => Promise<void>,
): Promise<void> {
  await withInstallation({ data: options.data }, async (installation) => {
    const { openTenants } = await import('../modules/tenants/tenants.api.ts')
    const { openTerritory } = await import('../modules/territory/territory.api.ts')
    const found = await openTenants(installation).find({ slug: options.tenant, host: undefined })
    if (!found) throw new Refused('tenant.not_found', { tenant: options.tenant })
    await work({ ...installation, territory: openTerritory(installation), tenantId: found.id })
  })
}

function checkReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
  } catch {
    throw new Failure(`There is no file ${file} that can be read.`)
  }
}

function open(file: string): Readable {
  const raw = createReadStream(file)
  // Errors of either end reach whoever reads, by the stream that is given back.
  return file.endsWith('.gz') ? pipeline(raw, createGunzip(), () => {}) : raw
}

function formatOf(file: string, told: string | undefined): 'geojson' | 'csv' {
  const name = told ?? /\.(geojson|json|csv)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase()
  if (name === 'csv') return 'csv'
  if (name === 'geojson' || name === 'json') return 'geojson'
  throw new Failure('The file is neither called .geojson, .json nor .csv: say --format geojson or --format csv.')
}

function levelOf(text: string | undefined): Level | undefined {
  if (text === undefined) return undefined
  const level = Level.safeParse(text)
  if (!level.success) throw new Failure(`"${text}" isn't a level: ${Level.options.join(', ')}.`)
  return level.data
}

function mappingOf(options: Record<string, unknown>): UnitMapping {
  const { json: _json, level, ...properties } = options
  return { ...properties, level: levelOf(level as string | undefined) }
}

const counted = (households: number | null): string => (households === null ? '' : `, ${households} households`)

/** A line a second at most, so that a terminal shows life and a log stays short. */
function progressOn(out: Output) {
  let said = performance.now()
  return (step: { read: number } | { written: number; of: number }) => {
    if (performance.now() - said < 1000) return
    said = performance.now()
    out.progress('read' in step ? `read ${step.read} rows` : `wrote ${step.written} of ${step.of} units`)
  }
}

function linesOf(report: ImportReport): string[] {
  const { rows, created, changed, unchanged, refused, refusedTotal, dryRun } = report
  const words = (reason: string, facts: Record<string, unknown>) =>
    textOf({ locale: 'en', area: 'errors', key: reason, values: facts })
  return [
    ...refused.map((each) => `row ${each.row}${each.code ? ` (${each.code})` : ''}: ${words(each.reason, each.facts)}`),
    ...(refusedTotal > refused.length ? [`… and ${refusedTotal - refused.length} more`] : []),
    `${dryRun ? 'Dry run, nothing was changed. ' : ''}${rows} rows: ${created} created, ${changed} changed, ${unchanged} as they were, ${refusedTotal} refused.`,
  ]
}
