/** Stars for hours of help, certificates anybody can verify, and boards people are on because they want to be. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

/** Version of the words somebody agrees to whose star is published. */
export const starConsentVersion = '2026-11'
/** Version of the words somebody agrees to who goes on a board. */
export const boardConsentVersion = '2026-11'

/**
 * Where a star stands. `proposed`: its owner has not answered · `published` · `granted` · `refused` · `contested`: a refusal
 * is decided anew by somebody else · `declined`: its owner does not want it published, or took that back.
 */
// messages: stars.state.*
export const StarState = z.enum([
  ...(['proposed', 'published', 'granted', 'refused', 'contested', 'declined'] as const),
])
/** Where a star stands. */
export type StarState = z.infer<typeof StarState>

/** What an objection may be about: facts of the hours and of the way. How a person lives is none of them. */
// messages: stars.ground.*
export const StarGround = z.enum(['hours', 'somebody_else', 'procedure'])
/** What an objection may be about. */
export type StarGround = z.infer<typeof StarGround>

/** How a name stands in public: all of it, or the family name with the rest hidden. */
// messages: stars.shown.*
export const NameShown = z.enum(['full', 'masked'])
/** How a name stands in public. */
export type NameShown = z.infer<typeof NameShown>

/** The ladder of a district: whole hours for each star, and how long a name is published. */
export const StarLadder = z.object({
  hours: z
    .array(z.int().min(1).max(100_000))
    .min(1)
    .max(10)
    .describe('Verified hours for one star, two stars and so on'),
  days: z.int().min(5).max(30).describe('Working days for which a star is published before it is decided'),
})
/** The ladder of a district. */
export type StarLadder = z.infer<typeof StarLadder>

/** A publication's term; amber in its last fifth, stopped when it is over. */
export const StarPublication = z.object({
  from: Instant,
  until: Instant,
  light: z.enum(['green', 'amber', 'stopped']),
})
/** A publication's term. */
export type StarPublication = z.infer<typeof StarPublication>

/** An objection without who wrote it. */
export const StarObjection = z.object({
  id: Id,
  ground: StarGround,
  words: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  answerBy: Instant.describe('Until then nobody decides without the answer'),
})
/** An objection without who wrote it. */
export type StarObjection = z.infer<typeof StarObjection>

const common = {
  id: Id,
  version: z.int(),
  grade: z.int().describe('Which step of the ladder, from 1'),
  hours: z.int().describe('Verified hours it is for'),
  unit: UnitRef.describe('The place of the scheme under which most of the help was given'),
  state: StarState,
  publication: StarPublication.nullable(),
  proposedAt: Instant,
  decidedAt: Instant.nullable(),
  why: z.string().nullable(),
  contested: z.string().nullable(),
}

/** A star as its owner reads it. */
export const MyStar = z.object({
  ...common,
  shown: z.string().nullable().describe('The name as it is published'),
  objections: z.array(StarObjection),
  contestUntil: Instant.nullable().describe('Until when a refusal can be contested; null: it cannot'),
  rights: z.object({ agree: z.boolean(), withdraw: z.boolean() }),
})
/** A star as its owner reads it. */
export type MyStar = z.infer<typeof MyStar>

/** A star as everybody reads it while it is published: no more than its owner agreed to. */
export const PublishedStar = z.object({
  id: Id,
  name: z.string(),
  grade: z.int(),
  hours: z.int(),
  unit: UnitRef,
  publication: StarPublication,
})
/** A star as everybody reads it while it is published. */
export type PublishedStar = z.infer<typeof PublishedStar>

/** A star as those who decide read it: the name masked. */
export const DeskStar = z.object({
  ...common,
  name: z.string(),
  minutes: z.int().describe('Verified minutes as the ledger has them now'),
  objections: z.array(StarObjection),
  mayDecide: z.boolean(),
  whyNot: z.object({ code: z.string(), words: z.string() }).nullable().describe('Why this reader cannot decide now'),
})
/** A star as those who decide read it. */
export type DeskStar = z.infer<typeof DeskStar>

/** What a certificate says is: as printed · `corrected`: hours were put right after it was printed · `withdrawn` by its owner. */
// messages: stars.certificate.state.*
export const CertificateState = z.enum(['valid', 'corrected', 'withdrawn'])
/** What a certificate is worth. */
export type CertificateState = z.infer<typeof CertificateState>

/** A certificate of hours, or of a star. */
export const Certificate = z.object({
  id: Id,
  state: CertificateState,
  name: z.string().describe('As printed'),
  minutes: z.int().describe('Verified minutes until that day'),
  grade: z.int().nullable().describe('Of a star; null: of hours'),
  hours: z.int().nullable().describe('Hours the star is for'),
  until: Day,
  code: z.string(),
})
/** A certificate of hours, or of a star. */
export type Certificate = z.infer<typeof Certificate>

/** What anybody reads who has the code. Nothing but what is printed; nothing of one that holds no more. */
export const VerifiedCertificate = z.object({
  state: CertificateState,
  by: LocalizedName.describe('The district that issued it'),
  until: Day,
  says: Certificate.pick({ name: true, minutes: true, grade: true, hours: true }).nullable(),
})
/** What anybody reads who has the code. */
export type VerifiedCertificate = z.infer<typeof VerifiedCertificate>

/** Where a board hangs. */
export const BoardKind = z.enum(['station', 'team'])
/** Where a board hangs. */
export type BoardKind = z.infer<typeof BoardKind>

/** A board: groups by hours of the last twelve months, the names of a group by the alphabet. */
export const Board = z.object({
  kind: BoardKind,
  id: Id,
  name: LocalizedName,
  groups: z.array(z.object({ hours: z.int().describe('At least so many; 0: all others'), names: z.array(z.string()) })),
  mine: z.object({ name: z.string(), since: Instant }).nullable(),
  mayJoin: z.boolean(),
  consent: z.object({ version: z.string(), text: z.string() }),
})
/** A board. */
export type Board = z.infer<typeof Board>

const tags = ['stars']
const params = z.object({ id: Id })
const base = '/api/v1/points/stars'
const idempotent = true
const Words = z.string().trim().min(2).max(1000)

/** What volunteers and neighbours do with stars. */
export const starRoutes = {
  mine: route({
    ...{ name: 'stars.mine', method: 'GET', path: '/api/v1/my/stars', tags, access: 'resident' },
    summary: 'My hours, the ladder, and my stars',
    reply: z.object({
      minutes: z.int(),
      ladder: StarLadder,
      names: z.object({ full: z.string(), masked: z.string() }).nullable().describe('How a name would stand in public'),
      consent: z.object({ version: z.string(), text: z.string() }),
      items: z.array(MyStar),
    }),
  }),
  agree: route({
    ...{
      name: 'stars.agree',
      method: 'POST',
      path: '/api/v1/my/stars/:id/agree',
      tags,
      access: 'resident',
      idempotent,
    },
    summary: 'Agrees that a star is published, under a name; nothing is published without it',
    params,
    body: z.object({ shown: NameShown, consentVersion: z.string().max(20) }),
    reply: MyStar,
  }),
  withdraw: route({
    ...{ name: 'stars.withdraw', method: 'POST', path: '/api/v1/my/stars/:id/withdraw', tags, access: 'resident' },
    summary: 'Does not want a star published, or no more: hidden at once',
    params,
    reply: MyStar,
    idempotent,
  }),
  answer: route({
    ...{ name: 'stars.answer', method: 'POST', path: '/api/v1/my/stars/:id/objections/:objectionId', tags },
    summary: 'Answers an objection, once',
    params: params.extend({ objectionId: Id }),
    body: z.object({ answer: Words }),
    reply: MyStar,
    ...{ access: 'resident', idempotent },
  }),
  contest: route({
    ...{ name: 'stars.contest', method: 'POST', path: '/api/v1/my/stars/:id/contest', tags, access: 'resident' },
    summary: 'Does not agree with a refusal: somebody else decides, once',
    params,
    body: z.object({ words: Words }),
    reply: MyStar,
    idempotent,
  }),
  published: route({
    ...{ name: 'stars.published', method: 'GET', path: `${base}/published`, tags, access: 'public' },
    summary: 'Stars published for objections now',
    query: PageQuery,
    reply: pageOf(PublishedStar),
  }),
  publishedOne: route({
    ...{ name: 'stars.publishedOne', method: 'GET', path: `${base}/published/:id`, tags, access: 'public' },
    summary: 'One published star',
    params,
    reply: z.object({ star: PublishedStar, objected: z.boolean().describe('The reader objected'), mine: z.boolean() }),
  }),
  object: route({
    ...{ name: 'stars.object', method: 'POST', path: `${base}/published/:id/objections`, tags, access: 'resident' },
    summary: 'Objects to a published star, with words about its facts',
    params,
    body: z.object({ ground: StarGround, words: Words }),
    reply: z.object({ objected: z.literal(true) }),
    status: 201,
    idempotent,
  }),
}

/** What stewards do with stars. */
export const starDeskRoutes = {
  list: route({
    ...{ name: 'starsDesk.list', method: 'GET', path: `${base}/desk`, tags, access: 'staff' },
    summary: 'Stars of my places that are published or wait to be decided, in the order they came; or all',
    query: PageQuery.extend({ show: z.enum(['waiting', 'all']).default('waiting') }),
    reply: pageOf(DeskStar),
  }),
  one: route({
    ...{ name: 'starsDesk.one', method: 'GET', path: `${base}/desk/:id`, tags, access: 'staff' },
    summary: 'One star',
    params,
    reply: DeskStar,
  }),
  decide: route({
    ...{ name: 'starsDesk.decide', method: 'POST', path: `${base}/desk/:id/decision`, tags, access: 'staff' },
    summary: 'Grants a star after its publication, or refuses it; never one’s own',
    params,
    body: z.object({
      version: z.int(),
      grant: z.boolean(),
      why: z.string().trim().max(1000).default('').describe('Needed for a refusal, and where somebody objected'),
    }),
    reply: DeskStar,
    idempotent,
  }),
  reveal: route({
    ...{ name: 'starsDesk.reveal', method: 'POST', path: `${base}/desk/:id/reveal`, tags, access: 'staff' },
    summary: 'Shows whose star it is, with a reason; they can read who looked',
    params,
    body: z.object({ purpose: z.string().trim().max(300) }),
    reply: z.object({ value: z.string() }),
    idempotent,
  }),
  ladder: route({
    ...{ name: 'starsDesk.ladder', method: 'GET', path: `${base}/ladder`, tags, access: 'public' },
    summary: 'The ladder of the district',
    reply: StarLadder.extend({ version: z.int().describe('0: the usual one'), mayChange: z.boolean() }),
  }),
  saveLadder: route({
    ...{ name: 'starsDesk.saveLadder', method: 'PUT', path: `${base}/ladder`, tags, access: 'staff', idempotent },
    summary: 'Changes the ladder from now on; stars stay what they are',
    body: StarLadder.extend({ version: z.int() }),
    reply: StarLadder.extend({ version: z.int(), mayChange: z.boolean() }),
  }),
}

/** Certificates: free, and verified by anybody who has the code. */
export const certificateRoutes = {
  list: route({
    ...{ name: 'certificates.list', method: 'GET', path: '/api/v1/my/certificates', tags, access: 'resident' },
    summary: 'My certificates, newest first',
    reply: z.object({ items: z.array(Certificate) }),
  }),
  issue: route({
    ...{ name: 'certificates.issue', method: 'POST', path: '/api/v1/my/certificates', tags, access: 'resident' },
    summary: 'Makes a certificate of my verified hours until today, or of a star',
    body: z.object({ starId: Id.nullable().default(null) }),
    reply: Certificate,
    status: 201,
    idempotent,
  }),
  one: route({
    ...{ name: 'certificates.one', method: 'GET', path: '/api/v1/my/certificates/:id', tags, access: 'resident' },
    summary: 'One of my certificates, to print',
    params,
    reply: Certificate,
  }),
  withdraw: route({
    ...{ name: 'certificates.withdraw', method: 'POST', path: '/api/v1/my/certificates/:id/withdraw', tags },
    summary: 'Takes a certificate of mine back: whoever verifies it reads that it holds no more',
    params,
    reply: Certificate,
    ...{ access: 'resident', idempotent },
  }),
  verify: route({
    ...{ name: 'certificates.verify', method: 'POST', path: '/api/v1/points/certificates/verify', tags },
    summary: 'What a certificate says, for whoever has its code',
    body: z.object({ code: z.string().trim().min(1).max(60) }),
    reply: VerifiedCertificate,
    ...{ access: 'public', perMinute: 30 },
  }),
}

const board = z.object({ kind: BoardKind, id: Id })

/** Boards of stations and teams. */
export const boardRoutes = {
  board: route({
    ...{ name: 'boards.board', method: 'GET', path: '/api/v1/points/boards/:kind/:id', tags, access: 'public' },
    summary: 'The board of a station or a team: only who wants to be on it',
    params: board,
    reply: Board,
  }),
  mine: route({
    ...{ name: 'boards.mine', method: 'GET', path: '/api/v1/my/boards', tags, access: 'resident' },
    summary: 'Boards I am on, and those of my teams and of stations where I live',
    reply: z.object({
      items: z.array(z.object({ kind: BoardKind, id: Id, name: LocalizedName, joined: z.boolean() })),
    }),
  }),
  join: route({
    ...{ name: 'boards.join', method: 'POST', path: '/api/v1/points/boards/:kind/:id/join', tags, access: 'resident' },
    summary: 'Goes on a board, under a name',
    params: board,
    body: z.object({ shown: NameShown, consentVersion: z.string().max(20) }),
    reply: Board,
    idempotent,
  }),
  leave: route({
    ...{
      name: 'boards.leave',
      method: 'POST',
      path: '/api/v1/points/boards/:kind/:id/leave',
      tags,
      access: 'resident',
    },
    summary: 'Leaves a board, at once',
    params: board,
    reply: Board,
    idempotent,
  }),
}
