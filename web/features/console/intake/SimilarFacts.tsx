import type { SimilarCase } from '../../../../contract/kin-routes.ts'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './intake.module.css'

// messages: kin.because.*

/** A case that may be the same matter: number, state, light, how far, since when, how many follow it, and why it is shown. */
export function SimilarFacts({ one }: { one: SimilarCase }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  return (
    <>
      <span className={classes.similarHead}>
        <strong className="ds-num">{one.number}</strong>
        <CaseStateBadge state={one.state} />
        <CaseLight of={one} />
      </span>
      <span>{one.text || nameOf(one.category ?? undefined) || t('console.merge.private')}</span>
      <span className={classes.hint}>
        {one.distance === null ? null : <span>{t('console.metres', { metres: number(one.distance) })}</span>}
        <Instant at={one.reportedAt} />
        <span>{t('cases.followers', { count: one.followers })}</span>
        {one.because.map((each) => (
          <span key={each} className={classes.because}>
            {t(`kin.because.${each}`)}
          </span>
        ))}
      </span>
    </>
  )
}
