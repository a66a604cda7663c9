import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { isFrozen, isOpen } from '../../../app/device/outbox.rules.ts'
import { hold, release, sendNow, takeOut } from '../../../app/device/outbox.ts'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dropPhotosLater, restoreDraft } from '../device/drafts.ts'
import { type Letter, takeFirstReceipt } from './letters.ts'
import classes from './outbox.module.css'
import { useLetters, useReceipts } from './useLetters.ts'

// messages: doorstep.waiting.state.*

/** Reports that lie on this device and not with the district yet: each to be sent, changed or removed. */
export function WaitingCard() {
  const { t } = useWords()
  const { letters, ready, sending, stopped } = useLetters()
  useReceipts(letters, ready)
  const open = letters.filter(isOpen)
  if (open.length === 0) return null
  return (
    <Card title={t('doorstep.waiting.title')}>
      <p className={classes.why}>
        {stopped === 'signed_out' ? t('doorstep.waiting.signedOut') : t('doorstep.waiting.text')}
      </p>
      <ul className={classes.letters}>
        {open.map((letter) => (
          <li key={letter.id}>
            <LetterLine letter={letter} />
          </li>
        ))}
      </ul>
      {open.some((letter) => letter.state === 'waiting') ? (
        <Button size="lg" fullWidth loading={sending} onClick={sendNow}>
          {t('resident.laid.now')}
        </Button>
      ) : null}
    </Card>
  )
}

function LetterLine(props: { letter: Letter }) {
  const { t } = useWords()
  const { letter } = props
  const { id, state, trouble } = letter
  const differs = trouble?.code === 'idempotency.content_differs'
  const lost = typeof trouble?.facts.photo === 'string' ? trouble.facts.photo : undefined
  return (
    <>
      <strong>{letter.title}</strong>
      <small>
        {t(`doorstep.waiting.state.${state}`)} · <Instant at={letter.madeAt} />
        {letter.photos.length > 0 ? ` · ${t('resident.check.photoCount', { count: letter.photos.length })}` : ''}
      </small>
      {trouble && (state === 'refused' || state === 'conflict') ? (
        <p role="alert" className={classes.trouble}>
          {differs
            ? t('doorstep.waiting.differs')
            : trouble.code === 'device.doubtful'
              ? t('doorstep.waiting.doubtful')
              : trouble.message || t('doorstep.waiting.photoLost')}
        </p>
      ) : null}
      {isFrozen(letter) ? null : <LetterChoices {...{ letter, differs, lost, id }} />}
    </>
  )
}

function LetterChoices(props: { letter: Letter; differs: boolean; lost: string | undefined; id: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { letter, differs, lost, id } = props
  const busy = () => void toast(t('doorstep.waiting.busy'))
  const change = async () => {
    if (!(await hold(id))) return busy()
    restoreDraft({ ...letter.form, entry: id })
    await navigate({ to: '/report', search: { draft: letter.form.id, step: 'check' } })
  }
  const remove = async () => {
    const { form } = letter
    if (!(await takeOut(id, { keepPhotos: true }))) return busy()
    toast({ text: t('doorstep.waiting.removed'), undo: () => restoreDraft(form) })
    dropPhotosLater(form)
  }
  return (
    <div className={classes.tools}>
      {differs ? (
        <Button
          size="md"
          onClick={() =>
            void takeFirstReceipt(letter).then((number) =>
              number ? navigate({ to: '/f/$number', params: { number } }) : busy(),
            )
          }
        >
          {t('doorstep.waiting.keepFirst')}
        </Button>
      ) : lost ? (
        <Button
          size="md"
          onClick={() =>
            void release(id, (each) => ({ ...each, photos: each.photos.filter((photo) => photo.id !== lost) }))
          }
        >
          {t('doorstep.waiting.withoutPhoto')}
        </Button>
      ) : letter.state === 'conflict' ? (
        <Button size="md" onClick={() => void release(id, ({ leftAt: _then, left: _what, ...each }) => each)}>
          {t('doorstep.waiting.again')}
        </Button>
      ) : null}
      {differs ? null : (
        <Button size="md" variant="default" onClick={() => void change()}>
          {t('resident.check.change')}
        </Button>
      )}
      <Button size="md" variant="subtle" onClick={() => void remove()}>
        {t('doorstep.waiting.remove')}
      </Button>
    </div>
  )
}
