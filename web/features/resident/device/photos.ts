import { newKey } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem, Problem, problemOf } from '../../../app/problem.ts'
import { currentLocale } from '../../../words/words.tsx'

/** Where there is no database (private windows), photos stay as long as the page is open. */
const meanwhile = new Map<string, Blob>()
let opening: Promise<IDBDatabase | null> | undefined

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(null)
    try {
      const request = indexedDB.open('doorstep-photos', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('photos')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
  return opening
}

async function store<T>(
  mode: IDBTransactionMode,
  work: (photos: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open()
  if (!database) return undefined
  return await new Promise((resolve) => {
    const request = work(database.transaction('photos', mode).objectStore('photos'))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => resolve(undefined)
  })
}

/** Keeps the bytes of a draft's photo on the device. */
export async function keepPhoto(id: string, photo: Blob): Promise<void> {
  meanwhile.set(id, photo)
  await store('readwrite', (photos) => photos.put(photo, id))
}

/** The bytes of a draft's photo; undefined when the device has lost them. */
export async function findPhoto(id: string): Promise<Blob | undefined> {
  return (
    meanwhile.get(id) ?? ((await store<Blob | undefined>('readonly', (photos) => photos.get(id))) as Blob | undefined)
  )
}

/** Throws photos away. */
export async function dropPhotos(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    meanwhile.delete(id)
    await store('readwrite', (photos) => photos.delete(id))
  }
}

/** Photos on their way: whoever asks for the same one again waits for it, so that none is sent twice. */
const under = new Map<string, Promise<string>>()

/**
 * Sends one photo of a draft and tells how far it is (0 to 1). Resolves to the id of the file; rejects with a Problem.
 */
export function sendPhoto(
  photo: { id: string; name: string; blob: Blob },
  onProgress: (share: number) => void = () => {},
): Promise<string> {
  const running = under.get(photo.id)
  if (running) return running
  const sending = post(photo.blob, photo.name, onProgress).finally(() => under.delete(photo.id))
  under.set(photo.id, sending)
  return sending
}

/** `fetch` cannot tell how far an upload is, so this is the older way. */
function post(photo: Blob, name: string, onProgress: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = new FormData()
    body.append('file', photo, name || 'photo.jpg')
    const request = new XMLHttpRequest()
    request.open('POST', at('/api/v1/files'))
    request.setRequestHeader('Accept-Language', currentLocale())
    request.setRequestHeader('Idempotency-Key', newKey())
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      let said: unknown
      try {
        said = JSON.parse(request.responseText)
      } catch {
        said = undefined
      }
      if (request.status >= 200 && request.status < 300) resolve((said as { id: string }).id)
      else reject(problemOf(said, new Response(null, { status: request.status >= 200 ? request.status : 500 })))
    }
    request.onerror = () => reject(new Problem({ code: 'network' }))
    request.ontimeout = () => reject(new Problem({ code: 'network' }))
    request.timeout = 120_000
    try {
      request.send(body)
    } catch (error) {
      reject(asProblem(error))
    }
  })
}
