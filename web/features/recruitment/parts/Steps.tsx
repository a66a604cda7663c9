import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Publication, Review, Stage } from '../../../../contract/recruitment.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'
import { lastDay } from './days.ts'

// messages: recruitment.stage.*, recruitment.stage_text.*, cases.role.*

const stages: readonly Stage[] = ['eligibility', 'standing', 'ability']

/** The three reviews in their order: what was decided, by whom, why and when; what is due now; what comes later. */
export function Steps(props: {
  reviews: readonly Review[]
  /** The review that is due. */
  now: Stage | null
  publication: Publication | null
  /** How it goes in general, for somebody who has not applied. */
  plain?: boolean
  /** Stands under the review that is due. */
  children?: ReactNode
}) {
  const { t } = useWords()
  return (
    <ol className={classes.steps}>
      {stages.map((stage, n) => {
        const done = props.reviews.filter((review) => review.stage === stage)
        const last = done.at(-1)
        const now = props.now === stage
        const look = now ? 'now' : last ? (last.passed ? 'passed' : 'failed') : 'later'
        return (
          <li key={stage} className={classes.step} data-look={look} aria-current={now ? 'step' : undefined}>
            <span className={classes.mark} aria-hidden>
              {look === 'passed' ? <IconCheck size={18} /> : look === 'failed' ? <IconX size={18} /> : n + 1}
            </span>
            <h3>
              {t(`recruitment.stage.${stage}`)}
              {props.plain ? null : (
                <small>
                  {now
                    ? t('recruitment.mine.now')
                    : last
                      ? t(last.passed ? 'recruitment.mine.passed' : 'recruitment.mine.failed')
                      : t('recruitment.mine.waits')}
                </small>
              )}
            </h3>
            {done.length === 0 ? <p className={classes.dim}>{t(`recruitment.stage_text.${stage}`)}</p> : null}
            {stage === 'standing' && props.publication && (now || last) ? <Term of={props.publication} /> : null}
            {done.map((review) => (
              <Decided key={review.id} review={review} />
            ))}
            {now ? props.children : null}
          </li>
        )
      })}
    </ol>
  )
}

function Term({ of }: { of: Publication }) {
  const { t } = useWords()
  const { day } = useFormat()
  return (
    <p className={classes.dim}>
      {t('recruitment.public.until', { day: day(lastDay(of.until)) })}{' '}
      {of.light === 'stopped' ? null : (
        <ClockLight light={of.light} due={of.until} size="dot" label={t('recruitment.desk.publication')} />
      )}
    </p>
  )
}

function Decided({ review }: { review: Review }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { role, place, name } = review.by
  const who = [name, nameOf(place?.name), role ? t(`cases.role.${role}`) : ''].filter(Boolean).join(' · ')
  const result = review.appeal
    ? `${t('recruitment.mine.appeal_review')}: ${t(review.passed ? 'recruitment.mine.granted' : 'recruitment.mine.refused')}`
    : t(review.passed ? 'recruitment.mine.passed' : 'recruitment.mine.failed')
  const dates = [
    review.talkOn ? t('recruitment.one.talked', { day: day(review.talkOn) }) : '',
    review.trainingOn ? t('recruitment.one.trained', { day: day(review.trainingOn) }) : '',
  ].filter(Boolean)
  return (
    <div className={classes.said}>
      <strong>{result}</strong> {review.reason}
      {dates.length > 0 ? <p className={classes.dim}>{dates.join(' · ')}</p> : null}
      <p className={classes.dim}>{t('recruitment.mine.by', { who: who || '–', day: day(review.at) })}</p>
    </div>
  )
}
