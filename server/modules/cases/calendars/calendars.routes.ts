import type { FastifyInstance } from 'fastify'
import { calendarRoutes } from '../../../../contract/calendars.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import { holidayCsv } from '../clocks/holidays.rules.ts'
import { checkCalendars } from './calendars.policy.ts'
import { nationalYears, summaryOf } from './calendars.rules.ts'
import { getCalendar, importDays, listCalendars, saveCalendar } from './calendars.service.ts'
import type { KeptCalendars } from './kept-calendars.ts'

/** Serves the working calendars of a tenant. */
export function registerCalendars(
  app: FastifyInstance,
  given: Pick<Deps, 'database' | 'clock'> & { calendars: KeptCalendars },
): void {
  const { database, clock, calendars } = given
  const readOnly = { readOnly: true }

  serve(app, calendarRoutes.list, async ({ tenant }) => {
    const all = await database.tx(tenant.id, listCalendars, readOnly)
    return { items: all.map(summaryOf), nationalYears: nationalYears() }
  })

  serve(app, calendarRoutes.get, ({ tenant, params }) =>
    database.tx(tenant.id, (tx) => getCalendar(tx, params.code), readOnly),
  )

  serve(app, calendarRoutes.save, async ({ tenant, actor, params, body, claim }) => {
    checkCalendars(actor, 'calendar.save')
    return await database.tx(tenant.id, async (tx) => {
      tx.afterCommit(() => calendars.refresh(tenant.id))
      const work = () => saveCalendar({ tx, actor, now: clock.now(), code: params.code, input: body })
      return await idempotent({ tx, claim, work })
    })
  })

  serve(app, calendarRoutes.exportDays, async ({ tenant, params }) => {
    const calendar = await database.tx(tenant.id, (tx) => getCalendar(tx, params.code), readOnly)
    return new Download(holidayCsv(calendar.days), {
      'Content-Disposition': `attachment; filename="calendar-${calendar.code}.csv"`,
      'Cache-Control': 'no-store',
    })
  })

  serve(app, calendarRoutes.importDays, async ({ tenant, actor, params, body, claim, locale }) => {
    checkCalendars(actor, 'calendar.save')
    return await database.tx(tenant.id, async (tx) => {
      tx.afterCommit(() => calendars.refresh(tenant.id))
      const work = () => importDays({ tx, actor, now: clock.now(), code: params.code, given: body, locale })
      return await idempotent({ tx, claim, work })
    })
  })
}
