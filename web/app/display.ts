import { useSyncExternalStore } from 'react'

const typeKey = 'doorstep.type'
const easyKey = 'doorstep.easy'

/**
 * Puts the remembered letter size and the simple view in force. Called once before the first paint. `?easy=1` in the
 * address (a helper's link or a printed code) switches the simple view on and stays in force on this device; `?easy=0`
 * switches it off. Either is taken off the address.
 */
export function applyDisplay(): void {
  const wanted = easyInAddress()
  if (wanted !== undefined) remember(easyKey, wanted ? 'yes' : 'no')
  if (recall(typeKey) === 'large') document.documentElement.dataset.type = 'large'
  if (wanted ?? recall(easyKey) === 'yes') document.documentElement.dataset.mode = 'easy'
}

function easyInAddress(): boolean | undefined {
  const address = new URL(location.href)
  const wanted = address.searchParams.get('easy')
  if (wanted !== '1' && wanted !== '0') return undefined
  address.searchParams.delete('easy')
  history.replaceState(history.state, '', address)
  return wanted === '1'
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // No storage, no memory: letters start at their normal size.
    return null
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // The choice lasts as long as the page.
  }
}

const watchers = new Set<() => void>()

const watch = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** While the pages are built, no reader has chosen anything. */
const never = () => false

/** Large letters (20 px instead of 16): `[isLarge, setLarge]`. Remembered on this device. */
export function useLargeType(): [boolean, (large: boolean) => void] {
  const large = useSyncExternalStore(watch, () => document.documentElement.dataset.type === 'large', never)
  return [
    large,
    (next) => {
      if (next) document.documentElement.dataset.type = 'large'
      else delete document.documentElement.dataset.type
      remember(typeKey, next ? 'large' : 'normal')
      for (const watcher of watchers) watcher()
    },
  ]
}

/**
 * The simple view: letters of 22 px, strong edges, fewer things on a page, and somebody to call on each of them:
 * `[isEasy, setEasy]`. Remembered on this device.
 */
export function useEasyView(): [boolean, (easy: boolean) => void] {
  const easy = useSyncExternalStore(watch, () => document.documentElement.dataset.mode === 'easy', never)
  return [
    easy,
    (next) => {
      if (next) document.documentElement.dataset.mode = 'easy'
      else delete document.documentElement.dataset.mode
      remember(easyKey, next ? 'yes' : 'no')
      for (const watcher of watchers) watcher()
    },
  ]
}
