import type { FastifyInstance } from 'fastify'
import { type Locale, nameIn } from '../../../../contract/common.ts'
import { pointsReportRoutes as routes } from '../../../../contract/points-reports.ts'
import type { Route } from '../../../../contract/route.ts'
import { type Call, serve } from '../../../platform/http/serve.ts'
import { tableDownload } from '../../../platform/http/table.ts'
import { textOf } from '../../../platform/messages.ts'
import type { At, Points } from '../points.context.ts'
import { type Speaking, tableOfDonor, tableOfReport } from './reports.rules.ts'
import { donorStatement, listDonors, schemeReport } from './reports.service.ts'

// messages: merit.report.*, points.category.*

const speaking = (locale: Locale): Speaking => ({
  say: (key) => textOf({ locale, area: 'merit', key: `merit.report.${key}` }),
  category: (category) => textOf({ locale, area: 'points', key: `points.category.${category}` }),
  nameOf: (name) => nameIn(name, locale),
})

/** Serves the reports of points. */
export function serveReports(
  app: FastifyInstance,
  points: Points,
  at: (call: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>) => At,
): void {
  serve(app, routes.report, (call) => schemeReport(points, at(call), { ...call.params, ...call.query }))
  serve(app, routes.reportTable, async (call) => {
    const report = await schemeReport(points, at(call), { ...call.params, ...call.query })
    const { head, rows } = tableOfReport(report, speaking(call.locale))
    return tableDownload(`points-${report.month}`, head, rows)
  })
  serve(app, routes.donors, (call) => listDonors(points, at(call), { ...call.params, ...call.query }))
  serve(app, routes.donor, (call) => donorStatement(points, at(call), { ...call.params, ...call.query }))
  serve(app, routes.donorTable, async (call) => {
    const statement = await donorStatement(points, at(call), { ...call.params, ...call.query })
    const { head, rows } = tableOfDonor(statement, speaking(call.locale))
    return tableDownload(`points-donor-${statement.month}`, head, rows)
  })
}
