import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Present } from '../../../../contract/case-desk.ts'
import { answer, api, newKey, send } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'

/** Milliseconds between signs of life; a page that gives none for 20 s is gone. */
const every = 8_000

let writing: { caseId: string; command: string } | null = null
const watchers = new Set<() => void>()

/** Tells that the form of a command is open on a case, as long as the component is on the page. */
export function useWriting(caseId: string, command: string): void {
  useEffect(() => {
    const mine = { caseId, command }
    writing = mine
    for (const watcher of watchers) watcher()
    return () => {
      if (writing === mine) writing = null
      for (const watcher of watchers) watcher()
    }
  }, [caseId, command])
}

/**
 * Says that this page has the case open, and gives who else of the staff has. It ends with the page: nothing of it is kept,
 * and a page that is not in view says nothing.
 */
export function usePresence(caseId: string): readonly Present[] {
  const [others, setOthers] = useState<readonly Present[]>([])
  const page = useRef('')
  const command = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => (writing?.caseId === caseId ? writing.command : null),
  )
  const now = useRef(command)
  now.current = command

  const say = useCallback(() => {
    if (document.hidden) return
    if (!page.current) page.current = newKey()
    const body = {
      page: page.current,
      doing: now.current ? ('writing' as const) : ('looking' as const),
      command: now.current ?? undefined,
    }
    answer(api.POST('/api/v1/cases/{id}/present', { params: { path: { id: caseId } }, body })).then(
      (given) => setOthers(given.others as Present[]),
      // Who else looks is a help, never a reason to stop working.
      () => setOthers([]),
    )
  }, [caseId])
  useEffect(() => {
    page.current = newKey()
    setOthers([])
    say()
    const timer = setInterval(say, every)
    const leave = () =>
      void send(`/api/v1/cases/${caseId}/present`, {
        method: 'POST',
        keepalive: true,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ page: page.current, doing: 'left' }),
      }).catch(() => undefined)
    const turn = () => (document.hidden ? leave() : say())
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', turn)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', turn)
      leave()
    }
  }, [caseId, say])
  // Opening or closing a form is said at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written is read when it is said
  useEffect(() => {
    if (page.current) say()
  }, [command, say])
  useLive([`presence:${caseId}`], { paths: nothing, onEvent: say })
  return others
}

const nothing: readonly string[] = ['presence']
