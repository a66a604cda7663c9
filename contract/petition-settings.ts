/** The procedure of petitions as configuration: versions by day, published, never changed once in force. */
import { z } from 'zod'
import { Limit } from './cases.ts'
import { Day, Id, Instant, LocalizedName } from './common.ts'
import { BothLanguages } from './petitions.ts'

const Code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)

/** Every limit of the procedure. Days of the 2022 regulation by default. */
export const PetitionLimits = z.object({
  register: Limit.describe('From the day it came in: registered and given to whom it concerns'),
  notify: Limit.describe('From the day a body got it: the petitioner is told in writing whether it is accepted'),
  object: Limit.describe('For a body that says it is not its duty'),
  handle: Limit.describe('From acceptance to the reply'),
  extendDays: z.number().int().min(0).max(366).describe('The one extension, at most'),
  askReview: Limit.describe('From the day the reply was handed over'),
  review: Limit,
  askReReview: Limit,
  reReview: Limit.describe('Days of hearings are not counted'),
})
/** Every limit of the procedure. */
export type PetitionLimits = z.infer<typeof PetitionLimits>

/** One of the legal ways a petition is given to. */
export const PetitionWay = z.object({
  code: Code,
  name: LocalizedName,
  about: BothLanguages.describe('In plain words: what happens there and who does it'),
  leadsTo: z
    .enum(['procedure', 'duty', 'opinion'])
    .describe('Another procedure of the law; a duty the body performs anyway; an opinion of the petition procedure'),
  reviewable: z.boolean().describe('Review and re-review follow; elsewhere the remedies of that procedure'),
})
/** One of the legal ways. */
export type PetitionWay = z.infer<typeof PetitionWay>

/** What one may come for. */
export const PetitionPurpose = z.object({
  code: Code,
  name: LocalizedName,
  about: BothLanguages,
  against: z.enum(['needed', 'optional', 'none']).describe('Whether a body complained about is named'),
  sameDay: z.boolean().describe('Promised for the day it is brought (unpaid wages)'),
  confidential: z.boolean().describe('Suggests to keep who asks from the body complained about'),
})
/** What one may come for. */
export type PetitionPurpose = z.infer<typeof PetitionPurpose>

/** The procedure from one day on. */
export const PetitionSettings = z.object({
  fromDay: Day,
  limits: PetitionLimits,
  ways: z.array(PetitionWay).min(1).max(20),
  purposes: z.array(PetitionPurpose).min(1).max(30),
})
/** The procedure from one day on. */
export type PetitionSettings = z.infer<typeof PetitionSettings>

/** A version as kept. */
export const PetitionSettingsVersion = PetitionSettings.extend({
  id: Id.nullable().describe('null: what every tenant starts with'),
  madeAt: Instant.nullable(),
  inForce: z.boolean(),
})
/** A version as kept. */
export type PetitionSettingsVersion = z.infer<typeof PetitionSettingsVersion>
