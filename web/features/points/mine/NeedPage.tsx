import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { PointsNeed } from '../../../../contract/points-giving.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAvailable } from './GoodsPage.tsx'
import classes from './mine.module.css'
import { Pool } from './NeedsPage.tsx'
import { OrderCode } from './OrderCode.tsx'
import { minePaths, SignedOut, State, useMine } from './parts.tsx'

// messages: points.need.state.*, points.order.*

const ConfirmDialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

const path = '/api/v1/points/needs/{id}'

/** Asks for everything anew that a pledge changes. */
function useNeedChanged(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const key of [path, '/api/v1/points/needs', ...minePaths]) void queries.invalidateQueries({ queryKey: [key] })
  }
}

/** One need: what it is for, how far it is, the reader's pledge and the way back. */
export function NeedPage() {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { id } = useParams({ from: '/resident/points/needs/$id' })
  const { ready, accountId } = useMine()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data || !ready) return <PageSkeleton page lines={6} />
  const need = data as PointsNeed
  return (
    <div className={classes.page}>
      <PageHeader
        title={nameOf(need.title)}
        above={<Link to="/points/needs">{t('points.my.way.needs')}</Link>}
        actions={<State good={need.state === 'met'}>{t(`points.need.state.${need.state}`)}</State>}
      />
      <Card>
        <p className={classes.words}>{nameOf(need.about)}</p>
        <Pool need={need} />
        <Facts
          items={[
            { label: t('points.need.for'), value: forWhat() },
            { label: t('points.need.until'), value: day(need.until) },
            { label: t('points.need.why'), value: need.why },
          ]}
        />
        <p className={classes.dim}>{t('points.need.nobody')}</p>
      </Card>
      {need.mine.length > 0 ? <Mine need={need} /> : null}
      {need.state !== 'open' ? null : accountId ? (
        <Pledge need={need} accountId={accountId} />
      ) : (
        <SignedOut next={`/points/needs/${id}`} title={t('points.need.signed_out')} />
      )}
      {need.rights.keep ? <Steward need={need} /> : null}
    </div>
  )

  function forWhat(): string {
    const { good } = need
    if (!good) return t('points.need.help')
    return t('points.need.goods', {
      what: nameOf(good.name),
      count: good.quantity,
      station: nameOf(good.station.name),
    })
  }
}

function Pledge({ need, accountId }: { need: PointsNeed; accountId: string }) {
  const { t } = useWords()
  const changed = useNeedChanged()
  const available = useAvailable(accountId) ?? 0
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const pledge = useWrite((points: number, context) =>
    answer(
      api.POST('/api/v1/points/needs/{id}/pledges', {
        params: { path: { id: need.id } },
        body: { points },
        ...context,
      }),
    ),
  )
  const points = Number(typed)
  const most = Math.min(available, need.target - need.raised)
  const isGood = points >= 1 && points <= most
  return (
    <Card title={t('points.pledging.title')}>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          setAsking(isGood)
        }}
      >
        <TextInput
          size="md"
          inputMode="numeric"
          maxLength={6}
          label={t('points.give.points')}
          description={t('points.pledging.most', { available, most })}
          value={typed}
          error={tried && !isGood ? t('points.give.no_points', { most }) : undefined}
          onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
        />
        <div className={classes.buttons}>
          <Button type="submit" size="md">
            {t('points.pledging.do')}
          </Button>
        </div>
      </form>
      {asking ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setAsking(false)}
            title={t('points.pledging.confirm', { points })}
            text={t('points.pledging.confirm_text')}
            confirmLabel={t('points.pledging.do')}
            onConfirm={async () => {
              await pledge.mutateAsync(points).finally(changed)
              toast(t('points.pledging.done', { points }))
              setTyped('')
              setTried(false)
            }}
          />
        </Suspense>
      ) : null}
    </Card>
  )
}

function Mine({ need }: { need: PointsNeed }) {
  const { t } = useWords()
  const { day } = useFormat()
  const changed = useNeedChanged()
  const [problem, setProblem] = useState<Problem | null>(null)
  const back = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/points/pledges/{id}/back', { params: { path: { id } }, ...context })),
  )
  const takeBack = (id: string) => {
    setProblem(null)
    back
      .mutateAsync(id)
      .then(
        () => toast(t('points.pledging.back_done')),
        (error) => setProblem(asProblem(error)),
      )
      .finally(changed)
  }
  return (
    <Card title={t('points.pledging.mine')}>
      <ul className={classes.plain}>
        {need.mine.map((each) => (
          <li key={each.id} className={classes.line}>
            <span>
              {t('points.my.amount', { points: each.points })} · {day(each.at)}
            </span>
            {need.state === 'open' ? (
              <Button variant="subtle" onClick={() => takeBack(each.id)}>
                {t('points.pledging.back')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Refusal problem={problem} />
    </Card>
  )
}

/** For the steward: the code to hand to the neighbour, ordering anew, taking the need back. */
function Steward({ need }: { need: PointsNeed }) {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const changed = useNeedChanged()
  const [closing, setClosing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const params = { path: { id: need.id } }
  const close = useWrite((why: string, context) =>
    answer(api.POST('/api/v1/points/needs/{id}/close', { params, body: { why }, ...context })),
  )
  const order = useWrite((_: string, context) =>
    answer(api.POST('/api/v1/points/needs/{id}/order', { params, ...context })),
  )
  return (
    <Card title={t('points.steward.title')}>
      {need.order ? (
        <>
          <p className={classes.words}>
            {t(`points.order.${need.order.state}`)} ·{' '}
            {need.order.state === 'waiting' ? t('points.steward.until', { until: exact(need.order.pickUpBy) }) : ''}
          </p>
          {need.order.code ? (
            <>
              <p className={classes.words}>{t('points.steward.hand_on')}</p>
              <OrderCode code={need.order.code} label={t('points.orders.qr', { what: nameOf(need.good?.name) })} />
            </>
          ) : null}
        </>
      ) : null}
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        {need.rights.order ? (
          <Button
            loading={order.isPending}
            onClick={() => {
              setProblem(null)
              order.mutateAsync('order').then(changed, (error) => setProblem(asProblem(error)))
            }}
          >
            {t('points.steward.order')}
          </Button>
        ) : null}
        {need.rights.close ? (
          <Button variant="default" onClick={() => setClosing(true)}>
            {t('points.steward.close')}
          </Button>
        ) : null}
      </div>
      {closing ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setClosing(false)}
            title={t('points.steward.close')}
            text={t('points.steward.close_text')}
            confirmLabel={t('points.steward.close')}
            danger
            reason={{ label: t('points.steward.why'), max: 500 }}
            onConfirm={async (why) => {
              await close.mutateAsync(why)
              toast(t('points.steward.closed'))
              changed()
            }}
          />
        </Suspense>
      ) : null}
    </Card>
  )
}
