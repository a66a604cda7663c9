import { useSyncExternalStore } from 'react'

/** Columns a list of cases can show, in their order. What it is about is always there. */
export const columnKeys = [
  'due',
  'what',
  'state',
  'place',
  'holder',
  'category',
  'priority',
  'channel',
  'followers',
  'reported',
] as const
/** A column of the list. */
export type ColumnKey = (typeof columnKeys)[number]

/** How a list looks on this device. */
export interface Layout {
  columns: readonly ColumnKey[]
  density: 'roomy' | 'dense'
}

/** The list as it comes. */
export const usualLayout: Layout = {
  columns: ['due', 'what', 'state', 'place', 'holder', 'reported'],
  density: 'roomy',
}

/** Reads what was kept: unknown columns are left out, the words of a case never are. */
export function readLayout(text: string | null): Layout {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Layout>
    const columns = columnKeys.filter((key) => key === 'what' || (kept.columns as unknown[] | undefined)?.includes(key))
    return {
      columns: kept.columns ? columns : usualLayout.columns,
      density: kept.density === 'dense' ? 'dense' : 'roomy',
    }
  } catch {
    return usualLayout
  }
}

const stored = 'doorstep.queue.layout'
const watchers = new Set<() => void>()
let now: Layout | undefined

function current(): Layout {
  if (now) return now
  let text: string | null = null
  try {
    text = localStorage.getItem(stored)
  } catch {
    // No storage: the list looks as it comes.
  }
  now = readLayout(text)
  return now
}

/** How the list looks on this device: `[layout, change]`. */
export function useLayout(): [Layout, (change: Partial<Layout>) => void] {
  const layout = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    current,
    () => usualLayout,
  )
  return [
    layout,
    (change) => {
      now = { ...current(), ...change }
      try {
        localStorage.setItem(stored, JSON.stringify(now))
      } catch {
        // Kept until the page is left.
      }
      for (const watcher of watchers) watcher()
    },
  ]
}
