import { useEffect, useState } from 'react'
import type { EntryPhoto } from '../../../app/device/outbox.rules.ts'
import { findPhoto } from '../../../app/device/photos.ts'
import { Card } from '../../../ui/Card.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import type { FieldEntry } from '../device/entries.ts'
import classes from '../field.module.css'
import { wordsOf } from './entry.rules.ts'
import look from './outbox.module.css'

// messages: field.outcome.*

/** What somebody wrote, with the photos as they lie on the device. */
export function Mine(props: { entry: FieldEntry }) {
  const { t } = useWords()
  const { entry } = props
  const outcome = entry.kind === 'command' ? entry.form.draft.outcome : null
  const passed = entry.kind === 'command' ? entry.form.draft.passed : null
  return (
    <Card title={t('field.entry.mine')}>
      <p className={classes.dim}>
        {t('field.entry.written')} <Instant at={entry.madeAt} show="both" />
      </p>
      {outcome ? <p className={look.words}>{t(`field.outcome.${outcome as 'settled'}`)}</p> : null}
      {passed ? <p className={look.words}>{t(passed === 'yes' ? 'field.passed.yes' : 'field.passed.no')}</p> : null}
      <p className={look.words}>{wordsOf(entry)}</p>
      {entry.photos.length > 0 && entry.state !== 'sent' ? (
        <ul className={look.photos}>
          {entry.photos.map((photo, n) => (
            <li key={photo.id}>
              <KeptPhoto photo={photo} number={n + 1} />
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

function KeptPhoto(props: { photo: EntryPhoto; number: number }) {
  const { t } = useWords()
  const { id } = props.photo
  const [url, setUrl] = useState<string | null>()
  useEffect(() => {
    let made: string | undefined
    let here = true
    void findPhoto(id).then((bytes) => {
      if (!here) return
      made = bytes && URL.createObjectURL(bytes)
      setUrl(made ?? null)
    })
    return () => {
      here = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [id])
  if (url === null) return <p className={classes.problem}>{t('field.entry.photoLost')}</p>
  return url ? <img src={url} alt={t('field.entry.photo', { number: props.number })} /> : null
}
