import { useSyncExternalStore } from 'react'
import { basepath } from '../../../app/basepath.ts'

/** What a device keeps things on: `localStorage`, or anything alike in tests. */
export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const watchers = new Set<() => void>()
const read = new Map<string, { text: string | null; value: unknown }>()
/** Where storage is blocked (private windows), things are kept as long as the page is open. */
const meanwhile = new Map<string, string>()

/** The device's own storage, or memory where there is none. */
export const deviceShelf: Shelf = {
  getItem(key) {
    try {
      return localStorage.getItem(key) ?? meanwhile.get(key) ?? null
    } catch {
      return meanwhile.get(key) ?? null
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value)
      meanwhile.delete(key)
    } catch {
      meanwhile.set(key, value)
    }
  },
  removeItem(key) {
    meanwhile.delete(key)
    try {
      localStorage.removeItem(key)
    } catch {
      // Nothing was kept there.
    }
  },
}

/** Districts that share a host (`/t/<slug>`) don't share what a device keeps. */
const keyOf = (name: string): string => `doorstep${basepath}.${name}`

/** A value kept on this device, or `fallback`. The same value is given again until it changes. */
export function onDevice<T>(name: string, fallback: T): T {
  const text = deviceShelf.getItem(keyOf(name))
  const known = read.get(name)
  if (known && known.text === text) return known.value as T
  let value: T = fallback
  if (text !== null) {
    try {
      value = JSON.parse(text) as T
    } catch {
      // Somebody else's or half written: begin anew.
    }
  }
  read.set(name, { text, value })
  return value
}

/** Keeps a value on this device; `undefined` takes it away. */
export function keepOnDevice(name: string, value: unknown): void {
  if (value === undefined) deviceShelf.removeItem(keyOf(name))
  else deviceShelf.setItem(keyOf(name), JSON.stringify(value))
  for (const watcher of watchers) watcher()
}

/** A value kept on this device, fresh whenever it changes here or in another tab. */
export function useOnDevice<T>(name: string, fallback: T): T {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      addEventListener('storage', watcher)
      return () => {
        watchers.delete(watcher)
        removeEventListener('storage', watcher)
      }
    },
    () => onDevice(name, fallback),
    () => fallback,
  )
}
