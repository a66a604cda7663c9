import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Hall, NewTicket } from '../../../../contract/hall.ts'
import type { Reception, ReceptionTicket } from '../../../../contract/hall-work.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { Refusal } from '../../../app/forms.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { topicOf, useWait } from '../words.ts'
import { JointReply } from './JointReply.tsx'
import classes from './work.module.css'

const path = '/api/v1/hall/{id}/reception'
const open: readonly string[] = ['booked', 'waiting', 'called', 'serving', 'no_show']

/** The reception desk: gives tickets, checks people in, lets them back; tables and their replies. No names. */
export function ReceptionPage() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/console/hall/$id/reception' })
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useQuery({ ...read(path, { params: { path: { id } } }), refetchInterval: 60_000 })
  useLive([topicOf(id)], { paths: [path] })
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page />
  const { hall, tickets, joints } = data as Reception
  const shown = tickets.filter(({ state }) => all || open.includes(state))
  return (
    <div className={classes.page}>
      <PageHeader above={nameOf(hall.name)} title={t('hall.reception')} text={t('hall.reception.text')} />
      <div className={classes.two}>
        <Card
          title={t('hall.reception.today', { count: shown.length })}
          actions={
            <Checkbox
              label={t('hall.reception.all')}
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
          }
        >
          <Tickets tickets={shown} />
        </Card>
        <div className={classes.stack}>
          <GiveTicket hallId={id} code={hall.code} />
          {joints.map((joint) => (
            <JointReply key={joint.id} joint={joint} />
          ))}
        </div>
      </div>
    </div>
  )
}

function Tickets({ tickets }: { tickets: readonly ReceptionTicket[] }) {
  const { t, nameOf } = useWords()
  const wait = useWait()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const act = useWrite(({ id, what }: { id: string; what: Act }, context) =>
    answer(
      api.POST('/api/v1/hall/tickets/{id}/reception', { params: { path: { id } }, body: { act: what }, ...context }),
    ),
  )
  const run = (id: string, what: Act) => {
    setProblem(null)
    act
      .mutateAsync({ id, what })
      .catch((refused) => setProblem(asProblem(refused)))
      .finally(() => void queries.invalidateQueries({ queryKey: [path] }))
  }
  return (
    <>
      <Refusal problem={problem} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('hall.reception.ticket')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('hall.reception.ticket')}</th>
              <th scope="col">{t('hall.queue.service')}</th>
              <th scope="col">{t('hall.reception.state')}</th>
              <th scope="col">{t('hall.reception.do')}</th>
            </tr>
          </thead>
          <tbody>
            {tickets.map((ticket) => (
              <tr key={ticket.id}>
                <th scope="row">
                  {ticket.number ?? '–'}
                  {ticket.priority ? <div className={classes.dim}>{t('hall.priority_short')}</div> : null}
                </th>
                <td>{nameOf(ticket.service.name)}</td>
                <td>
                  {t(`hall.state.${ticket.state}`)}
                  <div className={classes.dim}>
                    {ticket.counter !== null ? t('hall.counter.title', { number: ticket.counter }) : ''}
                    {ticket.state === 'waiting' ? wait(ticket.wait) : ''}
                    {ticket.state === 'booked' && ticket.slotAt ? <Instant at={ticket.slotAt} show="time" /> : null}
                  </div>
                </td>
                <td>
                  <div className={classes.buttons}>
                    {actsOf(ticket).map((what) => (
                      <Button
                        key={what}
                        size="xs"
                        variant="default"
                        aria-label={`${t(`hall.reception.act.${what}`)} ${ticket.number ?? ''}`}
                        onClick={() => run(ticket.id, what)}
                      >
                        {t(`hall.reception.act.${what}`)}
                      </Button>
                    ))}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

type Act = 'check_in' | 'back' | 'leave' | 'priority' | 'no_priority'

function actsOf({ rights, priority }: ReceptionTicket): Act[] {
  return [
    ...(rights.checkIn ? (['check_in'] as const) : []),
    ...(rights.back ? (['back'] as const) : []),
    ...(rights.priority ? [priority ? ('no_priority' as const) : ('priority' as const)] : []),
    ...(rights.leave ? (['leave'] as const) : []),
  ]
}

function GiveTicket({ hallId, code }: { hallId: string; code: string }) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const { data } = useQuery(read('/api/v1/halls/{code}', { params: { path: { code } } }))
  const services = (data as Hall | undefined)?.services ?? []
  const [serviceId, setService] = useState('')
  const [priority, setPriority] = useState(false)
  const [name, setName] = useState('')
  const [made, setMade] = useState<NewTicket | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const give = useWrite((body: { serviceId: string; priority: boolean; name: string | null }, context) =>
    answer(api.POST('/api/v1/hall/{id}/reception/tickets', { params: { path: { id: hallId } }, body, ...context })),
  )
  return (
    <Card title={t('hall.reception.give')}>
      <form
        noValidate
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          setProblem(null)
          const wanted = serviceId || (services[0]?.id ?? '')
          give.mutateAsync({ serviceId: wanted, priority, name: name.trim() || null }).then(
            (ticket) => {
              setMade(ticket as NewTicket)
              setName('')
              setPriority(false)
              void queries.invalidateQueries({ queryKey: [path] })
            },
            (refused) => setProblem(asProblem(refused)),
          )
        }}
      >
        <NativeSelect
          label={t('hall.onward.service')}
          value={serviceId || (services[0]?.id ?? '')}
          onChange={(event) => setService(event.currentTarget.value)}
          data={services.map(({ id, letter, name: called }) => ({ value: id, label: `${letter} · ${nameOf(called)}` }))}
        />
        <Checkbox
          label={t('hall.priority')}
          description={t('hall.priority_help')}
          checked={priority}
          onChange={(event) => setPriority(event.currentTarget.checked)}
        />
        <TextInput
          label={t('hall.name')}
          description={t('hall.name_help')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Refusal problem={problem} />
        <div>
          <Button type="submit" loading={give.isPending}>
            {t('hall.reception.give')}
          </Button>
        </div>
      </form>
      {made ? (
        <div className={classes.now} role="status">
          <strong>{made.ticket.number}</strong>
          <Qr
            text={location.origin + at(`/hall/ticket/${made.ticket.id}#${made.secret}`)}
            label={t('hall.kiosk.qr')}
            size={8}
          />
        </div>
      ) : null}
    </Card>
  )
}
