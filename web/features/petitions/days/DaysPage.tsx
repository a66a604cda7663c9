import { Button, NativeSelect } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { VisitBooking, VisitingDay } from '../../../../contract/petition-visiting.ts'
import { read, send } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { pageAt, paths } from '../data.ts'
import classes from '../petitions.module.css'
import { useKeptBookings } from './bookings.ts'
import { DayLine } from './DayLine.tsx'

// messages: petitions.booking.*

/** Visiting days to come, soonest first, of one street or of all. */
export function DaysPage() {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const { unit } = useSearch({ from: '/resident/visiting-days' })
  const streets = useStreets()
  const found = useInfiniteQuery({
    queryKey: [paths.days, { unit }],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      pageAt<VisitingDay>(paths.days, { limit: 20, unitId: unit, after: pageParam || undefined }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const days = found.data?.pages.flatMap((page) => page.items)
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={t('petition-pages.days.title')}
        text={t('petition-pages.days.text')}
        above={
          <Link to="/petitions" className={classes.link}>
            {t('petition-pages.home.title')}
          </Link>
        }
      />
      <MyBookings />
      <NativeSelect
        size="lg"
        label={t('petition-pages.days.where')}
        value={unit ?? ''}
        onChange={(event) =>
          void navigate({
            to: '/visiting-days',
            search: event.currentTarget.value ? { unit: event.currentTarget.value } : {},
            replace: true,
          })
        }
        data={[
          { value: '', label: t('petition-pages.days.everywhere') },
          ...streets.map((street) => ({ value: street.id, label: nameOf(street.name) })),
        ]}
      />
      {found.error && !days ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {!days && !found.error ? <PageSkeleton lines={5} /> : null}
      {days?.length === 0 ? (
        <EmptyState title={t('petition-pages.days.none')} text={t('petition-pages.days.none_text')} />
      ) : null}
      {days && days.length > 0 ? (
        <Card>
          <ul className={classes.plain}>
            {days.map((day) => (
              <DayLine key={day.id} day={day} />
            ))}
          </ul>
        </Card>
      ) : null}
      {found.hasNextPage ? (
        <Button variant="light" size="lg" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('petition-pages.days.more')}
        </Button>
      ) : null}
      {days && days.length > 0 ? (
        <Button
          component="a"
          href={at(`/api/v1/visiting-days.ics${unit ? `?unitId=${unit}` : ''}`)}
          variant="default"
          leftSection={<IconCalendarPlus size={20} aria-hidden />}
        >
          {t('petition-pages.days.ics')}
        </Button>
      ) : null}
    </div>
  )
}

/** The streets of the district, for choosing one. */
function useStreets() {
  const { data: top } = useQuery({
    ...read('/api/v1/territory/tree', { params: { query: { limit: 1 } } }),
    staleTime: 600_000,
  })
  const district = top?.items[0]?.id
  const { data } = useQuery({
    ...read('/api/v1/territory/tree', { params: { query: { parent: district ?? '', limit: 100 } } }),
    enabled: district !== undefined,
    staleTime: 600_000,
  })
  return data?.items ?? []
}

/** One's own bookings: those of the account, and those this device keeps. */
function MyBookings() {
  const { t, nameOf } = useWords()
  const { day, time } = useFormat()
  const { account } = useSession()
  const kept = useKeptBookings()
  const { data } = useQuery({
    queryKey: [paths.myBookings],
    queryFn: () => send<{ items: VisitBooking[] }>(paths.myBookings),
    enabled: account !== null,
  })
  const own = data?.items ?? []
  const others = kept.filter(({ number }) => !own.some((one) => one.number === number))
  if (own.length + others.length === 0) return null
  return (
    <Card title={t('petition-pages.booking.mine')}>
      <ul className={classes.plain}>
        {own.map((one) => (
          <li key={one.number}>
            <Link to="/visiting-days/bookings/$number" params={{ number: one.number }} className={classes.link}>
              <strong>
                {day(one.at)} {time(one.at)}
              </strong>
            </Link>
            <p className={classes.dim}>
              {nameOf(one.day.title)} · {t(`petitions.booking.${one.state}`)}
            </p>
          </li>
        ))}
        {others.map((one) => (
          <li key={one.number}>
            <Link to="/visiting-days/bookings/$number" params={{ number: one.number }} className={classes.link}>
              <strong>
                {day(one.at)} {time(one.at)}
              </strong>
            </Link>
            <p className={classes.dim}>
              {nameOf(one.title)} · <span className="ds-num">{one.number}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
