/** What anybody may read of cases without an account: open matters by words and place, and when somebody is there. */
import { z } from 'zod'
import { NearbyCase } from './cases.ts'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

/** An open matter as everybody may read it. Matters in homes and confidential ones are not among them. */
export const PublicCase = NearbyCase.omit({ distance: true })
  .extend({
    address: z.string().nullable().describe('Street and compound; no house, no door'),
    unit: z
      .object({ id: Id, level: z.string(), name: LocalizedName })
      .nullable()
      .describe('The grid, or what is known above it'),
  })
  .meta({ id: 'PublicCase' })
/** An open matter as everybody may read it. */
export type PublicCase = z.infer<typeof PublicCase>

/** When somebody is there: today and the six days after it, holidays and make-up workdays in them already. */
export const OpeningHours = z
  .object({
    always: z.boolean().describe('Day and night, every day'),
    open: z.boolean(),
    changesAt: Instant.nullable().describe('Closing while it is open, opening while it is closed'),
    days: z.array(z.object({ date: z.iso.date(), openings: z.array(z.object({ from: Instant, until: Instant })) })),
  })
  .meta({ id: 'OpeningHours' })
/** When somebody is there. */
export type OpeningHours = z.infer<typeof OpeningHours>

/** Routes of the public's view. */
export const publicCaseRoutes = {
  search: route({
    name: 'cases.search_public',
    method: 'GET',
    path: '/api/v1/cases/public',
    summary: 'Open public matters by words, number or address, newest first; never what concerns a home',
    tags: ['cases'],
    access: 'public',
    query: PageQuery.extend({ q: z.string().trim().max(200).optional(), unitId: Id.optional() }),
    reply: pageOf(PublicCase),
    // Looking through words costs more than reading a page.
    perMinute: 60,
  }),
  hours: route({
    name: 'cases.opening_hours',
    method: 'GET',
    path: '/api/v1/cases/hours',
    summary: 'When whoever serves a unit is there',
    tags: ['cases'],
    access: 'public',
    query: z.object({ unitId: Id }),
    reply: OpeningHours,
  }),
} as const
