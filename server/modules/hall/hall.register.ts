import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ticketSecretHeader, hallRoutes as visitors } from '../../../contract/hall.ts'
import { hallSettingsRoutes as settings } from '../../../contract/hall-settings.ts'
import { hallCounterRoutes as counters, hallReceptionRoutes as reception } from '../../../contract/hall-work.ts'
import type { Route } from '../../../contract/route.ts'
import type { Deps } from '../../platform/http/deps.ts'
import { type Call, serve } from '../../platform/http/serve.ts'
import type { Cases } from '../cases/cases.api.ts'
import {
  callNext,
  finish,
  getCounter,
  getUp,
  listWork,
  noShow,
  pauseCounter,
  recall,
  revealPhone,
  sitDown,
  start,
  undo,
  writeNote,
} from './counters/counters.service.ts'
import { actAtReception, getReception, giveTicket } from './counters/reception.service.ts'
import { sendOn } from './counters/transfer.service.ts'
import { figuresTable, hallFigures, publicRatings } from './figures/figures.service.ts'
import type { At, Halls } from './hall.context.ts'
import { leaveTable, replyJointly, seatJointly } from './joint/joint.service.ts'
import { guardReplies } from './joint/reply.paper.ts'
import {
  getSettings,
  listPlaces,
  openHallAt,
  saveCounter,
  saveRules,
  saveService,
} from './settings/settings.service.ts'
import { collectVisits, eraseVisits, tendHalls } from './tickets/tend.ts'
import {
  checkIn,
  checkInByCode,
  comeBack,
  leave,
  type Mine,
  moveTicket,
  myTicket,
  rateVisit,
  runLate,
} from './tickets/ticket.service.ts'
import { bookTicket, getDisplay, getHall, listHalls, listSlots, takeTicket } from './tickets/visitors.service.ts'

const at = ({ tenant, actor, claim, locale }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>): At => ({
  ...{ tenant, actor, claim, locale },
})

function mine({ params, raw }: { params: { id: string }; raw: { request: FastifyRequest } }): Mine {
  const secret = raw.request.headers[ticketSecretHeader]
  return { id: params.id, secret: typeof secret === 'string' ? secret : undefined }
}

const nightJob = 'hall.night'

/** Puts the one-stop hall into the application: routes, its live topic, the night's work, what is told and erased of a person. */
export function registerHall(app: FastifyInstance, deps: Deps, cases: Cases): void {
  const { database, clock, tenants, jobs, topics, identity, documents, config } = deps
  const halls: Halls = { cases, database, clock, tenants, documents, secret: config.secret }
  guardReplies(halls)
  serveVisitors(app, halls)
  serveTickets(app, halls)
  serveCounters(app, halls)
  serveSettings(app, halls)
  // Only that something moved is said, which everybody in the hall sees on the wall.
  topics.guard('hall', () => true)
  identity.personalData.register('hall', collectVisits, eraseVisits)
  jobs.work(
    nightJob,
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await tendHalls(halls, tenant)
    },
    { policy: 'short' },
  )
  jobs.schedule(nightJob, '35 * * * *')
}

function serveVisitors(app: FastifyInstance, halls: Halls): void {
  serve(app, visitors.list, (call) => listHalls(halls, at(call)))
  serve(app, visitors.one, (call) => getHall(halls, at(call), call.params.code))
  serve(app, visitors.display, (call) => getDisplay(halls, at(call), call.params.code))
  serve(app, visitors.slots, (call) => listSlots(halls, at(call), { ...call.params, ...call.query }))
  serve(app, visitors.take, (call) => takeTicket(halls, at(call), { hall: call.params, input: call.body }))
  serve(app, visitors.book, (call) => bookTicket(halls, at(call), { code: call.params.code, input: call.body }))
  serve(app, visitors.checkInByCode, (call) => checkInByCode(halls, at(call), { ...call.params, ...call.body }))
}

function serveTickets(app: FastifyInstance, halls: Halls): void {
  serve(app, visitors.ticket, (call) => myTicket(halls, at(call), mine(call)))
  serve(app, visitors.checkIn, (call) => checkIn(halls, at(call), mine(call)))
  serve(app, visitors.late, (call) => runLate(halls, at(call), mine(call)))
  serve(app, visitors.leave, (call) => leave(halls, at(call), mine(call)))
  serve(app, visitors.back, (call) => comeBack(halls, at(call), mine(call)))
  serve(app, visitors.move, (call) => moveTicket(halls, at(call), { mine: mine(call), to: call.body.at }))
  serve(app, visitors.rate, (call) => rateVisit(halls, at(call), { mine: mine(call), rating: call.body }))
}

function serveCounters(app: FastifyInstance, halls: Halls): void {
  serve(app, counters.work, (call) => listWork(halls, at(call)))
  serve(app, counters.counter, (call) => getCounter(halls, at(call), call.params.id))
  serve(app, counters.sit, (call) => sitDown(halls, at(call), call.params.id))
  serve(app, counters.rise, (call) => getUp(halls, at(call), call.params.id))
  serve(app, counters.pause, (call) => pauseCounter(halls, at(call), { ...call.params, ...call.body }))
  serve(app, counters.call, (call) => callNext(halls, at(call), call.params.id))
  serve(app, counters.recall, (call) => recall(halls, at(call), call.params.id))
  serve(app, counters.start, (call) => start(halls, at(call), call.params.id))
  serve(app, counters.noShow, (call) => noShow(halls, at(call), call.params.id))
  serve(app, counters.finish, (call) => finish(halls, at(call), call.params.id))
  serve(app, counters.undo, (call) => undo(halls, at(call), { ...call.params, ...call.body }))
  serve(app, counters.transfer, (call) => sendOn(halls, at(call), { ...call.params, ...call.body }))
  serve(app, counters.note, (call) => writeNote(halls, at(call), { ...call.params, ...call.body }))
  serve(app, counters.phone, (call) => revealPhone(halls, at(call), { ...call.params, ...call.body }))
  serve(app, counters.joint, (call) => seatJointly(halls, at(call), { ...call.params, ...call.body }))
  serve(app, counters.away, (call) => leaveTable(halls, at(call), call.params.id))
  serve(app, counters.reply, (call) => replyJointly(halls, at(call), { ...call.params, ...call.body }))
  serve(app, reception.reception, (call) => getReception(halls, at(call), call.params.id))
  serve(app, reception.take, (call) => giveTicket(halls, at(call), { ...call.params, input: call.body }))
  serve(app, reception.act, (call) => actAtReception(halls, at(call), { ...call.params, ...call.body }))
}

function serveSettings(app: FastifyInstance, halls: Halls): void {
  serve(app, settings.places, (call) => listPlaces(halls, at(call)))
  serve(app, settings.open, (call) => openHallAt(halls, at(call), call.body))
  serve(app, settings.settings, (call) => getSettings(halls, at(call), call.params.id))
  serve(app, settings.saveRules, (call) => saveRules(halls, at(call), { ...call.params, ...call.body }))
  serve(app, settings.saveService, (call) => saveService(halls, at(call), { ...call.params, ...call.body }))
  serve(app, settings.saveCounter, (call) => saveCounter(halls, at(call), { ...call.params, ...call.body }))
  serve(app, settings.figures, (call) => hallFigures(halls, at(call), { ...call.params, ...call.query }))
  serve(app, settings.table, (call) => figuresTable(halls, at(call), { ...call.params, ...call.query }))
  serve(app, settings.ratings, (call) => publicRatings(halls, at(call), call.params.code))
}
