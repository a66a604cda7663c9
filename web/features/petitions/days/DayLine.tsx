import { Link } from '@tanstack/react-router'
import type { VisitingDay } from '../../../../contract/petition-visiting.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'

// messages: cases.role.*

/** One visiting day as a line to press: when, where, who comes, and whether there is room. */
export function DayLine({ day }: { day: VisitingDay }) {
  const { t, nameOf } = useWords()
  const { day: dayOf, time } = useFormat()
  return (
    <li>
      <div className={classes.line}>
        <Link to="/visiting-days/$id" params={{ id: day.id }} className={classes.link}>
          <strong>
            {t('petition-pages.days.when', { day: dayOf(day.from), from: time(day.from), to: time(day.to) })}
          </strong>
        </Link>
        <span className={classes.badge} data-good={(day.state === 'published' && day.free > 0) || undefined}>
          {day.state === 'published'
            ? t('petition-pages.days.free', { count: day.free })
            : t(`petition-pages.days.state.${day.state}`)}
        </span>
      </div>
      <p className={classes.words}>{nameOf(day.title)}</p>
      <p className={classes.dim}>
        {[nameOf(day.unit.name), day.place, hostWords(day, nameOf, t)].filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}

/** Who comes, as role and body. */
export const hostWords = (
  day: Pick<VisitingDay, 'host'>,
  nameOf: ReturnType<typeof useWords>['nameOf'],
  t: ReturnType<typeof useWords>['t'],
): string => [nameOf(day.host.body), t(`cases.role.${day.host.role}` as 'cases.role.desk')].filter(Boolean).join(' · ')
