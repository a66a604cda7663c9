/**
 * Petitions (letters and visits): the words everything about them is said in. The procedure is that of the Regulations on the Work
 * of Letters and Visits (2022); every limit and way is configuration of the tenant, `contract/petition-settings.ts`.
 */
import { z } from 'zod'
import { FileView, Holder, HolderView, Light, Limit, PlaceView, RatingView, TimelineEntry } from './cases.ts'
import { Day, Id, Instant, LocalizedName, Point } from './common.ts'

/** Where a petition stands, in the order it usually goes. */
export const PetitionState = z.enum([
  'registered',
  'petition_accepted',
  'not_accepted',
  'routed',
  'petition_handling',
  'replied',
  'in_review',
  'reviewed',
  'in_re_review',
  'final',
  'closed',
  'void',
])
/** Where a petition stands. */
export type PetitionState = z.infer<typeof PetitionState>

/** The clocks of a petition. `ask_review` and `ask_re_review` are the petitioner's own: they end a right, nobody is late. */
export const PetitionStage = z.enum([
  'register',
  'notify',
  'object',
  'petition_handle',
  'ask_review',
  'review',
  'ask_re_review',
  're_review',
])
/** The clocks of a petition. */
export type PetitionStage = z.infer<typeof PetitionStage>

/** Words of an official in one language or both; where one is missing the other stands in for it. */
export const EitherLanguage = z
  .object({ en: z.string().trim().max(4000).optional(), zh: z.string().trim().max(4000).optional() })
  .refine((words) => Boolean(words.en || words.zh), { message: 'petition.words_missing' })
  .transform(({ en, zh }) => ({ en: (en || zh) as string, zh: (zh || en) as string }))

/** Words in both languages, of any length. */
export const BothLanguages = z.object({ en: z.string(), zh: z.string() })
/** Words in both languages, of any length. */
export type BothLanguages = z.infer<typeof BothLanguages>

/** How a paper reached the petitioner. The petitioner's own clocks start with it. */
// messages: petitions.service.*
export const ServiceWay = z.enum(['page', 'mail', 'post', 'by_hand', 'read_out'])
/** How a paper reached the petitioner. */
export type ServiceWay = z.infer<typeof ServiceWay>

/** Papers of a petition. Each is a document in both languages, with a code anybody may verify it by. */
// messages: petitions.paper.*
export const PaperKind = z.enum([
  'receipt',
  'acceptance',
  'non_acceptance',
  'extension',
  'reply',
  'review',
  're_review',
  'recusal',
])
/** Papers of a petition. */
export type PaperKind = z.infer<typeof PaperKind>

/** What a reply, a review or a re-review comes to. */
// messages: petitions.result.*
export const ReplyResult = z.enum([
  'supported',
  'partly_supported',
  'not_supported',
  'settled',
  'explained',
  'led_to_procedure',
  'confirmed',
  'changed',
  'revoked',
])
/** What a reply, a review or a re-review comes to. */
export type ReplyResult = z.infer<typeof ReplyResult>

/** How a petition ended. */
// messages: petitions.outcome.*
export const PetitionOutcome = z.enum([
  'content',
  'lapsed',
  'final',
  'not_accepted',
  'led_elsewhere',
  'answered',
  'withdrawn',
])
/** How a petition ended. */
export type PetitionOutcome = z.infer<typeof PetitionOutcome>

/** What one of the representatives of a joint petition does for the others. */
// messages: petitions.role.*
export const RepresentativeRole = z.enum(['speaker', 'deputy', 'papers', 'member'])
/** What one of the representatives does for the others. */
export type RepresentativeRole = z.infer<typeof RepresentativeRole>

/** More than these nobody may name: the regulation's article 20. */
export const mostRepresentatives = 5

const Phone = z
  .string()
  .trim()
  .regex(/^[+0-9 ()-]{5,25}$/)

/** Who petitions, if they say so. */
export const PetitionContact = z.object({
  name: z.string().trim().max(100).optional(),
  phone: Phone.optional(),
  mail: z.email().max(200).optional(),
  addressDetail: z.string().trim().max(200).optional(),
  hearBack: z.enum(['none', 'sms', 'mail']).default('none'),
})

/** A petition by several people: how many, who speaks for them, and, apart from everything else, who they are. */
export const JointPetition = z.object({
  people: z.number().int().min(2).max(100_000).describe('How many they are, representatives included'),
  representatives: z
    .array(z.object({ name: z.string().trim().min(1).max(100), phone: Phone.optional(), role: RepresentativeRole }))
    .min(1)
    .max(mostRepresentatives),
  list: z
    .array(z.object({ name: z.string().trim().min(1).max(100), phone: Phone.optional() }))
    .max(2000)
    .default([])
    .describe('Kept apart and masked; may be left out'),
})
/** A petition by several people. */
export type JointPetition = z.infer<typeof JointPetition>

/** A petition as it is brought, by the web or at a counter. */
export const NewPetition = z.object({
  purpose: z.string().max(40).describe('Code of one of the purposes of the settings'),
  subject: z.string().trim().min(2).max(120).describe('One plain line without names: it stands in lists'),
  account: z.string().trim().min(2).max(20_000).describe('What happened and what is asked for; read only by who may'),
  against: Holder.optional().describe('The body complained about'),
  confidential: z.boolean().default(false).describe('The body complained about never learns who asks'),
  categoryId: Id.optional(),
  point: Point.optional(),
  unitId: Id.optional(),
  address: z.string().trim().max(300).optional(),
  fileIds: z.array(Id).max(10).default([]),
  contact: PetitionContact.optional(),
  joint: JointPetition.optional(),
  earlier: z.string().trim().max(40).optional().describe('Number of a petition about the same matter'),
  /** Only for staff: at a counter, on somebody's behalf. */
  onBehalfOf: z
    .object({
      name: z.string().trim().min(1).max(100),
      phone: z.string().trim().max(25).optional(),
      mandate: z.enum(['spoken', 'written', 'guardian', 'phone_call']),
    })
    .optional(),
  channel: z.enum(['web', 'counter', 'phone', 'field']).optional(),
  hallVisit: z.string().trim().max(40).optional().describe('Number of the visit in the hall it was brought with'),
})
/** A petition as it is brought. */
export type NewPetition = z.infer<typeof NewPetition>

/** What whoever petitions takes home. Every representative has a secret of their own; each is shown this once. */
export const PetitionReceipt = z.object({
  id: Id,
  number: z.string(),
  secret: z.string(),
  state: PetitionState,
  holder: HolderView,
  dueAt: Instant.nullable().describe('By when it is registered and given to whom it concerns'),
  representatives: z.array(z.object({ name: z.string(), role: RepresentativeRole, secret: z.string() })),
})
/** What whoever petitions takes home. */
export type PetitionReceipt = z.infer<typeof PetitionReceipt>

/** One clock as shown. `mine` at the petitioner's own windows. */
export const PetitionClock = z.object({
  stage: PetitionStage,
  startedAt: Instant,
  dueAt: Instant,
  stoppedAt: Instant.nullable(),
  met: z.boolean().nullable(),
  light: Light,
  mine: z.boolean().describe('A right of the petitioner that ends then; no official is late'),
  limit: Limit,
})
/** One clock as shown. */
export type PetitionClock = z.infer<typeof PetitionClock>

/** A way of the law as words: the code stands in the settings. */
export const WayRef = z.object({
  code: z.string(),
  name: LocalizedName,
  leadsTo: z.enum(['procedure', 'duty', 'opinion']),
})

/** A notice or reply, with when and how it was handed over. */
export const PaperView = z.object({
  id: Id,
  kind: PaperKind,
  result: ReplyResult.nullable(),
  grounds: BothLanguages.nullable().describe('Why, by which rule'),
  outcome: BothLanguages.nullable().describe('What comes of it'),
  remedy: BothLanguages.nullable().describe('What the petitioner may do next, until when'),
  madeAt: Instant,
  body: HolderView,
  document: z.object({ code: z.string(), url: z.string() }).nullable(),
  served: z.object({ way: ServiceWay, at: Instant }).nullable().describe('null: not handed over yet'),
})
/** A notice or reply. */
export type PaperView = z.infer<typeof PaperView>

/** A hearing: its days are not counted in the re-review. */
export const HearingView = z.object({
  id: Id,
  from: Day,
  to: Day,
  place: z.string(),
  people: z.string().describe('Who is invited, by body or part'),
  minutes: z.string().nullable(),
  held: z.boolean(),
  days: z.number().int().describe('Days that are not counted'),
})
/** A hearing. */
export type HearingView = z.infer<typeof HearingView>

/** A department that says it is not its duty. */
export const ObjectionView = z.object({
  id: Id,
  by: HolderView,
  reason: z.string(),
  at: Instant,
  ruling: z.object({ upheld: z.boolean(), reason: z.string(), at: Instant, to: HolderView.nullable() }).nullable(),
})

/** An officer with an interest who steps back, or is asked to. */
export const RecusalView = z.object({
  id: Id,
  askedBy: z.enum(['officer', 'petitioner']),
  officer: z.string().describe('The role and body, never a name'),
  reason: z.string(),
  at: Instant,
  ruling: z.object({ upheld: z.boolean(), reason: z.string(), at: Instant }).nullable(),
})

/** Whether somebody may do something now, and if not, why not (an error code with words). */
export const PetitionOffer = z.object({ command: z.string(), allowed: z.boolean(), because: z.string().optional() })

const Numbered = z.object({ id: Id, number: z.string() })

/** A petition in a list: the spine's facts and nobody's name. */
export const PetitionSummary = z.object({
  id: Id,
  number: z.string(),
  state: PetitionState,
  purpose: z.object({ code: z.string(), name: LocalizedName }),
  subject: z.string(),
  holder: HolderView,
  against: HolderView.nullable(),
  light: Light,
  stage: PetitionStage.nullable(),
  dueAt: Instant.nullable(),
  reportedAt: Instant,
  closedAt: Instant.nullable(),
  people: z.number().int().describe('1, or how many petition jointly'),
  sameDay: Instant.nullable().describe('Promised for that day'),
  confidential: z.boolean(),
  unserved: z.number().int().describe('Papers made and not yet handed over'),
  version: z.number().int(),
})
/** A petition in a list. */
export type PetitionSummary = z.infer<typeof PetitionSummary>

/** What both sides of the page share. */
const Shared = PetitionSummary.omit({ unserved: true }).extend({
  way: WayRef.nullable(),
  place: PlaceView,
  category: LocalizedName.nullable(),
  outcome: PetitionOutcome.nullable(),
  clocks: z.array(PetitionClock),
  papers: z.array(PaperView),
  hearings: z.array(HearingView),
  objections: z.array(ObjectionView),
  recusals: z.array(RecusalView),
  timeline: z.array(TimelineEntry),
  files: z.array(FileView),
  rating: RatingView.nullable(),
  sponsor: z.object({ role: z.string(), body: LocalizedName }).nullable().describe('The leader who took it on'),
  hallVisit: z.string().nullable(),
  earlier: Numbered.nullable(),
  offers: z.array(PetitionOffer),
})

/** A petition as the bodies that work on it see it. Whoever the body complained about sends sees nothing of who asks. */
export const PetitionView = Shared.extend({
  unserved: z.number().int(),
  channel: z.string(),
  account: z.string().nullable().describe('null: not for this post'),
  petitioner: z
    .object({
      kind: z.enum(['anonymous', 'resident', 'staff']),
      name: z.string().nullable().describe('Masked'),
      phone: z.string().nullable().describe('Masked'),
      onBehalfOf: z.string().nullable(),
      revealable: z.array(z.enum(['name', 'phone', 'mail', 'address', 'onBehalfOf'])),
    })
    .nullable()
    .describe('null: not for this post'),
  representatives: z.array(
    z.object({ id: Id, role: RepresentativeRole, name: z.string(), phone: z.string().nullable() }),
  ),
  listed: z.number().int().describe('How many stand on the list kept apart'),
  handler: z.object({ postId: Id, role: z.string(), mine: z.boolean() }).nullable(),
  later: z.array(Numbered).describe('Petitions that bring the same matter again'),
  /** Bodies it may be given to, nearest first: never the one complained about. */
  bodies: z.array(HolderView),
})
/** A petition as the bodies that work on it see it. */
export type PetitionView = z.infer<typeof PetitionView>

/** A petition as the petitioner and the representatives see it, by number and secret or signed in. */
export const PetitionFollowView = Shared.extend({
  account: z.string(),
  holderPhone: z.string().nullable(),
  as: z.enum(['petitioner', 'representative']),
  representatives: z.array(z.object({ role: RepresentativeRole, name: z.string() })),
  /** Until when a review or re-review may be asked for; null: not now. */
  askUntil: Instant.nullable(),
  rateUntil: Instant.nullable(),
  looks: z.array(
    z.object({
      at: Instant,
      body: LocalizedName.nullable(),
      role: z.string().nullable(),
      field: z.string(),
      purpose: z.string(),
    }),
  ),
})
/** A petition as the petitioner sees it. */
export type PetitionFollowView = z.infer<typeof PetitionFollowView>
