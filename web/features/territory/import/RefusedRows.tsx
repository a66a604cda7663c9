import { useInfiniteQuery } from '@tanstack/react-query'
import type { Page } from '../../../../contract/common.ts'
import type { RefusedImportRow } from '../../../../contract/territory-imports.ts'
import { send } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

type Rows = Page<RefusedImportRow>

/** Every row that was not taken, with the reason in words. */
export function RefusedRows({ id, total }: { id: string; total: number }) {
  const { t } = useWords()
  const { number } = useFormat()
  const path = `/api/v1/territory/imports/${id}/refusals`
  const found = useInfiniteQuery<Rows, Problem, { pages: Rows[] }, unknown[], string | null>({
    queryKey: [path],
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    queryFn: ({ pageParam }) => send<Rows>(`${path}?limit=100${pageParam ? `&after=${pageParam}` : ''}`),
    gcTime: 0,
  })
  const columns: Column<RefusedImportRow>[] = [
    { key: 'row', header: t('territory.import.row'), cell: (row) => number(row.row), width: '6rem', align: 'end' },
    { key: 'code', header: t('territory.code'), cell: (row) => row.code ?? '–', width: '11rem', wide: true },
    { key: 'why', header: t('territory.import.why'), cell: (row) => <span title={row.detail}>{row.detail}</span> },
  ]
  return (
    <div>
      <h3 className={classes.sub}>{t('territory.import.refused', { count: total })}</h3>
      <DataTable
        label={t('territory.import.refused', { count: total })}
        columns={columns}
        rows={found.data?.pages.flatMap(({ items }) => items)}
        rowKey={(row) => `${row.row} ${row.reason}`}
        problem={found.error}
        onRetry={() => void found.refetch()}
        {...(found.hasNextPage ? { onMore: () => void found.fetchNextPage() } : {})}
        loadingMore={found.isFetchingNextPage}
        empty={null}
        height="20rem"
        card={(row) => (
          <span>
            <strong>
              {t('territory.import.row')} {number(row.row)}
            </strong>{' '}
            {row.detail}
          </span>
        )}
      />
    </div>
  )
}
