import { Button } from '@mantine/core'
import { IconCalendarPlus, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { DisputeAgendaItem } from '../../../../contract/disputes.ts'
import { send } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import forms from '../../../app/form.module.css'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter, instantOf } from '../../../words/zone.ts'
import classes from '../parts/parts.module.css'
import { agendaDays } from './agenda.rules.ts'
import { Frame } from './Frame.tsx'

// messages: dispute-pages.agenda.kind.*

/** Days one page of the calendar shows. */
const span = 14

/** What a mediator has to do, day by day: sessions, visits, duties to look at, what waits for a word. Late things first. */
export function CalendarPage() {
  const { t, timeZone } = useWords()
  const { day } = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  const today = dayAfter(now, 0, timeZone)
  const first = useSearch({ from: '/console/disputes/calendar' }).from ?? today
  const to = dayAfter(`${first}T12:00:00Z`, span, 'UTC')
  const query = new URLSearchParams({ from: instantOf(first, timeZone) ?? '', to: instantOf(to, timeZone) ?? '' })
  const found = useQuery<{ items: DisputeAgendaItem[] }, Problem>({
    queryKey: ['/api/v1/disputes', 'agenda', first],
    queryFn: () => send<{ items: DisputeAgendaItem[] }>(`/api/v1/my/disputes/agenda?${query}`),
  })
  const go = (from: string) =>
    void navigate({ to: '/console/disputes/calendar', search: from === today ? {} : { from }, replace: true })
  const items = found.data?.items ?? []
  const late = items.filter((item) => item.late)
  return (
    <Frame
      title={t('dispute-pages.agenda.title')}
      text={t('dispute-pages.agenda.text')}
      actions={
        <a className={forms.download} href={at('/api/v1/my/disputes/agenda/calendar')} download="mediation.ics">
          <IconCalendarPlus size={18} aria-hidden /> {t('dispute-pages.agenda.file')}
        </a>
      }
    >
      <div className={classes.stack}>
        <div className={classes.row}>
          <Button
            size="sm"
            variant="default"
            aria-label={t('dispute-pages.agenda.before')}
            onClick={() => go(dayAfter(`${first}T12:00:00Z`, -span, 'UTC'))}
          >
            <IconChevronLeft size={18} aria-hidden />
          </Button>
          <strong>
            {day(first)}–{day(dayAfter(`${to}T12:00:00Z`, -1, 'UTC'))}
          </strong>
          <Button size="sm" variant="default" aria-label={t('dispute-pages.agenda.after')} onClick={() => go(to)}>
            <IconChevronRight size={18} aria-hidden />
          </Button>
          {first === today ? null : (
            <Button size="sm" variant="subtle" onClick={() => go(today)}>
              {t('dispute-pages.agenda.today')}
            </Button>
          )}
        </div>
        {found.error ? <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} /> : null}
        {found.isPending ? <PageSkeleton lines={6} /> : null}
        {late.length > 0 ? (
          <Card title={t('dispute-pages.agenda.late')}>
            <Items items={late} dated />
          </Card>
        ) : null}
        {agendaDays(items, timeZone).map(({ date, items: of }) => (
          <Card key={date} title={date === today ? t('dispute-pages.agenda.today') : day(date)}>
            <Items items={of} />
          </Card>
        ))}
        {found.data && items.length === 0 ? (
          <EmptyState title={t('dispute-pages.agenda.none')} text={t('dispute-pages.agenda.none_text')} />
        ) : null}
      </div>
    </Frame>
  )
}

function Items(props: { items: readonly DisputeAgendaItem[]; dated?: boolean }) {
  const { t, nameOf } = useWords()
  const { time, day } = useFormat()
  return (
    <ul className={classes.list}>
      {props.items.map((item) => (
        <li key={`${item.kind} ${item.id}`} data-agenda={item.kind}>
          <div className={`${classes.row} ${classes.between}`}>
            <strong>
              {item.kind === 'session' && !props.dated
                ? `${time(item.at)}${item.until ? `–${time(item.until)}` : ''} · `
                : ''}
              {t(`dispute-pages.agenda.kind.${item.kind}`)}
            </strong>
            {props.dated ? (
              <ClockLight light="red" label={day(item.at)} />
            ) : item.place ? (
              <span className={classes.dim}>{nameOf(item.place)}</span>
            ) : null}
          </div>
          <Link to="/console/disputes/$number" params={{ number: item.number }}>
            {item.subject} <span className="ds-num">{item.number}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
