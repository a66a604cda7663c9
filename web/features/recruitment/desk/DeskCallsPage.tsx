import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { DeskCall } from '../../../../contract/recruitment.ts'
import { answer, api } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { lastDay } from '../parts/days.ts'
import classes from '../recruitment.module.css'
import { DeskFrame } from './DeskFrame.tsx'

// messages: cases.role.*

const path = '/api/v1/recruitment/desk/calls'

/** Calls of the reader's places, newest first. */
export function DeskCallsPage() {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ from: '/console/recruitment' })
  const show = search.show ?? 'all'
  const found = useInfiniteQuery({
    queryKey: [path, show],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { show, limit: 60, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as DeskCall[])
  const columns = useMemo<Column<DeskCall>[]>(() => {
    const where = (row: DeskCall) =>
      [
        nameOf(row.unit.name),
        row.units.length === 1 ? nameOf(row.units[0]?.name) : t('recruitment.desk.units', { count: row.units.length }),
      ].join(' · ')
    return [
      { key: 'role', header: t('recruitment.desk.role'), cell: (row) => t(`cases.role.${row.role}`) },
      { key: 'where', header: t('recruitment.desk.where'), cell: where },
      {
        key: 'free',
        header: t('recruitment.desk.free'),
        width: '7rem',
        align: 'end',
        cell: (row) => `${row.free} / ${row.places}`,
      },
      {
        key: 'waiting',
        header: t('recruitment.desk.waiting'),
        width: '7rem',
        align: 'end',
        cell: (row) => row.waiting,
      },
      {
        key: 'closes',
        header: t('recruitment.desk.closes'),
        width: '9rem',
        wide: true,
        cell: (row) => <Instant at={lastDay(row.closesAt)} show="day" />,
      },
      {
        key: 'state',
        header: t('recruitment.desk.state'),
        width: '7rem',
        wide: true,
        cell: (row) => <State of={row} />,
      },
    ]
  }, [t, nameOf])
  return (
    <DeskFrame>
      <div className={classes.filters}>
        <NativeSelect
          size="sm"
          label={t('recruitment.desk.show')}
          value={show}
          onChange={(event) =>
            void navigate({
              to: '/console/recruitment',
              search: event.currentTarget.value === 'open' ? { show: 'open' } : {},
              replace: true,
            })
          }
          data={[
            { value: 'all', label: t('recruitment.desk.show_all') },
            { value: 'open', label: t('recruitment.desk.show_open') },
          ]}
        />
      </div>
      <DataTable
        label={t('recruitment.desk.calls')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/recruitment/calls/$id', params: { id: row.id } })}
        problem={found.error as Problem | null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 20rem)"
        empty={<EmptyState title={t('recruitment.desk.none')} text={t('recruitment.desk.none_text')} />}
        card={(row) => (
          <span className={classes.card}>
            <strong>{t(`cases.role.${row.role}`)}</strong>
            <span className={classes.dim}>{nameOf(row.unit.name)}</span>
            <span className={classes.dim}>
              {t('recruitment.calls.free', { free: row.free, places: row.places })} · {t('recruitment.desk.waiting')}{' '}
              {row.waiting} · <State of={row} />
            </span>
          </span>
        )}
      />
    </DeskFrame>
  )
}

function State({ of }: { of: DeskCall }) {
  const { t } = useWords()
  return t(of.isOpen ? 'recruitment.desk.open' : of.free < 1 ? 'recruitment.desk.filled' : 'recruitment.desk.closed')
}
