import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { CounterView } from '../../../../contract/hall-work.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useHotkeys } from '../../../ui/keyboard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { topicOf } from '../words.ts'
import { Onward } from './Onward.tsx'
import { VisitNote } from './VisitNote.tsx'
import classes from './work.module.css'

const path = '/api/v1/hall/counters/{id}'
/** What one press does at a counter. */
const acts = {
  sit: 'sit',
  rise: 'rise',
  call: 'call',
  recall: 'recall',
  start: 'start',
  noShow: 'no-show',
  finish: 'finish',
  away: 'away',
} as const
/** What one press does at a counter. */
type Act = keyof typeof acts

/** One's counter: call the next, serve, send on, a table with others; and the queue without names. */
export function CounterPage() {
  const { id } = useParams({ from: '/console/hall/counter/$id' })
  const { data, error, refetch } = useQuery({
    ...read(path, { params: { path: { id } } }),
    refetchInterval: 60_000,
  })
  const view = data as CounterView | undefined
  useLive(view ? [topicOf(view.hall.id)] : [], { paths: [path] })
  if (error && !view) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!view) return <PageSkeleton page />
  return <Counter key={id} view={view} />
}

function useCounter(id: string) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const params = { path: { id } }
  const act = useWrite((what: Act, context) =>
    answer(api.POST(`/api/v1/hall/counters/{id}/${acts[what]}`, { params, ...context })),
  )
  const pause = useWrite((paused: boolean, context) =>
    answer(api.POST('/api/v1/hall/counters/{id}/pause', { params, body: { paused }, ...context })),
  )
  const undo = useWrite((ticketId: string, context) =>
    answer(api.POST('/api/v1/hall/counters/{id}/undo', { params, body: { ticketId }, ...context })),
  )
  const after = (done: Promise<unknown>, what?: Act) => {
    setProblem(null)
    return done.then(
      (view) => {
        queries.setQueryData([path, params], view)
        if (what === 'call' && !(view as CounterView).visit) toast(t('hall.counter.nobody'))
      },
      (refused) => {
        setProblem(asProblem(refused))
        void queries.invalidateQueries({ queryKey: [path] })
      },
    )
  }
  return {
    problem,
    busy: act.isPending || pause.isPending || undo.isPending,
    run: (what: Act) => after(act.mutateAsync(what), what),
    pause: (paused: boolean) => after(pause.mutateAsync(paused)),
    undo: (ticketId: string) => after(undo.mutateAsync(ticketId)),
  }
}

function Counter({ view }: { view: CounterView }) {
  const { t, nameOf } = useWords()
  const { counter, seat, visit, table } = view
  const doing = useCounter(counter.id)
  const mine = seat?.mine ?? false
  const run = doing.run
  const keys = useMemo(
    () =>
      !mine
        ? []
        : visit === null
          ? [{ keys: 'n', label: t('hall.counter.call'), run: () => void run('call') }]
          : visit.state === 'called'
            ? [
                { keys: 's', label: t('hall.counter.start'), run: () => void run('start') },
                { keys: 'r', label: t('hall.counter.recall'), run: () => void run('recall') },
              ]
            : [{ keys: 'f', label: t('hall.counter.finish'), run: () => void run('finish') }],
    [mine, visit, run, t],
  )
  useHotkeys(t('hall.counter.title', { number: counter.number }), keys)
  return (
    <div className={classes.page}>
      <PageHeader
        above={nameOf(view.hall.name)}
        title={`${t('hall.counter.title', { number: counter.number })} · ${nameOf(counter.name)}`}
        text={[...counter.specialties.map((each) => t(`hall.specialty.${each}`)), nameOf(counter.department)]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <div className={classes.buttons}>
            {mine ? (
              <>
                <Button variant="default" disabled={doing.busy} onClick={() => void doing.pause(!counter.paused)}>
                  {counter.paused ? t('hall.counter.go_on') : t('hall.counter.pause')}
                </Button>
                <Button variant="default" disabled={doing.busy} onClick={() => void run('rise')}>
                  {t('hall.counter.rise')}
                </Button>
              </>
            ) : null}
            <ButtonLink to="/console/hall" variant="default">
              {t('hall.counter.others')}
            </ButtonLink>
          </div>
        }
      />
      <Refusal problem={doing.problem} />
      <div className={classes.two}>
        <div className={classes.stack}>
          {table ? (
            <Card title={t('hall.seated.at', { counter: table.lead })}>
              <p>{t('hall.seated.text', { ticket: table.ticket, counters: table.counters.join(', ') })}</p>
              {mine ? (
                <Button variant="default" onClick={() => void run('away')}>
                  {t('hall.seated.leave')}
                </Button>
              ) : null}
            </Card>
          ) : null}
          <Visiting view={view} doing={doing} />
          {visit && mine ? <VisitNote key={visit.ticketId} counterId={counter.id} visit={visit} /> : null}
          {visit && mine ? <Onward key={`on ${visit.ticketId}`} view={view} /> : null}
        </div>
        <Queue view={view} />
      </div>
    </div>
  )
}

function Visiting({ view, doing }: { view: CounterView; doing: ReturnType<typeof useCounter> }) {
  const { t, nameOf } = useWords()
  const { seat, visit, undo, counter, maySit, table } = view
  const { run, busy } = doing
  if (!seat?.mine && !visit)
    return (
      <Card>
        <div className={classes.stack}>
          <p>{seat ? t('hall.counter.taken') : t('hall.counter.empty')}</p>
          {maySit ? (
            <Button loading={busy} onClick={() => void run('sit')}>
              {seat ? t('hall.counter.take_over') : t('hall.counter.sit')}
            </Button>
          ) : null}
        </div>
      </Card>
    )
  return (
    <Card>
      <div className={classes.stack} aria-live="polite">
        {visit ? (
          <>
            <div className={classes.now}>
              <strong>{visit.number}</strong>
              <span>
                {t(`hall.state.${visit.state}`)}
                {visit.calls > 1 ? ` · ${t('hall.counter.calls', { count: visit.calls })}` : ''}
              </span>
              {visit.name ? <span>{visit.name}</span> : null}
            </div>
            <p className={classes.dim}>
              {nameOf(visit.service.name)} · {t('hall.counter.waited', { minutes: visit.waited })}
              {visit.priority ? ` · ${t('hall.priority_short')}` : ''}
              {visit.kind === 'appointment' ? ` · ${t('hall.appointment')}` : ''}
              {visit.transfers > 0 ? ` · ${t('hall.counter.sent_on', { count: visit.transfers })}` : ''}
            </p>
          </>
        ) : (
          <p>{counter.paused ? t('hall.counter.paused') : t('hall.counter.free')}</p>
        )}
        {seat?.mine ? (
          <div className={classes.buttons}>
            {visit === null ? (
              <Button
                size="lg"
                loading={busy}
                disabled={counter.paused || table !== null}
                onClick={() => void run('call')}
              >
                {t('hall.counter.call')}
              </Button>
            ) : null}
            {visit?.state === 'called' ? (
              <>
                <Button size="lg" loading={busy} onClick={() => void run('start')}>
                  {t('hall.counter.start')}
                </Button>
                <Button size="lg" variant="default" disabled={busy} onClick={() => void run('recall')}>
                  {t('hall.counter.recall')}
                </Button>
                <Button size="lg" variant="default" disabled={busy} onClick={() => void run('noShow')}>
                  {t('hall.counter.no_show')}
                </Button>
              </>
            ) : null}
            {visit?.state === 'serving' ? (
              <Button size="lg" loading={busy} onClick={() => void run('finish')}>
                {t('hall.counter.finish')}
              </Button>
            ) : null}
          </div>
        ) : null}
        {undo && !visit ? (
          <p className={classes.buttons}>
            {t(undo.state === 'done' ? 'hall.counter.ended' : 'hall.counter.missed', { number: undo.number })}
            <Button variant="default" size="sm" disabled={busy} onClick={() => void doing.undo(undo.ticketId)}>
              {t('hall.counter.undo')}
            </Button>
            <span className={classes.dim}>
              {t('hall.until')} <Instant at={undo.until} show="time" />
            </span>
          </p>
        ) : null}
      </div>
    </Card>
  )
}

function Queue({ view }: { view: CounterView }) {
  const { t, nameOf } = useWords()
  return (
    <Card title={t('hall.queue.title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('hall.queue.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('hall.queue.service')}</th>
              <th scope="col" className={classes.num}>
                {t('hall.queue.waiting')}
              </th>
              <th scope="col" className={classes.num}>
                {t('hall.priority_short')}
              </th>
              <th scope="col" className={classes.num}>
                {t('hall.queue.longest')}
              </th>
              <th scope="col" className={classes.num}>
                {t('hall.queue.counters')}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.queue
              .filter(({ waiting, mine }) => waiting > 0 || mine)
              .map((row) => (
                <tr key={row.service.id} data-mine={row.mine || undefined}>
                  <th scope="row">
                    {row.service.letter} · {nameOf(row.service.name)}
                  </th>
                  <td className={classes.num}>{row.waiting}</td>
                  <td className={classes.num}>{row.priority}</td>
                  <td className={classes.num}>
                    {row.longest === null ? '–' : t('hall.minutes', { count: row.longest })}
                  </td>
                  <td className={classes.num}>{row.counters}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      <p className={classes.dim}>{t('hall.queue.text')}</p>
    </Card>
  )
}
