import { createReadStream, readFileSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'

interface ReplayOptions {
  url: string
  rate: string
  mapping: string
  limit?: string
  connections: string
  tenant?: string
}

/** `doorstep replay`: sends real reports to a running server, as residents' phones would. */
export function register(program: Command): void {
  program
    .command('replay')
    .description('send reports from a table to a running server as residents would, at a bounded rate, and measure')
    .argument('<file>', 'table with headers (.csv, also .gz)')
    .requiredOption('--url <address>', 'server, such as http://127.0.0.1:8311')
    .requiredOption('--mapping <file>', 'which column says what (JSON), as for "import cases"')
    .option('--rate <number>', 'reports a second; 0: as fast as the connections allow', '20')
    .option('--limit <number>', 'reports at most (default: the whole table)')
    .option('--connections <number>', 'reports under way at once, 1 to 128', '32')
    .option('--tenant <slug>', 'district, where the server has several')
    .action(
      action<ReplayOptions, [string]>(async ({ args: [file], options, out }) => {
        const { parse } = await import('csv-parse')
        const { CaseMapping } = await import('../modules/cases/import/mapping.ts')
        const { reportOf, runReplay } = await import('../modules/cases/import/replay.ts')
        const mapping = CaseMapping.parse(JSON.parse(readFileSync(options.mapping, 'utf8')))
        const number = (text: string, name: string, most: number) => {
          const value = Number(text)
          if (!Number.isInteger(value) || value < 0 || value > most)
            throw new Failure(`--${name} takes a whole number from 0 to ${most}.`)
          return value
        }
        const bytes = createReadStream(file)
        const rows = (file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes).pipe(
          parse({ columns: true, bom: true, relax_column_count: true }),
        )
        const stop = new AbortController()
        process.once('SIGINT', () => stop.abort())
        const result = await runReplay({
          rows,
          toReport: (row) => reportOf(row, mapping),
          url: new URL(options.url),
          tenant: options.tenant,
          rate: number(options.rate, 'rate', 100_000),
          limit: options.limit === undefined ? Number.POSITIVE_INFINITY : number(options.limit, 'limit', 10_000_000),
          connections: Math.max(1, number(options.connections, 'connections', 128)),
          signal: stop.signal,
          onProgress: (sent) => out.progress(`${sent} sent`),
        })
        const { numbers: _numbers, ...measured } = result
        out.result(measured, [
          `${result.accepted} of ${result.sent} reports accepted in ${result.seconds} s: ${result.perSecond} a second`,
          `answered after p50 ${result.p50} ms, p95 ${result.p95} ms, p99 ${result.p99} ms, at most ${result.max} ms`,
          ...Object.entries(result.errors).map(([what, count]) => `  ${what}: ${count}`),
        ])
        if (result.accepted < result.sent) process.exitCode = 1
      }),
    )
}
