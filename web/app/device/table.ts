import { basepath } from '../basepath.ts'

const stores = ['entries', 'photos', 'pages', 'leases'] as const

/** Things a device keeps, by key. Without a database (private windows) they last as long as the page is open. */
export interface Table<T> {
  all(): Promise<T[]>
  find(key: string): Promise<T | undefined>
  /** Rejects with `DeviceFull` when there is no room. */
  put(key: string, value: T): Promise<void>
  /**
   * Reads and writes in one step that no other tab comes between. `work` gives the new value, or undefined to leave it.
   * @returns what stands there afterwards
   */
  change(key: string, work: (now: T | undefined) => T | undefined): Promise<T | undefined>
  delete(keys: readonly string[]): Promise<void>
}

/** The device has no room for what was to be kept. */
export class DeviceFull extends Error {}

/** Districts that share a host (`/t/<slug>`) don't share what a device keeps. */
const databaseName = `doorstep${basepath}`

let opening: Promise<IDBDatabase | null> | undefined

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(null)
    try {
      const request = indexedDB.open(databaseName, 1)
      request.onupgradeneeded = () => {
        for (const name of stores) request.result.createObjectStore(name)
      }
      request.onsuccess = () => {
        const database = request.result
        // A newer page wants to change the database: let it, and open anew when needed.
        database.onversionchange = () => {
          database.close()
          opening = undefined
        }
        database.onclose = () => {
          opening = undefined
        }
        resolve(database)
      }
      request.onerror = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
  return opening
}

const meanwhile = new Map<string, Map<string, unknown>>()

/** One of the tables of this device. */
export function table<T>(name: (typeof stores)[number]): Table<T> {
  const memory = (): Map<string, T> => {
    const found = meanwhile.get(name) ?? new Map<string, unknown>()
    meanwhile.set(name, found)
    return found as Map<string, T>
  }

  /** Runs requests in one transaction and resolves when it is durable. */
  async function run<R>(mode: IDBTransactionMode, work: (store: IDBObjectStore, done: (result: R) => void) => void) {
    const database = await open()
    if (!database) return undefined
    return await new Promise<{ result: R | undefined }>((resolve, reject) => {
      let result: R | undefined
      const transaction = database.transaction(name, mode)
      transaction.oncomplete = () => resolve({ result })
      transaction.onabort = () => reject(faultOf(transaction.error))
      transaction.onerror = () => reject(faultOf(transaction.error))
      work(transaction.objectStore(name), (value) => {
        result = value
      })
    })
  }

  return {
    async all() {
      const done = await run<T[]>('readonly', (store, give) => {
        const request = store.getAll() as IDBRequest<T[]>
        request.onsuccess = () => give(request.result)
      })
      return done ? (done.result ?? []) : [...memory().values()]
    },
    async find(key) {
      const done = await run<T>('readonly', (store, give) => {
        const request = store.get(key) as IDBRequest<T>
        request.onsuccess = () => give(request.result)
      })
      return done?.result ?? memory().get(key)
    },
    async put(key, value) {
      const done = await run('readwrite', (store) => store.put(value, key))
      if (!done) memory().set(key, value)
    },
    async change(key, work) {
      const done = await run<T | undefined>('readwrite', (store, give) => {
        const request = store.get(key) as IDBRequest<T | undefined>
        request.onsuccess = () => {
          const next = work(request.result)
          if (next !== undefined) store.put(next, key)
          give(next ?? request.result)
        }
      })
      if (done) return done.result
      const next = work(memory().get(key))
      if (next !== undefined) memory().set(key, next)
      return next ?? memory().get(key)
    },
    async delete(keys) {
      if (keys.length === 0) return
      const done = await run('readwrite', (store) => {
        for (const key of keys) store.delete(key)
      })
      if (!done) for (const key of keys) memory().delete(key)
    },
  }
}

function faultOf(error: DOMException | null): Error {
  return error?.name === 'QuotaExceededError' ? new DeviceFull('full') : (error ?? new Error('aborted'))
}
