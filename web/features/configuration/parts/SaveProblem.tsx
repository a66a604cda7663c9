import type { Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { changedFields, inWords } from './changes.rules.ts'
import { useFieldName } from './useFieldName.ts'

/** Why a record was not saved: the fields that are not right, or what somebody else changed meanwhile. */
export function SaveProblem(props: {
  problem: Problem | null
  /** What stands there now, and what stood there when the form opened. */
  theirs: unknown
  base: unknown
  onTakeTheirs: () => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const nameOfField = useFieldName()
  const { problem } = props
  if (!problem) return <div role="alert" />
  if (!problem.code.endsWith('.stale'))
    return (
      <div role="alert" className={classes.problem}>
        <p>{explain(problem)}</p>
        {problem.fields.length > 0 ? (
          <ul>
            {problem.fields.map((field) => (
              <li key={`${field.field} ${field.code}`}>
                <strong>{nameOfField(field.field)}</strong>: {field.detail}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    )
  const theirs = changedFields(props.base, props.theirs)
  return (
    <div role="alert" className={classes.stale}>
      <strong>{t('configuration.stale.title')}</strong>
      {theirs.length > 0 ? (
        <dl>
          {theirs.map((field) => (
            <div key={field.path}>
              <dt>{nameOfField(field.path)}</dt>
              <dd>
                <del>{inWords(field.before)}</del> <ins>{inWords(field.after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p>{t('configuration.stale.text')}</p>
      <button type="button" className={classes.linkButton} onClick={props.onTakeTheirs}>
        {t('configuration.stale.theirs')}
      </button>
    </div>
  )
}
