import { z } from 'zod'
import { Id, Instant, LocalizedName, Point } from './common.ts'

/** What a case can become: each brings its own states on the same spine (decision 45). */
export const Lifecycle = z.enum(['report', 'dispute', 'petition', 'application'])
export type Lifecycle = z.infer<typeof Lifecycle>

/** The states of the `report` lifecycle, in the order a case usually passes them. */
export const ReportStateName = z.enum([
  'reported',
  'accepted',
  'handling',
  'handled',
  'closed',
  'suspended',
  'declined',
  'void',
  'merged',
])
export type ReportStateName = z.infer<typeof ReportStateName>

/** The states of a dispute. `void`: filed by mistake or taken back before everybody was asked. */
export const DisputeStateName = z.enum([
  'applied',
  'consented',
  'in_session',
  'agreed',
  'performing',
  'performed',
  'breached',
  'confirmed',
  'refused',
  'failed',
  'void',
])
export type DisputeStateName = z.infer<typeof DisputeStateName>

/** The states of a petition. `void`: taken back by the petitioner. */
export const PetitionStateName = z.enum([
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
export type PetitionStateName = z.infer<typeof PetitionStateName>

/** Every state a case of any lifecycle may be in. */
export const CaseStateName = z.enum([
  ...ReportStateName.options,
  ...DisputeStateName.exclude(['void']).options,
  ...PetitionStateName.exclude(['closed', 'void']).options,
])
export type CaseStateName = z.infer<typeof CaseStateName>

/** Where a case came in. */
export const Channel = z.enum(['web', 'field', 'counter', 'phone', 'hotline', 'open311', 'api', 'import'])
export type Channel = z.infer<typeof Channel>

/** `danger` (to life) shortens every default limit and tells the district desk at once. */
export const Priority = z.enum(['normal', 'urgent', 'danger'])
export type Priority = z.infer<typeof Priority>

/** The colour of a clock: green below 80 % of its limit, amber from 80 %, red past it. `none`: no clock runs. */
export const Light = z.enum(['green', 'amber', 'red', 'none'])
export type Light = z.infer<typeof Light>

/** The stages of a report that have a clock: what conditions give limits to. */
export const Stage = z.enum(['accept', 'answer', 'arrive', 'handle', 'check'])
export type Stage = z.infer<typeof Stage>

/** Every stage that may have a clock: those of reports, then of disputes, then of petitions. */
export const ClockStage = z.enum([
  ...Stage.options,
  'consent',
  'mediate',
  'sign',
  'confirm',
  'register',
  'notify',
  'object',
  'petition_handle',
  'ask_review',
  'review',
  'ask_re_review',
  're_review',
])
export type ClockStage = z.infer<typeof ClockStage>

/** An amount of time in one of four units: running hours, working hours, working days, calendar days. */
export const Limit = z.object({
  amount: z.number().positive().max(10_000),
  unit: z.enum(['hours', 'working_hours', 'working_days', 'calendar_days']),
})
export type Limit = z.infer<typeof Limit>

/** The one body that must move the case now. */
export const Holder = z.object({ kind: z.enum(['unit', 'department']), id: Id })
export type Holder = z.infer<typeof Holder>

/** A holder as a person reads it. `level` is set for units. */
export const HolderView = Holder.extend({ name: LocalizedName, level: z.string().optional() })
export type HolderView = z.infer<typeof HolderView>

/** Where an order goes: a department, a unit (its desk or its grid staff), or one post. */
export const OrderTarget = z.object({ kind: z.enum(['department', 'unit', 'post']), id: Id })
export type OrderTarget = z.infer<typeof OrderTarget>

export const OrderKind = z.enum(['assign', 'whistle', 'dispatch', 'supervise'])
export type OrderKind = z.infer<typeof OrderKind>

export const OrderState = z.enum(['issued', 'answered', 'returned', 'arrived', 'handled', 'withdrawn'])
export type OrderState = z.infer<typeof OrderState>

/** One clock of a case as shown: due times are fixed when the clock starts. */
export const ClockView = z.object({
  id: z.string(),
  stage: ClockStage,
  orderId: Id.optional(),
  startedAt: Instant,
  amberAt: Instant,
  dueAt: Instant,
  stoppedAt: Instant.optional(),
  met: z.boolean().optional(),
  frozen: z.boolean().optional(),
  light: Light,
})
export type ClockView = z.infer<typeof ClockView>

/** An order of a case as its issuer and target see it. */
export const OrderView = z.object({
  id: Id,
  kind: OrderKind,
  state: OrderState,
  role: z.enum(['lead', 'joint']),
  issuer: HolderView,
  target: OrderTarget.extend({ name: LocalizedName }),
  text: z.string().optional(),
  issuedAt: Instant,
  refuseUntil: Instant.optional(),
  answeredAt: Instant.optional(),
  arrivedAt: Instant.optional(),
  handledAt: Instant.optional(),
  returnReason: z.string().optional(),
  overruled: z.boolean().optional(),
})
export type OrderView = z.infer<typeof OrderView>

/** A photo or document of a case. */
export const FileView = z.object({
  id: Id,
  name: z.string(),
  mime: z.string(),
  width: z.number().optional(),
  height: z.number().optional(),
  url: z.string(),
  thumbnailUrl: z.string().optional(),
  /** `report`: brought with the report; `result`: shows the work done; `arrival`; `comment`. */
  purpose: z.enum(['report', 'result', 'arrival', 'comment']),
})
export type FileView = z.infer<typeof FileView>

/** Where a case is. `unitId` is the deepest unit known; `units` names it and its ancestors. */
export const PlaceView = z.object({
  point: Point.optional(),
  address: z.string().optional(),
  placed: z.boolean(),
  units: z.array(z.object({ id: Id, level: z.string(), code: z.string(), name: LocalizedName })),
})
export type PlaceView = z.infer<typeof PlaceView>

/** One line of the timeline. `facts` fill the sentence `cases.timeline.<type>` of the catalogue. */
export const TimelineEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  type: z.string(),
  /** Who did it, as words may name them: a body or role, never a resident's name. */
  by: z.object({
    kind: z.enum(['reporter', 'resident', 'party', 'staff', 'system', 'open311']),
    role: z.string().optional(),
    body: LocalizedName.optional(),
    name: z.string().optional(),
  }),
  visibility: z.enum(['public', 'internal']),
  text: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), LocalizedName])),
  files: z.array(FileView),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const RatingView = z.object({
  solved: z.boolean(),
  satisfaction: z.number().int().min(1).max(5),
  words: z.string().optional(),
  at: Instant,
})

/** A case in a list. Nobody's name, phone or exact home is in it. */
export const CaseSummary = z.object({
  id: Id,
  number: z.string(),
  lifecycle: Lifecycle,
  state: CaseStateName,
  priority: Priority,
  channel: Channel,
  category: z.object({ id: Id, name: LocalizedName }).nullable(),
  text: z.string(),
  address: z.string().nullable(),
  point: Point.nullable(),
  unit: z.object({ id: Id, level: z.string(), name: LocalizedName }).nullable(),
  holder: HolderView,
  light: Light,
  stage: ClockStage.nullable(),
  dueAt: Instant.nullable(),
  reportedAt: Instant,
  closedAt: Instant.nullable(),
  version: z.number().int(),
  followers: z.number().int(),
  returnVisitDue: z.boolean(),
  /** Set where the case lies in the archive. */
  archivedAt: Instant.optional(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

/** Whether the acting post may give a command now, and if not, why not (an error code with words). */
export const Offer = z.object({ command: z.string(), allowed: z.boolean(), because: z.string().optional() })
export type Offer = z.infer<typeof Offer>

/** The case page for staff. Contact data is masked; `reveal` shows one field and records who looked and why. */
export const CaseView = CaseSummary.extend({
  conditionId: Id.nullable(),
  condition: LocalizedName.nullable(),
  place: PlaceView,
  /** Each answer in both languages; words somebody wrote themselves are the same in both. */
  answers: z.array(
    z.object({ code: z.string(), question: LocalizedName, answer: z.object({ en: z.string(), zh: z.string() }) }),
  ),
  reporter: z.object({
    kind: z.enum(['anonymous', 'resident', 'staff']),
    confidential: z.boolean(),
    /** Masked: «王**», «138****5678». Absent when there is none or it is confidential to this post. */
    name: z.string().optional(),
    phone: z.string().optional(),
    mail: z.string().optional(),
    onBehalfOf: z.string().optional(),
    revealable: z.array(z.enum(['name', 'phone', 'mail', 'address', 'onBehalfOf'])),
  }),
  handler: z.object({ postId: Id, role: z.string(), name: z.string() }).nullable(),
  orders: z.array(OrderView),
  clocks: z.array(ClockView),
  timeline: z.array(TimelineEntry),
  files: z.array(FileView),
  rating: RatingView.nullable(),
  extension: z.object({ clockId: z.string(), until: Instant, reason: z.string(), orderId: Id.optional() }).nullable(),
  suspension: z.object({ until: Instant, reason: z.string(), granted: z.boolean() }).nullable(),
  returnVisit: z.enum(['due', 'done']).nullable(),
  parent: z.object({ id: Id, number: z.string() }).nullable(),
  children: z.array(z.object({ id: Id, number: z.string(), state: CaseStateName })),
  mergedInto: z.object({ id: Id, number: z.string() }).nullable(),
  /** The merge or split it stands in may be taken back until then; null where there is none, or no longer. */
  undo: z.object({ kind: z.enum(['merge', 'split']), until: Instant }).nullable(),
  offers: z.array(Offer),
  /** Set for a case in the archive: it can be read, and brought back by whoever could reopen it. */
  archived: z.object({ at: Instant, mayBringBack: z.boolean() }).optional(),
})
export type CaseView = z.infer<typeof CaseView>

/** What the reporter sees by number and secret, or signed in: no internal words, no staff but by role and body. */
export const FollowView = z.object({
  id: Id,
  number: z.string(),
  lifecycle: Lifecycle,
  state: CaseStateName,
  category: LocalizedName.nullable(),
  text: z.string(),
  place: PlaceView,
  holder: HolderView,
  holderPhone: z.string().optional(),
  dueAt: Instant.nullable(),
  stage: ClockStage.nullable(),
  light: Light,
  reportedAt: Instant,
  closedAt: Instant.nullable(),
  version: z.number().int(),
  timeline: z.array(TimelineEntry),
  files: z.array(FileView),
  rating: RatingView.nullable(),
  /** What the reporter may do now: `comment`, `rate`, `reopen`, `withdraw`. */
  offers: z.array(Offer),
  rateUntil: Instant.nullable(),
  mergedInto: z.object({ number: z.string() }).nullable(),
  /** When it went into the archive; absent before. An archived case can be read, nothing more. */
  archivedAt: Instant.optional(),
  isReporter: z.boolean(),
  /** Who looked at the reporter's data, when and why. */
  looks: z.array(
    z.object({
      at: Instant,
      body: LocalizedName.optional(),
      role: z.string().optional(),
      field: z.string(),
      purpose: z.string(),
    }),
  ),
})
export type FollowView = z.infer<typeof FollowView>

/** How the reporter wants to hear back, and who they are when they say so. All optional: anonymous works. */
export const Contact = z.object({
  name: z.string().trim().max(100).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^[+0-9 ()-]{5,25}$/)
    .optional(),
  mail: z.email().max(200).optional(),
  /** Flat, door: seen only by someone whose post needs it, one at a time, with a purpose. */
  addressDetail: z.string().trim().max(200).optional(),
  hearBack: z.enum(['none', 'sms', 'mail']).default('none'),
})
export type Contact = z.infer<typeof Contact>

/** Filing for someone else records both persons and how the mandate was given. */
export const OnBehalfOf = z.object({
  name: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(25).optional(),
  mandate: z.enum(['spoken', 'written', 'guardian', 'phone_call']),
})
export type OnBehalfOf = z.infer<typeof OnBehalfOf>

/** A new case from any channel. Place: a point, a unit, an address, any of them. */
export const NewCase = z.object({
  categoryId: Id.optional(),
  answers: z.record(z.string(), z.union([z.string().max(2000), z.array(z.string().max(200)).max(50)])).default({}),
  text: z.string().trim().min(2).max(4000),
  point: Point.optional(),
  unitId: Id.optional(),
  address: z.string().trim().max(300).optional(),
  fileIds: z.array(Id).max(10).default([]),
  contact: Contact.optional(),
  confidential: z.boolean().default(false),
  onBehalfOf: OnBehalfOf.optional(),
  /** Only for staff; residents' reports are `web`. */
  channel: Channel.optional(),
  /** Found and fixed in one go by grid staff: needs words and at least one photo. */
  solved: z.object({ text: z.string().trim().min(2).max(4000), fileIds: z.array(Id).min(1).max(10) }).optional(),
  /** The device's own time of noticing, for reports queued without signal. Kept, never used for clocks. */
  noticedAt: Instant.optional(),
  locale: z.enum(['en', 'zh-CN']).optional(),
})
export type NewCase = z.infer<typeof NewCase>

/** The receipt. `secret` is shown once; the tracking page takes it from the link's fragment. */
export const Receipt = z.object({
  id: Id,
  number: z.string(),
  secret: z.string(),
  state: CaseStateName,
  holder: HolderView,
  dueAt: Instant.nullable(),
  notice: LocalizedName.optional(),
})
export type Receipt = z.infer<typeof Receipt>

/** An open case near a point in the same branch of the category tree: the public may see this much. */
export const NearbyCase = z.object({
  id: Id,
  number: z.string(),
  text: z.string(),
  category: LocalizedName.nullable(),
  state: CaseStateName,
  reportedAt: Instant,
  distance: z.number(),
  followers: z.number().int(),
  point: Point.nullable(),
})
export type NearbyCase = z.infer<typeof NearbyCase>
