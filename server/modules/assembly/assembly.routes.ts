import type { FastifyInstance } from 'fastify'
import { signUpSecretHeader } from '../../../contract/assembly.ts'
import { assemblyStaffRoutes as desk, assemblyRoutes as routes } from '../../../contract/assembly-routes.ts'
import type { Route } from '../../../contract/route.ts'
import { type Call, Download, serve } from '../../platform/http/serve.ts'
import type { Assembly, At } from './assembly.context.ts'
import { addFollowUp, dropFollowUp } from './follow-ups/follow-ups.service.ts'
import { checkIn, mySignUp, ownSignUp, revealSignUp, signUp, tick, withdraw } from './residents/sign-ups.service.ts'
import { say } from './residents/words.service.ts'
import {
  answerInvitation,
  call as callIt,
  cancel,
  discard,
  draft,
  hold,
  move,
  reopen,
  save,
} from './session/desk.service.ts'
import { answerObjection, leaveOut, publishMinutes, writeMinutes } from './session/minutes.service.ts'
import {
  calendarFile,
  getDeliberation,
  getSetup,
  getWork,
  listDeliberations,
  listForDesk,
} from './session/reading.service.ts'

function atOf({ tenant, actor, claim, locale, raw }: Omit<Call<Route>, 'params' | 'query' | 'body'>): At {
  const shown = raw.request.headers[signUpSecretHeader]
  const secret = typeof shown === 'string' && shown.length <= 100 ? shown : undefined
  return { tenant, actor, claim, locale, secret }
}

/** Serves the routes of deliberations. */
export function serveAssembly(app: FastifyInstance, assembly: Assembly): void {
  serve(app, routes.list, (call) => listDeliberations(assembly, atOf(call), call.query))
  serve(app, routes.get, (call) => getDeliberation(assembly, atOf(call), call.params.id))
  serve(app, routes.calendar, async (call) => {
    const file = await calendarFile(assembly, atOf(call), call.params.id)
    const headers = { 'Content-Disposition': 'attachment; filename="deliberation.ics"' }
    return new Download(file, headers) as never
  })
  serve(app, routes.signUp, (call) => signUp(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, routes.mine, (call) => mySignUp(assembly, atOf(call), call.params.id))
  serve(app, routes.ownSignUp, (call) => ownSignUp(assembly, atOf(call), call.params.id))
  serve(app, routes.withdraw, (call) => withdraw(assembly, atOf(call), call.params.id))
  serve(app, routes.checkIn, (call) => checkIn(assembly, atOf(call), call.params.id))
  serve(app, routes.ask, (call) => say(assembly, atOf(call), { ...call.params, ...call.body, kind: 'question' }))
  serve(app, routes.object, (call) => say(assembly, atOf(call), { ...call.params, ...call.body, kind: 'objection' }))

  serve(app, desk.setup, (call) => getSetup(assembly, atOf(call)))
  serve(app, desk.desk, (call) => listForDesk(assembly, atOf(call), call.query))
  serve(app, desk.work, (call) => getWork(assembly, atOf(call), call.params.id))
  serve(app, desk.draft, (call) => draft(assembly, atOf(call), call.body))
  serve(app, desk.save, (call) => save(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.discard, (call) => discard(assembly, atOf(call), call.params.id))
  serve(app, desk.call, (call) => callIt(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.move, (call) => move(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.cancel, (call) => cancel(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.answer, (call) => answerInvitation(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.hold, (call) => hold(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.reopen, (call) => reopen(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.minutes, (call) => writeMinutes(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.publish, (call) => publishMinutes(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.answerObjection, (call) => answerObjection(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.leaveOut, (call) => leaveOut(assembly, atOf(call), { ...call.params, ...call.body }))
  serve(app, desk.tick, (call) => tick(assembly, atOf(call), { ...call.params, ...call.body }))
  serve(app, desk.reveal, (call) => revealSignUp(assembly, atOf(call), { ...call.params, ...call.body }))
  serve(app, desk.followUp, (call) => addFollowUp(assembly, atOf(call), { ...call.body, ...call.params }))
  serve(app, desk.dropFollowUp, (call) => dropFollowUp(assembly, atOf(call), call.params))
}
