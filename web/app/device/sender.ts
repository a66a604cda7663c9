import { ask } from './ask.ts'
import { newId } from './ids.ts'
import {
  bodyOf,
  builtOn,
  delayAfter,
  type Entry,
  type EntryPhoto,
  isBy,
  isDoubtful,
  judge,
  nextUp,
  type Trouble,
  type Verdict,
  type Writer,
} from './outbox.rules.ts'
import { dropPhotos, findPhoto } from './photos.ts'
import type { Table } from './table.ts'
import { uploadPhoto } from './upload.ts'

/** What ended a round of sending. `line`: nobody was reached · `signed_out`: it must be signed in as the writer first. */
export type RoundEnd = 'empty' | 'no_line' | 'signed_out'

/** What sending needs. */
export interface Sending extends Writer {
  entries: Table<Entry>
  language: string
  /** Photos under way, 0 to 1. */
  onProgress: (photoId: string, share: number) => void
  /** Something changed that a page may show. */
  onChange: () => Promise<void>
}

/**
 * Sends what waits, oldest first, until nothing is due or nobody answers. The caller makes sure that no other tab does so
 * at the same time. What a page that was killed left as `sending` goes first.
 */
export async function sendRound(given: Sending): Promise<RoundEnd> {
  const { entries } = given
  for (const left of await entries.all())
    if (left.state === 'sending' && isBy(left, given))
      await entries.change(left.id, (entry) =>
        entry?.state === 'sending' ? { ...entry, state: 'waiting' } : undefined,
      )
  for (;;) {
    const next = nextUp(await entries.all(), { ...given, now: Date.now() })
    if (!next) return 'empty'
    const frozen = await freeze(given, next)
    if (!frozen) continue
    await given.onChange()
    const verdict = await sendOne(given, frozen)
    await settle(given, frozen.id, verdict)
    await given.onChange()
    if (verdict.kind === 'no_line' || verdict.kind === 'signed_out') return verdict.kind
  }
}

/** From here on nobody changes it. Undefined when somebody just did: then it is looked at again. */
async function freeze(given: Sending, next: Entry): Promise<Entry | undefined> {
  if (isDoubtful(next, Date.now())) {
    await given.entries.change(next.id, (entry) =>
      entry?.state === 'waiting' ? { ...entry, state: 'conflict', trouble: ofDevice('device.doubtful') } : undefined,
    )
    return undefined
  }
  let mine = false
  const entry = await given.entries.change(next.id, (now) => {
    mine = now?.state === 'waiting'
    return now && mine ? { ...now, state: 'sending' } : undefined
  })
  return mine ? entry : undefined
}

async function sendOne(given: Sending, entry: Entry): Promise<Verdict> {
  const { language } = given
  const { accountId } = entry
  const before = entry.after ? await given.entries.find(entry.after) : undefined
  const { request } = before?.state === 'sent' ? builtOn(entry, before) : entry
  let photos = entry.photos
  for (let fresh = 0; ; fresh++) {
    for (const photo of photos) {
      if (photo.fileId) continue
      const sent = await sendPhoto({ ...given, accountId }, photo)
      if (sent.kind !== 'done') return sent
      photos = photos.map((each) => (each.id === photo.id ? { ...each, fileId: sent.fileId } : each))
      await given.entries.change(entry.id, (now) => (now ? { ...now, photos, request } : undefined))
    }
    const body = bodyOf({ request, photos })
    // Noted before it leaves: from now on the server may have it, whatever is heard of it.
    await given.entries.change(entry.id, (now) =>
      now
        ? { ...now, request, leftAt: now.leftAt ?? new Date().toISOString(), left: now.left ?? JSON.stringify(body) }
        : undefined,
    )
    const { method, path } = request
    const verdict = judge(await ask(path, { method, accountId, language, key: entry.id, json: body }))
    const gone = verdict.kind === 'refused' && verdict.trouble.code === 'file.not_found'
    if (!gone || fresh > 0) return verdict
    // The server threw away photos that waited too long for their report, or has them from somebody else. They are still here.
    photos = photos.map(({ fileId: _gone, ...photo }) => ({ ...photo, uploadId: newId() }))
  }
}

async function sendPhoto(given: Sending, photo: EntryPhoto) {
  const bytes = await findPhoto(photo.id)
  if (!bytes)
    return { kind: 'refused', trouble: { ...ofDevice('device.photo_lost'), facts: { photo: photo.id } } } as const
  const sent = await uploadPhoto({
    ...{ photo, bytes, accountId: given.accountId, language: given.language },
    onProgress: (share) => given.onProgress(photo.id, share),
  })
  // A photo the server can't take: which one is told, so that its writer can leave it out.
  if (sent.kind === 'refused' || sent.kind === 'conflict')
    return { kind: 'refused', trouble: { ...sent.trouble, facts: { ...sent.trouble.facts, photo: photo.id } } } as const
  return sent
}

/** Writes down what became of an entry. */
async function settle(given: Sending, id: string, verdict: Verdict): Promise<void> {
  const { entries } = given
  const now = new Date()
  const after = await entries.change(id, (entry) => (entry ? settled(entry, verdict, now) : undefined))
  if (after?.state !== 'sent') return
  await dropPhotos(after.photos.map((photo) => photo.id))
}

function settled(entry: Entry, verdict: Verdict, now: Date): Entry {
  const { trouble: _old, ...rest } = entry
  if (verdict.kind === 'done')
    return { ...rest, state: 'sent', answer: verdict.answer, sentAt: now.toISOString(), tries: 0, notBefore: 0 }
  if (verdict.kind === 'conflict' || verdict.kind === 'refused') {
    // The server did nothing and forgot the key, unless it says that something else stands under it.
    const { left, leftAt, ...clean } = rest
    const known = verdict.trouble.code === 'idempotency.content_differs' ? { left, leftAt } : {}
    return { ...clean, ...known, state: verdict.kind, trouble: { ...verdict.trouble, at: now.toISOString() }, tries: 0 }
  }
  if (verdict.kind === 'signed_out') return { ...rest, state: 'waiting' }
  const tries = entry.tries + 1
  const wait = Math.max(
    delayAfter(tries, Math.random()),
    verdict.kind === 'later' && verdict.seconds !== undefined ? verdict.seconds * 1_000 : 0,
  )
  return { ...rest, state: 'waiting', tries, notBefore: now.getTime() + wait }
}

const ofDevice = (code: string): Trouble => ({ code, message: '', status: 0, facts: {}, at: new Date().toISOString() })
