import { Button, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { DeliberationLine } from '../../../../contract/assembly.ts'
import { asProblem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { pageAt, paths } from '../data.ts'

/** Deliberations a desk called, and those one's department is invited to. */
export function ListPage() {
  const { t, nameOf } = useWords()
  const { day, time } = useFormat()
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const calls = holds(activePosts, 'desk', 'supervisor')
  const { invited: asked } = useSearch({ from: '/console/deliberations' })
  const invited = asked ?? !calls
  const found = useInfiniteQuery({
    queryKey: [paths.all, { desk: true, invited }],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      pageAt<DeliberationLine>(paths.desk, { invited, limit: 50, after: pageParam || undefined }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items)
  const columns = useMemo<Column<DeliberationLine>[]>(
    () => [
      {
        key: 'when',
        header: t('assembly.time'),
        width: '16rem',
        cell: (row) => t('assembly.when', { day: day(row.from), from: time(row.from), to: time(row.to) }),
      },
      { key: 'title', header: t('assembly.write.title'), cell: (row) => nameOf(row.title) },
      {
        key: 'place',
        header: t('assembly.place'),
        wide: true,
        cell: (row) => `${nameOf(row.unit.name)} · ${row.place}`,
      },
      {
        key: 'state',
        header: t('assembly.desk.state'),
        width: '14rem',
        cell: (row) => t(`assembly.state.${row.state}`),
      },
    ],
    [t, nameOf, day, time],
  )
  return (
    <>
      <PageHeader
        title={t('assembly.title')}
        actions={
          calls ? (
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => void navigate({ to: '/console/deliberations/new' })}
            >
              {t('assembly.desk.call')}
            </Button>
          ) : undefined
        }
      />
      <div className={classes.stack}>
        {calls ? (
          <Switch
            label={t('assembly.desk.invited')}
            checked={invited}
            onChange={(event) =>
              void navigate({
                to: '/console/deliberations',
                search: event.currentTarget.checked ? { invited: true } : {},
                replace: true,
              })
            }
          />
        ) : null}
        <DataTable
          label={t('assembly.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={({ id }) => {
            if (invited) void navigate({ to: '/deliberations/$id', params: { id } })
            else void navigate({ to: '/console/deliberations/$id', params: { id } })
          }}
          problem={found.error ? asProblem(found.error) : null}
          onRetry={() => void found.refetch()}
          onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
          loadingMore={found.isFetchingNextPage}
          height="calc(100dvh - 18rem)"
          empty={<EmptyState title={t('assembly.list.none')} />}
          card={(row) => (
            <span className={classes.card}>
              <strong>{nameOf(row.title)}</strong>
              <span className={classes.dim}>
                {day(row.from)} · {t(`assembly.state.${row.state}`)}
              </span>
            </span>
          )}
        />
      </div>
    </>
  )
}
