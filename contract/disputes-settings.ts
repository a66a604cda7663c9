/** How a district mediates: the ladder, its days, who may sit at a table. */
import { z } from 'zod'
import { Id, Instant, LocalizedName } from './common.ts'
import { Level, UnitRef } from './territory.ts'

/** Who may be asked in from outside. */
// messages: disputes.outsider.*
export const DisputeOutsiderKind = z.enum(['expert', 'lawyer', 'friend', 'officer'])
/** Who may be asked in from outside. */
export type DisputeOutsiderKind = z.infer<typeof DisputeOutsiderKind>

/** Who joins a table beside the mediator. */
// messages: disputes.joiner.*
export const DisputeJoiner = z.enum(['police', 'justice_office', 'court', 'guild', 'expert', 'lawyer'])
/** Who joins a table beside the mediator. */
export type DisputeJoiner = z.infer<typeof DisputeJoiner>

/** One step of the ladder: who sits at which level, for how long, and who may join. */
export const DisputeTier = z.object({
  code: z.string().regex(/^[a-z_]{2,40}$/),
  name: LocalizedName,
  level: Level.exclude(['microgrid']),
  days: z.int().min(1).max(180).describe('Calendar days within which an agreement is sought, from all consents'),
  joins: z.array(DisputeJoiner).max(6),
})
/** One step of the ladder. */
export type DisputeTier = z.infer<typeof DisputeTier>

/** How a district mediates. Saved in versions; a dispute keeps the version it began under. */
export const DisputeSettings = z.object({
  tiers: z.array(DisputeTier).min(1).max(5),
  consentDays: z.int().min(1).max(60).describe('Calendar days in which the parties are asked'),
  signDays: z.int().min(1).max(60),
  offerDays: z.int().min(1).max(30).describe('How long an offer stands unless it says otherwise'),
  extendDays: z.int().min(1).max(90).describe('Longest extension, with the consent of all'),
  confirmDays: z
    .int()
    .min(1)
    .max(180)
    .describe('Calendar days from effect within which both may ask the court to confirm'),
  visitDays: z.array(z.int().min(1).max(730)).max(6),
  outsiders: z.array(DisputeOutsiderKind).max(4).describe('Who may be asked in from outside, with the consent of all'),
  objections: z.int().min(1).max(5).describe('How often one party may object to a mediator at one tier'),
})
/** How a district mediates. */
export type DisputeSettings = z.infer<typeof DisputeSettings>

/** Somebody who may mediate at a place and tier: a post, and no word of how good they are. */
export const DisputeMediator = z.object({
  id: Id,
  unit: UnitRef,
  tier: z.string().describe('Code of the tier'),
  name: z.string().describe('As those who may choose read it'),
  role: z.string(),
  languages: z.string().describe('What they speak, in their own words'),
  until: Instant.nullable(),
})
/** Somebody who may mediate. */
export type DisputeMediator = z.infer<typeof DisputeMediator>
