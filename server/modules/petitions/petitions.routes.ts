import type { FastifyInstance } from 'fastify'
import { petitionRoutes as routes } from '../../../contract/petition-routes.ts'
import type { Route } from '../../../contract/route.ts'
import { type Call, serve } from '../../platform/http/serve.ts'
import { getFigures, getYear } from './figures/figures.service.ts'
import { filePetition } from './filing/filing.service.ts'
import type { At, Petitions } from './petitions.context.ts'
import { commandPetition, petitionerCommand } from './procedure/commands.service.ts'
import { listPetitions, myPetitions } from './reading/lists.service.ts'
import { followPetition, getPetition, revealPetition } from './reading/reading.service.ts'
import { getSetup, listSettings, saveSettings } from './settings/settings.service.ts'

/** Who calls, with the tracking secret of the header: never part of an address that logs and histories keep. */
export function atOf({ tenant, actor, claim, locale, raw }: Omit<Call<Route>, 'params' | 'query' | 'body'>): At {
  const shown = raw.request.headers['x-case-secret']
  const secret = typeof shown === 'string' && shown.length <= 100 ? shown : undefined
  return { tenant, actor, claim, locale, secret }
}

/** Serves the routes of petitions. */
export function servePetitions(app: FastifyInstance, petitions: Petitions): void {
  serve(app, routes.setup, (call) => getSetup(petitions, atOf(call)))
  serve(app, routes.file, (call) => filePetition(petitions, atOf(call), call.body))
  serve(app, routes.follow, (call) => followPetition(petitions, atOf(call), call.params.number))
  serve(app, routes.petitionerCommand, async (call) => {
    const at = atOf(call)
    await petitionerCommand(petitions, at, { ...call.body, number: call.params.number })
    return await followPetition(petitions, at, call.params.number)
  })
  serve(app, routes.mine, (call) => myPetitions(petitions, atOf(call), call.query))
  serve(app, routes.list, (call) => listPetitions(petitions, atOf(call), call.query))
  serve(app, routes.get, (call) => getPetition(petitions, atOf(call), call.params.id))
  serve(app, routes.command, async (call) => {
    const at = atOf(call)
    await commandPetition(petitions, at, { ...call.body, id: call.params.id })
    return await getPetition(petitions, at, call.params.id)
  })
  serve(app, routes.reveal, (call) => revealPetition(petitions, atOf(call), { ...call.body, id: call.params.id }))
  serve(app, routes.summary, (call) => getYear(petitions, atOf(call)))
  serve(app, routes.figures, (call) => getFigures(petitions, atOf(call), call.query))
  serve(app, routes.settings, (call) => listSettings(petitions, atOf(call)))
  serve(app, routes.saveSettings, (call) => saveSettings(petitions, atOf(call), call.body))
}
