import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ApplicationRow } from '../../../../contract/recruitment.ts'
import { answer, api } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'

// messages: recruitment.state.*, cases.role.*

const path = '/api/v1/recruitment/desk/applications'

/** Applications in the order they came, names masked: of one call, or of all the reader's places. */
export function ApplicationsTable(props: { call?: string; show: 'waiting' | 'all'; height?: string }) {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const query = { show: props.show, ...(props.call ? { call: props.call } : {}) }
  const found = useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { ...query, limit: 60, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as ApplicationRow[])
  const ofCall = props.call !== undefined
  const columns = useMemo<Column<ApplicationRow>[]>(
    () => [
      {
        key: 'person',
        header: t('recruitment.desk.person'),
        cell: (row) => t('recruitment.person', { number: row.number, name: row.name }),
      },
      ...(ofCall
        ? []
        : [
            {
              key: 'role',
              header: t('recruitment.desk.role'),
              cell: (row: ApplicationRow) => t(`cases.role.${row.role}`),
            },
          ]),
      { key: 'unit', header: t('recruitment.desk.unit'), wide: true, cell: (row) => nameOf(row.unit.name) },
      {
        key: 'state',
        header: t('recruitment.desk.state'),
        width: '13rem',
        cell: (row) => t(`recruitment.state.${row.state}`),
      },
      {
        key: 'publication',
        header: t('recruitment.desk.publication'),
        width: '10rem',
        wide: true,
        cell: (row) =>
          row.state === 'published' && row.publication ? (
            <ClockLight light={row.publication.light} due={row.publication.until} size="dot" />
          ) : (
            '–'
          ),
      },
      {
        key: 'since',
        header: t('recruitment.desk.since'),
        width: '8rem',
        wide: 'very',
        cell: (row) => <Instant at={row.appliedAt} show="day" />,
      },
    ],
    [t, nameOf, ofCall],
  )
  return (
    <DataTable
      label={t('recruitment.desk.applications')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/console/recruitment/applications/$id', params: { id: row.id } })}
      problem={found.error as Problem | null}
      onRetry={() => void found.refetch()}
      onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
      loadingMore={found.isFetchingNextPage}
      height={props.height}
      empty={<EmptyState title={t('recruitment.desk.nobody')} text={t('recruitment.desk.nobody_text')} />}
      card={(row) => (
        <span className={classes.card}>
          <strong>{t('recruitment.person', { number: row.number, name: row.name })}</strong>
          <span className={classes.dim}>
            {t(`cases.role.${row.role}`)} · {nameOf(row.unit.name)}
          </span>
          <span className={classes.dim}>
            {t(`recruitment.state.${row.state}`)}
            {row.objections > 0 ? ` · ${t('recruitment.desk.objections', { count: row.objections })}` : ''}
          </span>
          {row.state === 'published' && row.publication ? (
            <ClockLight light={row.publication.light} due={row.publication.until} size="dot" />
          ) : null}
        </span>
      )}
    />
  )
}
