import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBasket } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PointsGood } from '../../../../contract/points-exchange.ts'
import { answer, api, read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem } from '../../../app/problem.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { leftAfter } from './lots.rules.ts'
import classes from './mine.module.css'
import { Head, useMine } from './parts.tsx'

const path = '/api/v1/points/goods'

/** What there is for points, and where. Everybody may look; whoever is signed in reads whether theirs are enough. */
export function GoodsPage() {
  const { t } = useWords()
  const { accountId } = useMine()
  const search = useSearch({ from: '/resident/points/goods' })
  const available = useAvailable(accountId)
  const goods = useInfiniteQuery({
    queryKey: [path, search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { ...search, limit: 30, ...(pageParam ? { after: pageParam } : {}) }
      return answer(api.GET(path, { params: { query }, signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = goods.data?.pages.flatMap((page) => page.items as PointsGood[])
  return (
    <div className={`${classes.page} ${classes.wide}`}>
      <Head
        title={t('points.my.way.goods')}
        text={available === undefined ? t('points.goods.text') : t('points.goods.have', { points: available })}
      />
      <Narrow found={rows ?? []} />
      {goods.error ? <ErrorState problem={asProblem(goods.error)} onRetry={() => void goods.refetch()} /> : null}
      {!rows && !goods.error ? <PageSkeleton lines={6} /> : null}
      {rows?.length === 0 ? <EmptyState title={t('points.goods.none')} text={t('points.goods.none_text')} /> : null}
      <ul className={classes.goods}>
        {(rows ?? []).map((good) => (
          <li key={good.id}>
            <Good good={good} available={available} />
          </li>
        ))}
      </ul>
      {goods.hasNextPage ? (
        <Button variant="default" loading={goods.isFetchingNextPage} onClick={() => void goods.fetchNextPage()}>
          {t('points.my.more')}
        </Button>
      ) : null}
    </div>
  )
}

/** Points to use; undefined while nobody is signed in or nobody knows yet. */
export function useAvailable(accountId: string | null): number | undefined {
  return useQuery({ ...read('/api/v1/my/points'), enabled: accountId !== null }).data?.available
}

function Narrow({ found }: { found: readonly PointsGood[] }) {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/resident/points/goods' })
  const navigate = useNavigate()
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const narrow = (change: Partial<typeof search>) =>
    void navigate({ to: '/points/goods', search: { ...search, ...change }, replace: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) narrow({ q: q || undefined })
  }, [q])
  const schemes = useQuery(read('/api/v1/points/schemes', { params: { query: { limit: 200 } } }))
  // All stations that have something, also those beside the one that was chosen.
  const all = useQuery(read(path, { params: { query: { limit: 200 } } }))
  const stations = new Map(
    [...((all.data?.items ?? []) as PointsGood[]), ...found].flatMap(({ stock }) =>
      stock.map(({ station }) => [station.id, nameOf(station.name)] as const),
    ),
  )
  return (
    <search className={classes.filters}>
      <TextInput
        size="md"
        label={t('points.goods.search')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={t('points.goods.station')}
        value={search.station ?? ''}
        onChange={(event) => narrow({ station: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('points.goods.all_stations') },
          ...[...stations].map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        size="md"
        label={t('points.goods.scheme')}
        value={search.scheme ?? ''}
        onChange={(event) => narrow({ scheme: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('points.goods.all_schemes') },
          ...(schemes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) })),
        ]}
      />
    </search>
  )
}

function Good({ good, available }: { good: PointsGood; available: number | undefined }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const there = good.stock.filter((each) => each.available > 0)
  const photo = good.photos[0]
  return (
    <Link to="/points/goods/$id" params={{ id: good.id }} className={classes.good}>
      <span className={classes.photo}>
        {photo ? (
          <img src={at(`/api/v1/files/${photo.id}/thumbnail`)} alt="" loading="lazy" decoding="async" />
        ) : (
          <IconBasket size={48} stroke={1.2} aria-hidden />
        )}
      </span>
      <strong>{nameOf(good.name)}</strong>
      <span className={classes.price}>{t('points.my.amount_short', { points: number(good.points) })}</span>
      <span className={classes.dim}>
        {there.length === 0
          ? t('points.goods.gone')
          : there
              .slice(0, 2)
              .map((each) => t('points.goods.there', { station: nameOf(each.station.name), count: each.available }))
              .join(' · ')}
        {there.length > 2 ? ` · ${t('points.goods.more_stations', { count: there.length - 2 })}` : ''}
      </span>
      {good.givenBy ? <span className={classes.dim}>{t('points.goods.given_by', { who: good.givenBy })}</span> : null}
      {available === undefined ? null : <Enough left={leftAfter(available, good.points)} />}
    </Link>
  )
}

/** Whether somebody's points are enough, in words. */
export function Enough({ left }: { left: number }) {
  const { t } = useWords()
  return (
    <span className={classes.dim}>
      {left >= 0 ? t('points.goods.enough', { left }) : t('points.goods.missing', { missing: -left })}
    </span>
  )
}
