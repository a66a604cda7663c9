import type { ShiftNoteLine } from '../../../../contract/shift-notes.ts'
import { Card } from '../../../ui/Card.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './shift.module.css'

/** How much a desk has open. Of the desk, never of a person. */
export function NoteCounts(props: { counts: ShiftNoteLine['counts'] }) {
  const { t } = useWords()
  const { number } = useFormat()
  const { counts } = props
  return (
    <Card>
      <div className={classes.figures}>
        <StatNumber label={t('desk.shift.count_open')} value={number(counts.open)} />
        <StatNumber label={t('desk.shift.count_late')} value={number(counts.late)} />
        <StatNumber label={t('desk.shift.count_due')} value={number(counts.due)} />
        <StatNumber label={t('desk.shift.count_soon')} value={number(counts.soon)} />
        <StatNumber label={t('desk.shift.count_accept')} value={number(counts.toAccept)} />
      </div>
    </Card>
  )
}
