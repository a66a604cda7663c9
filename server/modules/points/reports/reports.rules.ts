import type { DonorStatement, SchemeReport } from '../../../../contract/points-reports.ts'
import type { GivenRecord, ShelfRecord, Swapped } from './reports.store.ts'

/** What a scheme had given at the beginning of a month and at its end, counted back from what its account says now. */
export function givenIn(record: GivenRecord | undefined): SchemeReport['points'] {
  if (!record) return { opening: 0, granted: 0, putRight: 0, closing: 0 }
  const { now, granted, grantedLater, putRight, putRightLater } = record
  const closing = now - grantedLater + putRightLater
  return { opening: closing - granted + putRight, granted, putRight, closing }
}

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0)

/** What went out of one good, over all stations. */
export const swappedOf = (rows: readonly Swapped[]) => ({
  handedOver: sum(rows, (row) => row.handedOver),
  points: sum(rows, (row) => row.points),
  cameBack: sum(rows, (row) => row.cameBack),
  pointsBack: sum(rows, (row) => row.pointsBack),
  lapsed: sum(rows, (row) => row.lapsed),
  pointsLapsed: sum(rows, (row) => row.pointsLapsed),
  cancelled: sum(rows, (row) => row.cancelled),
})

/** The stock of one good over all stations, counted back from what lies on the shelves now. */
export function stockOf(rows: readonly ShelfRecord[]): Omit<SchemeReport['stock'][number], 'good'> {
  const closing = sum(rows, (row) => row.onHand - row.later)
  const received = sum(rows, (row) => row.received)
  const handedOver = sum(rows, (row) => row.handedOver)
  const cameBack = sum(rows, (row) => row.cameBack)
  const variance = sum(rows, (row) => row.variance)
  const opening = closing - received + handedOver - cameBack - variance
  return { opening, received, handedOver, cameBack, variance, closing }
}

/** Words of a table, by their key below `merit.report.`; and names in the reader's language. */
export interface Speaking {
  say: (key: string) => string
  category: (category: SchemeReport['categories'][number]['category']) => string
  nameOf: (name: { en: string; zh: string }) => string
}

/** Hours with two digits, so that a spreadsheet adds them up. */
const hours = (minutes: number): number => Math.round(minutes / 0.6) / 100

/** Head and rows of a scheme's month: each row says what part of the report it belongs to. */
export function tableOfReport(report: SchemeReport, { say, category, nameOf }: Speaking) {
  const head = ['part', 'what', 'station', 'count', 'points', 'hours'].map((key) => say(`column.${key}`))
  const { points, minutes } = report
  const given = (['opening', 'granted', 'putRight', 'closing'] as const).map((key) => [
    ...[say('given'), say(`given.${key}`), '', '', points[key], hours(minutes[key])],
  ])
  const categories = report.categories.map((row) => [
    ...[say('categories'), category(row.category), '', row.grants, row.points, hours(row.minutes)],
  ])
  const goods = report.goods.flatMap((row) => [
    [say('handed_over'), nameOf(row.good.name), '', row.handedOver, row.points, ''],
    [say('came_back'), nameOf(row.good.name), '', row.cameBack, row.pointsBack, ''],
    [say('lapsed'), nameOf(row.good.name), '', row.lapsed, row.pointsLapsed, ''],
    [say('cancelled'), nameOf(row.good.name), '', row.cancelled, '', ''],
  ])
  const stock = report.stock.flatMap((row) =>
    (['opening', 'received', 'handedOver', 'cameBack', 'variance', 'closing'] as const).map((key) => [
      ...[say('stock'), `${nameOf(row.good.name)}: ${say(`stock.${key}`)}`, '', row[key], '', ''],
    ]),
  )
  const variances = report.variances.map((row) => [
    ...[say('variances'), nameOf(row.good.name), nameOf(row.station.name), row.variance, '', ''],
  ])
  const expired = [say('expired'), say('expired'), '', '', report.expired, '']
  return { head, rows: [...given, ...categories, expired, ...goods, ...stock, ...variances] }
}

/** Head and rows of a donor's statement. */
export function tableOfDonor(statement: DonorStatement, { say, nameOf }: Speaking) {
  const columns = ['good', 'station', 'handed_over', 'points', 'came_back', 'points_back']
  const rows = statement.lines.map((line) => [
    ...[
      nameOf(line.good.name),
      nameOf(line.station.name),
      line.handedOver,
      line.points,
      line.cameBack,
      line.pointsBack,
    ],
  ])
  return { head: columns.map((key) => say(`column.${key}`)), rows }
}
