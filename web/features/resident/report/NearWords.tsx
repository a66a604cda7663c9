import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'
import type { Near } from './near.ts'

/** An open case as everybody may know it. */
export function NearWords(props: { near: Near }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { near } = props
  return (
    <>
      <p className={classes.nearText}>{near.text || nameOf(near.category) || t('resident.nearby.private')}</p>
      <p className={classes.nearFacts}>
        <CaseStateBadge state={near.state} />
        {near.text && near.category ? <span>{nameOf(near.category)}</span> : null}
        <span>
          <Instant at={near.reportedAt} />
        </span>
        {near.distance === undefined ? null : (
          <span>
            {t('resident.nearby.metres', { metres: number(Math.max(10, Math.round(near.distance / 10) * 10)) })}
          </span>
        )}
        {near.followers > 0 ? <span>{t('resident.nearby.also', { count: near.followers })}</span> : null}
      </p>
    </>
  )
}
