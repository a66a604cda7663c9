/** What stewards of points close a month by: the report of a scheme and the statement of a donor. Neither lists people. */
import { z } from 'zod'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { PointsCategory } from './points.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

const Month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .describe('A month by the calendar of the place, 2026-03')
const Named = z.object({ id: Id, name: LocalizedName })

/** What a scheme has given out: at the beginning, in between and at the end; `opening + granted - putRight = closing`. */
const Given = z.object({ opening: z.int(), granted: z.int(), putRight: z.int(), closing: z.int() })

/** The month of a scheme. */
export const SchemeReport = z.object({
  scheme: Named.extend({ unit: UnitRef }),
  month: Month,
  from: Instant,
  until: Instant.describe('The first instant after it'),
  isOver: z.boolean().describe('The month is over; otherwise figures still change'),
  points: Given.describe('As the ledger has it'),
  minutes: Given.describe('Volunteer hours, in minutes, as the ledger has it'),
  agrees: z.boolean().describe('What was earned, counted by category, is what the ledger says'),
  categories: z.array(z.object({ category: PointsCategory, grants: z.int(), points: z.int(), minutes: z.int() })),
  expired: z.int().describe('Points it once gave that expired in the month'),
  goods: z
    .array(
      z.object({
        good: Named,
        handedOver: z.int(),
        points: z.int(),
        cameBack: z.int(),
        pointsBack: z.int(),
        lapsed: z.int().describe('Orders that were not picked up in time'),
        pointsLapsed: z.int(),
        cancelled: z.int().describe('Orders that were given up'),
      }),
    )
    .describe('Goods of the scheme that moved'),
  stock: z.array(
    z.object({
      good: Named,
      opening: z.int(),
      received: z.int(),
      handedOver: z.int(),
      cameBack: z.int(),
      variance: z.int().describe('What counts found more (or less) than the book said'),
      closing: z.int(),
    }),
  ),
  variances: z
    .array(z.object({ good: Named, station: Named, variance: z.int(), counts: z.int() }))
    .describe('Shelves where a count found something else than the book, the largest first, 200 at most'),
})
/** The month of a scheme. */
export type SchemeReport = z.infer<typeof SchemeReport>

/** What was given out of the goods of one donor in a month. */
export const DonorStatement = z.object({
  scheme: Named.extend({ unit: UnitRef }),
  donor: z.string(),
  month: Month,
  isOver: z.boolean(),
  lines: z.array(
    z.object({
      good: Named,
      station: Named,
      handedOver: z.int(),
      points: z.int(),
      cameBack: z.int(),
      pointsBack: z.int(),
    }),
  ),
})
/** What was given out of the goods of one donor in a month. */
export type DonorStatement = z.infer<typeof DonorStatement>

const tags = ['points']
const params = z.object({ id: Id })
const month = z.object({ month: Month })
const donor = z.string().trim().min(1).max(200).describe('As the goods name who gives them')
const table = z.unknown().meta({ description: 'The file' })
const csv = 'text/csv; charset=utf-8'

/** Routes of the reports of points. */
export const pointsReportRoutes = {
  report: route({
    name: 'points.report',
    method: 'GET',
    path: '/api/v1/points/schemes/:id/report',
    summary: 'The month of a scheme: given, swapped, expired, lapsed, refunded, hours and stock',
    tags,
    params,
    query: month,
    reply: SchemeReport,
    access: 'staff',
  }),
  reportTable: route({
    name: 'points.reportTable',
    method: 'GET',
    path: '/api/v1/points/schemes/:id/report.csv',
    summary: 'The month of a scheme, as a table',
    tags,
    params,
    query: month,
    reply: table,
    access: 'staff',
    produces: csv,
  }),
  donors: route({
    name: 'points.donors',
    method: 'GET',
    path: '/api/v1/points/schemes/:id/donors',
    summary: 'Who gives goods to a scheme, and how much of them went out in a month',
    tags,
    params,
    query: PageQuery.extend({ month: Month }),
    reply: pageOf(z.object({ donor: z.string(), goods: z.int(), handedOver: z.int(), points: z.int() })),
    access: 'staff',
  }),
  donor: route({
    name: 'points.donorStatement',
    method: 'GET',
    path: '/api/v1/points/schemes/:id/donors/statement',
    summary: 'What was given out of the goods of one donor in a month, by good and station',
    tags,
    params,
    query: month.extend({ donor }),
    reply: DonorStatement,
    access: 'staff',
  }),
  donorTable: route({
    name: 'points.donorTable',
    method: 'GET',
    path: '/api/v1/points/schemes/:id/donors/statement.csv',
    summary: 'The statement of a donor, as a table',
    tags,
    params,
    query: month.extend({ donor }),
    reply: table,
    access: 'staff',
    produces: csv,
  }),
}
