import { useCallback, useRef, useState } from 'react'
import { newKey } from '../../../app/api.ts'
import { dropPhotos } from '../../../app/device/photos.ts'
import { keepOnDevice, onDevice, useOnDevice } from '../../../app/device/shelf.ts'
import { type Draft, newDraft, withDraft } from '../report/draft.rules.ts'

const name = 'drafts'
const none: readonly Draft[] = []

/** Reports begun on this device and not sent, latest first. */
export const useDrafts = (): readonly Draft[] => useOnDevice(name, none)

/** Sent or thrown away: a photo that arrives later must not bring the draft back. */
const gone = new Set<string>()

/** Keeps a draft as it is now, unless it is gone already. */
export function keepDraft(draft: Draft): void {
  if (gone.has(draft.id)) return
  keepOnDevice(name, withDraft(onDevice(name, none), draft, new Date()))
}

/** Throws a draft away. */
export function dropDraft(id: string): void {
  gone.add(id)
  keepOnDevice(
    name,
    onDevice(name, none).filter((each) => each.id !== id),
  )
}

/** Takes a throwing away back. */
export function restoreDraft(draft: Draft): void {
  gone.delete(draft.id)
  keepDraft(draft)
}

/** Throws away the photos of a draft that is gone, once nobody can take that back any more. */
export function dropPhotosLater(draft: Draft): void {
  setTimeout(() => {
    if (!onDevice(name, none).some((each) => each.id === draft.id)) void dropPhotos(draft.photos.map(({ id }) => id))
  }, 60_000)
}

/** A name for a new draft. */
export const draftId = (): string => newKey().slice(0, 8)

/** The draft of this name and a way to change it, which keeps it on the device at once. */
export function useDraft(id: string): [Draft, (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => Draft] {
  const [draft, set] = useState<Draft>(
    () => onDevice(name, none).find((each) => each.id === id) ?? newDraft({ id, now: new Date() }),
  )
  // Photos and position answer later than the writer types: changes build on the latest, not on what was drawn.
  const latest = useRef(draft)
  const change = useCallback((wanted: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
    const next = { ...latest.current, ...(typeof wanted === 'function' ? wanted(latest.current) : wanted) }
    latest.current = next
    set(next)
    keepDraft(next)
    return next
  }, [])
  return [draft, change]
}
