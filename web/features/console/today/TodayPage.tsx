import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Today } from '../../../../contract/case-desk.ts'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { ConcernList } from './ConcernList.tsx'
import { HourChart } from './HourChart.tsx'
import { TodayTable } from './TodayTable.tsx'
import classes from './today.module.css'

// messages: cases.light.*

const paths = ['/api/v1/cases/today']

/** Today of the desk and its place, fresh with every event. Units, departments and categories; never a person. */
export function TodayPage() {
  const { t, nameOf } = useWords()
  const { number, exact, day } = useFormat()
  const { activePosts } = useSession()
  const { of = 'place' } = useSearch({ from: '/console/today' })
  const navigate = useNavigate()
  const hasPlace = activePosts.some((post) => post.place?.kind === 'unit')
  const topics = useMemo(
    () => activePosts.flatMap((post) => (post.place ? [`body:${post.place.id}`] : [])),
    [activePosts],
  )
  useLive(topics, { paths })
  const { data, error, refetch } = useQuery(
    read('/api/v1/cases/today', { params: { query: { of: hasPlace ? of : 'desk' } } }),
  )
  if (!data) {
    if (error) return <ErrorState level={1} problem={asProblem(error)} onRetry={() => void refetch()} />
    return <PageSkeleton page lines={8} />
  }
  const today = data as Today
  const lights = ['red', 'amber', 'green', 'none'] as const
  return (
    <>
      <PageHeader
        title={t('desk.today.title')}
        above={nameOf(today.name)}
        text={
          <span title={exact(today.now)}>
            {day(today.since)} · {t('desk.today.text')}
          </span>
        }
        actions={
          <ButtonLink to="/console/figures" variant="default">
            {t('desk.today.figures')}
          </ButtonLink>
        }
      />
      {hasPlace ? (
        <SegmentedControl
          mb="md"
          aria-label={t('desk.today.whose')}
          value={of}
          onChange={(value) =>
            void navigate({ to: '/console/today', search: value === 'desk' ? { of: 'desk' } : {}, replace: true })
          }
          data={[
            { value: 'place', label: t('desk.today.place') },
            { value: 'desk', label: t('desk.today.desk') },
          ]}
        />
      ) : null}
      <Card>
        <div className={classes.figures}>
          <StatNumber label={t('desk.today.came_in')} value={number(today.cameIn)} />
          <StatNumber label={t('desk.today.accepted')} value={number(today.accepted)} />
          <StatNumber label={t('desk.today.handled')} value={number(today.handled)} />
          <StatNumber label={t('desk.today.closed')} value={number(today.closed)} />
          <StatNumber label={t('desk.today.due')} value={number(today.dueToday)} />
        </div>
      </Card>
      <Card title={t('desk.today.open')}>
        <ul className={classes.lights}>
          {lights.map((light) => (
            <li key={light}>
              {light === 'none' ? null : <ClockLight light={light} size="dot" />}
              <strong className="ds-num">{number(today.open[light])}</strong>
              <span>{t(`cases.light.${light}`)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <ConcernList of={hasPlace ? of : 'desk'} hasPlace={hasPlace} />
      <Card title={t('desk.today.by_hour')}>
        <HourChart hours={today.byHour} />
      </Card>
      <div className={classes.tables}>
        <div>
          <TodayTable
            title={t('desk.today.waiting')}
            note={t('desk.today.waiting_note')}
            head={[t('cases.holder'), t('desk.today.open'), t('cases.light.red')]}
            rows={today.waitingFor.map((row) => ({
              id: row.id,
              name: nameOf(row.name),
              cells: [number(row.open), row.late === null ? '–' : number(row.late)],
            }))}
          />
        </div>
        <div>
          <TodayTable
            title={t('desk.today.by_category')}
            head={[t('cases.category'), t('desk.today.came_in'), t('desk.today.open')]}
            rows={today.byCategory.map((row) => ({
              id: row.id ?? 'none',
              name: row.name ? nameOf(row.name) : t('cases.no_category'),
              cells: [number(row.cameIn), number(row.open)],
            }))}
          />
        </div>
      </div>
    </>
  )
}
