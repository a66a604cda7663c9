/**
 * `waiting`: to be sent · `sending`: under way, nobody changes it · `held`: its writer is changing it · `refused`: the server
 * said no · `conflict`: something else stands there meanwhile · `sent`: the server has it.
 */
export type EntryState = 'waiting' | 'sending' | 'held' | 'refused' | 'conflict' | 'sent'

/** A photo of an entry: its bytes lie on the device under `id` until the server has the whole entry. */
export interface EntryPhoto {
  id: string
  name: string
  size: number
  /** Dotted path of the list in the body that takes the file's id, such as `command.fileIds`. */
  into: string
  /** Id of the upload, made on the device: the same photo is the same upload, however often it begins. */
  uploadId: string
  /** The file it became on the server. */
  fileId?: string
}

/** Why an entry did not go through, as the page tells it. */
export interface Trouble {
  code: string
  message: string
  status: number
  facts: Readonly<Record<string, unknown>>
  at: string
}

/** Stands for whoever has no account: what they wrote goes without any session, whoever is signed in by then. */
export const withoutAccount = 'nobody'

/** Stands for whoever is signed in when it is sent: it was written before the server could say who was. */
export const whoeverIsHere = 'whoever'

/** Something somebody wrote on this device that the server is to have, once. */
export interface Entry {
  /** Made on the device (UUID version 7): sorts by the moment of writing, and is the Idempotency-Key. */
  id: string
  /** Who wrote it: an account, `withoutAccount` or `whoeverIsHere`. It is sent only as this person. */
  accountId: string
  /** What the feature that wrote it calls it. */
  kind: string
  /** What a list shows of it. */
  title: string
  /** What the feature needs to show it and to change it again. */
  form: unknown
  /** What is sent, without the ids of photos. */
  request: { method: 'POST'; path: string; body: Readonly<Record<string, unknown>> }
  photos: readonly EntryPhoto[]
  /** Entries of one line go strictly one after the other: what is done to one case. */
  line?: string
  /** The entry of the same line it was written after: its answer says which version this one builds on. */
  after?: string
  state: EntryState
  madeAt: string
  /** Attempts without an answer that counts; decides how long to wait. */
  tries: number
  /** Not before this moment, ms. */
  notBefore: number
  /** When it first left the device without a known end: since then the server may have it. */
  leftAt?: string
  /** The body as it left then. */
  left?: string
  trouble?: Trouble
  /** The server's answer, once it has it. */
  answer?: Readonly<Record<string, unknown>>
  sentAt?: string
}

/** States in which an entry still has to go. */
export const isOpen = (entry: Pick<Entry, 'state'>): boolean => entry.state !== 'sent'

/** States in which a person has to decide. */
export const needsPerson = (entry: Pick<Entry, 'state'>): boolean =>
  entry.state === 'refused' || entry.state === 'conflict'

/** May be changed or deleted: not while it is being sent. */
export const isFrozen = (entry: Pick<Entry, 'state'>): boolean => entry.state === 'sending'

/** Oldest first, by the moment of writing. */
export const inOrder = (entries: readonly Entry[]): Entry[] => entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Who is at the device, and which kinds of entries their pages see to; all kinds when left out. */
export interface Writer {
  accountId: string
  kinds?: readonly string[]
}

/** True for what their pages see to: of kinds they know, whoever wrote it. */
const isOfKind = (entry: Entry, { kinds }: Writer): boolean => kinds?.includes(entry.kind) ?? true

/** True for what this writer may see and send: their own, and what belongs to no account. */
export const isBy = (entry: Entry, writer: Writer): boolean =>
  isOfKind(entry, writer) && [writer.accountId, withoutAccount, whoeverIsHere].includes(entry.accountId)

/** True for what waits until somebody else signs in. */
export const isOfAnother = (entry: Entry, writer: Writer): boolean =>
  isOfKind(entry, writer) && isOpen(entry) && !isBy(entry, writer)

/** What is to be sent now, of this person: the oldest that waits, is due, and has nothing unsent before it in its line. */
export function nextUp(entries: readonly Entry[], given: Writer & { now: number }): Entry | undefined {
  const mine = inOrder(entries).filter((entry) => isBy(entry, given) && isOpen(entry))
  return mine.find(
    (entry, n) =>
      entry.state === 'waiting' &&
      entry.notBefore <= given.now &&
      !(entry.line && mine.slice(0, n).some((before) => before.line === entry.line)),
  )
}

/**
 * Milliseconds until something of this person's is due; undefined when nothing waits. What is being sent is due too: if no
 * tab is at it, its page was killed.
 */
export function nextDue(entries: readonly Entry[], given: Writer & { now: number }): number | undefined {
  const moments = entries
    .filter((entry) => isBy(entry, given) && (entry.state === 'waiting' || isFrozen(entry)))
    .map((entry) => (isFrozen(entry) ? given.now : entry.notBefore))
  return moments.length === 0 ? undefined : Math.max(0, Math.min(...moments) - given.now)
}

const firstDelay = 2_000
const longestDelay = 10 * 60_000

/**
 * Milliseconds to wait after the `tries`-th attempt without an answer: twice as long each time, up to ten minutes, and
 * somewhere in its second half (`random`: 0 to 1), so that a district whose line comes back does not call all at once.
 */
export function delayAfter(tries: number, random: number): number {
  const whole = Math.min(longestDelay, firstDelay * 2 ** Math.max(0, Math.min(20, tries - 1)))
  return Math.round(whole / 2 + (random * whole) / 2)
}

/** An answer as far as judging needs it. */
export interface Heard {
  status: number
  /** Carries the mark of our server. */
  ours: boolean
  /** Parsed JSON; undefined where it was none. */
  body: unknown
  /** Seconds, where the server said when to come again. */
  retryAfter?: number | undefined
}

/** What an answer means for what was sent. */
export type Verdict =
  | { kind: 'done'; answer: Readonly<Record<string, unknown>> }
  /** Not reached: no line, or somebody else answered (the sign-in page of a hotel). */
  | { kind: 'no_line' }
  /** Ours, but not able now. */
  | { kind: 'later'; seconds: number | undefined }
  /** Nobody, or somebody else, is signed in. */
  | { kind: 'signed_out' }
  | { kind: 'conflict'; trouble: Omit<Trouble, 'at'> }
  | { kind: 'refused'; trouble: Omit<Trouble, 'at'> }

/**
 * Judges an answer. Only one thing is success: our own server says so (its mark), in JSON, with the id of what it made.
 * Whatever else answers with 200 is no line.
 */
export function judge(heard: Heard | undefined): Verdict {
  if (!heard?.ours || !isRecord(heard.body)) return { kind: 'no_line' }
  const { status, body } = heard
  if (status >= 200 && status < 300) {
    return typeof body.id === 'string' ? { kind: 'done', answer: body } : { kind: 'no_line' }
  }
  if (status >= 500 || status === 408 || status === 425 || status === 429)
    return { kind: 'later', seconds: heard.retryAfter }
  const code = typeof body.code === 'string' ? body.code : `http.${status}`
  if (status === 401 || code === 'platform.other_account') return { kind: 'signed_out' }
  const trouble = {
    code,
    status,
    message: typeof body.detail === 'string' ? body.detail : '',
    facts: isRecord(body.facts) ? body.facts : {},
  }
  return { kind: status === 409 ? 'conflict' : 'refused', trouble }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body as it is sent: ids of files in their lists. Throws when a photo has no file yet. */
export function bodyOf(entry: Pick<Entry, 'request' | 'photos'>): Record<string, unknown> {
  const body = structuredClone(entry.request.body) as Record<string, unknown>
  for (const photo of entry.photos) {
    if (!photo.fileId) throw new Error(`Photo ${photo.id} is not on the server`)
    const names = photo.into.split('.')
    const last = names.pop() as string
    let place: Record<string, unknown> = body
    for (const name of names) place = place[name] as Record<string, unknown>
    place[last] = [...((place[last] as string[] | undefined) ?? []), photo.fileId]
  }
  return body
}

/** An entry that builds on the one before it in its line, now that the server told the version that one made. */
export function builtOn(entry: Entry, before: Entry): Entry {
  const version = before.answer?.version
  if (entry.after !== before.id || typeof version !== 'number' || entry.left) return entry
  return { ...entry, request: { ...entry.request, body: { ...entry.request.body, version } } }
}

/** Days for which the server remembers what it was sent under a key; after that, sending again might do it twice. */
export const serverRemembersDays = 13

/** True when the server may have it and has forgotten so: a person should look before it is sent again. */
export function isDoubtful(entry: Entry, now: number): boolean {
  return entry.leftAt !== undefined && now - Date.parse(entry.leftAt) > serverRemembersDays * 86_400_000
}
