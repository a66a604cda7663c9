import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { at } from './basepath.ts'

type Listener = (event: LiveEvent) => void

/** Something happened on the server. What exactly is fetched again, with the rights of whoever looks. */
export interface LiveEvent {
  topics?: readonly string[]
  name?: string
  [fact: string]: unknown
}

const listeners = new Map<Listener, readonly string[]>()
const watchers = new Set<() => void>()
let source: EventSource | undefined
let opened = ''
let connected = false
let planned: ReturnType<typeof setTimeout> | undefined

function connect(): void {
  planned = undefined
  const topics = [...new Set([...listeners.values()].flat())].sort().join(',')
  if (topics === opened) return
  source?.close()
  source = undefined
  opened = topics
  say(false)
  if (!topics || typeof EventSource === 'undefined') return
  source = new EventSource(at(`/api/v1/stream?topics=${encodeURIComponent(topics)}`))
  source.onopen = () => {
    say(true)
    // What happened before the line was up (since the page asked, or while it was down) was not heard: look at everything once.
    for (const listener of listeners.keys()) listener({})
  }
  source.onerror = () => {
    say(false)
    // Refused (not signed in yet, say): the browser gives up, so ask again now and then.
    if (source?.readyState === 2) {
      opened = ''
      setTimeout(plan, 30_000)
    }
  }
  source.onmessage = (message: MessageEvent<string>) => {
    const event = parse(message.data)
    if (!event) return
    for (const [listener, wanted] of listeners) {
      if (!event.topics || event.topics.some((topic) => wanted.includes(topic))) listener(event)
    }
  }
  // Events may have been missed: look at everything once.
  source.addEventListener('reset', () => {
    for (const listener of listeners.keys()) listener({})
  })
}

function parse(text: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as LiveEvent) : undefined
  } catch {
    return undefined
  }
}

function say(now: boolean): void {
  if (connected === now) return
  connected = now
  for (const watcher of watchers) watcher()
}

/** Opens the stream anew: whoever just signed in may hear more than before. */
export function reopenLive(): void {
  opened = ''
  plan()
}

function plan(): void {
  // Components come and go together on a page change: open one stream for the lot of them.
  if (planned === undefined) planned = setTimeout(connect, 50)
}

/**
 * Keeps a page fresh: whenever the server tells of one of `topics`, the queries of `paths` are fetched again (at most
 * three times a second). Without `paths` every query on the page is. One stream serves all uses on the page.
 */
export function useLive(
  topics: readonly string[],
  options: { paths?: readonly string[]; onEvent?: (event: LiveEvent) => void } = {},
) {
  const queries = useQueryClient()
  const wanted = topics.join(',')
  const paths = options.paths?.join(',')
  const { onEvent } = options
  useEffect(() => {
    if (!wanted) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const listener: Listener = (event) => {
      onEvent?.(event)
      waiting ??= setTimeout(() => {
        waiting = undefined
        if (paths === undefined) void queries.invalidateQueries()
        else for (const path of paths.split(',')) void queries.invalidateQueries({ queryKey: [path] })
      }, 300)
    }
    listeners.set(listener, wanted.split(','))
    plan()
    return () => {
      listeners.delete(listener)
      clearTimeout(waiting)
      plan()
    }
  }, [wanted, paths, queries, onEvent])
}

/** `live` while the stream is open, `lost` while the page waits for it, `none` where nothing on the page needs it. */
export function useLiveState(): 'live' | 'lost' | 'none' {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => (connected ? 'live' : listeners.size > 0 ? 'lost' : 'none'),
  )
}
