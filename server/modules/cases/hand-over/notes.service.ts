import type { z } from 'zod'
import type { Holder } from '../../../../contract/cases.ts'
import type { Page } from '../../../../contract/common.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import type {
  NotedCase,
  ShiftNote,
  ShiftNoteLine,
  ShiftPreview,
  shiftRoutes,
} from '../../../../contract/shift-notes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import type { CaseContext } from '../cases.context.ts'
import { maySee } from '../cases.policy.ts'
import type { StoredCase } from '../cases.store.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import { currentClock, isOpen } from '../lifecycle/case-state.ts'
import { listsStore } from '../reading/lists.store.ts'
import type { Reader, ReadingDeps } from '../reading/reading.service.ts'
import { type PostInWords, summaryOf } from '../reading/view.rules.ts'
import { pageOf } from '../reading/wanted.rules.ts'
import { bodyOf, deskOf } from './desk.rules.ts'
import { type KeptCase, type NoteRow, notesStore } from './notes.store.ts'

type Case = Pick<StoredCase, 'state' | 'followers'>

/** Cases a note names as due at most: more than anybody reads at the beginning of a shift. */
const mostDue = 100
/** How far ahead a shift may end, ms: a desk that is closed over a long holiday. */
const longest = 15 * 86_400_000

/** Hand-over notes between the shifts of a desk. */
export interface NotesService {
  list(reader: Reader, page: { after?: string | undefined; limit: number }): Promise<Page<ShiftNoteLine>>
  /** What a note would say now. Refuses with `shift.no_desk` and `shift.until_invalid`. */
  preview(reader: Reader, until: string): Promise<ShiftPreview>
  /** Refuses with `shift.not_found` also where the note isn't of the reader's desk. */
  get(reader: Reader, id: string): Promise<ShiftNote>
  /** Writes a note, for good. */
  write(
    reader: Reader,
    given: { body: BodyOf<typeof shiftRoutes.write>; claim: IdempotencyClaim | undefined },
  ): Promise<z.output<typeof shiftRoutes.write.reply>>
  /** The incoming shift takes a note: once, and never the post that wrote it. Refuses with `shift.taken`, `shift.own_note`. */
  take(reader: Reader, given: { id: string; claim: IdempotencyClaim | undefined }): Promise<{ at: string }>
}

/** Makes the service of hand-over notes. */
export function createNotes(deps: Omit<ReadingDeps, 'findDutyPhone'>): NotesService {
  const { database, clock } = deps

  const getDesk = (reader: Reader) => {
    const desk = deskOf(reader.actor)
    if (!desk) throw new Refused('shift.no_desk', {}, { status: 403 })
    return desk
  }
  const bodyIdsOf = (reader: Reader) => reader.actor.posts.flatMap((post) => bodyOf(post)?.id ?? [])
  const untilOf = (text: string, now: Date) => {
    const until = new Date(text)
    if (until <= now || until.getTime() - now.getTime() > longest)
      throw new Refused('shift.until_invalid', {}, { status: 422, field: 'until' })
    return until
  }
  const getNote = async (tx: Tx, reader: Reader, id: string): Promise<NoteRow> => {
    const row = await notesStore(tx).find(id)
    if (!row || !bodyIdsOf(reader).includes(row.body_id)) throw new Refused('shift.not_found', {}, { status: 404 })
    return row
  }
  const linesOf = async (tx: Tx, rows: readonly NoteRow[], context: CaseContext) => {
    const ids = rows.flatMap((row) => [row.post_id, ...(row.taken_post_id ? [row.taken_post_id] : [])])
    const posts = await deps.describePosts(tx, ids)
    return rows.map((row) => lineOf(row, { posts, context }))
  }

  return {
    async list(reader, page) {
      const context = await deps.contextOf(reader.tenant)
      const wanted = { bodyIds: bodyIdsOf(reader), ...page }
      return await database.tx(
        reader.tenant.id,
        async (tx) => {
          const lines = await linesOf(tx, await notesStore(tx).list(wanted), context)
          return pageOf(lines, { limit: page.limit, show: (line) => line, key: (line) => line.id })
        },
        { readOnly: true },
      )
    },

    async preview(reader, text) {
      const desk = getDesk(reader)
      const context = await deps.contextOf(reader.tenant)
      const now = clock.now()
      const until = untilOf(text, now)
      return await database.tx(
        reader.tenant.id,
        async (tx) => {
          const [last] = await notesStore(tx).list({ bodyIds: [desk.id], limit: 1 })
          const due = await listsStore(tx).many(await notesStore(tx).due(desk, { until, limit: mostDue }))
          const watched = last?.detail.watched ?? []
          const still = new Map(
            (await listsStore(tx).many(watched.map((one) => one.id))).map((one) => [one.state.id, one]),
          )
          const show = (one: Case) => summaryOf(one, { context, now })
          return {
            body: nameOfBody(context.bodies, desk),
            until: until.toISOString(),
            counts: await notesStore(tx).counts(desk, { now, until }),
            due: due.map(show),
            carried: watched.flatMap(({ id, note }) => {
              const one = still.get(id)
              return one && isOpen(one.state) && maySee(reader.actor, one.state, context.bodies)
                ? [{ case: show(one), note: note ?? '' }]
                : []
            }),
            waiting: last && !last.taken_at ? last.id : null,
          }
        },
        { readOnly: true },
      )
    },

    async get(reader, id) {
      const context = await deps.contextOf(reader.tenant)
      const now = clock.now()
      return await database.tx(
        reader.tenant.id,
        async (tx) => {
          const row = await getNote(tx, reader, id)
          const { watched, due } = row.detail
          const found = new Map(
            (await listsStore(tx).many([...watched, ...due].map((one) => one.id)))
              .filter(({ state }) => maySee(reader.actor, state, context.bodies))
              .map((one) => [one.state.id, summaryOf(one, { context, now })]),
          )
          const noted = (kept: KeptCase): NotedCase => ({ ...kept, now: found.get(kept.id) ?? null }) as NotedCase
          const [line] = await linesOf(tx, [row], context)
          const { watched: _count, ...head } = line as ShiftNoteLine
          return {
            ...head,
            text: row.text,
            watched: watched.map(noted),
            due: due.map(noted),
            mayTake: row.taken_at === null && findTaker(reader, row) !== undefined,
          }
        },
        { readOnly: true },
      )
    },

    async write(reader, { body, claim }) {
      const desk = getDesk(reader)
      const context = await deps.contextOf(reader.tenant)
      const now = clock.now()
      return await database.tx(reader.tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            const until = untilOf(body.until, now)
            const store = notesStore(tx)
            const due = await listsStore(tx).many(await store.due(desk, { until, limit: mostDue }))
            const chosen = new Map(
              (await listsStore(tx).many(body.watched.map((one) => one.caseId))).map((one) => [one.state.id, one]),
            )
            const watched = body.watched.map(({ caseId, note }) => {
              const one = chosen.get(caseId)
              if (!one || !maySee(reader.actor, one.state, context.bodies))
                throw new Refused('case.not_found', {}, { status: 422, field: 'body.watched' })
              return { ...keptOf(one), note }
            })
            const id = uuidv7()
            await store.insert({
              id,
              body_kind: desk.kind,
              body_id: desk.id,
              written_at: now,
              until,
              post_id: postIdOf(desk.post),
              role: desk.post.role,
              text: body.text,
              detail: { counts: await store.counts(desk, { now, until }), watched, due: due.map(keptOf) },
            })
            await outbox(tx).publish({ name: 'shift.note_written', noteId: id, topics: [`body:${desk.id}`] })
            return { id }
          },
        }),
      )
    },

    async take(reader, { id, claim }) {
      const now = clock.now()
      return await database.tx(reader.tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            const row = await getNote(tx, reader, id)
            const post = findTaker(reader, row)
            if (!post) throw new Refused('shift.own_note', {}, { status: 409 })
            const first = await notesStore(tx).take({ noteId: id, at: now, postId: postIdOf(post), role: post.role })
            if (!first) throw new Refused('shift.taken', {}, { status: 409 })
            await outbox(tx).publish({ name: 'shift.note_taken', noteId: id, topics: [`body:${row.body_id}`] })
            return { at: now.toISOString() }
          },
        }),
      )
    },
  }
}

const postIdOf = (post: PostHeld): string => post.standingInFor ?? post.id

/** The reader's post at the note's desk, where it isn't the one that wrote it: nobody hands over to themselves. */
const findTaker = (reader: Reader, row: NoteRow): PostHeld | undefined =>
  reader.actor.posts.some((post) => postIdOf(post) === row.post_id)
    ? undefined
    : reader.actor.posts.find((post) => bodyOf(post)?.id === row.body_id)

const keptOf = ({ state }: Case): KeptCase => ({
  id: state.id,
  number: state.number,
  state: state.state,
  dueAt: currentClock(state)?.dueAt ?? null,
})

function lineOf(row: NoteRow, given: { posts: ReadonlyMap<string, PostInWords>; context: CaseContext }): ShiftNoteLine {
  const body: Holder = { kind: row.body_kind, id: row.body_id }
  const name = nameOfBody(given.context.bodies, body)
  const by = (postId: string, role: string) => {
    const title = given.posts.get(postId)?.holderName
    return { role, body: name, ...(title ? { name: title } : {}) }
  }
  return {
    id: row.id,
    body: name,
    writtenAt: row.written_at.toISOString(),
    until: row.until.toISOString(),
    by: by(row.post_id, row.role),
    counts: row.detail.counts,
    watched: row.detail.watched.length,
    taken:
      row.taken_at && row.taken_post_id
        ? { at: row.taken_at.toISOString(), by: by(row.taken_post_id, row.taken_role ?? row.role) }
        : null,
  }
}
