import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FollowView } from '../../../../contract/cases.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import { Faces } from './faces.tsx'
import { useReporterCommand } from './followed.ts'
import { Solved } from './Solved.tsx'
import type { Score } from './score.rules.ts'

/** The last word: solved or not in one tap, how satisfied, a word if wanted; after a bad word, once more from the start. */
export function Rating(props: { view: FollowView; secret: string | undefined }) {
  const { view, secret } = props
  const may = (command: string) => view.offers.some((offer) => offer.command === command && offer.allowed)
  return (
    <>
      {may('rate') ? <Rate view={view} secret={secret} /> : null}
      {may('reopen') ? <Reopen view={view} secret={secret} /> : null}
    </>
  )
}

function Rate(props: { view: FollowView; secret: string | undefined }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { view } = props
  const give = useReporterCommand(view, props.secret)
  const [solved, setSolved] = useState<boolean | null>(null)
  const [satisfaction, setSatisfaction] = useState<Score | null>(null)
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const rate = () => {
    if (solved === null || satisfaction === null) return setMissing(true)
    give.mutate(
      { type: 'rate', solved, satisfaction, ...(words.trim() ? { words: words.trim() } : {}) },
      { onSuccess: () => toast(t('resident.rate.done')) },
    )
  }
  return (
    <Card title={t('resident.rate.title')}>
      <Solved value={solved} onChange={setSolved} />
      {solved === null ? null : (
        <form
          className={shared.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            rate()
          }}
        >
          <Faces
            value={satisfaction}
            onChange={(value) => {
              setSatisfaction(value)
              setMissing(false)
            }}
          />
          <Textarea
            label={solved ? t('resident.rate.words') : t('resident.rate.wrong')}
            rows={3}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <div role="alert">
            {missing ? <p className={shared.problem}>{t('resident.rate.missing')}</p> : null}
            {give.error ? <p className={shared.problem}>{explain(give.error)}</p> : null}
          </div>
          <Button type="submit" size="lg" fullWidth loading={give.isPending}>
            {t('resident.rate.send')}
          </Button>
        </form>
      )}
      {view.rateUntil ? (
        <p className={shared.quiet}>
          {t('resident.rate.until')} <Instant at={view.rateUntil} show="day" />
        </p>
      ) : null}
    </Card>
  )
}

/** After a bad word: once more from the start, with what is still wrong. */
export function Reopen(props: { view: FollowView; secret: string | undefined }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const give = useReporterCommand(props.view, props.secret)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <Card title={t('resident.reopen.title')}>
      <p className={shared.lead}>{t('resident.reopen.text')}</p>
      <form
        className={shared.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(reason.trim().length < 2)
          if (reason.trim().length >= 2)
            give.mutate(
              { type: 'reopen', reason: reason.trim() },
              { onSuccess: () => toast(t('resident.reopen.done')) },
            )
        }}
      >
        <Textarea
          label={t('resident.reopen.reason')}
          rows={3}
          maxLength={2000}
          value={reason}
          error={missing ? t('ui.required') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div role="alert">{give.error ? <p className={shared.problem}>{explain(give.error)}</p> : null}</div>
        <Button type="submit" size="lg" fullWidth loading={give.isPending}>
          {t('resident.reopen.send')}
        </Button>
      </form>
    </Card>
  )
}
