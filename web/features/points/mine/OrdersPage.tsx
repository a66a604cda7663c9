import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { PointsOrder } from '../../../../contract/points-exchange.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'
import { OrderCode } from './OrderCode.tsx'
import { Head, minePaths, SignedOut, State, useMine } from './parts.tsx'

// messages: points.order.*

const ConfirmDialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

const path = '/api/v1/my/points/orders'

/** The reader's orders: those that wait with their codes, then what became of the others. */
export function OrdersPage() {
  const { t } = useWords()
  const { ready, accountId } = useMine()
  const orders = useInfiniteQuery({
    queryKey: [path],
    enabled: accountId !== null,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (!ready) return <PageSkeleton page />
  const rows = orders.data?.pages.flatMap((page) => page.items as PointsOrder[])
  const waiting = rows?.filter(({ state }) => state === 'waiting') ?? []
  const others = rows?.filter(({ state }) => state !== 'waiting') ?? []
  return (
    <div className={classes.page}>
      <Head title={t('points.my.way.orders')} />
      {accountId ? null : <SignedOut next="/points/orders" />}
      {orders.error ? <ErrorState problem={asProblem(orders.error)} onRetry={() => void orders.refetch()} /> : null}
      {accountId && !rows && !orders.error ? <PageSkeleton lines={6} /> : null}
      {rows?.length === 0 ? (
        <EmptyState
          title={t('points.orders.none')}
          action={
            <ButtonLink to="/points/goods" search={{}} size="lg">
              {t('points.my.way.goods')}
            </ButtonLink>
          }
        />
      ) : null}
      {waiting.map((order) => (
        <Waiting key={order.id} order={order} />
      ))}
      {others.length > 0 ? <Others orders={others} /> : null}
      {orders.hasNextPage ? (
        <Button variant="subtle" loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t('points.my.more')}
        </Button>
      ) : null}
    </div>
  )
}

/** An order to be picked up: the code large enough for the camera of a till, until when, and the way out. */
function Waiting({ order }: { order: PointsOrder }) {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const cancel = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/points/orders/{id}/cancel', { params: { path: { id } }, ...context })),
  )
  const name = nameOf(order.good.name)
  return (
    <Card title={t('points.orders.one', { what: name, count: order.quantity })}>
      <p className={classes.words}>
        {t('points.orders.pick_up', { station: nameOf(order.station.name), until: exact(order.pickUpBy) })}
      </p>
      {order.code ? <OrderCode code={order.code} label={t('points.orders.qr', { what: name })} /> : null}
      <p className={classes.dim}>{t('points.orders.held', { points: order.points })}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('points.orders.cancel')}
        </Button>
      </div>
      {asking ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setAsking(false)}
            title={t('points.orders.cancel_title', { what: name })}
            text={t('points.orders.cancel_text', { points: order.points })}
            confirmLabel={t('points.orders.cancel')}
            danger
            onConfirm={async () => {
              await cancel.mutateAsync(order.id)
              toast(t('points.orders.cancelled'))
              for (const key of minePaths) void queries.invalidateQueries({ queryKey: [key] })
            }}
          />
        </Suspense>
      ) : null}
    </Card>
  )
}

function Others({ orders }: { orders: readonly PointsOrder[] }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  return (
    <Card title={t('points.orders.others')}>
      <ul className={classes.plain}>
        {orders.map((order) => (
          <li key={order.id}>
            <div className={classes.line}>
              <strong>{t('points.orders.one', { what: nameOf(order.good.name), count: order.quantity })}</strong>
              <State good={order.state === 'picked_up'}>{t(`points.order.${order.state}`)}</State>
            </div>
            <p className={classes.dim}>
              {nameOf(order.station.name)} · {day(order.orderedAt)} · {t('points.my.amount', { points: order.points })}
              {order.refunded > 0 && order.state !== 'refunded'
                ? ` · ${t('points.orders.refunded', { count: order.refunded })}`
                : ''}
            </p>
            {order.state === 'lapsed' ? <p className={classes.dim}>{t('points.orders.lapsed')}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
