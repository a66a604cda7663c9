/** Routes of disputes. Parties come in by account or by the header X-Case-Secret; staff by their posts. */
import { z } from 'zod'
import { Id, LocalizedName, PageQuery, pageOf } from './common.ts'
import {
  DisputeLine,
  DisputePrivateMessage,
  DisputeReceipt,
  DisputeRepresentative,
  DisputeTerm,
  DisputeView,
  NewDispute,
  NewDisputeAsk,
} from './disputes.ts'
import { DisputeSignWay } from './disputes-agreement.ts'
import { DisputeMediator, DisputeSettings, DisputeTier } from './disputes-settings.ts'
import { route } from './route.ts'

const tags = ['disputes']
const base = '/api/v1/disputes'
const number = z.object({ number: z.string().max(40) })
const inside = number.extend({ id: Id })
const idempotent = true
const Words = z.string().trim().max(2000)
const Why = z.string().trim().min(2).max(1000)
/** The version the reader acted on: refused as stale where something happened since. */
const seen = z.object({ seen: z.int() })

/** What everybody may ask, and what parties and mediators do. */
export const disputeRoutes = {
  about: route({
    ...{ name: 'disputes.about', method: 'GET', path: `${base}/about`, tags, access: 'public' },
    summary: 'How mediation works here: the ladder, the topics, the words of consent',
    reply: z.object({
      tiers: z.array(DisputeTier),
      topics: z.array(z.object({ id: Id, name: LocalizedName })),
      consent: z.object({ version: z.string(), text: z.string() }),
      settings: DisputeSettings,
    }),
  }),
  apply: route({
    ...{ name: 'disputes.apply', method: 'POST', path: base, tags, access: 'public', perMinute: 20 },
    summary: 'Applies for mediation, for oneself or (staff) for somebody who asked for it',
    body: NewDispute,
    reply: DisputeReceipt,
    status: 201,
    idempotent,
  }),
  get: route({
    ...{ name: 'disputes.get', method: 'GET', path: `${base}/:number`, tags, access: 'public' },
    summary: 'A dispute as one of those inside reads it; the secret comes in the header X-Case-Secret',
    params: number,
    reply: DisputeView,
  }),
  claim: route({
    ...{ name: 'disputes.claim', method: 'POST', path: `${base}/:number/claim`, tags, access: 'public', perMinute: 20 },
    summary: 'Opens an invitation handed over on paper: works once, and gives the party a secret of its own',
    params: number,
    body: z.object({ code: z.string().trim().min(6).max(60) }),
    reply: z.object({ secret: z.string() }),
    idempotent,
  }),
  consent: route({
    ...{ name: 'disputes.consent', method: 'POST', path: `${base}/:number/consent`, tags, access: 'public' },
    summary: 'Agrees to mediation, or refuses it, which ends it',
    params: number,
    body: seen.extend({ agree: z.boolean(), consentVersion: z.string().max(20), words: Words.default('') }),
    reply: DisputeView,
    idempotent,
  }),
  end: route({
    ...{ name: 'disputes.end', method: 'POST', path: `${base}/:number/end`, tags, access: 'public' },
    summary: 'Ends a mediation: any party, at any time before an agreement is in effect',
    params: number,
    body: seen.extend({ words: Words.default('') }),
    reply: DisputeView,
    idempotent,
  }),
  represent: route({
    ...{ name: 'disputes.represent', method: 'POST', path: `${base}/:number/parties/:id/representative`, tags },
    summary: 'Names who acts for a party, or nobody any more',
    params: inside,
    body: seen.extend({ representative: DisputeRepresentative.nullable() }),
    reply: DisputeView,
    ...{ access: 'public', idempotent },
  }),
  ask: route({
    ...{ name: 'disputes.ask', method: 'POST', path: `${base}/:number/asks`, tags, access: 'public' },
    summary:
      'Asks for what needs the consent of every party: a mediator, an outsider, more time, the next tier, lending the file',
    params: number,
    body: seen.extend({ ask: NewDisputeAsk }),
    reply: DisputeView,
    idempotent,
  }),
  answerAsk: route({
    ...{ name: 'disputes.answerAsk', method: 'POST', path: `${base}/:number/asks/:id/answer`, tags, access: 'public' },
    summary: 'Says yes or no to an ask; done once all said yes, over with the first no',
    params: inside,
    body: seen.extend({ agree: z.boolean() }),
    reply: DisputeView,
    idempotent,
  }),
  mediators: route({
    ...{ name: 'disputes.mediators', method: 'GET', path: `${base}/:number/mediators`, tags, access: 'public' },
    summary: 'Who may mediate this dispute at its tier now',
    params: number,
    reply: z.object({ items: z.array(DisputeMediator) }),
  }),
  object: route({
    ...{ name: 'disputes.object', method: 'POST', path: `${base}/:number/objections`, tags, access: 'public' },
    summary: 'Objects to the mediator, with a reason',
    params: number,
    body: seen.extend({ reason: Why }),
    reply: DisputeView,
    idempotent,
  }),
  readPrivate: route({
    ...{ name: 'disputes.readPrivate', method: 'GET', path: `${base}/:number/private/:id`, tags, access: 'public' },
    summary: 'The private channel of a party with the mediator; its two sides only',
    params: inside,
    reply: z.object({ items: z.array(DisputePrivateMessage), open: z.boolean().describe('Can be written to') }),
  }),
  writePrivate: route({
    ...{ name: 'disputes.writePrivate', method: 'POST', path: `${base}/:number/private/:id`, tags, access: 'public' },
    summary: 'Says something in a private channel; it never enters the shared record',
    params: inside,
    body: z.object({ words: z.string().trim().min(1).max(4000) }),
    reply: DisputePrivateMessage,
    status: 201,
    idempotent,
  }),
  offer: route({
    ...{ name: 'disputes.offer', method: 'POST', path: `${base}/:number/offers`, tags, access: 'public' },
    summary: 'Makes an offer, or answers one with other terms',
    params: number,
    body: seen.extend({
      terms: z.array(DisputeTerm).min(1).max(30),
      words: Words.default(''),
      counters: Id.nullable().default(null),
      days: z.int().min(1).max(30).nullable().default(null).describe('How long it stands; as set unless told'),
    }),
    reply: DisputeView,
    idempotent,
  }),
  answerOffer: route({
    ...{ name: 'disputes.answerOffer', method: 'POST', path: `${base}/:number/offers/:id/answer`, tags },
    summary:
      'Accepts an offer, declines it, or (its maker) takes it back; accepted by all it becomes a draft of the agreement',
    params: inside,
    body: seen.extend({ answer: z.enum(['accept', 'decline', 'withdraw']) }),
    reply: DisputeView,
    ...{ access: 'public', idempotent },
  }),
  sign: route({
    ...{ name: 'disputes.sign', method: 'POST', path: `${base}/:number/agreement/sign`, tags, access: 'public' },
    summary: 'Signs the agreement: drawn, as a scan, or at the desk; in effect with the last signature',
    params: number,
    body: seen.extend({
      version: z.int().describe('Of the agreement that was read'),
      way: DisputeSignWay,
      fileId: Id.nullable().default(null).describe('Drawing (PNG) or scan; none at the desk'),
      partyId: Id.nullable().default(null).describe('For whom staff takes a signature; null: oneself'),
    }),
    reply: DisputeView,
    idempotent,
  }),
  refuseSign: route({
    ...{
      name: 'disputes.refuseSign',
      method: 'POST',
      path: `${base}/:number/agreement/refuse`,
      tags,
      access: 'public',
    },
    summary: 'Does not sign the agreement as it is: back to the table',
    params: number,
    body: seen.extend({ words: Words.default('') }),
    reply: DisputeView,
    idempotent,
  }),
  dutyDone: route({
    ...{ name: 'disputes.dutyDone', method: 'POST', path: `${base}/:number/duties/:id/done`, tags, access: 'public' },
    summary: 'Says that a duty is done',
    params: inside,
    body: seen.extend({ words: Words.default(''), fileIds: z.array(Id).max(5).default([]) }),
    reply: DisputeView,
    idempotent,
  }),
  dutyConfirm: route({
    ...{ name: 'disputes.dutyConfirm', method: 'POST', path: `${base}/:number/duties/:id/confirm`, tags },
    summary: 'Another party, or the mediator, confirms that a duty was done, or says that it was not',
    params: inside,
    body: seen.extend({ done: z.boolean(), words: Words.default('') }),
    reply: DisputeView,
    ...{ access: 'public', idempotent },
  }),
  breach: route({
    ...{ name: 'disputes.breach', method: 'POST', path: `${base}/:number/duties/:id/breach`, tags, access: 'public' },
    summary: 'Says that a duty was not done in time: the agreement is broken until it is',
    params: inside,
    body: seen.extend({ words: Why }),
    reply: DisputeView,
    idempotent,
  }),
  askConfirmation: route({
    ...{ name: 'disputes.askConfirmation', method: 'POST', path: `${base}/:number/confirmation`, tags },
    summary: 'Asks the court to confirm the agreement; counts when every party has asked in time',
    params: number,
    body: seen,
    reply: DisputeView,
    ...{ access: 'public', idempotent },
  }),
  calendar: route({
    ...{ name: 'disputes.calendar', method: 'GET', path: `${base}/:number/sessions/:id/calendar`, tags },
    summary: 'A session for one’s own calendar (ICS): number, time and place, no names',
    params: inside,
    reply: z.unknown().meta({ type: 'string' }),
    produces: 'text/calendar; charset=utf-8',
    access: 'public',
  }),
  mine: route({
    ...{ name: 'disputes.mine', method: 'GET', path: '/api/v1/my/disputes', tags, access: 'resident' },
    summary: 'Disputes I am a party of',
    query: PageQuery,
    reply: pageOf(DisputeLine),
  }),
}
