import { Button } from '@mantine/core'
import type { PostImport } from '../../../../contract/people-import.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

// messages: people.import.state.*

/** What an import did or would do, and each row it does not take with the reason. */
export function Report(props: { report: PostImport; busy: boolean; onTake: () => void }) {
  const { t } = useWords()
  const { report } = props
  if (report.state !== 'done')
    return (
      <p role="alert" className={classes.problem}>
        {t(`people.import.state.${report.state}`)}
      </p>
    )
  const { created, unchanged, refusedTotal, rows } = report
  return (
    <section className={classes.section}>
      <Card title={t(report.dryRun ? 'people.import.would' : 'people.import.did')}>
        <p role="status">{t('people.import.counts', { created, unchanged, refused: refusedTotal, rows })}</p>
        {report.refused.length > 0 ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
          <section className={classes.scroll} tabIndex={0} aria-label={t('people.import.refused')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('people.import.row')}</th>
                  <th scope="col">{t('people.import.code')}</th>
                  <th scope="col">{t('people.import.why')}</th>
                </tr>
              </thead>
              <tbody>
                {report.refused.map((row) => (
                  <tr key={row.row}>
                    <td className="ds-num">{row.row}</td>
                    <td className="ds-num">{row.code ?? '–'}</td>
                    <td>{row.detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ) : null}
        {report.dryRun && created > 0 ? (
          <Button size="sm" loading={props.busy} onClick={props.onTake}>
            {t('people.import.take', { count: created })}
          </Button>
        ) : null}
      </Card>
    </section>
  )
}
