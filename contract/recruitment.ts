/** Recruitment in three reviews: calls for posts, applications, their publication for objections, reviews and appeals. */
import { z } from 'zod'
import { Day, Id, Instant, PageQuery, pageOf } from './common.ts'
import { Role } from './people.ts'
import { UnitRef } from './territory.ts'

/** Roles that are filled by a call. */
export const RecruitedRole = z.enum([
  ...(['grid_assistant', 'building_lead', 'grid_worker_part_time', 'grid_worker', 'volunteer'] as const),
])
/** A role that is filled by a call. */
export type RecruitedRole = z.infer<typeof RecruitedRole>

/** The three reviews, in their order: requirements met, standing with the neighbours, ability. */
// messages: recruitment.stage.*
export const Stage = z.enum(['eligibility', 'standing', 'ability'])
/** One of the three reviews. */
export type Stage = z.infer<typeof Stage>

/** Where an application stands: `applied`, `published` and `ability` wait for the first, second and third review. */
// messages: recruitment.state.*
export const ApplicationState = z.enum([
  ...(['applied', 'published', 'ability', 'accepted', 'rejected', 'appealed', 'withdrawn', 'cancelled'] as const),
])
/** Where an application stands. */
export type ApplicationState = z.infer<typeof ApplicationState>

/** What an objection may be about: facts of the application and the rules of the call. How a person lives is none of them. */
// messages: recruitment.ground.*
export const Ground = z.enum(['requirement', 'statement', 'other_post', 'procedure'])
/** What an objection is about. */
export type Ground = z.infer<typeof Ground>

/** How an applicant's name stands on the public page: the family name alone, or all of it. */
// messages: recruitment.shown.*
export const ShownAs = z.enum(['family_name', 'full_name'])
/** How an applicant's name stands on the public page. */
export type ShownAs = z.infer<typeof ShownAs>

/** What a publication's clock shows; it stops when the time is over. */
export const PublicationLight = z.enum(['green', 'amber', 'stopped'])
/** What a publication's clock shows. */
export type PublicationLight = z.infer<typeof PublicationLight>

const words = (most: number) => z.string().trim().min(1).max(most)
const Phone = z
  .string()
  .trim()
  .max(40)
  .refine((phone) => /^[\d+() /-]*$/.test(phone), { error: 'recruitment.phone' })
  .nullable()

/** A call as it is written. */
export const CallInput = z.object({
  role: RecruitedRole,
  unitId: Id.describe('The community, street or district that calls'),
  unitIds: z.array(Id).min(1).max(200).describe('Where help is wanted: units of a level that goes with the role'),
  places: z.int().min(1).max(500),
  requirements: z.object({ en: words(2000), zh: words(2000) }),
  closesOn: Day.describe('The last day on which people may apply'),
  objectionDays: z.int().min(3).max(30).default(7).describe('Days for which a name is published for objections'),
  termMonths: z.int().min(1).max(120).nullable().default(36).describe('Months of the post; null: without an end'),
  separate: z.boolean().default(true).describe('Not one person does all three reviews'),
  phone: Phone.default(null).describe('Whom to ask'),
})
/** A call as it is written. */
export type CallInput = z.infer<typeof CallInput>

/** A call as anybody reads it. */
export const Call = z.object({
  id: Id,
  role: RecruitedRole,
  unit: UnitRef,
  units: z.array(UnitRef),
  places: z.int(),
  free: z.int().describe('Places not yet filled'),
  requirements: z.object({ en: z.string(), zh: z.string() }),
  closesAt: Instant.describe('The first instant at which nobody may apply any more'),
  isOpen: z.boolean(),
  cancelled: z.object({ at: Instant, why: z.string() }).nullable().describe('It was called off, and why'),
  objectionDays: z.int(),
  termMonths: z.int().nullable(),
  phone: z.string().nullable(),
})
/** A call as anybody reads it. */
export type Call = z.infer<typeof Call>

/** A publication's term and its clock. */
export const Publication = z.object({ from: Instant, until: Instant, light: PublicationLight })
/** A publication's term and its clock. */
export type Publication = z.infer<typeof Publication>

/** An applicant as anybody reads it while the name is published: no more than they agreed to. */
export const Published = z.object({
  id: Id,
  callId: Id,
  role: RecruitedRole,
  number: z.int().describe('Tells two of the same name apart'),
  name: z.string(),
  unit: UnitRef,
  ...Publication.shape,
})
/** An applicant as anybody reads it. */
export type Published = z.infer<typeof Published>

/** Who decided: the post, and its holder's name as this reader may see it. */
export const DecidedBy = z.object({ role: Role.nullable(), place: UnitRef.nullable(), name: z.string().nullable() })
/** Who decided. */
export type DecidedBy = z.infer<typeof DecidedBy>

/** One of the reviews, or what became of an appeal against one. */
export const Review = z.object({
  id: Id,
  stage: Stage,
  appeal: z.boolean(),
  passed: z.boolean(),
  reason: z.string(),
  at: Instant,
  by: DecidedBy,
  talkOn: Day.nullable().describe('Ability: the day of the conversation'),
  trainingOn: Day.nullable().describe('Ability: the day the training was done'),
})
/** One of the reviews. */
export type Review = z.infer<typeof Review>

/** An objection without who wrote it. */
export const Objection = z.object({
  id: Id,
  ground: Ground,
  words: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answerBy: Instant.describe('Until then the second review waits for the answer'),
})
/** An objection without who wrote it. */
export type Objection = z.infer<typeof Objection>

const FileRef = z.object({ id: Id, name: z.string() })
const common = {
  id: Id,
  version: z.int(),
  call: Call,
  number: z.int(),
  unit: UnitRef,
  state: ApplicationState,
  shownAs: ShownAs,
  words: z.string(),
  files: z.array(FileRef),
  appliedAt: Instant,
  endedAt: Instant.nullable(),
  forgottenOn: Instant.nullable().describe('When what the applicant wrote is deleted'),
  publication: Publication.nullable(),
  reviews: z.array(Review),
  appeal: z.object({ words: z.string(), at: Instant }).nullable(),
}

/** An application as whoever applied reads it. */
export const MyApplication = z.object({
  ...common,
  familyName: z.string(),
  givenName: z.string(),
  phone: z.string().nullable(),
  objections: z.array(Objection),
  consent: z.object({ version: z.string(), text: z.string(), at: Instant }).nullable(),
  mayWithdraw: z.boolean(),
  appealUntil: Instant.nullable().describe('Until when a rejection can be appealed; null: it cannot'),
})
/** An application as whoever applied reads it. */
export type MyApplication = z.infer<typeof MyApplication>

/** An application as its reviewers read it: name, phone and who objected are masked. */
export const DeskApplication = z.object({
  ...common,
  name: z.string(),
  phone: z.string().nullable(),
  masked: z.array(z.string()).describe('What may be revealed: name, phone'),
  objections: z.array(Objection.extend({ by: z.string() })),
  stage: Stage.nullable().describe('The review that is due'),
  mayReview: z.boolean(),
  whyNot: z
    .object({ code: z.string(), words: z.string() })
    .nullable()
    .describe('Why this reader cannot do the review or decide the appeal now'),
  mayDecideAppeal: z.boolean(),
})
/** An application as its reviewers read it. */
export type DeskApplication = z.infer<typeof DeskApplication>

/** A row of the list of applications. */
export const ApplicationRow = z.object({
  id: Id,
  callId: Id,
  number: z.int(),
  role: RecruitedRole,
  unit: UnitRef,
  name: z.string().describe('Masked'),
  state: ApplicationState,
  appliedAt: Instant,
  publication: Publication.nullable(),
  objections: z.int(),
})
/** A row of the list of applications. */
export type ApplicationRow = z.infer<typeof ApplicationRow>

/** A call as those who look after it read it. */
export const DeskCall = Call.extend({
  version: z.int(),
  openedAt: Instant,
  separate: z.boolean(),
  mayManage: z.boolean(),
  waiting: z.int().describe('Applications that wait for a review or a decision'),
  applications: z.int(),
})
/** A call as those who look after it read it. */
export type DeskCall = z.infer<typeof DeskCall>

/** An application as it is sent. */
export const NewApplication = z.object({
  unitId: Id,
  familyName: words(60),
  givenName: words(60),
  shownAs: ShownAs,
  words: words(2000),
  phone: Phone.default(null),
  fileIds: z.array(Id).max(6).default([]),
  consentVersion: z.string().max(20).describe('The version of the words that were agreed to'),
})
/** An application as it is sent. */
export type NewApplication = z.infer<typeof NewApplication>

/** The version of the words an applicant agrees to: `recruitment.consent.text` of the catalogues. */
export const consentVersion = '1'

/** A review as it is written. */
export const NewReview = z.object({
  version: z.int(),
  stage: Stage,
  passed: z.boolean(),
  reason: words(1000),
  talkOn: Day.nullable().default(null),
  trainingOn: Day.nullable().default(null),
})
/** A review as it is written. */
export type NewReview = z.infer<typeof NewReview>

/** An objection as it is sent. */
export const NewObjection = z.object({
  ground: Ground,
  words: words(600),
  name: words(100).describe('Who objects; the applicant never reads it'),
})
/** An objection as it is sent. */
export type NewObjection = z.infer<typeof NewObjection>

/** Which calls a desk lists. */
export const DeskCallsQuery = PageQuery.extend({ show: z.enum(['open', 'all']).default('all') })
/** Which applications a desk lists. */
export const ApplicationsQuery = PageQuery.extend({
  call: Id.optional(),
  show: z.enum(['waiting', 'all']).default('all'),
})

/** Pages of the lists. */
export const recruitmentPages = {
  calls: pageOf(Call),
  published: pageOf(Published),
  deskCalls: pageOf(DeskCall),
  applications: pageOf(ApplicationRow),
  mine: pageOf(MyApplication),
}
