import { Button, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { PointsGood } from '../../../../../contract/points-exchange.ts'
import { answer, api } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../../words/words.tsx'
import { StationPick } from '../StationPick.tsx'
import { StockBook } from './StockBook.tsx'
import { StockForm } from './StockForm.tsx'

const path = '/api/v1/points/goods'

/** The shelves of a station: what lies there, what came, what a count found, and the book of each good. */
export function StockPage() {
  const { t } = useWords()
  const { station } = useSearch({ from: '/console/points/stock' })
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title={t('merit.stock.title')}
        text={t('merit.stock.text')}
        above={
          <Link to="/console/points" search={{}}>
            {t('merit.schemes.title')}
          </Link>
        }
      />
      <div className={forms.stack} style={{ maxWidth: '56rem' }}>
        <div style={{ maxWidth: '26rem' }}>
          <StationPick
            value={station ?? null}
            onChange={(id) => void navigate({ to: '/console/points/stock', search: id ? { station: id } : {} })}
            clearable
          />
        </div>
        {station ? (
          <Shelves key={station} stationId={station} />
        ) : (
          <p className={forms.dim}>{t('merit.stock.choose')}</p>
        )}
      </div>
    </>
  )
}

function Shelves({ stationId }: { stationId: string }) {
  const { t, nameOf } = useWords()
  const { good: openId } = useSearch({ from: '/console/points/stock' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 250)
  const [all, setAll] = useState(false)
  const query = { ...(all ? {} : { station: stationId }), q, ended: 'false', limit: 40 }
  const found = useInfiniteQuery({
    queryKey: [path, query, stationId],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const goods = found.data?.pages.flatMap((page) => page.items as PointsGood[])
  const changed = () =>
    Promise.all([path, `${path}/{id}/stock`].map((key) => queries.invalidateQueries({ queryKey: [key] })))
  return (
    <>
      <div className={forms.filters}>
        <TextInput
          size="sm"
          type="search"
          label={t('merit.goods.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Switch label={t('merit.stock.all')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      </div>
      {found.error && !goods ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {!goods && !found.error ? <PageSkeleton lines={5} /> : null}
      {goods?.length === 0 ? <EmptyState title={t('merit.stock.none')} text={t('merit.stock.none_text')} /> : null}
      {goods?.map((good) => {
        const shelf = good.stock.find(({ station }) => station.id === stationId)
        const isOpen = openId === good.id
        return (
          <Card
            key={good.id}
            title={nameOf(good.name)}
            actions={
              <Button
                size="compact-sm"
                variant={isOpen ? 'subtle' : 'default'}
                aria-expanded={isOpen}
                onClick={() =>
                  void navigate({
                    to: '/console/points/stock',
                    search: { station: stationId, ...(isOpen ? {} : { good: good.id }) },
                    replace: true,
                  })
                }
              >
                {isOpen ? t('merit.stock.close') : t('merit.stock.open')}
              </Button>
            }
          >
            <p>
              <strong className="ds-num">{shelf?.available ?? 0}</strong>{' '}
              {shelf ? t('merit.stock.free') : t('merit.stock.no_shelf')}
              {good.givenBy ? ` · ${t('merit.goods.given', { by: good.givenBy })}` : ''}
            </p>
            {isOpen ? (
              <div className={forms.stack}>
                <StockForm goodId={good.id} stationId={stationId} onDone={changed} />
                <StockBook goodId={good.id} stationId={stationId} />
              </div>
            ) : null}
          </Card>
        )
      })}
      {found.hasNextPage ? (
        <div>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('merit.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
