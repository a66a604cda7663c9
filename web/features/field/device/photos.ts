import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'

/** Bytes of photos that were not sent yet. Without a database (private windows) they last as long as the page. */
const meanwhile = new Map<string, File>()
let opening: Promise<IDBDatabase | null> | undefined

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open('doorstep-field', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('photos')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
  return opening
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (photos: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open()
  if (!database) return undefined
  return await new Promise((resolve) => {
    try {
      const request = work(database.transaction('photos', mode).objectStore('photos'))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}

/** Keeps the bytes of a photo until it is sent. */
export async function keepPhoto(id: string, file: File): Promise<void> {
  meanwhile.set(id, file)
  await inStore('readwrite', (photos) => photos.put(file, id))
}

/** The bytes of a kept photo; undefined when the device has lost them. */
export async function findPhoto(id: string): Promise<File | undefined> {
  const near = meanwhile.get(id)
  if (near) return near
  const found = await inStore<unknown>('readonly', (photos) => photos.get(id))
  return found instanceof File ? found : undefined
}

/** Throws photos away once they are sent or their draft is. */
export async function dropPhotos(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    meanwhile.delete(id)
    await inStore('readwrite', (photos) => photos.delete(id))
  }
}

/**
 * Photos of a form whose ids stand in its draft: read from the device when the form opens, kept there as they are taken.
 * `set` is for `PhotoInput`, which gives the previews back when it leaves the page: they are made anew when it is `shown` again.
 */
export function useKeptPhotos(ids: readonly string[], onIds: (ids: string[]) => void, shown = true) {
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const first = useRef(ids)
  useEffect(() => {
    let here = true
    void Promise.all(
      first.current.map(async (id) => {
        const file = await findPhoto(id)
        return file ? [{ id, file, url: URL.createObjectURL(file) }] : []
      }),
    ).then((found) => {
      if (here && found.length > 0) setPhotos((taken) => [...found.flat(), ...taken])
    })
    return () => {
      here = false
    }
  }, [])
  useEffect(() => {
    if (shown) setPhotos((taken) => taken.map((photo) => ({ ...photo, url: URL.createObjectURL(photo.file) })))
  }, [shown])
  const set = useCallback(
    (next: ChosenPhoto[]) => {
      setPhotos((before) => {
        const gone = before.filter((old) => !next.some((each) => each.id === old.id))
        void dropPhotos(gone.map((each) => each.id))
        return next
      })
      for (const each of next) void keepPhoto(each.id, each.file)
      onIds(next.map((each) => each.id))
    },
    [onIds],
  )
  return { photos, set }
}
