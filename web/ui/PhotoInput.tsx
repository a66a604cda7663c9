import { IconCamera, IconPhoto, IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './Photos.module.css'
import { shrinkPhoto } from './shrinkPhoto.ts'

const pictures = 'image/jpeg,image/png,image/webp,image/heic,image/heif'
const pdf = 'application/pdf'

/** A photo chosen on this device, or a PDF. `url` is an object URL for the preview; `file` is what is sent. */
export interface ChosenPhoto {
  id: string
  file: File
  url: string
}

/**
 * Photos from the camera or the gallery, shown at once, made smaller before they are sent (which also leaves out position
 * and device data). Says plainly what could not be taken and why. `maxBytes` counts after making smaller. `papers`: PDFs too, sent
 * as they are.
 */
export function PhotoInput(props: {
  value: readonly ChosenPhoto[]
  onChange: (photos: ChosenPhoto[]) => void
  max?: number
  maxBytes?: number
  label: string
  help?: string
  papers?: boolean
}) {
  const { t } = useWords()
  const { max = 5, maxBytes = 10 * 1024 * 1024, papers = false } = props
  const [problems, setProblems] = useState<string[]>([])
  const [busy, setBusy] = useState(0)
  const camera = useRef<HTMLInputElement>(null)
  const gallery = useRef<HTMLInputElement>(null)
  const id = useId()
  const latest = useRef(props.value)
  latest.current = props.value

  useEffect(
    () => () => {
      for (const photo of latest.current) URL.revokeObjectURL(photo.url)
    },
    [],
  )

  const take = async (list: FileList | null) => {
    if (!list?.length) return
    const found: string[] = []
    const room = max - props.value.length
    const files = [...list]
    if (files.length > room) found.push(t('ui.photo.tooMany', { max }))
    const taken: ChosenPhoto[] = []
    setBusy((now) => now + 1)
    for (const file of files.slice(0, Math.max(0, room))) {
      const isPaper = papers && file.type === pdf
      if (!isPaper && !file.type.startsWith('image/')) {
        found.push(t(papers ? 'ui.photo.notAPaper' : 'ui.photo.notAPhoto', { name: file.name }))
        continue
      }
      const small = isPaper ? file : await shrinkPhoto(file)
      if (small.size > maxBytes)
        found.push(t('ui.photo.tooLarge', { name: file.name, max: Math.floor(maxBytes / 1024 / 1024) }))
      else taken.push({ id: `${Date.now()}-${Math.random()}`, file: small, url: URL.createObjectURL(small) })
    }
    setBusy((now) => now - 1)
    setProblems(found)
    if (taken.length) props.onChange([...latest.current, ...taken])
    for (const input of [camera.current, gallery.current]) if (input) input.value = ''
  }

  const full = props.value.length >= max
  return (
    <fieldset className={classes.input} aria-describedby={`${id}-help`}>
      <legend>{props.label}</legend>
      <p id={`${id}-help`} className={classes.help}>
        {props.help ?? t(papers ? 'ui.photo.help_papers' : 'ui.photo.help', { max })}
      </p>
      {props.value.length > 0 ? (
        <ul className={classes.strip}>
          {props.value.map((photo, index) => (
            <li key={photo.id} className={classes.chosen}>
              {photo.file.type === pdf ? (
                <span className={classes.paper}>{photo.file.name}</span>
              ) : (
                <img src={photo.url} alt={t('ui.photo.chosen', { number: index + 1 })} />
              )}
              <button
                type="button"
                className={classes.remove}
                aria-label={t('ui.photo.remove', { number: index + 1 })}
                onClick={() => {
                  URL.revokeObjectURL(photo.url)
                  props.onChange(props.value.filter((each) => each.id !== photo.id))
                }}
              >
                <IconX size={18} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {full ? null : (
        <div className={classes.pick}>
          <button type="button" className={classes.big} data-camera onClick={() => camera.current?.click()}>
            <IconCamera size={24} aria-hidden />
            {t('ui.photo.camera')}
          </button>
          <button type="button" className={classes.big} onClick={() => gallery.current?.click()}>
            <IconPhoto size={24} aria-hidden />
            {t(papers ? 'ui.photo.gallery_papers' : 'ui.photo.gallery')}
          </button>
        </div>
      )}
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={t('ui.photo.camera')}
        onChange={(event) => void take(event.currentTarget.files)}
      />
      <input
        ref={gallery}
        type="file"
        accept={papers ? `${pictures},${pdf}` : pictures}
        multiple
        hidden
        aria-label={t(papers ? 'ui.photo.gallery_papers' : 'ui.photo.gallery')}
        onChange={(event) => void take(event.currentTarget.files)}
      />
      <div role="alert">
        {problems.map((problem) => (
          <p key={problem} className={classes.problem}>
            {problem}
          </p>
        ))}
      </div>
      <span role="status" className={classes.help}>
        {busy > 0 ? t('ui.photo.busy') : ''}
      </span>
    </fieldset>
  )
}
