import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed, withTenant } from '../installation.ts'

interface ImportOptions {
  data?: string
  tenant?: string
  mapping: string
  dryRun?: boolean
  refused?: string
}

/** `doorstep import cases`: the history of an earlier system. */
export function register(program: Command): void {
  const group = program.command('import').description('bring in what an earlier system knows')
  placed(group.command('cases'))
    .description('bring in historical cases with their own times, from a table (.csv, also .gz)')
    .argument('<file>', 'table with headers')
    .requiredOption('--mapping <file>', 'which column says what (JSON); see examples/boston311')
    .option('--tenant <slug>', 'district they belong to (default: the only one)')
    .option('--dry-run', 'say what would happen, change nothing')
    .option('--refused <file>', 'write the rows that are not taken, with the reason, as a table')
    .action(
      action<ImportOptions, [string]>(async ({ args: [file], options, out }) => {
        const { parse } = await import('csv-parse')
        const { stringify } = await import('csv-stringify')
        const { importCases } = await import('../modules/cases/import/import.service.ts')
        const { columnsOf } = await import('../modules/cases/import/mapping.ts')
        const { linesOf } = await import('../modules/cases/import/report.ts')
        const mapping = await readMapping(options.mapping)
        await withTenant(options, async ({ tenant, modules }) => {
          const parser = parse({
            columns: (names: string[]) => checked(names, columnsOf(mapping)),
            bom: true,
            relax_column_count: true,
          })
          const bytes = createReadStream(file)
          const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
          for (const stream of new Set([bytes, text])) stream.on('error', (error: Error) => parser.destroy(error))
          text.pipe(parser)
          const refusals =
            options.refused === undefined ? undefined : stringify({ header: true, escape_formulas: true })
          refusals?.pipe(createWriteStream(options.refused as string))
          const report = await importCases(modules, {
            tenant,
            mapping,
            rows: parser,
            dryRun: options.dryRun ?? false,
            onRefused: (row, code) => void refusals?.write({ reason: code, ...row }),
            onProgress: (read) => out.progress(`${read} rows read`),
          })
          refusals?.end()
          out.result(report, linesOf(report))
        })
      }),
    )
}

async function readMapping(file: string) {
  const { CaseMapping } = await import('../modules/cases/import/mapping.ts')
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Failure(`The mapping ${file} can't be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = CaseMapping.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Failure(
    `The mapping ${file} isn't right: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
  )
}

function checked(names: string[], wanted: readonly string[]): string[] {
  const missing = wanted.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new Failure(`The file has no column ${missing.join(', ')}. It has: ${names.join(', ')}.`)
  return names
}
