import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { VisitBooking, VisitingDay } from '../../../../contract/petition-visiting.ts'
import { useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayQuery, paths, write } from '../data.ts'
import classes from '../petitions.module.css'
import { keepBooking } from './bookings.ts'
import { hostWords } from './DayLine.tsx'
import { SlotChoice } from './SlotChoice.tsx'

/** One visiting day: who comes, where and when, and the times one may book. */
export function DayPage() {
  const { t, nameOf } = useWords()
  const { day: dayOf, time } = useFormat()
  const { id } = useParams({ from: '/resident/visiting-days/$id' })
  const { data: day, error, refetch } = useQuery(dayQuery(id))
  if (error && !day) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!day) return <PageSkeleton page lines={6} />
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={nameOf(day.title)}
        above={
          <Link to="/visiting-days" className={classes.link}>
            {t('petition-pages.days.back')}
          </Link>
        }
      />
      <Card>
        <Facts
          items={[
            {
              label: t('petition-pages.days.time'),
              value: t('petition-pages.days.when', { day: dayOf(day.from), from: time(day.from), to: time(day.to) }),
            },
            { label: t('petition-pages.days.place'), value: `${nameOf(day.unit.name)} · ${day.place}` },
            {
              label: t('petition-pages.days.host'),
              value: [hostWords(day, nameOf, t), nameOf(day.department?.name)].filter(Boolean).join(' · '),
            },
            {
              label: t('petition-pages.days.slot'),
              value: t('petition-pages.days.each', { minutes: day.slotMinutes }),
            },
          ]}
        />
      </Card>
      {day.state === 'cancelled' ? (
        <p className={classes.note}>{t('petition-pages.days.cancelled', { why: day.why ?? '' })}</p>
      ) : day.state === 'over' ? (
        <p className={classes.note}>{t('petition-pages.days.over')}</p>
      ) : day.free === 0 ? (
        <p className={classes.note}>{t('petition-pages.days.full')}</p>
      ) : (
        <BookForm day={day} />
      )}
    </div>
  )
}

function BookForm({ day }: { day: VisitingDay }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [values, setValues] = useState({ slot: 0, subject: '', name: '', phone: '' })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const lacks = values.slot < 1 || values.subject.trim().length < 2
  const book = useWrite(
    (given: typeof values, { headers }) =>
      write<{ booking: VisitBooking; secret: string }>(`${paths.days}/${day.id}/bookings`, {
        body: {
          ...{ slot: given.slot, subject: given.subject.trim() },
          ...(given.name.trim() ? { name: given.name.trim() } : {}),
          ...(given.phone.trim() ? { phone: given.phone.trim() } : {}),
        },
        key: headers['Idempotency-Key'],
      }),
    {
      onSuccess: ({ booking, secret }) => {
        keepBooking({ number: booking.number, secret, at: booking.at, title: booking.day.title })
        void navigate({
          to: '/visiting-days/bookings/$number',
          params: { number: booking.number },
          search: { fresh: true },
        })
      },
      // Somebody else may have been quicker: the times are asked for anew either way.
      onSettled: () => queries.invalidateQueries({ queryKey: [paths.days] }),
    },
  )
  return (
    <Card title={t('petition-pages.days.book')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!lacks) book.mutate(values)
        }}
      >
        <p className={classes.dim}>{t('petition-pages.days.book_text')}</p>
        <SlotChoice slots={day.slots} value={values.slot} onChange={(slot) => set({ slot })} />
        <TextInput
          size="lg"
          label={t('petition-pages.days.subject')}
          description={t('petition-pages.days.subject_help')}
          maxLength={120}
          value={values.subject}
          onChange={(event) => set({ subject: event.currentTarget.value })}
          error={tried && values.subject.trim().length < 2 ? t('petition-pages.new.missing') : undefined}
        />
        <div className={classes.pair}>
          <TextInput
            size="lg"
            label={t('petition-pages.days.name')}
            autoComplete="name"
            maxLength={100}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            size="lg"
            type="tel"
            label={t('petition-pages.days.phone')}
            autoComplete="tel"
            maxLength={25}
            value={values.phone}
            onChange={(event) => set({ phone: event.currentTarget.value })}
          />
        </div>
        <div role="alert">
          {tried && lacks ? <p className={classes.problem}>{t('petition-pages.days.missing')}</p> : null}
        </div>
        <Refusal problem={book.error} />
        <Button type="submit" size="lg" loading={book.isPending}>
          {t('petition-pages.days.book_now')}
        </Button>
      </form>
    </Card>
  )
}
