import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './Photos.module.css'

/** A photo as it is shown. `alt` says what is on it, or at least when and by whom. */
export interface ShownPhoto {
  id: string
  src: string
  thumb?: string
  alt: string
}

/** Photos in a row; a click or Enter opens them large, the arrow keys go on. */
export function PhotoStrip(props: { photos: readonly ShownPhoto[] }) {
  const { t } = useWords()
  const [open, setOpen] = useState<number | null>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const count = props.photos.length
  const photo = open === null ? undefined : props.photos[open]

  useEffect(() => {
    if (open !== null && !dialog.current?.open) dialog.current?.showModal()
  }, [open])

  const step = (by: number) => setOpen((now) => (now === null ? now : (now + by + count) % count))
  if (count === 0) return null
  return (
    <>
      <ul className={classes.strip}>
        {props.photos.map((each, index) => (
          <li key={each.id}>
            <button
              type="button"
              className={classes.thumb}
              aria-label={t('ui.photo.open', { number: index + 1, alt: each.alt })}
              onClick={() => setOpen(index)}
            >
              <img src={each.thumb ?? each.src} alt="" loading="lazy" decoding="async" />
            </button>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        className={classes.large}
        aria-label={t('ui.photo.large')}
        onClose={() => setOpen(null)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(1)
          if (event.key === 'ArrowLeft') step(-1)
        }}
      >
        {photo ? (
          <figure>
            <img src={photo.src} alt={photo.alt} />
            <figcaption>
              <span>{photo.alt}</span>
              <span className="ds-num">
                {(open ?? 0) + 1} / {count}
              </span>
            </figcaption>
          </figure>
        ) : null}
        <div className={classes.tools}>
          {count > 1 ? (
            <>
              <button type="button" aria-label={t('ui.photo.before')} onClick={() => step(-1)}>
                <IconChevronLeft aria-hidden />
              </button>
              <button type="button" aria-label={t('ui.photo.after')} onClick={() => step(1)}>
                <IconChevronRight aria-hidden />
              </button>
            </>
          ) : null}
          <button type="button" aria-label={t('ui.close')} onClick={() => dialog.current?.close()}>
            <IconX aria-hidden />
          </button>
        </div>
      </dialog>
    </>
  )
}
