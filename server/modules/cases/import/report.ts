import type { ImportReport } from './import.service.ts'
import type { PartOf } from './tally.rules.ts'

const share = ({ part, whole }: PartOf, digits = 1): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(digits)} % (${part} of ${whole})`

/** The report of an import as lines for a terminal: every share with its count. */
export function linesOf(report: ImportReport): string[] {
  const refused = Object.entries(report.refused)
  const total = refused.reduce((sum, [, count]) => sum + count, 0)
  const width = Math.max(10, ...report.departments.map(({ name }) => name.length))
  return [
    `${report.dryRun ? 'Would bring in' : 'Brought in'} ${report.taken} of ${report.read} rows in ${report.seconds} s; ${total} refused.`,
    ...refused.map(([code, count]) => `  refused, ${code}: ${count}`),
    `  ${report.closed} closed, ${report.open} open; ${report.adjusted} said to be closed before they came in, closed at that moment`,
    `Point in the unit the row names: ${share(report.inNamedUnit)}; ${report.withPoint} rows with a point`,
    `Late or on time as the earlier system says: ${share(report.sameOnTime, 2)}`,
    '',
    `${'Department'.padEnd(width)}  ${'cases'.padStart(7)}  ${'closed'.padStart(7)}  on time, of those closed with a due time`,
    ...report.departments.map(
      ({ name, cases, closed, onTime }) =>
        `${name.padEnd(width)}  ${String(cases).padStart(7)}  ${String(closed).padStart(7)}  ${share(onTime)}`,
    ),
  ]
}
