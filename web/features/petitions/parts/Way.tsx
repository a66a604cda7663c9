import type { PetitionLimits } from '../../../../contract/petition-settings.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'
import { useLimit } from './limits.tsx'

// messages: petition-pages.way.*

const steps = ['register', 'notify', 'handle', 'askReview', 'review', 'askReReview', 'reReview'] as const

/** The way of a petition as a line of steps, each with the days it may take at most. */
export function Way({ limits }: { limits: PetitionLimits }) {
  const { t } = useWords()
  const length = useLimit()
  return (
    <ol className={classes.way}>
      {steps.map((step, index) => (
        <li key={step}>
          <span className={classes.mark} aria-hidden="true">
            {index + 1}
          </span>
          <strong>{t(`petition-pages.way.${step}`)}</strong>
          <span className={classes.days}>
            {t('petition-pages.way.within', { time: length(limits[step]) })}
            {step === 'handle' && limits.extendDays > 0
              ? t('petition-pages.way.extend', { days: limits.extendDays })
              : ''}
          </span>
          <p className={classes.dim}>{t(`petition-pages.way.${step}_text`)}</p>
        </li>
      ))}
    </ol>
  )
}
