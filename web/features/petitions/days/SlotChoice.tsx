import type { VisitingDay } from '../../../../contract/petition-visiting.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'

/** The times of a visiting day, one of which is chosen; taken ones say so. */
export function SlotChoice(props: { slots: VisitingDay['slots']; value: number; onChange: (no: number) => void }) {
  const { t } = useWords()
  const { time } = useFormat()
  return (
    <fieldset className={classes.choices}>
      <legend>{t('petition-pages.days.slot')}</legend>
      <div className={classes.slots}>
        {props.slots.map((slot) => (
          <label key={slot.no} data-checked={props.value === slot.no || undefined} data-taken={!slot.free || undefined}>
            <input
              type="radio"
              name="slot"
              value={slot.no}
              disabled={!slot.free}
              checked={props.value === slot.no}
              onChange={() => props.onChange(slot.no)}
            />
            <span className="ds-num">{time(slot.at)}</span>
            {slot.free ? null : <small>{t('petition-pages.days.taken')}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
