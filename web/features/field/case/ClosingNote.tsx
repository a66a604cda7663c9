import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'

/** What closing asks for under the condition of the case, said before the work is shown and before it is checked. */
export function ClosingNote(props: { view: Pick<CaseView, 'category' | 'conditionId'> }) {
  const { t, nameOf } = useWords()
  const { category, conditionId } = props.view
  const { data } = useQuery({
    ...read('/api/v1/configuration/conditions', { params: { query: { categoryId: category?.id } } }),
    enabled: category !== null && conditionId !== null,
  })
  const condition = data?.items.find((each) => each.id === conditionId)
  if (!condition?.closing && !condition?.photoRequired) return null
  return (
    <p className={classes.note}>
      {condition.closing ? nameOf(condition.closing) : null} {condition.photoRequired ? t('field.photo.needed') : null}
    </p>
  )
}
