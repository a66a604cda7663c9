import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { DisputeDuty } from '../../../../contract/disputes-agreement.ts'
import { at } from '../../../app/basepath.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { PhotoStrip } from '../../../ui/PhotoStrip.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useMoney } from './OffersCard.tsx'
import classes from './parts.module.css'
import { Sure, useDo, useTable } from './table.tsx'

// messages: dispute-pages.duty.state.*

/** What everybody promised: said done by whoever had to, confirmed by the others, or said not to be done. */
export function DutiesCard() {
  const { t } = useWords()
  const { view } = useTable()
  if (view.duties.length === 0 || !view.agreement?.effectAt) return null
  return (
    <div id="duties">
      <Card title={t('dispute-pages.duty.title')}>
        <ol className={classes.list}>
          {view.duties.map((duty) => (
            <Duty key={duty.id} duty={duty} />
          ))}
        </ol>
      </Card>
    </div>
  )
}

function Duty({ duty }: { duty: DisputeDuty }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { me, may, partyName } = useTable()
  const { run, must, busy, problem } = useDo()
  const money = useMoney()
  const [doing, setDoing] = useState<'done' | 'not' | 'breach' | null>(null)
  const close = () => setDoing(null)
  const isMine = me?.id === duty.partyId
  const waits = duty.state === 'open' || duty.state === 'not_done'
  return (
    <li data-duty={duty.state}>
      <div className={`${classes.row} ${classes.between}`}>
        <strong>
          {duty.n}. {t('dispute-pages.term.says', { who: partyName(duty.partyId), what: nameOf(duty.what) })}
        </strong>
        <span className={classes.badge} data-good={duty.state === 'done' || undefined}>
          {t(`dispute-pages.duty.state.${duty.state}`)}
        </span>
      </div>
      <p className={classes.dim}>
        {t('dispute-pages.term.until', { day: day(duty.due) })}
        {duty.amount === null ? '' : ` · ${money(duty.amount)}`}
        {duty.late && waits ? ` · ${t('dispute-pages.duty.late')}` : ''}
      </p>
      {duty.doneAt ? <p className={classes.dim}>{t('dispute-pages.duty.said', { day: day(duty.doneAt) })}</p> : null}
      {duty.doneWords ? <p className={classes.said}>{duty.doneWords}</p> : null}
      {duty.fileIds.length > 0 ? (
        <PhotoStrip
          photos={duty.fileIds.map((id, n) => ({
            id,
            src: at(`/api/v1/files/${id}`),
            alt: t('dispute-pages.duty.photo', { n: n + 1 }),
          }))}
        />
      ) : null}
      {duty.confirmedAt ? (
        <p className={classes.dim}>
          {t('dispute-pages.duty.confirmed', { who: partyName(duty.confirmedBy), day: day(duty.confirmedAt) })}
        </p>
      ) : null}
      {duty.words ? <p className={classes.said}>{duty.words}</p> : null}
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        {isMine && waits && may('duty_done') ? (
          <Button onClick={() => setDoing('done')}>{t('dispute-pages.duty.done')}</Button>
        ) : null}
        {!isMine && duty.state === 'said_done' && may('duty_confirm') ? (
          <>
            <Button
              loading={busy}
              onClick={() =>
                void run({ path: `/duties/${duty.id}/confirm`, body: { done: true } }, t('dispute-pages.duty.thanks'))
              }
            >
              {t('dispute-pages.duty.confirm')}
            </Button>
            <Button variant="default" onClick={() => setDoing('not')}>
              {t('dispute-pages.duty.not')}
            </Button>
          </>
        ) : null}
        {!isMine && waits && may('duty_confirm') ? (
          <Button
            variant="light"
            loading={busy}
            onClick={() =>
              void run({ path: `/duties/${duty.id}/confirm`, body: { done: true } }, t('dispute-pages.duty.thanks'))
            }
          >
            {t('dispute-pages.duty.confirm')}
          </Button>
        ) : null}
        {!isMine && waits && duty.late && may('breach') ? (
          <Button variant="default" onClick={() => setDoing('breach')}>
            {t('dispute-pages.duty.breach')}
          </Button>
        ) : null}
      </div>
      {doing === 'done' ? <DoneForm duty={duty} onDone={close} /> : null}
      {doing === 'not' ? (
        <Sure
          title={t('dispute-pages.duty.not')}
          text={t('dispute-pages.duty.not_text')}
          confirm={t('dispute-pages.duty.not')}
          reason={{ label: t('dispute-pages.duty.not_why'), max: 2000 }}
          onClose={close}
          onConfirm={(words) =>
            must({ path: `/duties/${duty.id}/confirm`, body: { done: false, words } }, t('dispute-pages.saved'))
          }
        />
      ) : null}
      {doing === 'breach' ? (
        <Sure
          title={t('dispute-pages.duty.breach')}
          text={t('dispute-pages.duty.breach_text')}
          confirm={t('dispute-pages.duty.breach')}
          danger
          reason={{ label: t('dispute-pages.duty.not_why'), max: 1000 }}
          onClose={close}
          onConfirm={(words) => must({ path: `/duties/${duty.id}/breach`, body: { words } }, t('dispute-pages.saved'))}
        />
      ) : null}
    </li>
  )
}

function DoneForm(props: { duty: DisputeDuty; onDone: () => void }) {
  const { t } = useWords()
  const { run, busy, problem, setProblem } = useDo()
  const [words, setWords] = useState('')
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [sending, setSending] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    try {
      const fileIds = await uploadPhotos(photos)
      const body = { words: words.trim(), fileIds }
      if (await run({ path: `/duties/${props.duty.id}/done`, body }, t('dispute-pages.duty.done_said'))) props.onDone()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('dispute-pages.duty.words')}
        value={words}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <PhotoInput label={t('dispute-pages.duty.photos')} value={photos} onChange={setPhotos} max={5} />
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy || sending}>
          {t('dispute-pages.duty.done_send')}
        </Button>
        <Button type="button" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
