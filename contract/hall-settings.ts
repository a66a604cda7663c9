/** What a hall offers and how it works, and figures of waiting: by service, hour and priority, never by person. */
import { z } from 'zod'
import { Day, Id, LocalizedName } from './common.ts'
import { HallCode, HallText } from './hall.ts'
import { Specialty } from './hall-work.ts'
import { route } from './route.ts'
import { OpenHours } from './stations.ts'

/** When a service takes appointments: on some days, one every so many minutes, so many at once. */
export const SlotRule = OpenHours.and(z.object({ every: z.int().min(5).max(240), capacity: z.int().min(1).max(50) }))
/** When a service takes appointments. */
export type SlotRule = z.infer<typeof SlotRule>

/** How a hall works. */
export const HallRules = z.object({
  bound: z.int().min(0).max(20).describe('Nobody waits behind more later arrivals than this'),
  earlyMinutes: z.int().min(0).max(60),
  lateMinutes: z.int().min(0).max(60),
  graceMinutes: z.int().min(1).max(120),
  aheadDays: z.int().min(1).max(90),
  keepDays: z.int().min(1).max(365).describe('Names, phones and notes are erased after this many days'),
  note: HallText,
})
/** How a hall works. */
export type HallRules = z.infer<typeof HallRules>

/** A service as it is written. */
export const ServiceInput = z.object({
  code: z.string().trim().min(1).max(30),
  letter: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]$/, 'hall.letter'),
  name: LocalizedName,
  departmentId: Id.nullable().default(null),
  minutes: z.int().min(1).max(240),
  bring: HallText,
  slots: z.array(SlotRule).max(14),
  nth: z.int().min(0).max(999).default(0),
  ended: z.boolean().default(false),
})
/** A service as it is written. */
export type ServiceInput = z.infer<typeof ServiceInput>

/** A counter as it is written. */
export const CounterInput = z.object({
  number: z.int().min(1).max(999),
  name: LocalizedName,
  departmentId: Id.nullable().default(null),
  specialties: z.array(Specialty).max(8),
  serviceIds: z.array(Id).max(50),
  hours: z.array(OpenHours).max(14).describe('Empty: as the hall'),
  ended: z.boolean().default(false),
})
/** A counter as it is written. */
export type CounterInput = z.infer<typeof CounterInput>

const Version = z.int().min(0)

/** Everything that is set about a hall. */
export const HallSettings = z.object({
  id: Id,
  code: z.string(),
  name: LocalizedName,
  stationId: Id,
  rules: HallRules,
  version: Version,
  services: z.array(ServiceInput.extend({ id: Id, version: Version })),
  counters: z.array(CounterInput.extend({ id: Id, version: Version, seated: z.boolean() })),
  departments: z.array(z.object({ id: Id, name: LocalizedName })),
})
/** Everything that is set about a hall. */
export type HallSettings = z.infer<typeof HallSettings>

/** Waiting of one group of visits. Shares and medians only where at least five stand behind them. */
export const WaitFigures = z.object({
  tickets: z.int(),
  served: z.int(),
  noShow: z.int(),
  left: z.int(),
  median: z.int().nullable().describe('Minutes from the place earned to the first call'),
  p90: z.int().nullable(),
  longest: z.int().nullable(),
})
/** Waiting of one group of visits. */
export type WaitFigures = z.infer<typeof WaitFigures>

/** What visitors said; null where fewer than five did. */
export const RatingFigures = z.object({
  answers: z.int(),
  of: z.int().describe('Visits that could be rated'),
  solved: z.number().nullable().describe('Share that said: solved'),
  stars: z.number().nullable().describe('Mean'),
})
/** What visitors said. */
export type RatingFigures = z.infer<typeof RatingFigures>

/** Figures of a hall over some days. */
export const HallFigures = z.object({
  hall: z.object({ id: Id, code: z.string(), name: LocalizedName }),
  from: Day,
  until: Day,
  all: WaitFigures,
  priority: WaitFigures,
  appointments: WaitFigures,
  others: WaitFigures.describe('Walked in, without priority'),
  services: z.array(
    z.object({ id: Id, letter: z.string(), name: LocalizedName, waits: WaitFigures, ratings: RatingFigures }),
  ),
  hours: z.array(z.object({ hour: z.int(), waits: WaitFigures })),
  joints: z.object({ held: z.int(), replied: z.int(), inTime: z.int() }),
  ratings: RatingFigures,
  words: z.array(z.object({ service: LocalizedName, stars: z.int(), words: z.string(), day: Day })),
})
/** Figures of a hall over some days. */
export type HallFigures = z.infer<typeof HallFigures>

/** Ratings anybody may read. */
export const PublicRatings = z.object({
  all: RatingFigures,
  services: z.array(z.object({ id: Id, name: LocalizedName, ratings: RatingFigures })),
})
/** Ratings anybody may read. */
export type PublicRatings = z.infer<typeof PublicRatings>

const tags = ['hall']
const params = z.object({ id: Id })
const version = z.object({ version: Version })
const days = z.object({ from: Day.optional(), until: Day.optional() })

/** Routes of settings and figures. */
export const hallSettingsRoutes = {
  places: route({
    name: 'hall.places',
    method: 'GET',
    path: '/api/v1/hall/places',
    summary: 'Stations that may become a hall',
    tags,
    reply: z.object({ items: z.array(z.object({ id: Id, code: z.string(), name: LocalizedName })) }),
    access: 'staff',
  }),
  open: route({
    name: 'hall.open',
    method: 'POST',
    path: '/api/v1/hall',
    summary: 'Makes a station a hall',
    tags,
    body: z.object({ stationId: Id, code: HallCode }),
    reply: HallSettings,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  settings: route({
    name: 'hall.settings',
    method: 'GET',
    path: '/api/v1/hall/:id/settings',
    summary: 'What a hall offers and how it works',
    tags,
    params,
    reply: HallSettings,
    access: 'staff',
  }),
  saveRules: route({
    name: 'hall.saveRules',
    method: 'PUT',
    path: '/api/v1/hall/:id/rules',
    summary: 'Changes how a hall works',
    tags,
    params,
    body: HallRules.extend(version.shape),
    reply: HallSettings,
    access: 'staff',
    idempotent: true,
  }),
  saveService: route({
    name: 'hall.saveService',
    method: 'PUT',
    path: '/api/v1/hall/:id/services/:serviceId',
    summary: 'Adds or changes a service; version 0 adds it',
    tags,
    params: params.extend({ serviceId: Id }),
    body: ServiceInput.extend(version.shape),
    reply: HallSettings,
    access: 'staff',
    idempotent: true,
  }),
  saveCounter: route({
    name: 'hall.saveCounter',
    method: 'PUT',
    path: '/api/v1/hall/:id/counters/:counterId',
    summary: 'Adds or changes a counter; version 0 adds it',
    tags,
    params: params.extend({ counterId: Id }),
    body: CounterInput.extend(version.shape),
    reply: HallSettings,
    access: 'staff',
    idempotent: true,
  }),
  figures: route({
    name: 'hall.figures',
    method: 'GET',
    path: '/api/v1/hall/:id/figures',
    summary: 'Waiting, visits and ratings over some days; by service, hour and priority',
    tags,
    params,
    query: days,
    reply: HallFigures,
    access: 'staff',
  }),
  table: route({
    name: 'hall.table',
    method: 'GET',
    path: '/api/v1/hall/:id/figures/table',
    summary: 'The same as a table (CSV)',
    tags,
    params,
    query: days,
    reply: z.unknown().meta({ description: 'CSV' }),
    produces: 'text/csv; charset=utf-8',
    access: 'staff',
  }),
  ratings: route({
    name: 'hall.ratings',
    method: 'GET',
    path: '/api/v1/halls/:code/ratings',
    summary: 'What visitors of the last 90 days said; at least five behind each figure',
    tags,
    params: z.object({ code: HallCode }),
    reply: PublicRatings,
    access: 'public',
  }),
} as const
