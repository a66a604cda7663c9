import type { FastifyInstance } from 'fastify'
import { disputeRoutes as routes } from '../../../contract/disputes-routes.ts'
import {
  disputeSettingRoutes as settings,
  disputeStaffRoutes as staff,
} from '../../../contract/disputes-staff-routes.ts'
import type { Route } from '../../../contract/route.ts'
import { type Call, Download, serve } from '../../platform/http/serve.ts'
import { sayDutyDone, signAgreement } from './acting/agreement.service.ts'
import { applyForMediation } from './acting/apply.service.ts'
import { claimInvitation, consent, invite, represent, revealParty } from './acting/parties.service.ts'
import {
  appoint,
  askAll,
  giveUpHere,
  mediatorsFor,
  plainly,
  record,
  schedule,
  stepBack,
} from './acting/table.service.ts'
import type { At, Disputes } from './disputes.context.ts'
import { disputeFigures } from './figures/figures.service.ts'
import { agenda, agendaCalendar, sessionCalendar } from './lists/agenda.service.ts'
import { getDispute, listDisputes, myDisputes } from './lists/lists.service.ts'
import { readPrivate, writePrivate } from './private/private.service.ts'
import {
  aboutMediation,
  addMediator,
  endMediator,
  listMediators,
  readSettings,
  saveSettings,
} from './settings/settings.service.ts'

/** Header in which a party shows its secret. */
const secretHeader = 'x-case-secret'

type Heard = Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale' | 'raw'>

const at = ({ tenant, actor, claim, locale, raw }: Heard): At => {
  const secret = raw.request.headers[secretHeader]
  return { tenant, actor, claim, locale, secret: typeof secret === 'string' && secret !== '' ? secret : undefined }
}

const calendar = (text: string, name: string): Download =>
  new Download(text, { 'Content-Disposition': `attachment; filename="${name}.ics"` })

/** Serves the routes of disputes. */
export function serveDisputes(app: FastifyInstance, disputes: Disputes): void {
  serve(app, routes.about, (call) => aboutMediation(disputes, at(call)))
  serve(app, routes.apply, (call) => applyForMediation(disputes, at(call), call.body))
  serve(app, routes.get, (call) => getDispute(disputes, at(call), call.params.number))
  serve(app, routes.claim, (call) => claimInvitation(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, routes.consent, (call) => consent(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, routes.represent, (call) => represent(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, routes.mine, (call) => myDisputes(disputes, at(call), call.query))
  serve(app, routes.readPrivate, (call) => readPrivate(disputes, at(call), call.params))
  serve(app, routes.writePrivate, (call) => writePrivate(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, routes.mediators, (call) => mediatorsFor(disputes, at(call), call.params.number))
  serve(app, routes.ask, (call) => askAll(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, routes.calendar, async (call) =>
    calendar(await sessionCalendar(disputes, at(call), call.params), call.params.number),
  )
  serveParties(app, disputes)
  serveStaff(app, disputes)
  serveMediators(app, disputes)
  serveSettings(app, disputes)
}

/** What parties do that needs nothing but the rules. */
function serveParties(app: FastifyInstance, disputes: Disputes): void {
  serve(app, routes.end, ({ params, body: { seen, ...body }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'end', ...body } }),
  )
  serve(app, routes.answerAsk, ({ params: { number, id }, body: { seen, agree }, ...call }) =>
    plainly(disputes, at(call), { number, seen, act: { act: 'answer_ask', id, agree } }),
  )
  serve(app, routes.object, ({ params, body: { seen, reason }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'object', reason } }),
  )
  serve(app, routes.offer, ({ params, body: { seen, ...body }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'offer', ...body } }),
  )
  serve(app, routes.answerOffer, ({ params: { number, id }, body: { seen, answer }, ...call }) =>
    plainly(disputes, at(call), { number, seen, act: { act: 'answer_offer', id, answer } }),
  )
  serve(app, routes.sign, ({ params, body: { seen, ...body }, ...call }) =>
    signAgreement(disputes, at(call), { ...params, seen, act: { act: 'sign', ...body } }),
  )
  serve(app, routes.refuseSign, ({ params, body: { seen, ...body }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'refuse_sign', ...body } }),
  )
  serve(app, routes.dutyDone, ({ params: { number, id }, body: { seen, ...body }, ...call }) =>
    sayDutyDone(disputes, at(call), { number, seen, act: { act: 'duty_done', id, ...body } }),
  )
  serve(app, routes.dutyConfirm, ({ params: { number, id }, body: { seen, ...body }, ...call }) =>
    plainly(disputes, at(call), { number, seen, act: { act: 'duty_confirm', id, ...body } }),
  )
  serve(app, routes.breach, ({ params: { number, id }, body: { seen, words }, ...call }) =>
    plainly(disputes, at(call), { number, seen, act: { act: 'breach', id, words } }),
  )
  serve(app, routes.askConfirmation, ({ params, body: { seen }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'ask_confirmation' } }),
  )
}

function serveStaff(app: FastifyInstance, disputes: Disputes): void {
  serve(app, staff.list, (call) => listDisputes(disputes, at(call), call.query))
  serve(app, staff.agenda, (call) => agenda(disputes, at(call), call.query))
  serve(app, staff.agendaCalendar, async (call) => calendar(await agendaCalendar(disputes, at(call)), 'sessions'))
  serve(app, staff.figures, (call) => disputeFigures(disputes, at(call), call.query))
  serve(app, staff.invite, (call) => invite(disputes, at(call), call.params))
  serve(app, staff.reveal, (call) => revealParty(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, staff.consentAtDesk, ({ params: { number, id }, body: { how, ...body }, ...call }) =>
    consent(disputes, at(call), { number, ...body, desk: { partyId: id, how } }),
  )
  serve(app, staff.appoint, (call) => appoint(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, staff.rule, ({ params: { number, id }, body: { seen, ...body }, ...call }) =>
    plainly(disputes, at(call), { number, seen, act: { act: 'rule_objection', id, ...body } }),
  )
  serve(app, staff.visit, ({ params: { number, id }, body: { seen, ...body }, ...call }) =>
    plainly(disputes, at(call), { number, seen, act: { act: 'visit', id, ...body } }),
  )
  serve(app, staff.confirmed, ({ params, body: { seen, ...body }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'confirmation_result', ...body } }),
  )
}

function serveMediators(app: FastifyInstance, disputes: Disputes): void {
  serve(app, staff.stepBack, (call) => stepBack(disputes, at(call), { ...call.params, ...call.body }))
  serve(app, staff.schedule, ({ params, body: { seen, ...body }, ...call }) =>
    schedule(disputes, at(call), { ...params, seen, act: { act: 'schedule', ...body } }),
  )
  serve(app, staff.change, ({ params: { number, id }, body: { seen, ...body }, ...call }) =>
    schedule(disputes, at(call), { number, seen, act: { act: 'change', id, ...body } }),
  )
  serve(app, staff.hold, ({ params: { number, id }, body: { seen, ownMinutes, ...body }, ...call }) =>
    record(disputes, at(call), { number, seen, ownMinutes, act: { act: 'hold', id, ...body } }),
  )
  serve(app, staff.minutes, ({ params: { number, id }, body: { seen, ownMinutes, minutes }, ...call }) =>
    record(disputes, at(call), { number, seen, ownMinutes, act: { act: 'minutes', id, minutes } }),
  )
  serve(app, staff.draft, ({ params, body: { seen, agreement }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'draft', agreement } }),
  )
  serve(app, staff.oral, ({ params, body: { seen, agreement, sessionId }, ...call }) =>
    plainly(disputes, at(call), { ...params, seen, act: { act: 'record_oral', agreement, sessionId } }),
  )
  serve(app, staff.fail, (call) => giveUpHere(disputes, at(call), { ...call.params, ...call.body }))
}

function serveSettings(app: FastifyInstance, disputes: Disputes): void {
  serve(app, settings.settings, (call) => readSettings(disputes, at(call)))
  serve(app, settings.save, (call) => saveSettings(disputes, at(call), call.body))
  serve(app, settings.mediators, (call) => listMediators(disputes, at(call), call.query))
  serve(app, settings.addMediator, (call) => addMediator(disputes, at(call), call.body))
  serve(app, settings.endMediator, (call) => endMediator(disputes, at(call), call.params.id))
}
