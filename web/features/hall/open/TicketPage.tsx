import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { HallTicket } from '../../../../contract/hall.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { Refusal } from '../../../app/forms.tsx'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { topicOf, useWait } from '../words.ts'
import { keepTicket, secretOf } from './myTickets.ts'
import classes from './open.module.css'
import { RateVisit } from './RateVisit.tsx'

const path = '/api/v1/hall/tickets/{id}'

/** One's own ticket: where it stands, how long it may take, what one can do. The secret comes behind the `#` of the link. */
export function TicketPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/resident/hall/ticket/$id' })
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const [secret, setSecret] = useState(() => (hash ? decodeURIComponent(hash) : secretOf(id)))
  useEffect(() => {
    // Off the address bar at once: neither the history nor a picture of the screen keeps it.
    if (!hash) return
    setSecret(decodeURIComponent(hash))
    const timer = setTimeout(() => void navigate({ to: '/hall/ticket/$id', params: { id }, hash: '', replace: true }))
    return () => clearTimeout(timer)
  }, [hash, id, navigate])
  const { data, error, refetch } = useQuery({
    ...read(path, { params: { path: { id } }, headers: { 'x-ticket-secret': secret ?? '' } }),
    queryKey: [path, { path: { id } }, secret ?? null],
    refetchInterval: 30_000,
  })
  const ticket = data as HallTicket | undefined
  useEffect(() => {
    if (ticket && secret)
      keepTicket({
        id,
        secret,
        hall: `${ticket.number ?? ''} ${ticket.service.name.zh}`.trim(),
        at: ticket.slotAt ?? new Date().toISOString(),
      })
  }, [id, secret, ticket])
  useLive(ticket ? [topicOf(ticket.hall.id)] : [], { paths: [path] })
  if (error && !ticket) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!ticket) return <PageSkeleton page />
  return (
    <div className={classes.page}>
      <Standing ticket={ticket} />
      <Doing ticket={ticket} secret={secret ?? ''} />
      {ticket.rights.rate || ticket.rating ? <RateVisit ticket={ticket} secret={secret ?? ''} /> : null}
      {ticket.joint ? <Joint joint={ticket.joint} secret={secret} /> : null}
      <Details ticket={ticket} />
      {secret && ['booked', 'waiting', 'called', 'no_show'].includes(ticket.state) ? (
        <Card title={t('hall.ticket.qr')}>
          <div className={classes.qr}>
            <Qr text={location.origin + at(`/hall/ticket/${id}#${secret}`)} label={t('hall.ticket.qr')} size={11} />
            <p>
              {t('hall.ticket.code')} <strong className="ds-num">{ticket.code}</strong>
              <br />
              <span className={classes.dim}>{t('hall.ticket.code_help')}</span>
            </p>
          </div>
        </Card>
      ) : null}
    </div>
  )
}

function Standing({ ticket }: { ticket: HallTicket }) {
  const { t, nameOf } = useWords()
  const wait = useWait()
  const { state, counter, ahead, slotAt, backUntil, checkInFrom, rights } = ticket
  const isCalled = state === 'called' || state === 'serving'
  return (
    <>
      <PageHeader above={nameOf(ticket.hall.name)} title={ticket.number ?? t('hall.ticket.booked_title')} />
      <section className={classes.standing} data-called={isCalled || undefined} aria-live="polite">
        <strong>
          {isCalled && counter ? t('hall.ticket.go', { counter: counter.number }) : t(`hall.state.${state}`)}
        </strong>
        {isCalled && counter ? <span>{nameOf(counter.name)}</span> : null}
        {state === 'waiting' ? (
          <>
            <span className={classes.big}>{wait(ticket.wait)}</span>
            <span>{ahead === 0 ? t('hall.ticket.next') : t('hall.ticket.ahead', { count: ahead ?? 0 })}</span>
          </>
        ) : null}
        {ticket.holdUntil ? (
          <span>
            {t('hall.ticket.held')} <Instant at={ticket.holdUntil} show="time" />
          </span>
        ) : null}
        {slotAt && state === 'booked' ? (
          <span className={classes.big}>
            <Instant at={slotAt} show="exact" />
          </span>
        ) : null}
        {state === 'booked' && !rights.checkIn && checkInFrom ? (
          <span>
            {t('hall.ticket.check_in_from')} <Instant at={checkInFrom} show="time" />
          </span>
        ) : null}
        {state === 'no_show' && rights.back && backUntil ? (
          <span>
            {t('hall.ticket.back_until')} <Instant at={backUntil} show="time" />
          </span>
        ) : null}
      </section>
    </>
  )
}

const moves = ['checkIn', 'back', 'late', 'leave', 'cancel'] as const
const ends = { checkIn: 'check-in', back: 'back', late: 'late', leave: 'leave', cancel: 'leave' } as const

function Doing({ ticket, secret }: { ticket: HallTicket; secret: string }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sure, setSure] = useState(false)
  const act = useWrite((move: (typeof moves)[number], context) =>
    answer(
      api.POST(`/api/v1/hall/tickets/{id}/${ends[move]}`, {
        params: { path: { id: ticket.id } },
        headers: { ...context.headers, 'x-ticket-secret': secret },
      }),
    ),
  )
  const can = moves.filter((move) => ticket.rights[move])
  if (can.length === 0 && !ticket.rights.move) return null
  const run = (move: (typeof moves)[number]) => {
    const isEnd = move === 'leave' || move === 'cancel'
    if (isEnd && !sure) return setSure(true)
    setProblem(null)
    setSure(false)
    act
      .mutateAsync(move)
      .catch((refused) => setProblem(asProblem(refused)))
      .finally(() => void queries.invalidateQueries({ queryKey: [path] }))
  }
  return (
    <div className={classes.doing}>
      {can.map((move) => (
        <Button
          key={move}
          size="md"
          variant={move === 'checkIn' || move === 'back' ? 'filled' : 'default'}
          loading={act.isPending && act.variables === move}
          onClick={() => run(move)}
        >
          {sure && (move === 'leave' || move === 'cancel') ? t('hall.ticket.sure') : t(`hall.ticket.do.${move}`)}
        </Button>
      ))}
      {ticket.rights.move ? (
        <ButtonLink
          size="md"
          variant="default"
          to="/hall/$code/book"
          params={{ code: ticket.hall.code }}
          search={{ service: ticket.service.id, move: ticket.id }}
        >
          {t('hall.move')}
        </ButtonLink>
      ) : null}
      <Refusal problem={problem} />
    </div>
  )
}

function Joint({ joint, secret }: { joint: NonNullable<HallTicket['joint']>; secret: string | undefined }) {
  const { t, nameOf } = useWords()
  return (
    <Card title={t('hall.joint.title')}>
      <p>
        {t('hall.joint.by', {
          lead: nameOf(joint.lead.name),
          others: joint.counters.map(({ name }) => nameOf(name)).join(t('hall.joint.and')),
        })}
      </p>
      {joint.reply ? (
        <>
          <p className={classes.words}>{joint.reply}</p>
          {joint.cases.length > 0 ? (
            <p className="ds-num">{t('hall.joint.cases', { cases: joint.cases.join(', ') })}</p>
          ) : null}
          {joint.document ? (
            <p>
              <a href={at(`/documents/${joint.document}${secret ? `#${secret}` : ''}`)}>{t('hall.joint.paper')}</a>
            </p>
          ) : null}
        </>
      ) : (
        <p className={classes.dim}>
          {joint.due ? t('hall.joint.due') : t('hall.joint.awaited')}{' '}
          {joint.due ? <Instant at={joint.due} show="day" /> : null}
        </p>
      )}
    </Card>
  )
}

function Details({ ticket }: { ticket: HallTicket }) {
  const { t, nameOf } = useWords()
  return (
    <Card title={nameOf(ticket.service.name)}>
      <Facts
        items={[
          { label: t('hall.ticket.where'), value: nameOf(ticket.hall.address) },
          { label: t('hall.ticket.bring'), value: nameOf(ticket.service.bring) },
          { label: t('hall.priority_short'), value: ticket.priority ? t('hall.ticket.priority') : null },
          { label: t('hall.ticket.name'), value: ticket.name },
          { label: t('hall.ticket.cases'), value: ticket.cases.join(', ') },
        ]}
      />
    </Card>
  )
}
