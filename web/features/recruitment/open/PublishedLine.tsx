import { Link } from '@tanstack/react-router'
import type { Published } from '../../../../contract/recruitment.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { lastDay } from '../parts/days.ts'
import classes from '../recruitment.module.css'

// messages: cases.role.*

/** One published name with its clock, and the way to object. */
export function PublishedLine(props: { published: Published; withRole?: boolean }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { id, number, name, unit, role, light, until } = props.published
  return (
    <li>
      <div className={classes.line}>
        <Link to="/published/$id" params={{ id }} className={classes.link}>
          <strong>{t('recruitment.person', { number, name })}</strong>
        </Link>
        <ClockLight light={light} due={until} size="dot" label={t('recruitment.desk.publication')} />
      </div>
      <p className={classes.dim}>
        {[
          nameOf(unit.name),
          props.withRole ? t(`cases.role.${role}`) : '',
          t('recruitment.public.until', { day: day(lastDay(until)) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}
