import { useCallback, useMemo, useRef, useState } from 'react'
import type { OnBehalfOf } from '../../../../contract/cases.ts'
import { newId } from '../../../app/device/ids.ts'
import { dropPhotos } from '../../../app/device/photos.ts'
import { keepOnDevice, onDevice, useOnDevice } from '../../../app/device/shelf.ts'
import type { PickedPlace } from '../../../ui/PlacePicker.tsx'

/** A report begun on this device: everything typed and chosen, so that rain, calls and dead batteries cost no words. */
export interface ReportDraft {
  id: string
  /** The entry of the outbox that is being changed. */
  entry?: string
  /** ISO instant of beginning: the device's own time of noticing. */
  noticedAt: string
  touchedAt: string
  /** Ids of photos in the device's database. */
  photos: string[]
  resultPhotos: string[]
  categoryId: string | null
  answers: Record<string, string | string[]>
  place: PickedPlace | null
  address: string
  text: string
  solved: boolean
  solvedText: string
  behalf: { name: string; phone: string; mandate: OnBehalfOf['mandate'] | null } | null
  step: number
}

const name = 'field.reports'
const none: readonly ReportDraft[] = []

/** Reports begun and not sent, latest first. */
export function useDraftList(): readonly ReportDraft[] {
  const all = useOnDevice(name, none)
  return useMemo(() => all.filter((draft) => !draft.entry), [all])
}

/** Takes the draft of a report off the list: it lies in the outbox now, with its photos. */
export function letGoOfDraft(id: string): void {
  keepOnDevice(
    name,
    onDevice(name, none).filter((each) => each.id !== id),
  )
}

/** Opens a report of the outbox again, so that it can be changed. */
export function reopenDraft(draft: ReportDraft, entry: string): void {
  letGoOfDraft(draft.id)
  keepOnDevice(name, [{ ...draft, entry, step: 4 }, ...onDevice(name, none)])
}

/** Throws a report away, with its photos. */
export function dropDraft(id: string): void {
  const gone = onDevice(name, none).find((each) => each.id === id)
  if (gone) void dropPhotos([...gone.photos, ...gone.resultPhotos])
  letGoOfDraft(id)
}

/** True once a draft holds something worth keeping. */
export function isBegun(draft: ReportDraft): boolean {
  return Boolean(
    draft.text.trim() || draft.photos.length > 0 || draft.categoryId || draft.place || draft.behalf || draft.solvedText,
  )
}

function fresh(id: string): ReportDraft {
  const now = new Date().toISOString()
  return {
    ...{ id, noticedAt: now, touchedAt: now, photos: [], resultPhotos: [], categoryId: null, answers: {} },
    ...{ place: null, address: '', text: '', solved: false, solvedText: '', behalf: null, step: 1 },
  }
}

/** A name for a new draft. */
export const newDraftId = (): string => newId()

/** The draft of this name, new where there is none, and a way to change it that keeps it on the device at once. */
export function useReportDraft(id: string): [ReportDraft, (change: Partial<ReportDraft>) => void] {
  const [draft, set] = useState<ReportDraft>(() => onDevice(name, none).find((each) => each.id === id) ?? fresh(id))
  const latest = useRef(draft)
  const change = useCallback((wanted: Partial<ReportDraft>) => {
    const next = { ...latest.current, ...wanted, touchedAt: new Date().toISOString() }
    latest.current = next
    set(next)
    const others = onDevice(name, none).filter((each) => each.id !== next.id)
    keepOnDevice(name, isBegun(next) ? [next, ...others].slice(0, 30) : others)
  }, [])
  return [draft, change]
}

/** What was typed into one command of one case and not sent. */
export interface CommandDraft {
  text: string
  elsewhere: string
  photos: string[]
  conditionId: string | null
  outcome: string | null
  passed: string | null
  visibility: string
  days: number | null
  position: Position | null
}

/** Where the device says it is; `metres`: how sure it is. */
export interface Position {
  lat: number
  lng: number
  metres: number
}

const empty: CommandDraft = {
  ...{ text: '', elsewhere: '', photos: [], conditionId: null, outcome: null, passed: null },
  ...{ visibility: 'public', days: null, position: null },
}

/**
 * The inputs of a command as they were left on this device. `forget` once it is given. One of the outbox that is being
 * changed (`entry`) has inputs of its own, beginning with `before`.
 */
export function useCommandDraft(given: { caseId: string; type: string; entry?: string; before?: CommandDraft }) {
  const { caseId, type, entry, before } = given
  const key = `field.command.${caseId}.${type}${entry ? `.${entry}` : ''}`
  const [draft, setDraft] = useState<CommandDraft>(() => ({
    ...empty,
    ...before,
    ...onDevice<Partial<CommandDraft>>(key, {}),
  }))
  const latest = useRef(draft)
  const set = useCallback(
    (change: Partial<CommandDraft>) => {
      latest.current = { ...latest.current, ...change }
      setDraft(latest.current)
      keepOnDevice(key, latest.current)
    },
    [key],
  )
  const forget = useCallback(() => keepOnDevice(key, undefined), [key])
  return { draft, set, forget }
}

const recent = 'field.recentCategories'
const noIds: readonly string[] = []

/** Categories this device used last, latest first: the next tap away. */
export const useRecentCategories = (): readonly string[] => useOnDevice<readonly string[]>(recent, noIds)

/** Remembers a category that was used. */
export function rememberCategory(id: string): void {
  keepOnDevice(recent, [id, ...onDevice<readonly string[]>(recent, noIds).filter((each) => each !== id)].slice(0, 6))
}
