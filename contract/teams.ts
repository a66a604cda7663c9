/** Teams of volunteers: who they are, who joined by their own agreement, where they go about, and who agreed to which shift. */
import { z } from 'zod'
import { history } from './changes.ts'
import { Day, Id, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'
import { InsuranceProof, NameFor, Shift, TeamMember } from './team-members.ts'
import { UnitRef } from './territory.ts'

const both = (most: number) =>
  z.object({ en: z.string().trim().max(most), zh: z.string().trim().max(most) }).refine(({ en, zh }) => !en === !zh, {
    error: 'station.both_languages',
  })
const Phone = z
  .string()
  .trim()
  .max(40)
  .refine((phone) => /^[\d+() /-]*$/.test(phone), { error: 'station.phone' })
  .nullable()

/** A kind of team: volunteer police, Ping An volunteers, hobby teams, whatever the tenant has. */
export const TeamKind = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,29}$/),
  name: LocalizedName,
  insured: z.boolean().describe('Shifts of such a team are risky unless told'),
  active: z.boolean().describe('New teams may be of this kind'),
})
/** A kind of team. */
export type TeamKind = z.infer<typeof TeamKind>

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** What is drawn over the tree: a line somebody walks, or an area. */
export const BeatShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: z.array(Position).min(2).max(500) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position).min(4).max(500)).length(1) }),
])
/** What is drawn over the tree. */
export type BeatShape = z.infer<typeof BeatShape>

/** A beat as it is written. One that keeps its id stays the same beat; one that is left out has ended. */
export const BeatInput = z
  .object({
    id: Id.nullable(),
    name: z.string().trim().min(1).max(100),
    unitIds: z.array(Id).max(200),
    shape: BeatShape.nullable(),
  })
  .refine(({ unitIds, shape }) => unitIds.length > 0 || shape, { path: ['unitIds'], error: 'team.beat_nowhere' })
/** A beat as it is written. */
export type BeatInput = z.infer<typeof BeatInput>

/** Where a team goes about. */
export const Beat = z.object({ id: Id, name: z.string(), units: z.array(UnitRef), shape: BeatShape.nullable() })
/** Where a team goes about. */
export type Beat = z.infer<typeof Beat>

/** A team as it is written. */
export const TeamInput = z.object({
  kind: TeamKind.shape.code,
  unitId: Id.describe('The place it serves: that unit and all below it'),
  parentId: Id.nullable().default(null).describe('The team it belongs to'),
  organisationId: Id.nullable().default(null).describe('The organisation that runs it'),
  name: LocalizedName,
  about: both(2000),
  commitment: both(2000).describe('What those who join promise'),
  foundedOn: Day.nullable(),
  phone: Phone.describe('A number of the team; everybody reads it'),
  applying: z.boolean().default(true).describe('Whether people may apply'),
})
/** A team as it is written. */
export type TeamInput = z.infer<typeof TeamInput>

/** How many are in it: a number from five on, null below. */
const PublicCount = z.int().nullable().describe('null: fewer than five')

/** A team as everybody finds it. */
export const TeamCard = z.object({
  id: Id,
  name: LocalizedName,
  kind: z.object({ code: z.string(), name: LocalizedName }),
  unit: UnitRef,
  foundedOn: Day.nullable(),
  phone: z.string().nullable(),
  applying: z.boolean(),
  endedOn: Day.nullable(),
  members: PublicCount,
})
/** A team as everybody finds it. */
export type TeamCard = z.infer<typeof TeamCard>

/** What this reader may do with a team. */
export const TeamRights = z.object({
  manage: z.boolean().describe('Members, shifts, beats, words'),
  read: z.boolean().describe('Who is in it, as they agreed'),
  reveal: z.boolean().describe('See a name or number, with a reason'),
  change: z.boolean().describe('Its kind, its place and who leads it; end it'),
  leads: z.boolean().describe('They lead it themselves'),
})
/** What this reader may do with a team. */
export type TeamRights = z.infer<typeof TeamRights>

/** A reader's own part in a team. */
export const MyPart = z.object({
  memberId: Id,
  state: z.enum(['applied', 'member']),
  leads: z.boolean(),
  name: z.string(),
  phone: z.string(),
  nameFor: NameFor,
  skills: z.array(z.string()),
  insurance: z.array(InsuranceProof),
})
/** A reader's own part in a team. */
export type MyPart = z.infer<typeof MyPart>

/** A team whole. */
export const Team = TeamCard.extend({
  parent: z.object({ id: Id, name: LocalizedName }).nullable(),
  children: z.array(z.object({ id: Id, name: LocalizedName })),
  about: z.object({ en: z.string(), zh: z.string() }),
  commitment: z.object({ en: z.string(), zh: z.string() }),
  leaders: z.array(z.string()).describe('In full only for those whom their bearer agreed to'),
  organisation: z.object({ id: Id, name: LocalizedName }).nullable().describe('The association that runs it'),
  beats: z.array(Beat),
  endedWhy: z.string().nullable(),
  version: z.int(),
  count: z.int().nullable().describe('How many are in it; null for those who only read what everybody reads'),
  skills: z
    .array(z.object({ skill: z.string(), members: z.int() }))
    .describe('What members can do, counted; only for those who manage it'),
  rights: TeamRights,
  mine: MyPart.nullable(),
  consent: z.object({ membership: z.string(), skills: z.string() }).describe('What joining agrees to, in these words'),
})
/** A team whole. */
export type Team = z.infer<typeof Team>

/** A row of the register, for staff. */
export const TeamRow = TeamCard.extend({
  count: z.int(),
  applications: z.int(),
  leaders: z.int(),
  uninsured: z.int().describe('Members without proof that is good today'),
})
/** A row of the register. */
export type TeamRow = z.infer<typeof TeamRow>

/** Teams of a unit, counted. */
export const TeamFigure = z.object({
  unit: UnitRef,
  teams: z.int(),
  members: PublicCount.describe('Of teams with five members or more; null where there is none'),
})
/** Teams of a unit, counted. */
export type TeamFigure = z.infer<typeof TeamFigure>

/** One of a reader's own teams. */
export const MyTeam = z.object({
  team: TeamCard,
  memberId: Id,
  state: z.enum(['applied', 'member']),
  leads: z.boolean(),
  applications: z.int().describe('For those who lead it: how many wait for an answer'),
  shifts: z.array(Shift).describe('Those of the next weeks'),
  insuredUntil: Day.nullable(),
})
/** One of a reader's own teams. */
export type MyTeam = z.infer<typeof MyTeam>

const filter = {
  q: z.string().trim().max(100).optional().describe('Part of a name'),
  kind: TeamKind.shape.code.optional(),
}
const tags = ['teams']
const params = z.object({ id: Id })
const registerQuery = z.object({
  ...filter,
  unit: Id.optional().describe('This unit and all below it'),
  ended: z.stringbool().default(false).describe('Also those that have ended'),
})

/** Routes of teams as a whole. */
export const teamRoutes = {
  near: route({
    name: 'teams.near',
    method: 'GET',
    path: '/api/v1/teams',
    summary: 'Teams that serve a place: its own and those of the units above and below it',
    tags,
    query: PageQuery.extend({ ...filter, unit: Id.optional() }),
    reply: pageOf(TeamCard),
    access: 'public',
  }),
  kinds: route({
    name: 'teams.kinds',
    method: 'GET',
    path: '/api/v1/teams/kinds',
    summary: 'Kinds of team',
    tags,
    reply: z.object({ items: z.array(TeamKind), mayChange: z.boolean() }),
    access: 'public',
  }),
  saveKinds: route({
    name: 'teams.saveKinds',
    method: 'PUT',
    path: '/api/v1/teams/kinds',
    summary: 'Lays down the kinds of team; one that is in use stays',
    tags,
    body: z.object({ items: z.array(TeamKind).min(1).max(40) }),
    reply: z.object({ items: z.array(TeamKind), mayChange: z.boolean() }),
    access: 'staff',
    idempotent: true,
  }),
  figures: route({
    name: 'teams.figures',
    method: 'GET',
    path: '/api/v1/teams/figures',
    summary: 'How many teams and members the units below a place have; never fewer than five people',
    tags,
    query: z.object({ unit: Id.optional().describe('The whole tenant unless told') }),
    reply: z.object({ items: z.array(TeamFigure) }),
    access: 'public',
  }),
  mine: route({
    name: 'teams.mine',
    method: 'GET',
    path: '/api/v1/my/teams',
    summary: 'Teams the reader is in or applied to, with the shifts of the next weeks',
    tags,
    reply: z.object({ items: z.array(MyTeam) }),
    access: 'resident',
  }),
  register: route({
    name: 'teams.register',
    method: 'GET',
    path: '/api/v1/teams/register',
    summary: 'The register of teams of the places the reader looks after',
    tags,
    query: PageQuery.extend(registerQuery.shape),
    reply: pageOf(TeamRow),
    access: 'staff',
  }),
  export: route({
    name: 'teams.export',
    method: 'GET',
    path: '/api/v1/teams/export',
    summary: 'The register as a table (CSV) with the same filters; it names no member',
    tags,
    query: registerQuery,
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'staff',
    produces: 'text/csv; charset=utf-8',
  }),
  get: route({
    name: 'teams.get',
    method: 'GET',
    path: '/api/v1/teams/:id',
    summary: 'One team, with the reader’s own part in it',
    tags,
    params,
    reply: Team,
    access: 'public',
  }),
  create: route({
    name: 'teams.create',
    method: 'POST',
    path: '/api/v1/teams',
    summary: 'Enters a team',
    tags,
    body: TeamInput,
    reply: Team,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  save: route({
    name: 'teams.save',
    method: 'PUT',
    path: '/api/v1/teams/:id',
    summary: 'Changes a team; kind and place only for those who keep the register',
    tags,
    params,
    body: TeamInput.extend({ version: z.int() }),
    reply: Team,
    access: 'resident',
    idempotent: true,
  }),
  saveBeats: route({
    name: 'teams.saveBeats',
    method: 'PUT',
    path: '/api/v1/teams/:id/beats',
    summary: 'Says where a team goes about',
    tags,
    params,
    body: z.object({ version: z.int(), items: z.array(BeatInput).max(60) }),
    reply: Team,
    access: 'resident',
    idempotent: true,
  }),
  end: route({
    name: 'teams.end',
    method: 'POST',
    path: '/api/v1/teams/:id/end',
    summary: 'Ends a team: it stays in the register with its history, its shifts to come are called off',
    tags,
    params,
    body: z.object({ why: z.string().trim().min(2).max(500) }),
    reply: Team,
    access: 'staff',
    idempotent: true,
  }),
  history: route({
    name: 'teams.history',
    method: 'GET',
    path: '/api/v1/teams/:id/history',
    summary: 'What was done with a team, newest first, without what stood there',
    tags,
    ...history,
    access: 'resident',
  }),
  members: route({
    name: 'teams.members',
    method: 'GET',
    path: '/api/v1/teams/:id/members',
    summary: 'Who is in a team or applied, each as they agreed to be named to this reader',
    tags,
    params,
    query: z.object({ left: z.stringbool().default(false).describe('Also those who left') }),
    reply: z.object({ items: z.array(TeamMember) }),
    access: 'resident',
  }),
}
