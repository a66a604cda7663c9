import type { DeliberationView } from '../../../../contract/assembly.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'

/** The agenda in order, each item with what came of it. Votes are counts. */
export function Agenda({ view }: { view: Pick<DeliberationView, 'agenda'> }) {
  const { t, nameOf } = useWords()
  return (
    <ol className={classes.agenda}>
      {view.agenda.map(({ id, kind, text, resolution, votes, result }) => (
        <li key={id}>
          <div className={classes.line}>
            <strong>{nameOf(text)}</strong>
            <span className={classes.badge}>{t(`assembly.item.${kind}`)}</span>
          </div>
          {resolution || result ? (
            <div className={classes.outcome} data-carried={result === 'carried' || undefined}>
              {resolution ? <p className={classes.words}>{nameOf(resolution)}</p> : null}
              {result ? <strong>{t(`assembly.result.${result}`)}</strong> : null}
              {votes ? <span className={`${classes.dim} ds-num`}>{t('assembly.paper.votes', votes)}</span> : null}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
