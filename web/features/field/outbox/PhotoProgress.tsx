import type { Entry } from '../../../app/device/outbox.rules.ts'
import { useOutbox } from '../../../app/device/outbox.ts'
import { useWords } from '../../../words/words.tsx'
import look from './outbox.module.css'

/** How far the photos of an entry are on their way, all together; nothing before they begin and once all is sent. */
export function PhotoProgress(props: { entry: Entry }) {
  const { entry } = props
  const { t } = useWords()
  const { progress } = useOutbox()
  if (entry.state === 'sent' || entry.photos.length === 0) return null
  const whole = entry.photos.reduce((sum, photo) => sum + photo.size, 0)
  const done = entry.photos.reduce((sum, photo) => sum + photo.size * (photo.fileId ? 1 : (progress[photo.id] ?? 0)), 0)
  if (done === 0) return null
  const percent = Math.round((done / Math.max(1, whole)) * 100)
  return (
    <span className={look.progress}>
      <span
        className={look.bar}
        role="progressbar"
        aria-label={t('field.outbox.photosSent')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${percent}%` }} />
      </span>
      <span className="ds-num">{t('field.outbox.percent', { percent })}</span>
    </span>
  )
}
