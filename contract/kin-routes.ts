import { z } from 'zod'
import { ClockStage, Holder, HolderView, Light, NearbyCase, OrderKind, OrderView, TimelineEntry } from './cases.ts'
import { Id, Instant, LocalizedName, Point } from './common.ts'
import { route } from './route.ts'

const tags = ['cases'] as const
const CaseId = z.object({ id: Id })

/** Why a case may be the same matter: it is close by, says the same, or is of the same branch of the category tree. */
export const Likeness = z.enum(['place', 'words', 'category'])
/** Why a case may be the same matter. */
export type Likeness = z.infer<typeof Likeness>

/**
 * An open case that may be the same matter: a suggestion, never a verdict. `distance` in metres, null where no point is
 * known. Words about a home, and its exact point, are there only for whoever may see the case (`mine`).
 */
export const SimilarCase = NearbyCase.omit({ distance: true }).extend({
  distance: z.number().int().nullable(),
  light: Light,
  dueAt: Instant.nullable(),
  because: z.array(Likeness),
  /** The reader may open it. */
  mine: z.boolean(),
})
/** An open case that may be the same matter. */
export type SimilarCase = z.infer<typeof SimilarCase>

/** The same for everybody: no light, no words about homes, and places no closer than the public map has them. */
export const AlikeCase = SimilarCase.omit({ light: true, dueAt: true, mine: true })
/** An open case that may be the same matter, as everybody may see it. */
export type AlikeCase = z.infer<typeof AlikeCase>

/** A case in a preview, as whoever decides must know it. */
export const KinCase = z.object({
  id: Id,
  number: z.string(),
  version: z.number().int(),
  state: z.string(),
  text: z.string(),
  address: z.string().nullable(),
  category: LocalizedName.nullable(),
  holder: HolderView,
  light: Light,
  dueAt: Instant.nullable(),
  reportedAt: Instant,
  followers: z.number().int(),
  photos: z.number().int(),
  distance: z.number().int().nullable(),
  timeline: z.array(TimelineEntry),
})
/** A case in a preview. */
export type KinCase = z.infer<typeof KinCase>

/** An order that ends with the case it belongs to. */
const EndingOrder = OrderView.pick({ id: true, state: true, role: true, target: true }).extend({ kind: OrderKind })

/** A clock that stops, with what it showed. */
const EndingClock = z.object({ stage: ClockStage, light: Light, dueAt: Instant })

/**
 * What a merge would do, worked out by the rules that do it. `because`: code of the refusal, null where it can be done.
 * `reverse`: whether the other way round can be done.
 */
export const MergePreview = z.object({
  ends: KinCase,
  stays: KinCase,
  because: z.string().nullable(),
  reverse: z.object({ because: z.string().nullable() }),
  orders: z.array(EndingOrder),
  clocks: z.array(EndingClock),
  /** Until when it could be taken back; null where it could not, because it closes the case this one is a part of. */
  undoUntil: Instant.nullable(),
  /** People who will hear how the surviving case goes on, who heard of the ending one until now. */
  moving: z.number().int(),
  followersAfter: z.number().int(),
})
/** What a merge would do. */
export type MergePreview = z.infer<typeof MergePreview>

/** One part a case is split into, as it would begin. */
export const PartPreview = z.object({
  text: z.string(),
  category: LocalizedName.nullable(),
  condition: LocalizedName.nullable(),
  place: z.object({ unit: LocalizedName.nullable(), own: z.boolean() }),
  holder: HolderView,
  /** Where the tenant's rules would send a new case like this; null where that is its holder. */
  routed: HolderView.nullable(),
  /** When it must be accepted. */
  dueAt: Instant.nullable(),
  because: z.string().nullable(),
})
/** One part of a split, as it would begin. */
export type PartPreview = z.infer<typeof PartPreview>

/** What a split would do, worked out by the rules that do it. */
export const SplitPreview = z.object({
  because: z.string().nullable(),
  parent: z.object({
    number: z.string(),
    state: z.string(),
    followers: z.number().int(),
    photos: z.number().int(),
    /** Clocks that go on at the parent. */
    clocks: z.array(EndingClock),
    orders: z.array(EndingOrder),
  }),
  parts: z.array(PartPreview),
  /** Until when it could be taken back. */
  undoUntil: Instant,
})
/** What a split would do. */
export type SplitPreview = z.infer<typeof SplitPreview>

/** A case that a take-back touches beside the one it is given to. */
const TouchedCase = z.object({
  id: Id,
  number: z.string(),
  /** Empty where the reader may not see a home's words. */
  text: z.string(),
  state: z.string(),
  /** It ends: a part of a split. The other case of a merge goes on. */
  ends: z.boolean(),
})

/** What taking a merge or split back would do, worked out by the rules that do it. */
export const UndoPreview = z.object({
  kind: z.enum(['merge', 'split']),
  until: Instant,
  because: z.string().nullable(),
  /** The case as it would be again. */
  back: z.object({
    number: z.string(),
    state: z.string(),
    holder: HolderView,
    light: Light,
    dueAt: Instant.nullable(),
    orders: z.array(EndingOrder),
    clocks: z.array(EndingClock),
  }),
  others: z.array(TouchedCase),
  /** People who brought or follow the cases concerned, and are told. */
  told: z.number().int(),
  /** Of a merge: people who no longer hear of the other case. Of a split: people who followed a part and then follow the whole. */
  moving: z.number().int(),
})
/** What taking a merge or split back would do. */
export type UndoPreview = z.infer<typeof UndoPreview>

/** One part as the form has it. */
export const PartDraft = z.object({
  text: z.string().trim().max(4000),
  categoryId: Id.optional(),
  holder: Holder.optional(),
  point: Point.optional(),
  unitId: Id.optional(),
})

/** Routes about cases that belong together: the same matter twice, and one matter that is several. */
export const kinRoutes = {
  similar: route({
    name: 'cases.similar',
    method: 'GET',
    path: '/api/v1/cases/similar',
    summary: 'Open cases that may be the same matter, by place, words and category',
    tags,
    access: 'staff',
    query: z.object({
      text: z.string().trim().max(4000).optional(),
      lat: z.coerce.number().min(-90).max(90).optional(),
      lng: z.coerce.number().min(-180).max(180).optional(),
      unitId: Id.optional(),
      categoryId: Id.optional(),
      /** The case it is compared with: never among what is found. */
      except: Id.optional(),
    }),
    reply: z.object({ items: z.array(SimilarCase) }),
  }),
  alike: route({
    name: 'cases.alike',
    method: 'POST',
    path: '/api/v1/cases/alike',
    summary:
      'Open public cases at a place that may be the same matter; changes nothing. What somebody says belongs in no address',
    tags,
    access: 'public',
    perMinute: 120,
    body: z.object({
      text: z.string().trim().max(4000).default(''),
      point: Point.optional(),
      unitId: Id.optional(),
      categoryId: Id.optional(),
    }),
    reply: z.object({ items: z.array(AlikeCase) }),
  }),
  mergePreview: route({
    name: 'cases.merge_preview',
    method: 'GET',
    path: '/api/v1/cases/:id/merge-preview',
    summary: 'What merging this case into another would do',
    tags,
    access: 'staff',
    params: CaseId,
    query: z.object({ into: Id }),
    reply: MergePreview,
  }),
  undoPreview: route({
    name: 'cases.undo_preview',
    method: 'GET',
    path: '/api/v1/cases/:id/undo-preview',
    summary: 'What taking back the merge or split of this case would do; changes nothing',
    tags,
    access: 'staff',
    params: CaseId,
    reply: UndoPreview,
  }),
  splitPreview: route({
    name: 'cases.split_preview',
    method: 'POST',
    path: '/api/v1/cases/:id/split-preview',
    summary: 'What splitting this case would do; changes nothing',
    tags,
    access: 'staff',
    params: CaseId,
    body: z.object({ parts: z.array(PartDraft).min(1).max(20) }),
    reply: SplitPreview,
  }),
} as const
