import { Button, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { VisitingDay } from '../../../../contract/petition-visiting.ts'
import { asProblem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { pageAt, paths } from '../data.ts'
import { hostWords } from '../days/DayLine.tsx'
import desk from '../desk.module.css'
import classes from '../petitions.module.css'
import { Frame } from './Frame.tsx'
import { PublishForm } from './PublishForm.tsx'

// messages: petition-pages.days.state.*

/** Visiting days at the desk: published, looked after, minuted. */
export function DaysPage() {
  const { t, nameOf } = useWords()
  const { day, time } = useFormat()
  const navigate = useNavigate()
  const { past } = useSearch({ from: '/console/visiting-days' })
  const [writing, setWriting] = useState(false)
  const query = { past, limit: 50 }
  const found = useInfiniteQuery({
    queryKey: [paths.days, { desk: true, ...query }],
    initialPageParam: '',
    queryFn: ({ pageParam }) => pageAt<VisitingDay>(paths.days, { ...query, after: pageParam || undefined }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items)
  const columns = useMemo<Column<VisitingDay>[]>(
    () => [
      {
        key: 'when',
        header: t('petition-pages.days.time'),
        width: '16rem',
        cell: (row) => t('petition-pages.days.when', { day: day(row.from), from: time(row.from), to: time(row.to) }),
      },
      { key: 'title', header: t('petition-pages.visits.title_of'), cell: (row) => nameOf(row.title) },
      {
        key: 'place',
        header: t('petition-pages.days.place'),
        wide: true,
        cell: (row) => `${nameOf(row.unit.name)} · ${row.place}`,
      },
      { key: 'host', header: t('petition-pages.days.host'), wide: 'very', cell: (row) => hostWords(row, nameOf, t) },
      {
        key: 'state',
        header: t('petition-pages.desk.state'),
        width: '9rem',
        cell: (row) =>
          row.state === 'published'
            ? t('petition-pages.days.free', { count: row.free })
            : t(`petition-pages.days.state.${row.state}`),
      },
    ],
    [t, nameOf, day, time],
  )
  return (
    <Frame
      title={t('petition-pages.home.days')}
      actions={
        writing ? undefined : (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWriting(true)}>
            {t('petition-pages.visits.publish')}
          </Button>
        )
      }
    >
      {writing ? <PublishForm onClose={() => setWriting(false)} /> : null}
      <div className={desk.filters}>
        <Switch
          label={t('petition-pages.visits.past')}
          checked={past ?? false}
          onChange={(event) =>
            void navigate({
              to: '/console/visiting-days',
              search: event.currentTarget.checked ? { past: true } : {},
              replace: true,
            })
          }
        />
      </div>
      <DataTable
        label={t('petition-pages.home.days')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/visiting-days/$id', params: { id: row.id } })}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 20rem)"
        empty={<EmptyState title={t('petition-pages.days.none')} />}
        card={(row) => (
          <span className={classes.card}>
            <strong>{nameOf(row.title)}</strong>
            <span className={classes.dim}>
              {day(row.from)} · {nameOf(row.unit.name)}
            </span>
          </span>
        )}
      />
    </Frame>
  )
}
