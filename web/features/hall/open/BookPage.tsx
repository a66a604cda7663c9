import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Hall } from '../../../../contract/hall.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter } from '../../../words/zone.ts'
import { keepTicket, secretOf } from './myTickets.ts'
import classes from './open.module.css'

/** An appointment: a day, a time, and, if one likes, a name. The same page moves one. */
export function BookPage() {
  const { code } = useParams({ from: '/resident/hall/$code/book' })
  const { service } = useSearch({ from: '/resident/hall/$code/book' })
  const { data, error, refetch } = useQuery(read('/api/v1/halls/{code}', { params: { path: { code } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page />
  const hall = data as Hall
  return <Booking key={service} hall={hall} />
}

function Booking({ hall }: { hall: Hall }) {
  const { t, nameOf } = useWords()
  const { weekday } = useFormat()
  const now = useNow()
  const search = useSearch({ from: '/resident/hall/$code/book' })
  const navigate = useNavigate()
  const bookable = hall.services.filter((each) => each.bookableOn.length)
  const service = bookable.find(({ id }) => id === search.service) ?? bookable[0]
  const dayAt = (n: number) => dayAfter(now, n, hall.timeZone)
  // Days it is never given on are no choice.
  const days = Array.from({ length: Math.min(hall.aheadDays, 14) + 1 }, (_, n) => dayAt(n)).filter((each) =>
    service?.bookableOn.includes(new Date(`${each}T00:00:00Z`).getUTCDay() || 7),
  )
  const [chosen, setDay] = useState<string | null>(null)
  const [at, setAt] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [priority, setPriority] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const day = chosen ?? days.find((each) => each > dayAt(0)) ?? days[0] ?? ''
  const secret = search.move ? secretOf(search.move) : undefined
  const book = useWrite((body: { at: string; name: string | null; phone: string | null; priority: boolean }, context) =>
    answer(
      api.POST('/api/v1/halls/{code}/appointments', {
        params: { path: { code: hall.code } },
        body: { serviceId: service?.id ?? '', ...body },
        ...context,
      }),
    ),
  )
  const move = useWrite((to: string, context) =>
    answer(
      api.POST('/api/v1/hall/tickets/{id}/move', {
        params: { path: { id: search.move ?? '' } },
        body: { at: to },
        headers: { ...context.headers, 'x-ticket-secret': secret ?? '' },
      }),
    ),
  )
  if (!service) return <PageHeader title={t('hall.book_title')} text={t('hall.book_none')} />
  const send = async () => {
    if (!at) return
    setProblem(null)
    try {
      if (search.move) {
        await move.mutateAsync(at)
        return void navigate({ to: '/hall/ticket/$id', params: { id: search.move } })
      }
      const made = await book.mutateAsync({ at, name: name.trim() || null, phone: phone.trim() || null, priority })
      keepTicket({ id: made.ticket.id, secret: made.secret, hall: nameOf(service.name), at: new Date().toISOString() })
      void navigate({ to: '/hall/ticket/$id', params: { id: made.ticket.id } })
    } catch (refused) {
      setAt(null)
      setProblem(asProblem(refused))
    }
  }
  return (
    <div className={classes.page}>
      <PageHeader
        above={nameOf(hall.name)}
        title={search.move ? t('hall.move_title') : t('hall.book_for', { service: nameOf(service.name) })}
        text={nameOf(service.bring) ? t('hall.bring', { what: nameOf(service.bring) }) : undefined}
      />
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <fieldset className={classes.days}>
          <legend>{t('hall.day')}</legend>
          {days.map((each) => (
            <label key={each} data-checked={each === day || undefined}>
              <input
                type="radio"
                name="day"
                checked={each === day}
                onChange={() => {
                  setDay(each)
                  setAt(null)
                }}
              />
              {weekday(each)}
            </label>
          ))}
        </fieldset>
        <Times code={hall.code} serviceId={service.id} day={day} at={at} onChoose={setAt} />
        {search.move ? null : (
          <>
            <TextInput
              size="md"
              label={t('hall.name')}
              description={t('hall.name_help')}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              size="md"
              type="tel"
              label={t('hall.phone')}
              description={t('hall.phone_help')}
              value={phone}
              maxLength={40}
              onChange={(event) => setPhone(event.currentTarget.value)}
              error={problem?.of('phone')}
            />
            <Checkbox
              size="md"
              label={t('hall.priority')}
              description={t('hall.priority_help')}
              checked={priority}
              onChange={(event) => setPriority(event.currentTarget.checked)}
            />
          </>
        )}
        <Refusal problem={problem} />
        <div>
          <Button type="submit" size="md" disabled={!at} loading={book.isPending || move.isPending}>
            {search.move ? t('hall.move') : t('hall.book')}
          </Button>
        </div>
      </form>
    </div>
  )
}

function Times(props: {
  code: string
  serviceId: string
  day: string
  at: string | null
  onChoose: (at: string) => void
}) {
  const { t } = useWords()
  const { time } = useFormat()
  const { code, serviceId, day, at } = props
  const query = { service: serviceId, day }
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/halls/{code}/slots', { params: { path: { code }, query } }),
    staleTime: 5_000,
  })
  return (
    <fieldset className={classes.times} aria-busy={!data}>
      <legend>{t('hall.time')}</legend>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <p className={classes.dim}>{t('hall.no_times')}</p> : null}
      {(data?.items ?? []).map((slot) => (
        <label key={slot.at} data-checked={slot.at === at || undefined} data-gone={slot.left === 0 || undefined}>
          <input
            type="radio"
            name="time"
            checked={slot.at === at}
            disabled={slot.left === 0}
            onChange={() => props.onChoose(slot.at)}
          />
          <strong>{time(slot.at)}</strong>
          <span>{slot.left === 0 ? t('hall.full') : t('hall.left', { count: slot.left })}</span>
        </label>
      ))}
    </fieldset>
  )
}
