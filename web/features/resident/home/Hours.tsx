import { IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OpeningHours } from '../../../../contract/public-case-routes.ts'
import { send } from '../../../app/api.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './building.module.css'

/** When somebody is there: now, and the week to come for whoever wants it. Nothing where it isn't known. */
export function Hours(props: { unitId: string }) {
  const { t, locale } = useWords()
  const { exact, time } = useFormat()
  const { data } = useQuery({
    queryKey: ['/api/v1/cases/hours', props.unitId],
    queryFn: () => send<OpeningHours>(`/api/v1/cases/hours?unitId=${props.unitId}`),
    staleTime: 300_000,
  })
  const weekday = useMemo(
    () => new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' }),
    [locale],
  )
  if (!data) return null
  const { always, open, changesAt, days } = data
  const isToday = changesAt !== null && (days[0]?.openings ?? []).some(({ from }) => from === changesAt)
  return (
    <div className={classes.hours}>
      <p>
        <IconClock size={20} aria-hidden />
        {always
          ? t('doorstep.hours.always')
          : changesAt === null
            ? null
            : open
              ? t('doorstep.hours.until', { time: time(changesAt) })
              : t('doorstep.hours.from', { time: isToday ? time(changesAt) : exact(changesAt) })}
      </p>
      {always ? null : (
        <details>
          <summary>{t('doorstep.hours.week')}</summary>
          <dl>
            {days.map(({ date, openings }) => (
              <div key={date}>
                <dt>{weekday.format(new Date(`${date}T12:00:00Z`))}</dt>
                <dd className="ds-num">
                  {openings.map(({ from, until }) => `${time(from)}–${time(until)}`).join(' · ') ||
                    t('doorstep.hours.closed')}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}
