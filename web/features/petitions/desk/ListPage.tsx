import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { PetitionSummary } from '../../../../contract/petitions.ts'
import { asProblem } from '../../../app/problem.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { pageAt, paths, setupQuery } from '../data.ts'
import desk from '../desk.module.css'
import { lightOf } from '../parts/lights.ts'
import classes from '../petitions.module.css'
import { Frame } from './Frame.tsx'
import { type ListSearch, lights, scopes, states } from './search.rules.ts'

// messages: petition-pages.scope.*, petition-pages.short.*, petition-pages.light.*

/** Petitions of the acting posts, what is due first on top: subjects only, nobody's name. */
export function ListPage() {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ from: '/console/petitions' })
  const setup = useQuery(setupQuery)
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const narrow = (change: Partial<ListSearch>) =>
    void navigate({ to: '/console/petitions', search: { ...search, ...change }, replace: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) narrow({ q: q || undefined })
  }, [q])
  const query = {
    ...{ scope: search.whose ?? 'mine', state: search.stand, light: search.lamp, purpose: search.about },
    ...{ unserved: search.unserved, open: search.ended || search.stand ? undefined : true, q: search.q, limit: 60 },
  }
  const found = useInfiniteQuery({
    queryKey: [paths.list, query],
    initialPageParam: '',
    queryFn: ({ pageParam }) => pageAt<PetitionSummary>(paths.list, { ...query, after: pageParam || undefined }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items)
  const columns = useMemo<Column<PetitionSummary>[]>(
    () => [
      {
        key: 'due',
        header: t('petition-pages.desk.due'),
        width: '11rem',
        cell: (row) => {
          const light = lightOf(row)
          return light ? <ClockLight light={light} due={row.dueAt} size="dot" /> : '–'
        },
      },
      {
        key: 'number',
        header: t('petition-pages.find.number'),
        width: '11.5rem',
        wide: true,
        cell: (row) => <span className="ds-num">{row.number}</span>,
      },
      {
        key: 'subject',
        header: t('petition-pages.desk.subject'),
        cell: (row) => (
          <span title={row.subject}>
            {row.people > 1 ? (
              <span className={classes.badge}>{t('petition-pages.desk.joint', { count: row.people })}</span>
            ) : null}{' '}
            {row.subject}
          </span>
        ),
      },
      {
        key: 'purpose',
        header: t('petition-pages.page.purpose'),
        width: '10rem',
        wide: 'very',
        cell: (row) => nameOf(row.purpose.name),
      },
      {
        key: 'state',
        header: t('petition-pages.desk.state'),
        width: '10rem',
        cell: (row) => t(`petition-pages.short.${row.state}`),
      },
      {
        key: 'holder',
        header: t('petition-pages.desk.holder'),
        width: '12rem',
        wide: true,
        cell: (row) => nameOf(row.holder.name),
      },
      {
        key: 'since',
        header: t('petition-pages.desk.since'),
        width: '8rem',
        wide: 'very',
        cell: (row) => <Instant at={row.reportedAt} show="day" />,
      },
    ],
    [t, nameOf],
  )
  const any = { value: '', label: t('petition-pages.desk.any') }
  return (
    <Frame title={t('petition-pages.desk.title')} text={t('petition-pages.desk.text')}>
      <div className={desk.filters}>
        <TextInput
          size="sm"
          type="search"
          label={t('petition-pages.desk.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={t('petition-pages.desk.show')}
          value={search.whose ?? 'mine'}
          onChange={(event) => narrow({ whose: scopes.find((each) => each === event.currentTarget.value) })}
          data={(['mine', ...scopes] as const).map((value) => ({ value, label: t(`petition-pages.scope.${value}`) }))}
        />
        <NativeSelect
          size="sm"
          label={t('petition-pages.desk.state')}
          value={search.stand ?? ''}
          onChange={(event) => narrow({ stand: states.find((each) => each === event.currentTarget.value) })}
          data={[any, ...states.map((value) => ({ value, label: t(`petition-pages.short.${value}`) }))]}
        />
        <NativeSelect
          size="sm"
          label={t('petition-pages.desk.light')}
          value={search.lamp ?? ''}
          onChange={(event) => narrow({ lamp: lights.find((each) => each === event.currentTarget.value) })}
          data={[any, ...lights.map((value) => ({ value, label: t(`petition-pages.light.${value}`) }))]}
        />
        <NativeSelect
          size="sm"
          label={t('petition-pages.page.purpose')}
          value={search.about ?? ''}
          onChange={(event) => narrow({ about: event.currentTarget.value || undefined })}
          data={[
            any,
            ...(setup.data?.settings.purposes ?? []).map(({ code, name }) => ({ value: code, label: nameOf(name) })),
          ]}
        />
        <Switch
          label={t('petition-pages.desk.unserved')}
          checked={search.unserved ?? false}
          onChange={(event) => narrow({ unserved: event.currentTarget.checked || undefined })}
        />
        <Switch
          label={t('petition-pages.desk.all')}
          checked={search.ended ?? false}
          onChange={(event) => narrow({ ended: event.currentTarget.checked || undefined })}
        />
      </div>
      <DataTable
        label={t('petition-pages.desk.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/petitions/$id', params: { id: row.id } })}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 22rem)"
        empty={<EmptyState title={t('petition-pages.desk.none')} text={t('petition-pages.desk.none_text')} />}
        card={(row) => (
          <span className={classes.card}>
            <strong>{row.subject}</strong>
            <span className={classes.dim}>
              {t(`petition-pages.short.${row.state}`)} · {nameOf(row.holder.name)}
            </span>
            {lightOf(row) ? <ClockLight light={lightOf(row) ?? 'green'} due={row.dueAt} /> : null}
          </span>
        )}
      />
    </Frame>
  )
}
