/** What one shift of a desk tells the next: about cases and the desk, never about how a person works. */
import { z } from 'zod'
import { CaseSummary } from './cases.ts'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

const tags = ['shifts'] as const

/** What a desk had open when a note was written. */
const Counts = z.object({
  open: z.number().int(),
  late: z.number().int(),
  soon: z.number().int(),
  toAccept: z.number().int(),
  /** Become due before the next shift ends, without those late already. */
  due: z.number().int(),
})

/** The post somebody wrote or took a note with, as the timeline of a case names it. */
const By = z.object({ role: z.string(), body: LocalizedName, name: z.string().optional() })

/** A case as the note knew it: number, clock and state then; `now` what it is today, where the reader may see it. */
const NotedCase = z.object({
  id: Id,
  number: z.string(),
  state: z.string(),
  dueAt: Instant.nullable(),
  /** Why the next shift should watch it; absent where it is only due. */
  note: z.string().optional(),
  now: CaseSummary.nullable(),
})
export type NotedCase = z.infer<typeof NotedCase>

/** A hand-over note in the list of past ones. */
export const ShiftNoteLine = z.object({
  id: Id,
  body: LocalizedName,
  writtenAt: Instant,
  /** When the next shift ends. */
  until: Instant,
  by: By,
  counts: Counts,
  watched: z.number().int(),
  taken: z.object({ at: Instant, by: By }).nullable(),
})
export type ShiftNoteLine = z.infer<typeof ShiftNoteLine>

/** A hand-over note. */
export const ShiftNote = ShiftNoteLine.omit({ watched: true }).extend({
  text: z.string(),
  watched: z.array(NotedCase),
  due: z.array(NotedCase),
  /** The reader may take it over. */
  mayTake: z.boolean(),
})
export type ShiftNote = z.infer<typeof ShiftNote>

/** What a note would say if it were written now. */
export const ShiftPreview = z.object({
  body: LocalizedName,
  until: Instant,
  counts: Counts,
  due: z.array(CaseSummary),
  /** What the last note watched and is still open. */
  carried: z.array(z.object({ case: CaseSummary, note: z.string() })),
  /** The last note, when nobody has taken it yet. */
  waiting: Id.nullable(),
})
export type ShiftPreview = z.infer<typeof ShiftPreview>

/** Routes of handing over between shifts. */
export const shiftRoutes = {
  list: route({
    name: 'shifts.list',
    method: 'GET',
    path: '/api/v1/shift-notes',
    summary: 'Hand-over notes of my desk, newest first',
    tags,
    access: 'staff',
    query: PageQuery,
    reply: pageOf(ShiftNoteLine),
  }),
  preview: route({
    name: 'shifts.preview',
    method: 'GET',
    path: '/api/v1/shift-notes/preview',
    summary: 'What is open at my desk and due until the next shift ends',
    tags,
    access: 'staff',
    query: z.object({ until: Instant }),
    reply: ShiftPreview,
  }),
  get: route({
    name: 'shifts.get',
    method: 'GET',
    path: '/api/v1/shift-notes/:id',
    summary: 'One hand-over note',
    tags,
    access: 'staff',
    params: z.object({ id: Id }),
    reply: ShiftNote,
  }),
  write: route({
    name: 'shifts.write',
    method: 'POST',
    path: '/api/v1/shift-notes',
    summary: 'Write a hand-over note; it can’t be changed afterwards',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: z.object({
      until: Instant,
      text: z.string().trim().max(4000).default(''),
      watched: z
        .array(z.object({ caseId: Id, note: z.string().trim().max(500).default('') }))
        .max(50)
        .default([]),
    }),
    reply: z.object({ id: Id }),
  }),
  take: route({
    name: 'shifts.take',
    method: 'POST',
    path: '/api/v1/shift-notes/:id/taken',
    summary: 'Take a hand-over note: I know what it says',
    tags,
    access: 'staff',
    idempotent: true,
    params: z.object({ id: Id }),
    reply: z.object({ at: Instant }),
  }),
} as const
