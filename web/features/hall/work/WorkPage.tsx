import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CounterBrief, HallWork } from '../../../../contract/hall-work.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { topicOf } from '../words.ts'
import classes from './work.module.css'

const path = '/api/v1/hall/work'

/** Halls and counters where I may work. */
export function WorkPage() {
  const { t, nameOf } = useWords()
  const { data, error, refetch } = useQuery(read(path))
  const items = (data as HallWork | undefined)?.items
  useLive(
    (items ?? []).map(({ id }) => topicOf(id)),
    { paths: [path] },
  )
  if (error && !items) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!items) return <PageSkeleton page />
  return (
    <div className={classes.page}>
      <PageHeader title={t('hall.work.title')} text={t('hall.work.text')} />
      {items.length === 0 ? <EmptyState title={t('hall.work.none')} text={t('hall.work.none_text')} /> : null}
      {items.map((hall) => (
        <Card
          key={hall.id}
          title={nameOf(hall.name)}
          actions={
            <div className={classes.buttons}>
              {hall.reception ? (
                <ButtonLink to="/console/hall/$id/reception" params={{ id: hall.id }} variant="default" size="sm">
                  {t('hall.reception')}
                </ButtonLink>
              ) : null}
              {hall.figures ? (
                <ButtonLink to="/console/hall/$id/figures" params={{ id: hall.id }} variant="default" size="sm">
                  {t('hall.figures')}
                </ButtonLink>
              ) : null}
              {hall.keep ? (
                <ButtonLink to="/console/hall/$id/settings" params={{ id: hall.id }} variant="default" size="sm">
                  {t('hall.settings')}
                </ButtonLink>
              ) : null}
              <ButtonLink to="/hall/$code/display" params={{ code: hall.code }} variant="default" size="sm">
                {t('hall.display.title')}
              </ButtonLink>
              <ButtonLink to="/hall/$code/kiosk" params={{ code: hall.code }} variant="default" size="sm">
                {t('hall.kiosk.title')}
              </ButtonLink>
            </div>
          }
        >
          <ul className={classes.grid}>
            {hall.counters.map((counter) => (
              <li key={counter.id}>
                {counter.maySit || hall.reception ? (
                  <Link
                    to="/console/hall/counter/$id"
                    params={{ id: counter.id }}
                    className={classes.seat}
                    data-mine={counter.mine || undefined}
                  >
                    <Seat counter={counter} mine={counter.mine} />
                  </Link>
                ) : (
                  <div className={classes.seat}>
                    <Seat counter={counter} mine={false} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </Card>
      ))}
      <OpenHall />
    </div>
  )
}

function Seat({ counter, mine }: { counter: CounterBrief; mine: boolean }) {
  const { t, nameOf } = useWords()
  const state = mine
    ? t('hall.seat.mine')
    : !counter.seated
      ? t('hall.seat.empty')
      : counter.paused
        ? t('hall.seat.paused')
        : counter.free
          ? t('hall.seat.free')
          : t('hall.seat.busy')
  return (
    <>
      <strong>
        {counter.number} · {nameOf(counter.name)}
      </strong>
      {counter.department ? <span className={classes.dim}>{nameOf(counter.department)}</span> : null}
      <span className={classes.dim}>
        {state}
        {counter.ticket ? ` · ${counter.ticket}` : ''}
      </span>
    </>
  )
}

/** A station becomes a hall, for whoever keeps one that may. */
function OpenHall() {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data } = useQuery(read('/api/v1/hall/places'))
  const places = data?.items ?? []
  const [stationId, setStation] = useState('')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const open = useWrite((body: { stationId: string; code: string }, context) =>
    answer(api.POST('/api/v1/hall', { body, ...context })),
  )
  if (places.length === 0) return null
  return (
    <Card title={t('hall.open.title')}>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          setProblem(null)
          open.mutateAsync({ stationId: stationId || (places[0]?.id ?? ''), code }).then(
            ({ id }) => {
              void queries.invalidateQueries({ queryKey: [path] })
              void navigate({ to: '/console/hall/$id/settings', params: { id } })
            },
            (refused) => setProblem(asProblem(refused)),
          )
        }}
      >
        <NativeSelect
          label={t('hall.open.station')}
          value={stationId || (places[0]?.id ?? '')}
          onChange={(event) => setStation(event.currentTarget.value)}
          data={places.map(({ id, code: short, name }) => ({ value: id, label: `${nameOf(name)} · ${short}` }))}
        />
        <TextInput
          label={t('hall.open.code')}
          description={t('hall.open.code_help')}
          value={code}
          maxLength={30}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={problem?.of('code')}
        />
        <div className={classes.whole}>
          <Refusal problem={problem} />
          <Button type="submit" variant="default" loading={open.isPending}>
            {t('hall.open.do')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
