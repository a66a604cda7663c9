import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FollowView } from '../../../../contract/cases.ts'
import { asProblem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'
import { useReporterCommand } from './followed.ts'

/** A word or a photo more from the reporter. Words stay in the field until they have arrived. */
export function AddWords(props: { view: FollowView; secret: string | undefined }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const give = useReporterCommand(props.view, props.secret)
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (!open)
    return (
      <div className="ds-no-print">
        <Button variant="light" size="lg" fullWidth onClick={() => setOpen(true)}>
          {t('resident.add.open')}
        </Button>
      </div>
    )
  const add = async () => {
    if (!text.trim() && photos.length === 0) return setProblem(t('resident.add.missing'))
    setBusy(true)
    setProblem(null)
    try {
      const fileIds = await uploadPhotos(photos)
      await give.mutateAsync({
        type: 'comment',
        // The contract wants words; a photo alone says what it is.
        text: text.trim() || t('resident.add.photoOnly'),
        visibility: 'public',
        fileIds,
      })
      setText('')
      setPhotos([])
      setOpen(false)
      toast(t('resident.add.done'))
    } catch (error) {
      setProblem(explain(asProblem(error)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('resident.add.title')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void add()
        }}
      >
        <Textarea
          label={t('resident.add.words')}
          rows={4}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <PhotoInput label={t('resident.add.photos')} value={photos} onChange={setPhotos} max={5} />
        <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} size="lg">
            {t('resident.add.send')}
          </Button>
          <Button type="button" variant="subtle" size="lg" onClick={() => setOpen(false)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
