/** Organisations that help a community: they enlist, pledge, agree with it, and what they did is logged and confirmed. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName } from './common.ts'
import { PairingKind, Pledge } from './help.ts'
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
    promises: z.boolean().describe('Enlists and promises in its name: who speaks for it; where nobody does, its place'),
    manage: z.boolean(),
    reveal: z.boolean(),
    end: z.boolean(),
  }),
})
/** An organisation whole. */
export type Organisation = z.infer<typeof Organisation>
