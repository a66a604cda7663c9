import { useSyncExternalStore } from 'react'

const key = 'doorstep.type'

/** Puts the remembered letter size in force. Called once before the first paint. */
export function applyLetterSize(): void {
  try {
    if (localStorage.getItem(key) === 'large') document.documentElement.dataset.type = 'large'
  } catch {
    // No storage, no memory: letters start at their normal size.
  }
}

const watchers = new Set<() => void>()

/** Large letters (20 px instead of 16): `[isLarge, setLarge]`. Remembered on this device. */
export function useLargeType(): [boolean, (large: boolean) => void] {
  const large = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => document.documentElement.dataset.type === 'large',
  )
  return [
    large,
    (next) => {
      if (next) document.documentElement.dataset.type = 'large'
      else delete document.documentElement.dataset.type
      try {
        localStorage.setItem(key, next ? 'large' : 'normal')
      } catch {
        // The choice lasts as long as the page.
      }
      for (const watcher of watchers) watcher()
    },
  ]
}
