import type { PetitionView } from '../../../../contract/petitions.ts'
import { Card } from '../../../ui/Card.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'

/** Hearings, objections of departments and requests to step back, with what was ruled. */
export function Rulings({ view }: { view: PetitionView }) {
  const { t, nameOf } = useWords()
  const ruled = (ruling: { upheld: boolean; reason: string } | null) =>
    ruling
      ? `${t(ruling.upheld ? 'petition-pages.field.upheld_true' : 'petition-pages.field.upheld_false')}: ${ruling.reason}`
      : t('petition-pages.desk.open')
  return (
    <>
      {view.hearings.length > 0 ? (
        <Card title={t('petition-pages.page.hearing')}>
          <ul className={classes.plain}>
            {view.hearings.map((one) => (
              <li key={one.id}>
                <strong>{t('petition-pages.page.hearing_days', { from: one.from, to: one.to })}</strong> · {one.place}
                <p className={classes.dim}>{one.people}</p>
                {one.minutes ? <p className={classes.words}>{one.minutes}</p> : null}
                {one.held ? (
                  <p className={classes.dim}>{t('petition-pages.page.hearing_not_counted', { days: one.days })}</p>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {view.objections.length > 0 ? (
        <Card title={t('petition-pages.desk.objections')}>
          <ul className={classes.plain}>
            {view.objections.map((one) => (
              <li key={one.id}>
                <strong>{nameOf(one.by.name)}</strong> · <Instant at={one.at} show="exact" />
                <p className={classes.words}>{one.reason}</p>
                <p className={classes.dim}>
                  {ruled(one.ruling)} {one.ruling?.to ? `→ ${nameOf(one.ruling.to.name)}` : ''}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {view.recusals.length > 0 ? (
        <Card title={t('petition-pages.desk.recusals')}>
          <ul className={classes.plain}>
            {view.recusals.map((one) => (
              <li key={one.id}>
                <strong>{one.officer}</strong> ·{' '}
                {t(
                  one.askedBy === 'petitioner' ? 'petition-pages.desk.by_petitioner' : 'petition-pages.desk.by_officer',
                )}{' '}
                · <Instant at={one.at} show="exact" />
                <p className={classes.words}>{one.reason}</p>
                <p className={classes.dim}>{ruled(one.ruling)}</p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}
