/** What organisations and communities speak of alike: resources, promises, and the kinds of agreement. */
import { z } from 'zod'
import { Day, Id, LocalizedName } from './common.ts'
import { UnitRef } from './territory.ts'

/** What can be given or needed. */
// messages: organisations.resource.*
export const Resource = z.enum(['people', 'skill', 'venue', 'goods', 'money', 'service'])
/** What can be given or needed. */
export type Resource = z.infer<typeof Resource>

/** Kinds of agreement (社企共建): sharing a place, public service, activities, charity. */
// messages: organisations.pairing_kind.*
export const PairingKind = z.enum(['site_sharing', 'public_service', 'activity', 'charity'])
/** Kind of agreement. */
export type PairingKind = z.infer<typeof PairingKind>

/** What, and how much of it. */
export const Measured = {
  resource: Resource,
  what: z.string().trim().min(1).max(500),
  amount: z.int().min(1).max(100_000_000).nullable(),
  measure: z.string().trim().max(40).nullable().describe('Of what: hours, seats, parcels'),
}

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
  needs: z.array(
    z.object({
      ...{ matchId: Id, needId: Id, what: z.string(), state: z.enum(['open', 'met', 'withdrawn']) },
      why: z.string().nullable().describe('Why it is wanted no more'),
    }),
  ),
  version: z.int(),
})
/** What an organisation promised. */
export type Pledge = z.infer<typeof Pledge>
