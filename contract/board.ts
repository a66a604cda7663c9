/** The public board: who serves a place, when and where, made from the roster and the register of stations. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName, Point } from './common.ts'
import { Role, Server } from './people.ts'
import { route } from './route.ts'
import { AmenityKind, NearNumber, OfficerService, OpenHours, StationKind } from './stations.ts'
import { UnitRef } from './territory.ts'

/** Parts of a board that change on their own. */
// messages: stations.section.*
export const BoardSection = z.enum(['place', 'people', 'duties', 'officers', 'phones', 'numbers', 'amenities'])
/** A part of a board. */
export type BoardSection = z.infer<typeof BoardSection>

/** What a role owes the people here: the first of its duties as the public list lays them down, and how many there are. */
export const BoardDuties = z.object({ role: Role, items: z.array(LocalizedName), total: z.int() })
/** What a role owes the people here. */
export type BoardDuties = z.infer<typeof BoardDuties>

/** An officer of another body who comes here on some days. */
export const BoardOfficer = z.object({
  service: OfficerService,
  name: z.string().nullable().describe('The full name only where they agreed'),
  department: LocalizedName.nullable(),
  phone: z.string().nullable(),
  days: z.array(z.int()),
  from: z.string(),
  until: z.string(),
  dates: z.array(Day).describe('The next three days'),
})
/** An officer who comes here on some days. */
export type BoardOfficer = z.infer<typeof BoardOfficer>

/** What hangs on the wall. */
export const Board = z.object({
  code: z.string(),
  name: LocalizedName,
  unit: UnitRef,
  above: z.array(UnitRef).describe('Units above, from the district down'),
  station: z
    .object({
      kind: StationKind,
      address: LocalizedName.nullable(),
      point: Point.nullable(),
      hours: z.array(OpenHours),
      hoursNote: LocalizedName.nullable(),
      closed: z.boolean(),
    })
    .nullable(),
  serving: z.array(Server).describe('Nearest first'),
  helpers: z.array(Server).describe('Assistants and leads of the buildings of a grid'),
  duties: z
    .array(BoardDuties)
    .describe('Of the roles named above that have a list; the others go by what the role is for'),
  officers: z.array(BoardOfficer),
  amenities: z.array(z.object({ kind: AmenityKind, note: LocalizedName.nullable() })),
  numbers: z.array(NearNumber),
  stations: z
    .array(z.object({ code: z.string(), kind: StationKind, name: LocalizedName }))
    .describe('Stations in this unit'),
  dutyPhone: z.string().nullable(),
  supervisionPhone: z.string().nullable(),
  today: Day.describe('The day in the district'),
  asOf: Instant,
  mark: z.string().describe('Three signs for each part: another sheet with the same mark says the same'),
  sheet: z
    .object({ day: Day, mark: z.string(), changed: z.array(BoardSection) })
    .nullable()
    .describe('The sheet the reader holds, and which parts have changed since'),
})
/** What hangs on the wall. */
export type Board = z.infer<typeof Board>

/** A station as it is named beside a building it serves. */
export const NearStation = z.object({
  code: z.string(),
  kind: StationKind,
  name: LocalizedName,
  unit: UnitRef.describe('The unit it stands in: the building’s own or one above'),
  address: LocalizedName.nullable(),
})
/** A station as it is named beside a building it serves. */
export type NearStation = z.infer<typeof NearStation>

/** Routes of the public board. */
export const boardRoutes = {
  board: route({
    name: 'board.board',
    method: 'GET',
    path: '/api/v1/board/:code',
    summary: 'The public board of a station, or of a unit, by its code',
    tags: ['stations'],
    params: z.object({ code: z.string().trim().min(2).max(64) }),
    query: z.object({
      sheet: z
        .string()
        .regex(/^\d{8}-[0-9a-v]{21}$/)
        .optional()
        .describe('Day and mark of a printed sheet, as its code says them'),
    }),
    reply: Board,
    access: 'public',
  }),
  near: route({
    name: 'board.near',
    method: 'GET',
    path: '/api/v1/board/near/:unitId',
    summary: 'Stations that serve a unit, the nearest level first; a few',
    tags: ['stations'],
    params: z.object({ unitId: Id }),
    reply: z.object({ items: z.array(NearStation) }),
    access: 'public',
  }),
}
