/** Routes of disputes for those who mediate, keep the desk and set how a district mediates. */
import { z } from 'zod'
import { Id, Instant, PageQuery, pageOf } from './common.ts'
import { DisputeAgendaItem, DisputeInvitation, DisputeLine, DisputeStateName, DisputeView } from './disputes.ts'
import { NewDisputeAgreement } from './disputes-agreement.ts'
import { DisputeFigures } from './disputes-figures.ts'
import { DisputeMediator, DisputeSettings } from './disputes-settings.ts'
import { route } from './route.ts'

const tags = ['disputes']
const base = '/api/v1/disputes'
const number = z.object({ number: z.string().max(40) })
const inside = number.extend({ id: Id })
const idempotent = true
const Words = z.string().trim().max(2000)
const Why = z.string().trim().min(2).max(1000)
const seen = z.object({ seen: z.int() })

/** What mediators and desks do. */
export const disputeStaffRoutes = {
  list: route({
    ...{ name: 'disputes.list', method: 'GET', path: base, tags, access: 'staff' },
    summary: 'Disputes of the reader’s places, or those they mediate; newest first, subjects only',
    query: PageQuery.extend({
      of: z.enum(['places', 'mediating']).default('places'),
      show: z.enum(['open', 'waiting', 'ended', 'all']).default('open').describe('waiting: nobody mediates yet'),
      state: DisputeStateName.optional(),
      tier: z.string().max(40).optional(),
      unitId: Id.optional(),
    }),
    reply: pageOf(DisputeLine),
  }),
  agenda: route({
    ...{ name: 'disputes.agenda', method: 'GET', path: '/api/v1/my/disputes/agenda', tags, access: 'staff' },
    summary: 'What I have to do as a mediator: sessions, visits, duties to check; late ones first',
    query: z.object({ from: Instant, to: Instant }),
    reply: z.object({ items: z.array(DisputeAgendaItem) }),
  }),
  agendaCalendar: route({
    ...{ name: 'disputes.agendaCalendar', method: 'GET', path: '/api/v1/my/disputes/agenda/calendar', tags },
    summary: 'My sessions of the next 90 days for my own calendar (ICS)',
    reply: z.unknown().meta({ type: 'string' }),
    produces: 'text/calendar; charset=utf-8',
    access: 'staff',
  }),
  invite: route({
    ...{ name: 'disputes.invite', method: 'POST', path: `${base}/:number/parties/:id/invitation`, tags },
    summary: 'Makes an invitation to hand to a party on paper: a code that works once; the one before works no more',
    params: inside,
    body: seen,
    reply: DisputeInvitation,
    ...{ access: 'staff', idempotent },
  }),
  consentAtDesk: route({
    ...{ name: 'disputes.consentAtDesk', method: 'POST', path: `${base}/:number/parties/:id/consent`, tags },
    summary: 'Writes down what a party said or signed at the desk: agrees to mediation, or refuses it',
    params: inside,
    body: seen.extend({ agree: z.boolean(), how: z.enum(['spoken', 'written']), words: Words.default('') }),
    reply: DisputeView,
    ...{ access: 'staff', idempotent },
  }),
  reveal: route({
    ...{ name: 'disputes.reveal', method: 'POST', path: `${base}/:number/parties/:id/reveal`, tags, access: 'staff' },
    summary: 'Shows one masked field of a party, saying why; they can read who looked',
    params: inside,
    body: z.object({
      field: z.enum(['name', 'phone', 'mail', 'representative', 'representativePhone']),
      purpose: z.string().trim().max(300),
    }),
    reply: z.object({ value: z.string() }),
    idempotent,
  }),
  appoint: route({
    ...{ name: 'disputes.appoint', method: 'POST', path: `${base}/:number/mediator`, tags, access: 'staff' },
    summary: 'Puts a mediator of the list in the chair; parties may object',
    params: number,
    body: seen.extend({ mediatorId: Id }),
    reply: DisputeView,
    idempotent,
  }),
  rule: route({
    ...{
      name: 'disputes.ruleObjection',
      method: 'POST',
      path: `${base}/:number/objections/:id`,
      tags,
      access: 'staff',
    },
    summary: 'Rules on an objection: upheld, the chair is empty; dismissed, with the reason',
    params: inside,
    body: seen.extend({ uphold: z.boolean(), why: Why }),
    reply: DisputeView,
    idempotent,
  }),
  stepBack: route({
    ...{ name: 'disputes.stepBack', method: 'POST', path: `${base}/:number/mediator/step-back`, tags, access: 'staff' },
    summary: 'A mediator with an interest in the matter, or without time, steps back',
    params: number,
    body: seen.extend({ why: z.enum(['interest', 'time']) }),
    reply: z.object({ done: z.literal(true) }),
    idempotent,
  }),
  schedule: route({
    ...{ name: 'disputes.schedule', method: 'POST', path: `${base}/:number/sessions`, tags, access: 'staff' },
    summary: 'Sets a session',
    params: number,
    body: seen.extend({
      from: Instant,
      until: Instant,
      stationId: Id.nullable().default(null),
      place: z.string().trim().max(300).default('').describe('Where there is no station'),
    }),
    reply: DisputeView,
    idempotent,
  }),
  change: route({
    ...{ name: 'disputes.changeSession', method: 'POST', path: `${base}/:number/sessions/:id`, tags, access: 'staff' },
    summary: 'Moves a session, or calls it off',
    params: inside,
    body: seen.extend({
      cancel: z.boolean().default(false),
      from: Instant.optional(),
      until: Instant.optional(),
      stationId: Id.nullable().optional(),
      place: z.string().trim().max(300).optional(),
      why: Words.default(''),
    }),
    reply: DisputeView,
    idempotent,
  }),
  hold: route({
    ...{
      name: 'disputes.holdSession',
      method: 'POST',
      path: `${base}/:number/sessions/:id/held`,
      tags,
      access: 'staff',
    },
    summary: 'Says that a session was held and who was there',
    params: inside,
    body: seen.extend({
      present: z.array(Id).max(10),
      outsiders: z.array(Id).max(20).default([]).describe('Asks by which outsiders came in'),
      minutes: z.string().trim().max(8000).default(''),
      ownMinutes: z.string().trim().max(8000).default(''),
    }),
    reply: DisputeView,
    idempotent,
  }),
  minutes: route({
    ...{
      name: 'disputes.minutes',
      method: 'POST',
      path: `${base}/:number/sessions/:id/minutes`,
      tags,
      access: 'staff',
    },
    summary: 'Writes the shared record of a session, and the mediator’s own',
    params: inside,
    body: seen.extend({
      minutes: z.string().trim().max(8000),
      ownMinutes: z.string().trim().max(8000).default(''),
    }),
    reply: DisputeView,
    idempotent,
  }),
  draft: route({
    ...{ name: 'disputes.draft', method: 'POST', path: `${base}/:number/agreement`, tags, access: 'staff' },
    summary: 'Writes the agreement, or changes it, which voids the signatures',
    params: number,
    body: seen.extend({ agreement: NewDisputeAgreement }),
    reply: DisputeView,
    idempotent,
  }),
  oral: route({
    ...{ name: 'disputes.oral', method: 'POST', path: `${base}/:number/agreement/oral`, tags, access: 'staff' },
    summary: 'Records an oral agreement, in effect at once: every party said yes in the session named',
    params: number,
    body: seen.extend({ agreement: NewDisputeAgreement, sessionId: Id }),
    reply: DisputeView,
    idempotent,
  }),
  fail: route({
    ...{ name: 'disputes.fail', method: 'POST', path: `${base}/:number/fail`, tags, access: 'staff' },
    summary: 'No agreement at this tier: on to the next one, or the end with the ways that are open',
    params: number,
    body: seen.extend({ words: Words.default('') }),
    reply: z.object({ done: z.literal(true) }),
    idempotent,
  }),
  visit: route({
    ...{ name: 'disputes.visit', method: 'POST', path: `${base}/:number/visits/:id`, tags, access: 'staff' },
    summary: 'What a follow-up visit found',
    params: inside,
    body: seen.extend({ found: z.enum(['kept', 'partly', 'not_kept', 'nobody_there']), words: Words.default('') }),
    reply: DisputeView,
    idempotent,
  }),
  confirmed: route({
    ...{
      name: 'disputes.confirmed',
      method: 'POST',
      path: `${base}/:number/confirmation/result`,
      tags,
      access: 'staff',
    },
    summary: 'What the court decided, once every party asked',
    params: number,
    body: seen.extend({ confirmed: z.boolean(), words: Words.default('') }),
    reply: DisputeView,
    idempotent,
  }),
  figures: route({
    ...{ name: 'disputes.figures', method: 'GET', path: `${base}/figures`, tags, access: 'staff' },
    summary: 'Mediation in numbers; counts beside every share, no persons',
    query: z.object({ from: Instant, to: Instant, unitId: Id.optional() }),
    reply: DisputeFigures,
  }),
}

/** What administrators and desks set. */
export const disputeSettingRoutes = {
  settings: route({
    ...{ name: 'disputes.settings', method: 'GET', path: `${base}/settings`, tags, access: 'staff' },
    summary: 'How this district mediates, with the versions before',
    reply: z.object({
      version: z.int(),
      settings: DisputeSettings,
      may: z.boolean(),
      versions: z.array(z.object({ version: z.int(), at: Instant })),
    }),
  }),
  save: route({
    ...{ name: 'disputes.saveSettings', method: 'PUT', path: `${base}/settings`, tags, access: 'staff' },
    summary: 'A new version, for disputes that begin from now on',
    body: z.object({ version: z.int(), settings: DisputeSettings }),
    reply: z.object({ version: z.int() }),
    idempotent,
  }),
  mediators: route({
    ...{ name: 'disputes.listMediators', method: 'GET', path: `${base}/mediators`, tags, access: 'staff' },
    summary: 'Who may mediate at a place; a list of posts, nobody is ranked',
    query: z.object({ unitId: Id }),
    reply: z.object({ items: z.array(DisputeMediator), may: z.boolean() }),
  }),
  addMediator: route({
    ...{ name: 'disputes.addMediator', method: 'POST', path: `${base}/mediators`, tags, access: 'staff' },
    summary: 'Puts a post on the list of a place and tier',
    body: z.object({
      postId: Id,
      unitId: Id,
      tier: z.string().max(40),
      languages: z.string().trim().max(200).default(''),
      until: Instant.nullable().default(null),
    }),
    reply: DisputeMediator,
    status: 201,
    idempotent,
  }),
  endMediator: route({
    ...{ name: 'disputes.endMediator', method: 'POST', path: `${base}/mediators/:id/end`, tags, access: 'staff' },
    summary: 'Takes a post off the list; disputes they have keep them',
    params: z.object({ id: Id }),
    reply: z.object({ done: z.literal(true) }),
    idempotent,
  }),
}
