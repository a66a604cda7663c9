import { useSyncExternalStore } from 'react'
import { basepath } from '../basepath.ts'

const watchers = new Set<() => void>()
const read = new Map<string, { text: string | null; value: unknown }>()
/** Where storage is blocked (private windows) or full, things are kept as long as the page is open. */
const meanwhile = new Map<string, string>()

/** Districts that share a host (`/t/<slug>`) don't share what a device keeps. */
const keyOf = (name: string): string => `doorstep${basepath}.${name}`

function textOf(key: string): string | null {
  const last = meanwhile.get(key)
  if (last !== undefined) return last
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** A small value kept on this device, or `fallback`. The same value is given again until it changes. */
export function onDevice<T>(name: string, fallback: T): T {
  const text = textOf(keyOf(name))
  const known = read.get(name)
  if (known && known.text === text) return known.value as T
  let value: T = fallback
  try {
    if (text !== null) value = JSON.parse(text) as T
  } catch {
    // Somebody else's, or half written by a page that was closed meanwhile: begin anew.
  }
  read.set(name, { text, value })
  return value
}

/** Keeps a value on this device; `undefined` takes it away. */
export function keepOnDevice(name: string, value: unknown): void {
  const key = keyOf(name)
  meanwhile.delete(key)
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    if (value !== undefined) meanwhile.set(key, JSON.stringify(value))
  }
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
