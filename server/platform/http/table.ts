import { stringify } from 'csv-stringify/sync'
import { Download } from './serve.ts'

/** A table for spreadsheets: marked as UTF-8, and no cell is run as a formula. `name`: of the file, without its ending. */
export function tableDownload(name: string, head: readonly string[], rows: readonly (readonly unknown[])[]): Download {
  return new Download(stringify([head, ...rows], { bom: true, escape_formulas: true }), {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    'Cache-Control': 'no-store',
  })
}
