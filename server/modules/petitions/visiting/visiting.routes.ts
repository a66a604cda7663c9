import type { FastifyInstance } from 'fastify'
import { retaliationRoutes } from '../../../../contract/petition-retaliation.ts'
import { visitingRoutes as routes } from '../../../../contract/petition-visiting.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import type { Petitions } from '../petitions.context.ts'
import { atOf } from '../petitions.routes.ts'
import {
  answerRetaliation,
  listRetaliation,
  lookRetaliation,
  sendRetaliation,
} from '../retaliation/retaliation.service.ts'
import {
  bookVisit,
  cancelBooking,
  getBooking,
  listVisitors,
  minuteVisit,
  moveBooking,
  myBookings,
} from './bookings.service.ts'
import { cancelDay, daysCalendar, getDay, listDays, publishDay } from './days.service.ts'

/** Serves visiting days and reports of retaliation. */
export function serveVisiting(app: FastifyInstance, petitions: Petitions): void {
  serve(app, routes.calendar, async (call) => {
    const calendar = await daysCalendar(petitions, atOf(call), call.query)
    return new Download(calendar, { 'Content-Disposition': 'inline; filename="visiting-days.ics"' })
  })
  serve(app, routes.days, (call) => listDays(petitions, atOf(call), call.query))
  serve(app, routes.day, (call) => getDay(petitions, atOf(call), call.params.id))
  serve(app, routes.publish, (call) => publishDay(petitions, atOf(call), call.body))
  serve(app, routes.cancel, (call) => cancelDay(petitions, atOf(call), { ...call.body, id: call.params.id }))
  serve(app, routes.book, (call) => bookVisit(petitions, atOf(call), { ...call.body, dayId: call.params.id }))
  serve(app, routes.booking, (call) => getBooking(petitions, atOf(call), call.params.number))
  serve(app, routes.cancelBooking, (call) => cancelBooking(petitions, atOf(call), call.params.number))
  serve(app, routes.moveBooking, (call) => moveBooking(petitions, atOf(call), { ...call.body, ...call.params }))
  serve(app, routes.myBookings, (call) => myBookings(petitions, atOf(call)))
  serve(app, routes.visitors, (call) => listVisitors(petitions, atOf(call), call.params.id))
  serve(app, routes.minute, (call) => {
    const { id, bookingId } = call.params
    return minuteVisit(petitions, atOf(call), { ...call.body, dayId: id, bookingId })
  })
  const reports = retaliationRoutes
  serve(app, reports.send, (call) => sendRetaliation(petitions, atOf(call), call.body))
  serve(app, reports.look, (call) => lookRetaliation(petitions, atOf(call), call.params.number))
  serve(app, reports.list, (call) => listRetaliation(petitions, atOf(call), call.query))
  serve(app, reports.acknowledge, (call) => answerRetaliation(petitions, atOf(call), { id: call.params.id }))
  serve(app, reports.answer, (call) => answerRetaliation(petitions, atOf(call), { ...call.body, id: call.params.id }))
}
