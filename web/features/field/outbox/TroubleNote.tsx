import type { TimelineEntry } from '../../../../contract/cases.ts'
import { Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import { StaleNote } from '../case/StaleNote.tsx'
import type { FieldEntry } from '../device/entries.ts'
import classes from '../field.module.css'

const ownWords = {
  'case.stale': 'field.trouble.stale',
  'idempotency.content_differs': 'field.trouble.differs',
  'device.doubtful': 'field.trouble.doubtful',
  'device.photo_lost': 'field.trouble.photoLost',
} as const

/** Why an entry did not go through, and what changed meanwhile. */
export function TroubleNote(props: { entry: FieldEntry; timeline: readonly TimelineEntry[] }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { trouble, state } = props.entry
  if (!trouble || (state !== 'conflict' && state !== 'refused')) return null
  const problem = new Problem({ ...trouble, detail: trouble.message })
  const own = ownWords[trouble.code as keyof typeof ownWords]
  return (
    <div role="alert" className={classes.stack}>
      <p className={classes.note}>
        {own ? t(own) : `${t('field.trouble.refused')} ${trouble.message ? explain(problem) : ''}`}
      </p>
      {trouble.code === 'case.stale' ? <StaleNote problem={problem} timeline={props.timeline} quiet /> : null}
    </div>
  )
}
