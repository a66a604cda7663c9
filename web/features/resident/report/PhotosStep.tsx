import { IconCheck, IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { newId } from '../../../app/device/ids.ts'
import { dropPhotos, findPhoto, keepPhoto } from '../../../app/device/photos.ts'
import { uploadPhoto } from '../../../app/device/upload.ts'
import { Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { writerOf } from '../outbox/letters.ts'
import { isSent } from './draft.rules.ts'
import classes from './report.module.css'
import type { StepProps } from './step-props.ts'

type Way = { share: number } | { problem: string }

const atMost = 5

/** Photos, sent while the writer goes on. What could not be sent stays on the device and goes with the report. */
export function PhotosStep(props: StepProps) {
  const { t, locale } = useWords()
  const accountId = writerOf(useSession())
  const { share } = useFormat()
  const explain = useErrorWords()
  const { draft, change } = props
  const [chosen, setChosen] = useState<ChosenPhoto[]>([])
  const [ways, setWays] = useState<Record<string, Way>>({})
  const under = useRef(new Set<string>())
  const here = useRef(true)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was there when the screen opened; later photos send themselves
  useEffect(() => {
    here.current = true
    let current = true
    const photos = draft.photos
    void Promise.all(photos.map(async (photo) => ({ photo, blob: await findPhoto(photo.id) }))).then((found) => {
      if (!current) return
      setChosen(
        found.flatMap(({ photo, blob }) =>
          blob
            ? [
                {
                  id: photo.id,
                  file: new File([blob], photo.name, { type: photo.type }),
                  url: URL.createObjectURL(blob),
                },
              ]
            : [],
        ),
      )
      // The device may have lost a photo that the server does not have either: nobody can send it.
      const lost = found.filter(({ photo, blob }) => !blob && !isSent(photo, new Date())).map(({ photo }) => photo.id)
      if (lost.length > 0) change((now) => ({ photos: now.photos.filter((photo) => !lost.includes(photo.id)) }))
      for (const { photo, blob } of found) if (blob && !isSent(photo, new Date())) void send(photo.id, blob, photo.name)
    })
    return () => {
      current = false
      here.current = false
    }
  }, [])

  const tell = (id: string, way: Way | null) => {
    if (!here.current) return
    setWays((now) => {
      const { [id]: _before, ...others } = now
      return way ? { ...others, [id]: way } : others
    })
  }
  const send = async (id: string, blob: Blob, name: string) => {
    if (under.current.has(id)) return
    under.current.add(id)
    tell(id, { share: 0 })
    // Begun once: the same upload goes on after a lost line, here or with the report.
    const uploadId = draft.photos.find((photo) => photo.id === id)?.uploadId ?? newId()
    const note = (more: { fileId?: string; sentAt?: string } = {}) =>
      change((now) => ({
        photos: now.photos.map((photo) => (photo.id === id ? { ...photo, uploadId, ...more } : photo)),
      }))
    note()
    const sent = await uploadPhoto({
      ...{ photo: { uploadId, name }, bytes: blob, accountId, language: locale },
      onProgress: (part) => tell(id, { share: part }),
    })
    under.current.delete(id)
    if (sent.kind === 'done') {
      note({ fileId: sent.fileId, sentAt: new Date().toISOString() })
      tell(id, null)
    } else if (sent.kind === 'refused' || sent.kind === 'conflict')
      tell(id, { problem: explain(new Problem({ ...sent.trouble, detail: sent.trouble.message })) })
    else tell(id, { problem: t('resident.photos.later') })
  }
  const onChange = (photos: ChosenPhoto[]) => {
    const gone = draft.photos.filter((photo) => !photos.some((each) => each.id === photo.id)).map((photo) => photo.id)
    const added = photos.filter((photo) => !draft.photos.some((each) => each.id === photo.id))
    setChosen(photos)
    change((now) => ({
      photos: [
        ...now.photos.filter((photo) => !gone.includes(photo.id)),
        ...added.map(({ id, file }) => ({ id, name: file.name, type: file.type, size: file.size })),
      ],
    }))
    void dropPhotos(gone)
    for (const { id, file } of added) {
      void keepPhoto(id, file)
      void send(id, file, file.name)
    }
  }
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.photos.question')}
      help={t('resident.photos.help')}
      onBack={props.onBack}
      onNext={() => void props.onNext()}
      onSkip={draft.photos.length === 0 ? () => void props.onNext() : undefined}
    >
      <PhotoInput label={t('resident.photos.label')} value={chosen} onChange={onChange} max={atMost} />
      <ul className={classes.sending} aria-label={t('resident.photos.sending')}>
        {draft.photos.map((photo, index) => {
          const way = ways[photo.id]
          return (
            <li key={photo.id}>
              <span>{t('resident.photos.photo', { number: index + 1 })}</span>
              {way && 'share' in way ? (
                <span className={classes.progress}>
                  <progress value={way.share} max={1} aria-label={t('resident.photos.photo', { number: index + 1 })} />
                  <span className="ds-num">{share(Math.round(way.share * 100) / 100)}</span>
                </span>
              ) : way ? (
                <span className={classes.failed} role="alert">
                  <span>{way.problem}</span>
                  <button
                    type="button"
                    className={classes.retry}
                    onClick={() => {
                      const one = chosen.find((each) => each.id === photo.id)
                      if (one) void send(photo.id, one.file, photo.name)
                    }}
                  >
                    <IconRefresh size={18} aria-hidden />
                    {t('ui.retry')}
                  </button>
                </span>
              ) : photo.fileId ? (
                <span className={classes.sent}>
                  <IconCheck size={18} aria-hidden />
                  {t('resident.photos.sent')}
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
    </QuestionScreen>
  )
}
