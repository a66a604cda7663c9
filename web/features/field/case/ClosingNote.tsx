import type { CaseView } from '../../../../contract/cases.ts'
import { useWords } from '../../../words/words.tsx'
import { useConditions } from '../device/configuration.ts'
import classes from '../field.module.css'

/** What closing asks for under the condition of the case, said before the work is shown and before it is checked. */
export function ClosingNote(props: { view: Pick<CaseView, 'category' | 'conditionId'> }) {
  const { t, nameOf } = useWords()
  const { category, conditionId } = props.view
  const conditions = useConditions(category?.id ?? null)
  const condition = conditionId ? conditions.find((each) => each.id === conditionId) : undefined
  if (!condition?.closing && !condition?.photoRequired) return null
  return (
    <p className={classes.note}>
      {condition.closing ? nameOf(condition.closing) : null} {condition.photoRequired ? t('field.photo.needed') : null}
    </p>
  )
}
