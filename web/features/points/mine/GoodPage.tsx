import { Button, NativeSelect } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { PointsGood } from '../../../../contract/points-exchange.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { PhotoStrip } from '../../../ui/PhotoStrip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { Enough, useAvailable } from './GoodsPage.tsx'
import { leftAfter } from './lots.rules.ts'
import classes from './mine.module.css'
import { Head, SignedOut, useMine } from './parts.tsx'

const ConfirmDialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

const path = '/api/v1/points/goods/{id}'
/** How many of one thing a person may choose at once. */
const mostAtOnce = 10

/** One good, where it is to be had, and how to order it. */
export function GoodPage() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/resident/points/goods/$id' })
  const { ready, accountId } = useMine()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data || !ready) return <PageSkeleton page lines={8} />
  const good = data as PointsGood
  const about = nameOf(good.about)
  return (
    <div className={classes.page}>
      <Head title={nameOf(good.name)} />
      <Card>
        <PhotoStrip
          photos={good.photos.map((photo) => ({
            id: photo.id,
            src: at(`/api/v1/files/${photo.id}`),
            thumb: at(`/api/v1/files/${photo.id}/thumbnail`),
            alt: nameOf(good.name),
          }))}
        />
        <p className={classes.price}>{t('points.my.amount', { points: good.points })}</p>
        {about ? <p className={classes.words}>{about}</p> : null}
        <Facts
          items={[
            { label: t('points.good.given_by'), value: good.givenBy },
            {
              label: t('points.good.limit'),
              value: good.perPerson === null ? null : t('points.good.limit_value', { count: good.perPerson }),
            },
          ]}
        />
      </Card>
      {good.endedAt ? (
        <p className={classes.problem}>{t('points.good.ended')}</p>
      ) : accountId ? (
        <Order good={good} accountId={accountId} />
      ) : (
        <SignedOut next={`/points/goods/${id}`} title={t('points.good.signed_out')} />
      )}
    </div>
  )
}

function Order({ good, accountId }: { good: PointsGood; accountId: string }) {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const available = useAvailable(accountId)
  const there = good.stock.filter((each) => each.available > 0)
  const [stationId, setStation] = useState(there.length === 1 ? there[0]?.station.id : undefined)
  const [wanted, setQuantity] = useState(1)
  const [asking, setAsking] = useState(false)
  const [missing, setMissing] = useState(false)
  const chosen = there.find(({ station }) => station.id === stationId)
  const most = Math.max(1, Math.min(mostAtOnce, good.perPerson ?? mostAtOnce, chosen?.available ?? mostAtOnce))
  const quantity = Math.min(wanted, most)
  const left = available === undefined ? undefined : leftAfter(available, good.points, quantity)
  const send = useWrite((body: { goodId: string; stationId: string; quantity: number }, context) =>
    answer(api.POST('/api/v1/points/orders', { body, ...context })),
  )
  if (there.length === 0)
    return (
      <Card title={t('points.good.order')}>
        <p className={classes.words}>{t('points.good.gone')}</p>
      </Card>
    )
  return (
    <Card title={t('points.good.order')}>
      <div className={classes.fields}>
        <fieldset className={classes.choices}>
          <legend>{t('points.good.where')}</legend>
          {there.map((each) => (
            <ChoiceCard
              key={each.station.id}
              name="station"
              value={each.station.id}
              checked={each.station.id === stationId}
              onChoose={(value) => {
                setStation(value)
                setMissing(false)
              }}
              title={nameOf(each.station.name)}
              text={t('points.good.stock', { count: each.available })}
            />
          ))}
          <div role="alert">{missing ? <p className={classes.problem}>{t('points.good.choose')}</p> : null}</div>
        </fieldset>
        {most > 1 ? (
          <NativeSelect
            size="md"
            label={t('points.good.quantity')}
            value={String(quantity)}
            onChange={(event) => setQuantity(Number(event.currentTarget.value))}
            data={Array.from({ length: most }, (_, n) => String(n + 1))}
          />
        ) : null}
        {left === undefined ? null : <Enough left={left} />}
        <Button
          size="lg"
          disabled={left !== undefined && left < 0}
          onClick={() => (chosen ? setAsking(true) : setMissing(true))}
        >
          {t('points.good.do')}
        </Button>
      </div>
      {asking && chosen ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setAsking(false)}
            title={t('points.good.confirm', { points: good.points * quantity })}
            text={t('points.good.confirm_text', {
              what: nameOf(good.name),
              count: quantity,
              station: nameOf(chosen.station.name),
            })}
            confirmLabel={t('points.good.do')}
            onConfirm={async () => {
              try {
                await send.mutateAsync({ goodId: good.id, stationId: chosen.station.id, quantity })
              } finally {
                // Somebody else may have been quicker: what is left is asked anew, too.
                for (const key of [path, '/api/v1/points/goods', '/api/v1/my/points', '/api/v1/my/points/orders'])
                  void queries.invalidateQueries({ queryKey: [key] })
              }
              toast(t('points.good.done'))
              void navigate({ to: '/points/orders' })
            }}
          />
        </Suspense>
      ) : null}
    </Card>
  )
}
