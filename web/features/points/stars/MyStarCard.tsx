import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MyStar, NameShown } from '../../../../contract/points-stars.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { MakeCertificate } from './MyCertificates.tsx'
import { ConsentForm, WordsForm } from './parts.tsx'
import classes from './stars.module.css'

// messages: stars.ground.*

interface Shown {
  star: MyStar
  names: { full: string; masked: string } | null
  consent: { version: string; text: string }
  onChanged: () => void
}

/** One star of somebody's own, and what can be done about it now. */
export function MyStarCard(props: Shown) {
  const { t } = useWords()
  const { day } = useFormat()
  const { star } = props
  const name = t('stars.grade', { grade: star.grade })
  switch (star.state) {
    case 'proposed':
      return (
        <Card title={t('stars.mine.proposed', { hours: star.hours, star: name })}>
          <p className={classes.words}>{t('stars.mine.proposed_text')}</p>
          <Agree {...props} mayDecline />
        </Card>
      )
    case 'declined':
      return (
        <Card title={t('stars.mine.declined', { star: name })}>
          <p className={classes.words}>{t('stars.mine.declined_text')}</p>
          {star.rights.agree ? <Agree {...props} /> : null}
        </Card>
      )
    case 'published':
      return <Published {...props} />
    case 'granted':
      return (
        <Card title={t('stars.mine.granted', { star: name, day: day(star.decidedAt ?? star.proposedAt) })}>
          <MakeCertificate starId={star.id} label={t('stars.mine.make_star')} />
        </Card>
      )
    case 'refused':
      return (
        <Card title={t('stars.mine.refused', { star: name })}>
          <p className={classes.said}>{t('stars.mine.why', { why: star.why ?? '–' })}</p>
          {star.contestUntil ? <Contest {...props} until={star.contestUntil} /> : null}
        </Card>
      )
    case 'contested':
      return (
        <Card title={t('stars.mine.contested', { star: name })}>
          <p className={classes.said}>{star.contested}</p>
        </Card>
      )
  }
}

function useWithdraw({ star, onChanged }: Shown) {
  const { t } = useWords()
  const withdraw = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/my/stars/{id}/withdraw', { params: { path: { id } }, ...context })),
  )
  const go = async () => {
    await withdraw.mutateAsync(star.id)
    toast(t('stars.mine.hidden'))
    onChanged()
  }
  return { busy: withdraw.isPending, go }
}

function Agree(props: Shown & { mayDecline?: boolean }) {
  const { t } = useWords()
  const { star, onChanged } = props
  const { busy, go } = useWithdraw(props)
  const send = useWrite((shown: NameShown, context) =>
    answer(
      api.POST('/api/v1/my/stars/{id}/agree', {
        params: { path: { id: star.id } },
        body: { shown, consentVersion: props.consent.version },
        ...context,
      }),
    ),
  )
  return (
    <ConsentForm
      names={props.names}
      consent={props.consent.text}
      button={t('stars.mine.agree')}
      onAgree={async (shown) => {
        await send.mutateAsync(shown)
        toast(t('stars.mine.agreed'))
        onChanged()
      }}
      {...(props.mayDecline ? { other: { label: t('stars.mine.decline'), busy, onPress: () => void go() } } : {})}
    />
  )
}

function Published(props: Shown) {
  const { t } = useWords()
  const { day } = useFormat()
  const { star } = props
  const [asking, setAsking] = useState(false)
  const { go } = useWithdraw(props)
  const { publication } = star
  if (!publication) return null
  const name = t('stars.grade', { grade: star.grade })
  return (
    <Card title={t('stars.mine.published', { star: name, day: day(publication.until) })}>
      <p className={classes.words}>
        {t('stars.mine.shown', { name: star.shown ?? '' })}{' '}
        <ClockLight light={publication.light} due={publication.until} size="dot" label={t('stars.public.clock')} />
      </p>
      {star.objections.length > 0 ? <Objections {...props} /> : null}
      <div className={classes.buttons}>
        {publication.light === 'stopped' ? null : (
          <Link to="/stars/$id" params={{ id: star.id }} className={classes.link}>
            {t('stars.mine.see')}
          </Link>
        )}
      </div>
      <Button variant="subtle" size="lg" onClick={() => setAsking(true)}>
        {t('stars.mine.take_back')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('stars.mine.take_back')}
        text={t('stars.mine.take_back_text')}
        confirmLabel={t('stars.mine.take_back')}
        onConfirm={go}
      />
    </Card>
  )
}

function Objections({ star, onChanged }: Shown) {
  const { t } = useWords()
  const { day } = useFormat()
  const send = useWrite(({ objectionId, words }: { objectionId: string; words: string }, context) =>
    answer(
      api.POST('/api/v1/my/stars/{id}/objections/{objectionId}', {
        params: { path: { id: star.id, objectionId } },
        body: { answer: words },
        ...context,
      }),
    ),
  )
  return (
    <section aria-label={t('stars.mine.objections')} className={classes.form}>
      <h3>{t('stars.mine.objections')}</h3>
      <ul className={classes.plain}>
        {star.objections.map((objection) => (
          <li key={objection.id}>
            <strong>{t(`stars.ground.${objection.ground}`)}</strong>
            <p className={classes.words}>{objection.words}</p>
            {objection.answer ? (
              <p className={classes.said}>{t('stars.mine.answered', { answer: objection.answer })}</p>
            ) : (
              <>
                <p className={classes.dim}>{t('stars.mine.answer_by', { day: day(objection.answerBy) })}</p>
                <WordsForm
                  label={t('stars.mine.your_answer')}
                  button={t('stars.mine.answer')}
                  onSend={async (words) => {
                    await send.mutateAsync({ objectionId: objection.id, words })
                    onChanged()
                  }}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contest({ star, onChanged, until }: Shown & { until: string }) {
  const { t } = useWords()
  const { day } = useFormat()
  const send = useWrite((words: string, context) =>
    answer(
      api.POST('/api/v1/my/stars/{id}/contest', { params: { path: { id: star.id } }, body: { words }, ...context }),
    ),
  )
  return (
    <>
      <p className={classes.words}>{t('stars.mine.contest_text', { day: day(until) })}</p>
      <WordsForm
        label={t('stars.mine.contest_words')}
        button={t('stars.mine.contest')}
        onSend={async (words) => {
          await send.mutateAsync(words)
          onChanged()
        }}
      />
    </>
  )
}
