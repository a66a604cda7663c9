import { useSyncExternalStore } from 'react'
import { basepath } from '../basepath.ts'
import { ask } from './ask.ts'
import { newId } from './ids.ts'
import { alone } from './lease.ts'
import {
  delayAfter,
  type Entry,
  type EntryPhoto,
  inOrder,
  isBy,
  isFrozen,
  isOfAnother,
  judge,
  nextDue,
  type Writer,
} from './outbox.rules.ts'
import { dropPhotos } from './photos.ts'
import { type RoundEnd, sendRound } from './sender.ts'
import { table } from './table.ts'

/** What lies on this device to be sent, as a page shows it. */
export interface OutboxView {
  /** False until the device was read. */
  ready: boolean
  /** Entries of the person who is here, oldest first; sent ones stay for a day. */
  entries: readonly Entry[]
  /** How many wait for another person to sign in. What they say is not shown. */
  ofOthers: number
  /** Why nothing goes at the moment. */
  stopped: Exclude<RoundEnd, 'empty'> | undefined
  sending: boolean
  /** Photos under way, 0 to 1, by id. */
  progress: Readonly<Record<string, number>>
}

const nothing: OutboxView = { ready: false, entries: [], ofOthers: 0, stopped: undefined, sending: false, progress: {} }
const keptSent = { hours: 24, count: 30 }

const entries = table<Entry>('entries')
const watchers = new Set<() => void>()
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`doorstep${basepath}.outbox`)
let view = nothing
/** Whose pages send: several parts of a page may have begun it, the last one counts. */
let senders: readonly OutboxOwner[] = []
let timer: ReturnType<typeof setTimeout> | undefined
let roundsWithoutLine = 0
let running: Promise<void> | undefined
let again = false

function show(change: Partial<OutboxView>): void {
  view = { ...view, ...change }
  for (const watcher of watchers) watcher()
}

/** Who is here, the kinds of entries their pages see to, and the language of their answers. */
export interface OutboxOwner extends Writer {
  language: string
}

const senderNow = (): OutboxOwner | undefined => senders.at(-1)

/** Reads the device anew and tells whoever looks. */
async function look(): Promise<void> {
  const all = await entries.all().catch(() => [])
  const sender = senderNow()
  const mine = sender ? all.filter((entry) => isBy(entry, sender)) : []
  const others = all.filter((entry) => isOfAnother(entry, sender ?? { accountId: '' }))
  show({ ready: true, entries: inOrder(mine), ofOthers: others.length })
}

async function changed(): Promise<void> {
  await look()
  channel?.postMessage('changed')
}

channel?.addEventListener('message', () => void look())

/** The outbox as it stands, fresh whenever it changes here or in another tab. */
export function useOutbox(): OutboxView {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => view,
    () => nothing,
  )
}

/** What somebody wrote, before it lies in the outbox. */
export interface NewEntry extends Pick<Entry, 'kind' | 'title' | 'form' | 'request' | 'line'> {
  /** An entry that is being changed keeps its id. */
  id?: string
  /** One that is on its way already, or there, says as which upload and file. */
  photos: readonly (Omit<EntryPhoto, 'uploadId'> & { uploadId?: string | undefined })[]
}

/**
 * Lays something into the outbox: from here on it survives the page, and is sent as soon as somebody answers. Rejects with
 * `DeviceFull`. `startOutbox` has to have said who writes.
 */
export async function layInto(wanted: NewEntry): Promise<Entry> {
  const { accountId } = senderNow() ?? {}
  if (!accountId) throw new Error('Nobody said who writes')
  const all = await entries.all()
  const before = wanted.id ? all.find((entry) => entry.id === wanted.id) : undefined
  const id = wanted.id ?? newId()
  const after = wanted.line
    ? inOrder(all).findLast((one) => one.line === wanted.line && one.id !== id && one.state !== 'sent')?.id
    : undefined
  const photos = wanted.photos.map((photo) => ({
    ...photo,
    uploadId: photo.uploadId ?? newId(),
    ...before?.photos.find((known) => known.id === photo.id),
    into: photo.into,
  }))
  const { kind, title, form, request, line } = wanted
  const entry: Entry = {
    ...{ id, accountId: before?.accountId ?? accountId, kind, title, form, request, photos },
    ...(line ? { line } : {}),
    ...(after ? { after } : {}),
    ...{ state: 'waiting', madeAt: before?.madeAt ?? new Date().toISOString(), tries: 0, notBefore: 0 },
    // What may have arrived stays under its key: the server tells the two apart.
    ...(before?.left ? { left: before.left, leftAt: before.leftAt } : {}),
  }
  let frozen = false
  await entries.change(id, (now) => {
    frozen = now !== undefined && isFrozen(now)
    return frozen ? undefined : entry
  })
  if (frozen) throw new Error('It is being sent')
  void globalThis.navigator?.storage?.persist?.().catch(() => false)
  askBackground()
  await changed()
  sendSoon()
  return entry
}

/** Takes an entry out of the queue so that it can be changed. @returns undefined when it is under way or gone */
export const hold = (id: string): Promise<Entry | undefined> =>
  turn(id, (entry) => (isFrozen(entry) || entry.state === 'sent' ? undefined : { ...entry, state: 'held' }))

/** Puts an entry back to be sent at once, with what `change` makes of it. */
export async function release(id: string, change: (entry: Entry) => Entry = (entry) => entry): Promise<void> {
  await turn(id, (entry) => {
    if (isFrozen(entry) || entry.state === 'sent') return undefined
    const { trouble: _solved, ...rest } = change(entry)
    return { ...rest, state: 'waiting', tries: 0, notBefore: 0 }
  })
  sendNow()
}

async function turn(id: string, work: (entry: Entry) => Entry | undefined): Promise<Entry | undefined> {
  let done: Entry | undefined
  await entries.change(id, (entry) => {
    done = entry && work(entry)
    return done
  })
  await changed()
  return done
}

/**
 * Deletes an entry from this device; its photos too unless `keepPhotos`. @returns false when it is under way: then it stays
 */
export async function takeOut(id: string, options: { keepPhotos?: boolean } = {}): Promise<boolean> {
  // Held first, so that no tab begins to send it meanwhile.
  const entry = await entries.find(id)
  if (!entry) return true
  if (entry.state !== 'sent' && !(await hold(id))) return false
  await entries.delete([id])
  if (!options.keepPhotos) await dropPhotos(entry.photos.map((photo) => photo.id))
  await changed()
  sendNow()
  return true
}

/** Waits until an entry has an end somebody should hear of, at most `ms`; gives it as it is then. */
export function settledOrLater(id: string, ms: number): Promise<Entry | undefined> {
  return new Promise((resolve) => {
    const find = () => view.entries.find((entry) => entry.id === id)
    const end = () => {
      clearTimeout(limit)
      watchers.delete(watch)
      resolve(find())
    }
    const watch = () => {
      const entry = find()
      const open =
        entry && (entry.state === 'sending' || (entry.state === 'waiting' && entry.tries === 0 && !view.stopped))
      if (!open) end()
    }
    const limit = setTimeout(end, ms)
    watchers.add(watch)
    watch()
  })
}

/** Tries at once, whatever the waiting time: somebody asked for it, or the line came back. */
export function sendNow(): void {
  roundsWithoutLine = 0
  void (async () => {
    for (const entry of await entries.all())
      if (entry.state === 'waiting' && entry.notBefore > 0)
        await entries.change(entry.id, (now) => (now?.state === 'waiting' ? { ...now, notBefore: 0 } : undefined))
    sendSoon()
  })()
}

function sendSoon(): void {
  if (running) {
    again = true
    return
  }
  clearTimeout(timer)
  running = round().finally(() => {
    running = undefined
    if (!again) return
    again = false
    sendSoon()
  })
}

async function round(): Promise<void> {
  const sender = senderNow()
  if (!sender) return
  let end: RoundEnd | undefined
  const first = nextDue(await entries.all().catch(() => []), { ...sender, now: Date.now() })
  if (first === 0) {
    show({ sending: true })
    end = await alone('outbox', () =>
      sendRound({
        ...{ ...sender, entries, onChange: changed },
        onProgress: (photoId, share) => show({ progress: { ...view.progress, [photoId]: share } }),
      }),
    ).catch(() => undefined)
    roundsWithoutLine = end === 'no_line' ? roundsWithoutLine + 1 : 0
    show({ sending: false, stopped: end === 'empty' ? undefined : end, ...(end === 'empty' ? { progress: {} } : {}) })
    await tidy(sender)
  }
  await look()
  const due = nextDue(view.entries, { ...sender, now: Date.now() })
  if (due === undefined || end === 'signed_out') return
  // Another tab may be at it: look again a little later even where something is due.
  const pause = end === 'no_line' ? delayAfter(roundsWithoutLine, Math.random()) : 0
  timer = setTimeout(sendSoon, Math.max(due, pause, 1_000))
}

/** What was sent stays to be seen for a day, and no more than a list of it. Each part of the house tidies its own. */
async function tidy(sender: OutboxOwner): Promise<void> {
  const since = Date.now() - keptSent.hours * 3_600_000
  const sent = (await entries.all())
    .filter((entry) => entry.state === 'sent' && isBy(entry, sender))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
  const old = sent.filter((entry, n) => n >= keptSent.count || Date.parse(entry.sentAt ?? entry.madeAt) < since)
  await entries.delete(old.map((entry) => entry.id))
}

/** Asks the browser to wake us when there is a line, where it can. */
function askBackground(): void {
  const ready = globalThis.navigator?.serviceWorker?.ready as Promise<ServiceWorkerRegistration> | undefined
  void ready
    ?.then((worker) =>
      (worker as unknown as { sync?: { register(tag: string): Promise<void> } }).sync?.register('doorstep-outbox'),
    )
    .catch(() => undefined)
}

/**
 * Sends as this person from now on, whenever there is a line: at once, when the browser says there is one, when the page is
 * looked at again, when the browser wakes us, and by the clock. @returns how to end it
 */
export function startOutbox(who: OutboxOwner): () => void {
  senders = [...senders, who]
  void look()
  sendNow()
  const looked = () => {
    if (document.visibilityState === 'visible') sendNow()
  }
  const woken = (event: MessageEvent) => {
    if ((event.data as { doorstep?: string } | null)?.doorstep === 'send') sendNow()
  }
  addEventListener('online', sendNow)
  document.addEventListener('visibilitychange', looked)
  navigator.serviceWorker?.addEventListener('message', woken)
  return () => {
    removeEventListener('online', sendNow)
    document.removeEventListener('visibilitychange', looked)
    navigator.serviceWorker?.removeEventListener('message', woken)
    const before = senderNow()
    senders = senders.filter((each) => each !== who)
    if (before !== who) return
    clearTimeout(timer)
    if (senderNow()) sendNow()
    void look()
  }
}

/**
 * What the server answered to the first version of an entry that was changed afterwards. Only for an entry of which the
 * server said that it has another version (`idempotency.content_differs`): asking files nothing then.
 */
export async function findFirstAnswer(entry: Entry): Promise<Readonly<Record<string, unknown>> | undefined> {
  const sender = senderNow()
  if (!sender || entry.trouble?.code !== 'idempotency.content_differs' || !entry.left) return undefined
  const { method, path } = entry.request
  const json = JSON.parse(entry.left) as unknown
  const verdict = judge(
    await ask(path, { language: sender.language, accountId: entry.accountId, method, key: entry.id, json }),
  )
  return verdict.kind === 'done' ? verdict.answer : undefined
}

/** Only counts what waits on this device, for a page on which nobody is signed in. */
export const countOutbox = (): void => void look()
