/** Organisations that help a community: they enlist, pledge, agree with it, and what they did is logged and confirmed. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { Measured, PairingKind } from './help.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

/** Kinds of organisation: company, school, association, social group, public body. */
// messages: organisations.kind.*
export const OrganisationKind = z.enum(['company', 'school', 'association', 'social_group', 'public_body'])
/** Kind of organisation. */
export type OrganisationKind = z.infer<typeof OrganisationKind>

const both = (most: number) =>
  z.object({ en: z.string().trim().max(most), zh: z.string().trim().max(most) }).refine(({ en, zh }) => !en === !zh, {
    error: 'station.both_languages',
  })

/** An organisation as it is written. */
export const OrganisationInput = z.object({
  kind: OrganisationKind,
  registeredNo: z.string().trim().max(40).nullable().describe('Of the public register, where it stands in one'),
  unitId: Id.describe('Where it has its seat'),
  name: LocalizedName,
  about: both(2000),
  contact: z.object({
    name: z.string().trim().min(1).max(100),
    phone: z
      .string()
      .trim()
      .min(3)
      .max(40)
      .refine((phone) => /^[\d+() /-]*$/.test(phone), { error: 'station.phone' }),
    mail: z.union([z.literal(''), z.email()]).default(''),
  }),
})
/** An organisation as it is written. */
export type OrganisationInput = z.infer<typeof OrganisationInput>

/** An organisation reports to a community to help there. */
// messages: organisations.enlistment.*
export const Enlistment = z.object({
  id: Id,
  unit: UnitRef,
  words: z.string().nullable(),
  people: z.int().nullable().describe('How many people it can send'),
  state: z.enum(['asked', 'confirmed', 'refused', 'ended']),
  askedAt: Instant,
  answeredAt: Instant.nullable(),
  why: z.string().nullable(),
  mayAnswer: z.boolean(),
})
/** An organisation reports to a community to help there. */
export type Enlistment = z.infer<typeof Enlistment>

/** What an organisation promised. */
// messages: organisations.pledge.*
export const Pledge = z.object({
  id: Id,
  organisation: z.object({ id: Id, name: LocalizedName }),
  unit: UnitRef,
  ...Measured,
  until: Day.nullable(),
  state: z.enum(['open', 'done', 'withdrawn']),
  over: z.boolean().describe('Its last day has passed'),
  given: z.int().describe('How much of it confirmed deeds have brought'),
  needs: z.array(z.object({ matchId: Id, needId: Id, what: z.string() })),
  version: z.int(),
})
/** What an organisation promised. */
export type Pledge = z.infer<typeof Pledge>

/** An agreement of an organisation with a community. */
// messages: organisations.pairing.*
export const Pairing = z.object({
  id: Id,
  unit: UnitRef,
  kinds: z.array(PairingKind),
  what: z.string(),
  from: Day,
  until: Day,
  offeredBy: z.enum(['organisation', 'community']),
  state: z.enum(['offered', 'agreed', 'refused', 'ended', 'over']),
  why: z.string().nullable(),
  files: z.array(z.object({ id: Id, name: z.string() })).describe('Only for both sides'),
  mayAnswer: z.boolean(),
})
/** An agreement of an organisation with a community. */
export type Pairing = z.infer<typeof Pairing>

/** What an organisation did. */
// messages: organisations.deed.*
export const Deed = z.object({
  id: Id,
  unit: UnitRef,
  on: Day,
  what: z.string(),
  amount: z.int().nullable(),
  measure: z.string().nullable(),
  pledge: z.object({ id: Id, what: z.string() }).nullable(),
  state: z.enum(['logged', 'confirmed', 'refused']),
  why: z.string().nullable(),
  photos: z.array(z.object({ id: Id, name: z.string() })),
  mayAnswer: z.boolean(),
})
/** What an organisation did. */
export type Deed = z.infer<typeof Deed>

/** An organisation as everybody finds it. */
export const OrganisationCard = z.object({
  id: Id,
  name: LocalizedName,
  kind: OrganisationKind,
  unit: UnitRef,
  communities: z.array(UnitRef).describe('Where it has enlisted'),
  deeds: z.int().describe('Confirmed ones'),
  endedOn: Day.nullable(),
})
/** An organisation as everybody finds it. */
export type OrganisationCard = z.infer<typeof OrganisationCard>

/** A row of the register, for staff. */
export const OrganisationRow = OrganisationCard.extend({
  registeredNo: z.string().nullable(),
  asked: z.int().describe('Enlistments that wait for an answer'),
  pledges: z.int().describe('Open ones'),
  unconfirmed: z.int().describe('Deeds nobody has confirmed yet'),
})
/** A row of the register. */
export type OrganisationRow = z.infer<typeof OrganisationRow>

/** An organisation whole, as this reader may see it. */
export const Organisation = OrganisationCard.extend({
  registeredNo: z.string().nullable(),
  about: z.object({ en: z.string(), zh: z.string() }),
  contact: z
    .object({ name: z.string(), phone: z.string(), mail: z.string(), masked: z.boolean() })
    .nullable()
    .describe('Full for the organisation itself, masked for its communities, null for everybody else'),
  published: z.boolean().describe('A community has confirmed it'),
  endedWhy: z.string().nullable(),
  version: z.int(),
  enlistments: z.array(Enlistment),
  pledges: z.array(Pledge),
  pairings: z.array(Pairing),
  teams: z.array(z.object({ id: Id, name: LocalizedName })).describe('Teams it runs'),
  rights: z.object({
    speaks: z.boolean().describe('The reader speaks for it'),
    manage: z.boolean(),
    reveal: z.boolean(),
    end: z.boolean(),
  }),
})
/** An organisation whole. */
export type Organisation = z.infer<typeof Organisation>

const tags = ['organisations']
const params = z.object({ id: Id })

const partParams = z.object({ id: Id, partId: Id })
const filter = {
  q: z.string().trim().max(100).optional().describe('Part of a name or its registered number'),
  kind: OrganisationKind.optional(),
  unit: Id.optional().describe('Seat or enlistment at this unit or below it'),
}
const registerQuery = z.object({ ...filter, ended: z.stringbool().default(false) })
const Why = z.string().trim().min(2).max(500)
const answer = z.object({ accept: z.boolean(), why: z.string().trim().max(500).optional() })
const write = { tags, access: 'resident', idempotent: true } as const

/** Routes of organisations. Access is `resident`: who speaks for one need hold no post. */
export const organisationRoutes = {
  list: route({
    name: 'organisations.list',
    method: 'GET',
    path: '/api/v1/organisations',
    summary: 'Organisations a community has confirmed, by name',
    tags,
    query: PageQuery.extend(filter),
    reply: pageOf(OrganisationCard),
    access: 'public',
  }),
  register: route({
    name: 'organisations.register',
    method: 'GET',
    path: '/api/v1/organisations/register',
    summary: 'The register of organisations of the places the reader looks after',
    tags,
    query: PageQuery.extend(registerQuery.shape),
    reply: pageOf(OrganisationRow),
    access: 'staff',
  }),
  export: route({
    name: 'organisations.export',
    method: 'GET',
    path: '/api/v1/organisations/export',
    summary: 'The register as a table (CSV); it names no contact',
    tags,
    query: registerQuery,
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'staff',
    produces: 'text/csv; charset=utf-8',
  }),
  mine: route({
    name: 'organisations.mine',
    method: 'GET',
    path: '/api/v1/my/organisations',
    summary: 'Organisations the reader speaks for',
    tags,
    reply: z.object({ items: z.array(OrganisationCard) }),
    access: 'resident',
  }),
  get: route({
    name: 'organisations.get',
    method: 'GET',
    path: '/api/v1/organisations/:id',
    summary: 'One organisation with what it promised and agreed',
    tags,
    params,
    reply: Organisation,
    access: 'public',
  }),
  deeds: route({
    name: 'organisations.deeds',
    method: 'GET',
    path: '/api/v1/organisations/:id/deeds',
    summary: 'What an organisation did, newest first; to everybody what a community has confirmed',
    tags,
    params,
    query: PageQuery,
    reply: pageOf(Deed),
    access: 'public',
  }),
  deedsExport: route({
    name: 'organisations.deedsExport',
    method: 'GET',
    path: '/api/v1/organisations/:id/deeds.csv',
    summary: 'What an organisation did, as a table',
    tags,
    params,
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'public',
    produces: 'text/csv; charset=utf-8',
  }),
  create: route({
    ...write,
    name: 'organisations.create',
    method: 'POST',
    path: '/api/v1/organisations',
    summary: 'Registers an organisation; a resident who does speaks for it, staff enter one at a place they look after',
    body: OrganisationInput,
    reply: Organisation,
    status: 201,
  }),
  save: route({
    ...write,
    name: 'organisations.save',
    method: 'PUT',
    path: '/api/v1/organisations/:id',
    summary: 'Changes an organisation; only who speaks for it changes its contact',
    params,
    body: OrganisationInput.extend({ version: z.int(), contact: OrganisationInput.shape.contact.optional() }),
    reply: Organisation,
  }),
  end: route({
    ...write,
    name: 'organisations.end',
    method: 'POST',
    path: '/api/v1/organisations/:id/end',
    summary: 'Ends an organisation here: what it did stays',
    params,
    body: z.object({ why: Why }),
    reply: Organisation,
  }),
  reveal: route({
    name: 'organisations.reveal',
    method: 'POST',
    path: '/api/v1/organisations/:id/reveal',
    summary: 'Shows one masked field of the contact, with a reason',
    tags,
    params,
    body: z.object({ field: z.enum(['name', 'phone', 'mail']), purpose: z.string() }),
    reply: z.object({ value: z.string() }),
    access: 'staff',
    perMinute: 60,
  }),
  enlist: route({
    ...write,
    name: 'organisations.enlist',
    method: 'POST',
    path: '/api/v1/organisations/:id/enlistments',
    summary: 'Reports to a community to help there',
    params,
    body: z.object({
      unitId: Id,
      words: z.string().trim().max(1000).nullable(),
      people: z.int().min(0).max(100_000).nullable(),
    }),
    reply: Organisation,
    status: 201,
  }),
  answerEnlistment: route({
    ...write,
    name: 'organisations.answerEnlistment',
    method: 'POST',
    path: '/api/v1/organisations/:id/enlistments/:partId/answer',
    summary: 'The community confirms an enlistment, or not',
    params: partParams,
    body: answer,
    reply: Organisation,
  }),
  endEnlistment: route({
    ...write,
    name: 'organisations.endEnlistment',
    method: 'POST',
    path: '/api/v1/organisations/:id/enlistments/:partId/end',
    summary: 'Either side ends an enlistment; open pledges there are taken back with it',
    params: partParams,
    body: z.object({ why: Why }),
    reply: Organisation,
  }),
  pledge: route({
    ...write,
    name: 'organisations.pledge',
    method: 'POST',
    path: '/api/v1/organisations/:id/pledges',
    summary: 'Promises something to a community where it has enlisted',
    params,
    body: z.object({ unitId: Id, ...Measured, until: Day.nullable() }),
    reply: Organisation,
    status: 201,
  }),
  savePledge: route({
    ...write,
    name: 'organisations.savePledge',
    method: 'PUT',
    path: '/api/v1/organisations/:id/pledges/:partId',
    summary: 'Changes a promise',
    params: partParams,
    body: z.object({ version: z.int(), ...Measured, until: Day.nullable() }),
    reply: Organisation,
  }),
  endPledge: route({
    ...write,
    name: 'organisations.endPledge',
    method: 'POST',
    path: '/api/v1/organisations/:id/pledges/:partId/end',
    summary: 'A promise has been kept, or is taken back',
    params: partParams,
    body: z.object({ kept: z.boolean(), why: z.string().trim().max(500).optional() }),
    reply: Organisation,
  }),
  pair: route({
    ...write,
    name: 'organisations.pair',
    method: 'POST',
    path: '/api/v1/organisations/:id/pairings',
    summary: 'One side offers an agreement to the other',
    params,
    body: z
      .object({
        unitId: Id,
        kinds: z.array(PairingKind).min(1).max(4),
        what: z.string().trim().min(1).max(2000),
        from: Day,
        until: Day,
        fileIds: z.array(Id).max(5).default([]),
      })
      .refine(({ from, until }) => from <= until, { path: ['until'], error: 'station.term' }),
    reply: Organisation,
    status: 201,
  }),
  answerPairing: route({
    ...write,
    name: 'organisations.answerPairing',
    method: 'POST',
    path: '/api/v1/organisations/:id/pairings/:partId/answer',
    summary: 'The other side agrees, or not',
    params: partParams,
    body: answer,
    reply: Organisation,
  }),
  endPairing: route({
    ...write,
    name: 'organisations.endPairing',
    method: 'POST',
    path: '/api/v1/organisations/:id/pairings/:partId/end',
    summary: 'Either side ends an agreement before its term',
    params: partParams,
    body: z.object({ why: Why }),
    reply: Organisation,
  }),
  logDeed: route({
    ...write,
    name: 'organisations.logDeed',
    method: 'POST',
    path: '/api/v1/organisations/:id/deeds',
    summary: 'Writes down what was done; everybody reads it once the community has confirmed it',
    params,
    body: z.object({
      unitId: Id,
      pledgeId: Id.nullable(),
      on: Day,
      what: Measured.what,
      amount: Measured.amount,
      measure: Measured.measure,
      fileIds: z.array(Id).max(10).default([]),
    }),
    reply: Deed,
    status: 201,
  }),
  answerDeed: route({
    ...write,
    name: 'organisations.answerDeed',
    method: 'POST',
    path: '/api/v1/organisations/:id/deeds/:partId/answer',
    summary: 'The community confirms that it was done, or not',
    params: partParams,
    body: answer,
    reply: Deed,
  }),
}
