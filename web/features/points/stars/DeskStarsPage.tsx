import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { DeskStar } from '../../../../contract/points-stars.ts'
import { answer, api } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { LadderCard } from './LadderCard.tsx'
import classes from './stars.module.css'

// messages: stars.state.*

const path = '/api/v1/points/stars/desk'

/** Stars of the reader's places: published, to decide, or all; and the ladder. */
export function DeskStarsPage() {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const show = useSearch({ from: '/console/stars' }).show ?? 'waiting'
  const found = useInfiniteQuery({
    queryKey: [path, show],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, { params: { query: { show, limit: 60, ...(pageParam ? { after: pageParam } : {}) } }, signal }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as DeskStar[])
  const columns = useMemo<Column<DeskStar>[]>(
    () => [
      { key: 'name', header: t('stars.desk.name'), cell: (row) => row.name },
      {
        key: 'star',
        header: t('stars.desk.star'),
        width: '8rem',
        cell: (row) => t('stars.grade', { grade: row.grade }),
      },
      { key: 'place', header: t('stars.desk.place'), wide: true, cell: (row) => nameOf(row.unit.name) },
      {
        key: 'state',
        header: t('stars.desk.state'),
        width: '11rem',
        cell: (row) => (row.mayDecide ? <strong>{t('stars.desk.decide')}</strong> : t(`stars.state.${row.state}`)),
      },
      {
        key: 'until',
        header: t('stars.desk.until'),
        width: '11rem',
        wide: true,
        cell: (row) => <Clock star={row} />,
      },
      {
        key: 'objections',
        header: t('stars.desk.objections'),
        width: '8rem',
        align: 'end',
        wide: 'very',
        cell: (row) => row.objections.length,
      },
    ],
    [t, nameOf],
  )
  return (
    <>
      <PageHeader title={t('stars.desk.title')} text={t('stars.desk.text')} />
      <div className={classes.filters}>
        <NativeSelect
          size="sm"
          label={t('stars.desk.show')}
          value={show}
          onChange={(event) =>
            void navigate({
              to: '/console/stars',
              search: event.currentTarget.value === 'all' ? { show: 'all' } : {},
              replace: true,
            })
          }
          data={[
            { value: 'waiting', label: t('stars.desk.waiting') },
            { value: 'all', label: t('stars.desk.all') },
          ]}
        />
      </div>
      <DataTable
        label={t('stars.desk.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/stars/$id', params: { id: row.id } })}
        problem={found.error as Problem | null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        empty={<EmptyState title={t('stars.desk.none')} text={t('stars.public.none_text')} />}
        card={(row) => (
          <span className={classes.card}>
            <strong>{`${row.name} · ${t('stars.grade', { grade: row.grade })}`}</strong>
            <span className={classes.dim}>{nameOf(row.unit.name)}</span>
            <span className={classes.dim}>
              {row.mayDecide ? t('stars.desk.decide') : t(`stars.state.${row.state}`)}
            </span>
            <Clock star={row} />
          </span>
        )}
      />
      <div className={classes.below}>
        <LadderCard />
      </div>
    </>
  )
}

function Clock({ star }: { star: DeskStar }) {
  if (star.state !== 'published' || !star.publication) return '–'
  return <ClockLight light={star.publication.light} due={star.publication.until} size="dot" />
}
