/** A community’s three lists (demand, resource, project), the bodies residents form, and joint meetings. */
import { z } from 'zod'
import { Day, Id, LocalizedName, PageQuery, pageOf } from './common.ts'
import { Measured, Pledge } from './help.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

/** What a community needs, or wants to do together. */
export const Need = z.object({
  id: Id,
  unit: UnitRef,
  list: z.enum(['demand', 'project']),
  ...Measured,
  by: Day.nullable(),
  state: z.enum(['open', 'met', 'withdrawn']),
  why: z.string().nullable(),
  version: z.int(),
  pledges: z.array(
    z.object({ matchId: Id, pledgeId: Id, what: z.string(), organisation: z.object({ id: Id, name: LocalizedName }) }),
  ),
})
/** What a community needs, or wants to do together. */
export type Need = z.infer<typeof Need>

/** An open entry of one of the three lists, as everybody reads it. */
export const ListEntry = z.object({
  id: Id,
  unit: UnitRef,
  ...Measured,
  until: Day.nullable(),
  organisations: z
    .array(z.object({ id: Id, name: LocalizedName }))
    .describe('Who promised something for it; of a resource: whose it is'),
})
/** An open entry of one of the three lists. */
export type ListEntry = z.infer<typeof ListEntry>

/** A need as it is written. */
export const NeedInput = z.object({
  unitId: Id,
  list: z.enum(['demand', 'project']),
  ...Measured,
  by: Day.nullable(),
})
/** A need as it is written. */
export type NeedInput = z.infer<typeof NeedInput>

/** Bodies: people’s mediation committee, residents’ autonomous committee, supervisory committee, owners’ meeting, joint council. */
// messages: organisations.body.*
export const BodyKind = z.enum(['mediation', 'autonomous', 'supervisory', 'owners', 'council'])
/** Kind of body. */
export type BodyKind = z.infer<typeof BodyKind>

/** A body as it is written. A mediation committee has three to nine members. */
export const BodyInput = z
  .object({
    kind: BodyKind,
    unitId: Id,
    name: LocalizedName,
    members: z.int().min(1).max(10_000).describe('How many sit there'),
    formedOn: Day,
    termUntil: Day.nullable(),
    contact: z.string().trim().max(200).nullable().describe('An office or a duty phone, not a person'),
  })
  .refine(({ kind, members }) => kind !== 'mediation' || (members >= 3 && members <= 9), {
    path: ['members'],
    error: 'body.mediation_members',
  })
  .refine(({ formedOn, termUntil }) => termUntil === null || formedOn <= termUntil, {
    path: ['termUntil'],
    error: 'station.term',
  })
/** A body as it is written. */
export type BodyInput = z.infer<typeof BodyInput>

/** A body of a unit. */
export const Body = z.object({
  ...BodyInput.shape,
  id: Id,
  unit: UnitRef,
  due: z.boolean().describe('Its term is over'),
  endedOn: Day.nullable(),
  endedWhy: z.string().nullable(),
  version: z.int(),
  mayChange: z.boolean(),
})
/** A body of a unit. */
export type Body = z.infer<typeof Body>

/** What was agreed at a meeting. */
export const MeetingAction = z.object({
  what: z.string().trim().min(1).max(500),
  who: z.string().trim().max(200).describe('An organisation or body, not a person'),
  until: Day.nullable(),
  doneOn: Day.nullable(),
})
/** What was agreed at a meeting. */
export type MeetingAction = z.infer<typeof MeetingAction>

/** A joint meeting as it is written. */
export const MeetingInput = z.object({
  unitId: Id,
  heldOn: Day,
  topic: z.string().trim().min(1).max(200),
  minutes: z.string().trim().max(10_000).nullable(),
  actions: z.array(MeetingAction).max(40),
})
/** A joint meeting as it is written. */
export type MeetingInput = z.infer<typeof MeetingInput>

/** A joint meeting. */
export const Meeting = MeetingInput.extend({ id: Id, unit: UnitRef, version: z.int(), mayChange: z.boolean() })
/** A joint meeting. */
export type Meeting = z.infer<typeof Meeting>

const tags = ['organisations']
const ThreeLists = z.enum(['demand', 'resource', 'project'])
const params = z.object({ id: Id })
const Why = z.string().trim().min(2).max(500)
const write = { tags, access: 'staff', idempotent: true } as const
const bodyFilter = {
  unit: Id.optional().describe('This unit and all below it'),
  kind: BodyKind.optional(),
  ended: z.stringbool().default(false),
}

/** Routes of the three lists, bodies and meetings. */
export const communityListRoutes = {
  lists: route({
    name: 'lists.get',
    method: 'GET',
    path: '/api/v1/community-lists/:id',
    summary:
      'One of the three lists of a unit and all below it (what is needed, offered, planned), with what belongs to each entry',
    tags,
    params,
    query: PageQuery.extend({ list: ThreeLists, ended: z.stringbool().default(false) }),
    reply: z.object({
      unit: UnitRef,
      needs: z.array(Need).describe('Of `demand` and `project`: what is open first, by the day it is wanted'),
      pledges: z.array(Pledge).describe('Of `resource`: what is open first, newest first'),
      next: z.string().nullable(),
      mayChange: z.boolean(),
    }),
    access: 'public',
  }),
  entries: route({
    name: 'lists.entries',
    method: 'GET',
    path: '/api/v1/community-lists/:id/entries',
    summary: 'What is open on one of the three lists of a unit and all below it, newest first',
    tags,
    params,
    query: PageQuery.extend({ list: ThreeLists }),
    reply: pageOf(ListEntry),
    access: 'public',
  }),
  export: route({
    name: 'lists.export',
    method: 'GET',
    path: '/api/v1/community-lists/:id/export',
    summary: 'The three lists as one table (CSV)',
    tags,
    params,
    query: z.object({ ended: z.stringbool().default(false) }),
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'public',
    produces: 'text/csv; charset=utf-8',
  }),
  createNeed: route({
    ...write,
    name: 'needs.create',
    method: 'POST',
    path: '/api/v1/needs',
    summary: 'Puts something on a list',
    body: NeedInput,
    reply: Need,
    status: 201,
  }),
  saveNeed: route({
    ...write,
    name: 'needs.save',
    method: 'PUT',
    path: '/api/v1/needs/:id',
    summary: 'Changes an entry of a list',
    params,
    body: NeedInput.extend({ version: z.int() }),
    reply: Need,
  }),
  endNeed: route({
    ...write,
    name: 'needs.end',
    method: 'POST',
    path: '/api/v1/needs/:id/end',
    summary: 'It has been met, or is wanted no more; the entry stays',
    params,
    body: z
      .object({ met: z.boolean(), why: z.string().trim().max(500).optional() })
      .refine(({ met, why }) => met || (why ?? '').length > 1, { path: ['why'], error: 'need.why' }),
    reply: Need,
  }),
  match: route({
    ...write,
    name: 'needs.match',
    method: 'POST',
    path: '/api/v1/needs/:id/matches',
    summary: 'Puts a promise beside what is needed',
    params,
    body: z.object({ pledgeId: Id }),
    reply: Need,
    status: 201,
  }),
  unmatch: route({
    ...write,
    name: 'needs.unmatch',
    method: 'POST',
    path: '/api/v1/needs/:id/matches/:matchId/end',
    summary: 'Takes a promise away from a need',
    params: z.object({ id: Id, matchId: Id }),
    reply: Need,
  }),
  bodies: route({
    name: 'bodies.list',
    method: 'GET',
    path: '/api/v1/bodies',
    summary: 'Bodies and committees of units',
    tags,
    query: PageQuery.extend(bodyFilter),
    reply: pageOf(Body),
    access: 'public',
  }),
  bodiesExport: route({
    name: 'bodies.export',
    method: 'GET',
    path: '/api/v1/bodies/export',
    summary: 'Bodies as a table (CSV)',
    tags,
    query: z.object(bodyFilter),
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'public',
    produces: 'text/csv; charset=utf-8',
  }),
  createBody: route({
    ...write,
    name: 'bodies.create',
    method: 'POST',
    path: '/api/v1/bodies',
    summary: 'Enters a body',
    body: BodyInput,
    reply: Body,
    status: 201,
  }),
  saveBody: route({
    ...write,
    name: 'bodies.save',
    method: 'PUT',
    path: '/api/v1/bodies/:id',
    summary: 'Changes a body',
    params,
    body: BodyInput.safeExtend({ version: z.int() }),
    reply: Body,
  }),
  endBody: route({
    ...write,
    name: 'bodies.end',
    method: 'POST',
    path: '/api/v1/bodies/:id/end',
    summary: 'Ends a body: it stays in the register',
    params,
    body: z.object({ why: Why }),
    reply: Body,
  }),
  meetings: route({
    name: 'meetings.list',
    method: 'GET',
    path: '/api/v1/joint-meetings',
    summary: 'Joint meetings of a unit, newest first, for the community and the organisations enlisted there',
    tags,
    query: z.object({ unit: Id, before: Id.optional() }),
    reply: z.object({ items: z.array(Meeting), mayChange: z.boolean() }),
    access: 'resident',
  }),
  createMeeting: route({
    ...write,
    name: 'meetings.create',
    method: 'POST',
    path: '/api/v1/joint-meetings',
    summary: 'Writes a joint meeting down',
    body: MeetingInput,
    reply: Meeting,
    status: 201,
  }),
  saveMeeting: route({
    ...write,
    name: 'meetings.save',
    method: 'PUT',
    path: '/api/v1/joint-meetings/:id',
    summary: 'Changes a meeting, or says that an action is done',
    params,
    body: MeetingInput.extend({ version: z.int() }),
    reply: Meeting,
  }),
}
