/** What organisations and communities speak of alike: resources, and the kinds of agreement. */
import { z } from 'zod'

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
