/** What comes up often at the place of a scheme, as proposals for rules that reward help with it. Places and topics, never people. */
import { z } from 'zod'
import { Id, Instant, LocalizedName } from './common.ts'
import { route } from './route.ts'

/** A topic at a place with enough unresolved matters of different people. */
export const PointsProposal = z.object({
  category: z.object({ id: Id, name: LocalizedName }),
  place: z.object({ id: Id, level: z.string(), name: LocalizedName }),
  cases: z.int(),
  open: z.int().describe('Of these, still waiting'),
  since: Instant.describe('Oldest report among them'),
  name: LocalizedName.describe('What a rule for help with it may be called'),
})
/** A topic at a place with enough unresolved matters of different people. */
export type PointsProposal = z.infer<typeof PointsProposal>

/** Proposals for the rules of a scheme. */
export const PointsProposals = z.object({
  items: z.array(PointsProposal),
  fewest: z.int().describe('So many matters of different people stand behind each'),
  days: z.int().describe('Matters brought within so many days count'),
  quietDays: z.int().describe('What was put by is not proposed again for so many days'),
})
/** Proposals for the rules of a scheme. */
export type PointsProposals = z.infer<typeof PointsProposals>

const tags = ['points']
const params = z.object({ id: Id })

/** Routes of proposals. */
export const pointsProposalRoutes = {
  proposals: route({
    name: 'points.proposals',
    method: 'GET',
    path: '/api/v1/points/schemes/:id/proposals',
    summary: 'What comes up often at the place of a scheme, as proposals for rules',
    tags,
    params,
    reply: PointsProposals,
    access: 'staff',
  }),
  putBy: route({
    name: 'points.putProposalBy',
    method: 'POST',
    path: '/api/v1/points/schemes/:id/proposals/put-by',
    summary: 'Does not propose a rule for this topic at this place again for half a year',
    tags,
    params,
    body: z.object({ categoryId: Id, placeId: Id }),
    reply: PointsProposals,
    access: 'staff',
    idempotent: true,
  }),
}
