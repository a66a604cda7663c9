import { useCallback, useEffect, useRef, useState } from 'react'
import { newId } from '../../../app/device/ids.ts'
import { dropPhotos, findPhoto, keepPhoto } from '../../../app/device/photos.ts'
import { keepOnDevice, onDevice } from '../../../app/device/shelf.ts'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'

/** A claim that was begun and not sent. */
export interface ClaimDraft {
  accountId: string
  ruleId: string | null
  day: string
  hours: string
  minutes: string
  note: string
  photos: readonly { id: string; name: string }[]
}

const name = 'points.claim'

/**
 * The claim somebody is writing, kept on this device at once so that a closed page loses nothing; photos too. Somebody else
 * who signs in here finds it gone.
 */
export function useClaimDraft(given: { accountId: string; today: string; ruleId: string | undefined }) {
  const [draft, set] = useState<ClaimDraft>(() => {
    const kept = onDevice<ClaimDraft | null>(name, null)
    const own = kept?.accountId === given.accountId ? kept : null
    const fresh = { ruleId: null, day: given.today, hours: '', minutes: '', note: '', photos: [] }
    return { ...fresh, ...own, accountId: given.accountId, ...(given.ruleId ? { ruleId: given.ruleId } : {}) }
  })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const latest = useRef(draft)
  const change = useCallback((wanted: Partial<ClaimDraft>) => {
    latest.current = { ...latest.current, ...wanted }
    set(latest.current)
    keepOnDevice(name, latest.current)
  }, [])

  useEffect(() => {
    let gone = false
    void Promise.all(
      latest.current.photos.map(async ({ id, name: called }) => {
        const bytes = await findPhoto(id)
        return bytes ? { id, file: new File([bytes], called, { type: bytes.type }) } : undefined
      }),
    ).then((found) => {
      if (gone) return
      const whole = found.flatMap((each) => (each ? [{ ...each, url: URL.createObjectURL(each.file) }] : []))
      if (whole.length > 0) setPhotos((now) => [...whole, ...now])
    })
    return () => {
      gone = true
    }
  }, [])

  const choose = useCallback(
    (chosen: ChosenPhoto[]) => {
      const before = latest.current.photos.map(({ id }) => id)
      const named = chosen.map((photo) => (before.includes(photo.id) ? photo : { ...photo, id: newId() }))
      setPhotos(named)
      change({ photos: named.map(({ id, file }) => ({ id, name: file.name })) })
      for (const { id, file } of named) if (!before.includes(id)) void keepPhoto(id, file)
      void dropPhotos(before.filter((id) => !named.some((photo) => photo.id === id)))
    },
    [change],
  )

  const drop = useCallback(() => {
    void dropPhotos(latest.current.photos.map(({ id }) => id))
    keepOnDevice(name, undefined)
  }, [])
  return { draft, change, photos, choose, drop }
}
