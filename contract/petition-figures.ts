/** Figures of petitions. Formulas are a promise: counts stand beside shares, and nobody is ranked by how few came. */
import { z } from 'zod'
import { Day, Instant, LocalizedName } from './common.ts'

/** Counts beside a share; null where there is nothing to divide by. */
export const PetitionShare = z.object({ part: z.int(), whole: z.int(), share: z.number().nullable() })
/** Counts beside a share. */
export type PetitionShare = z.infer<typeof PetitionShare>

/** The promise in numbers over a time. */
export const PetitionFigures = z.object({
  from: Instant,
  to: Instant,
  brought: z.int().describe('Came in; people who raise things are never held against a place'),
  acceptedInTime: PetitionShare.describe('Told in time whether it is accepted ÷ due to be told'),
  repliedInTime: PetitionShare.describe('Replied to in time ÷ replies due'),
  oneTime: PetitionShare.describe('Closed, and neither reviewed nor brought again within 90 days ÷ closed'),
  satisfaction: PetitionShare.describe('Rated 4 to 5 ÷ rated'),
  response: PetitionShare.describe('Rated ÷ ended'),
})
/** The promise in numbers. */
export type PetitionFigures = z.infer<typeof PetitionFigures>

const Few = z.int().nullable().describe('null: between one and four, not told')

/** Twelve months in public: what was asked, where it went, what came of it. */
export const PetitionYear = z.object({
  from: Day,
  to: Day,
  brought: Few,
  joint: Few,
  byPurpose: z.array(z.object({ code: z.string(), name: LocalizedName, count: Few })),
  byWay: z.array(z.object({ code: z.string(), name: LocalizedName, count: Few })),
  byResult: z.array(z.object({ result: z.string(), count: Few })),
  byMonth: z.array(z.object({ month: z.string(), brought: Few, ended: Few })),
  figures: PetitionFigures.omit({ from: true, to: true, brought: true })
    .nullable()
    .describe('null: fewer than five ended'),
})
/** Twelve months in public. */
export type PetitionYear = z.infer<typeof PetitionYear>
