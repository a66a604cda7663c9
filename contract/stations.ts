/** The register of stations: staffed places in grids, their acceptance, who sits there by day, and the numbers near by. */
import { z } from 'zod'
import { history } from './changes.ts'
import { Day, Id, Instant, LocalizedName, PageQuery, Point, pageOf } from './common.ts'
import { Role } from './people.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

/** Kinds of station: micro-station 微站, volunteer station 志愿者之家, mediation room 调解室, petition room 信访室, service hall 服务大厅. */
// messages: stations.kind.*
export const StationKind = z.enum(['micro', 'volunteer', 'mediation', 'petition', 'hall'])
/** Kind of a station. */
export type StationKind = z.infer<typeof StationKind>

/** What an accepted station has (四有): a structure, a list of duties, contacts on the wall, a workflow. */
// messages: stations.have.*
export const StationHave = z.enum(['structure', 'duties', 'contacts', 'workflow'])
/** One of the four haves. */
export type StationHave = z.infer<typeof StationHave>

/** Services whose officers come to stations. */
// messages: stations.service.*
export const OfficerService = z.enum(['police', 'law', 'enforcement', 'safety', 'market'])
/** A service whose officers come to stations. */
export type OfficerService = z.infer<typeof OfficerService>

/** What anybody finds at a station. */
// messages: stations.amenity.*
export const AmenityKind = z.enum([
  ...(['tea', 'charging', 'tools', 'repair', 'first_aid', 'umbrella', 'reading', 'toilet', 'rest', 'wifi'] as const),
])
/** What anybody finds at a station. */
export type AmenityKind = z.infer<typeof AmenityKind>

/** Kinds of number of the ten-minute circle. */
// messages: stations.number.*
export const NumberKind = z.enum([
  ...(['electricity', 'gas', 'heat', 'water', 'clinic', 'property', 'repair', 'telecom', 'other'] as const),
])
/** Kind of a number of the ten-minute circle. */
export type NumberKind = z.infer<typeof NumberKind>

/** `09:00`; 24:00 is the end of the day. */
const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
/** Days of the week, 1 Monday to 7 Sunday. */
const Days = z.array(z.int().min(1).max(7)).min(1).max(7)
const Phone = z
  .string()
  .trim()
  .max(40)
  .refine((phone) => /^[\d+() /-]*$/.test(phone), { error: 'station.phone' })
  .nullable()
const both = (most: number) =>
  z.object({ en: z.string().trim().max(most), zh: z.string().trim().max(most) }).refine(({ en, zh }) => !en === !zh, {
    error: 'station.both_languages',
  })

/** Hours on some days of the week. */
export const OpenHours = z
  .object({ days: Days, from: TimeOfDay, until: TimeOfDay })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'station.hours' })
/** Hours on some days of the week. */
export type OpenHours = z.infer<typeof OpenHours>

/** What is kept of a station beside its place and phones. Empty words (both languages) stand for nothing said. */
export const StationDetail = z.object({
  address: both(200),
  hours: z.array(OpenHours).max(14),
  hoursNote: both(200).describe('What the week does not say: holidays, lunch'),
  venue: z
    .object({
      owner: z.string().trim().min(1).max(200).describe('Whose room it is'),
      agreement: z.string().trim().max(1000).describe('On what agreement it is shared'),
      until: Day.nullable(),
    })
    .nullable()
    .describe('null: a room of its own'),
  amenities: z.array(z.object({ kind: AmenityKind, note: both(100) })).max(20),
})
/** What is kept of a station beside its place and phones. */
export type StationDetail = z.infer<typeof StationDetail>

/** A station as it is written. */
export const StationInput = StationDetail.extend({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => /^[A-Z]{2,4}\d{4}[A-Z]$/.test(code), { error: 'station.code_form' })
    .describe('JH0501V: letters of the place, four digits, the letter of the kind'),
  kind: StationKind,
  unitId: Id,
  name: LocalizedName,
  point: Point.nullable(),
  dutyPhone: Phone,
  supervisionPhone: Phone,
  closed: z.boolean().default(false),
})
/** A station as it is written. */
export type StationInput = z.infer<typeof StationInput>

/** Where acceptance stands: `accepted` all four haves stand; `due` they stood, and a date has passed; `open` one never stood or fell. */
// messages: stations.state.*
export const AcceptanceState = z.enum(['accepted', 'due', 'open'])
/** Where acceptance stands. */
export type AcceptanceState = z.infer<typeof AcceptanceState>

/** One look at one of the four haves. */
export const StationCheck = z.object({
  id: Id,
  have: StationHave,
  passed: z.boolean(),
  evidence: z.string(),
  files: z.array(z.object({ id: Id, name: z.string() })),
  goodUntil: Day,
  at: Instant,
  role: Role.nullable().describe('The post it was checked with'),
})
/** One look at one of the four haves. */
export type StationCheck = z.infer<typeof StationCheck>

/** When a station was accepted, and until when that is good. */
export const Acceptance = z.object({
  state: AcceptanceState,
  standing: z.array(StationHave),
  acceptedAt: Instant.nullable(),
  dueOn: Day.nullable().describe('The first day on which a have is no longer good'),
})
/** When a station was accepted, and until when that is good. */
export type Acceptance = z.infer<typeof Acceptance>

/** A row of the register. */
export const StationRow = z.object({
  id: Id,
  code: z.string(),
  kind: StationKind,
  name: LocalizedName,
  unit: UnitRef,
  dutyPhone: z.string().nullable(),
  closed: z.boolean(),
  acceptance: Acceptance,
  officers: z.int().describe('How many officers have days there'),
})
/** A row of the register. */
export type StationRow = z.infer<typeof StationRow>

/** An officer's days as they are written: whoever holds a post, or a name with its department. */
export const OfficerInput = z
  .object({
    service: OfficerService,
    postId: Id.nullable(),
    name: z.string().trim().max(100).nullable(),
    namePublic: z.boolean().describe('They agreed to their full name on the board'),
    department: both(200),
    phone: Phone,
    days: Days,
    from: TimeOfDay,
    until: TimeOfDay,
    firstDay: Day.nullable(),
    lastDay: Day.nullable(),
  })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'station.hours' })
  .refine(({ firstDay, lastDay }) => !firstDay || !lastDay || firstDay <= lastDay, {
    path: ['lastDay'],
    error: 'station.term',
  })
  .refine(({ postId, name, department }) => postId || name || department.zh, {
    path: ['name'],
    error: 'station.officer_nobody',
  })
  .refine(({ postId, name }) => !(postId && name), { path: ['name'], error: 'station.officer_twice' })
/** An officer's days as they are written. */
export type OfficerInput = z.infer<typeof OfficerInput>

/** An officer's days, with the name of whoever holds the post today as the board shows it. */
export const StationOfficer = z.object({
  ...OfficerInput.shape,
  shown: z.string().nullable().describe('The name as the public reads it'),
  dates: z.array(Day).describe('The next three days'),
})
/** An officer's days. */
export type StationOfficer = z.infer<typeof StationOfficer>

/** A station whole. */
export const Station = z.object({
  ...StationInput.shape,
  id: Id,
  unit: UnitRef,
  version: z.int(),
  acceptance: Acceptance,
  checks: z.array(StationCheck).describe('Newest first'),
  officers: z.array(StationOfficer),
  mayManage: z.boolean(),
  mayCheck: z.boolean(),
})
/** A station whole. */
export type Station = z.infer<typeof Station>

/** A number of the ten-minute circle as it is written. */
export const NumberInput = z.object({
  kind: NumberKind,
  name: LocalizedName,
  phone: z
    .string()
    .trim()
    .min(3)
    .max(40)
    .refine((phone) => /^[\d+() /-]*$/.test(phone), { error: 'station.phone' }),
  note: both(100),
})
/** A number of the ten-minute circle as it is written. */
export type NumberInput = z.infer<typeof NumberInput>

/** A number near by, and the unit that named it. */
export const NearNumber = NumberInput.extend({ unit: UnitRef })
/** A number near by. */
export type NearNumber = z.infer<typeof NearNumber>

const Filter = z.object({
  q: z.string().trim().max(100).optional().describe('Part of the code or of a name'),
  kind: StationKind.optional(),
  unit: Id.optional().describe('This unit and all below it'),
  state: AcceptanceState.optional(),
  closed: z.stringbool().default(false).describe('Also those that are closed for good'),
})
const tags = ['stations']
const params = z.object({ id: Id })
const unitParams = z.object({ unitId: Id })

/** Routes of the register of stations. */
export const stationRoutes = {
  list: route({
    name: 'stations.list',
    method: 'GET',
    path: '/api/v1/stations',
    summary: 'The register of stations, by code',
    tags,
    query: PageQuery.extend(Filter.shape),
    reply: pageOf(StationRow),
    access: 'staff',
  }),
  export: route({
    name: 'stations.export',
    method: 'GET',
    path: '/api/v1/stations/export',
    summary: 'The register as a table (CSV) with the same filters',
    tags,
    query: Filter,
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'staff',
    produces: 'text/csv; charset=utf-8',
  }),
  get: route({
    name: 'stations.get',
    method: 'GET',
    path: '/api/v1/stations/:id',
    summary: 'One station with its acceptance and its officers',
    tags,
    params,
    reply: Station,
    access: 'staff',
  }),
  create: route({
    name: 'stations.create',
    method: 'POST',
    path: '/api/v1/stations',
    summary: 'Enters a station',
    tags,
    body: StationInput,
    reply: Station,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  save: route({
    name: 'stations.save',
    method: 'PUT',
    path: '/api/v1/stations/:id',
    summary: 'Changes a station',
    tags,
    params,
    body: StationInput.extend({ version: z.int() }),
    reply: Station,
    access: 'staff',
    idempotent: true,
  }),
  saveOfficers: route({
    name: 'stations.saveOfficers',
    method: 'PUT',
    path: '/api/v1/stations/:id/officers',
    summary: 'Says which officers are there on which days',
    tags,
    params,
    body: z.object({ version: z.int(), items: z.array(OfficerInput).max(40) }),
    reply: Station,
    access: 'staff',
    idempotent: true,
  }),
  check: route({
    name: 'stations.check',
    method: 'POST',
    path: '/api/v1/stations/:id/checks',
    summary: 'Writes down a look at one of the four haves',
    tags,
    params,
    body: z.object({
      have: StationHave,
      passed: z.boolean(),
      evidence: z.string().trim().min(1).max(2000),
      fileIds: z.array(Id).max(10).default([]),
      goodUntil: Day.optional().describe('Default: a year from today'),
    }),
    reply: Station,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  history: route({
    name: 'stations.history',
    method: 'GET',
    path: '/api/v1/stations/:id/history',
    summary: 'What was done with a station, newest first',
    tags,
    ...history,
    access: 'staff',
  }),
  numbers: route({
    name: 'stations.numbers',
    method: 'GET',
    path: '/api/v1/near-by/:unitId',
    summary:
      'The numbers of the ten-minute circle: those of the unit itself, and what holds there with those from above',
    tags,
    params: unitParams,
    reply: z.object({
      unit: UnitRef,
      own: z.array(NumberInput),
      near: z.array(NearNumber),
      mayManage: z.boolean(),
    }),
    access: 'public',
  }),
  saveNumbers: route({
    name: 'stations.saveNumbers',
    method: 'PUT',
    path: '/api/v1/near-by/:unitId',
    summary: 'Says the numbers of a unit; kinds it does not name come from above',
    tags,
    params: unitParams,
    body: z.object({ items: z.array(NumberInput).max(30) }),
    reply: z.object({ near: z.array(NearNumber) }),
    access: 'staff',
    idempotent: true,
  }),
}
