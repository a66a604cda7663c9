import { useCallback, useEffect, useRef, useState } from 'react'
import { dropPages } from '../../../app/device/keptPages.ts'
import { dropPhotos, findPhoto, keepPhoto } from '../../../app/device/photos.ts'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'

/**
 * Photos of a form whose ids stand in its draft: read from the device when the form opens, kept there as they are taken.
 * `set` is for `PhotoInput`, which gives the previews back when it leaves the page: they are made anew when it is `shown` again.
 */
export function useKeptPhotos(ids: readonly string[], onIds: (ids: string[]) => void, shown = true) {
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const first = useRef(ids)
  const { t } = useWords()
  useEffect(() => {
    let here = true
    void Promise.all(
      first.current.map(async (id) => {
        const found = await findPhoto(id)
        if (!found) return []
        const file = found instanceof File ? found : new File([found], 'photo.jpg', { type: found.type })
        return [{ id, file, url: URL.createObjectURL(file) }]
      }),
    ).then((found) => {
      if (here && found.length > 0) setPhotos((taken) => [...found.flat(), ...taken])
    })
    return () => {
      here = false
    }
  }, [])
  useEffect(() => {
    if (shown) setPhotos((taken) => taken.map((photo) => ({ ...photo, url: URL.createObjectURL(photo.file) })))
  }, [shown])
  const set = useCallback(
    (next: ChosenPhoto[]) => {
      setPhotos((before) => {
        const gone = before.filter((old) => !next.some((each) => each.id === old.id))
        void dropPhotos(gone.map((each) => each.id))
        return next
      })
      onIds(next.map((each) => each.id))
      void keepAll(next).then((whole) => {
        if (!whole) toast({ text: t('field.photo.noRoom'), kind: 'problem' })
      })
    },
    [onIds, t],
  )
  return { photos, set }
}

/** Keeps photos on the device; where there is no room, what can be read again makes some. @returns false if that was not enough */
async function keepAll(photos: readonly ChosenPhoto[]): Promise<boolean> {
  for (const { id, file } of photos) {
    if (await keepPhoto(id, file)) continue
    await dropPages().catch(() => {})
    if (!(await keepPhoto(id, file))) return false
  }
  return true
}
