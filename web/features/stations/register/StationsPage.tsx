import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { AcceptanceState, StationKind, StationRow } from '../../../../contract/stations.ts'
import { answer, api } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './register.module.css'
import type { RegisterSearch } from './search.ts'

// messages: stations.kind.*, stations.state.*

const path = '/api/v1/stations'
const kinds: readonly StationKind[] = ['micro', 'volunteer', 'mediation', 'petition', 'hall']
const states: readonly AcceptanceState[] = ['accepted', 'due', 'open']

/** The register of stations: found, narrowed, taken out as a table. */
export function StationsPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/stations' })
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const narrow = (change: Partial<RegisterSearch>) =>
    void navigate({ to: '/console/stations', search: { ...search, ...change }, replace: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) narrow({ q: q || undefined })
  }, [q])
  useLive(['stations'], { paths: [path] })
  const query = {
    q: search.q,
    kind: search.kind,
    state: search.state,
    unit: search.unit,
    closed: search.closed ? 'true' : 'false',
  }
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
  const rows = found.data?.pages.flatMap((page) => page.items as StationRow[])
  const columns = useMemo<Column<StationRow>[]>(
    () => [
      { key: 'code', header: t('stations.column.code'), width: '8rem', cell: (row) => row.code },
      { key: 'name', header: t('stations.column.name'), cell: (row) => nameOf(row.name) },
      {
        key: 'kind',
        header: t('stations.column.kind'),
        width: '9rem',
        wide: true,
        cell: (row) => t(`stations.kind.${row.kind}`),
      },
      { key: 'unit', header: t('stations.column.unit'), width: '12rem', cell: (row) => nameOf(row.unit.name) },
      {
        key: 'state',
        header: t('stations.column.state'),
        width: '8rem',
        cell: (row) => t(`stations.state.${row.acceptance.state}`),
      },
      {
        key: 'due',
        header: t('stations.column.due'),
        width: '8rem',
        wide: 'very',
        cell: (row) => row.acceptance.dueOn ?? '–',
      },
      {
        key: 'officers',
        header: t('stations.column.officers'),
        width: '6rem',
        align: 'end',
        wide: 'very',
        cell: (row) => row.officers,
      },
    ],
    [t, nameOf],
  )
  const table = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
  return (
    <>
      <PageHeader
        title={t('stations.title')}
        text={t('stations.text')}
        actions={
          <>
            <ButtonLink to="/console/near-by" search={{}} variant="default" size="sm">
              {t('stations.near_by')}
            </ButtonLink>
            {holds(activePosts, 'administrator', 'desk') ? (
              <ButtonLink
                to="/console/stations/$id"
                params={{ id: 'new' }}
                search={{}}
                size="sm"
                leftSection={<IconPlus size={18} aria-hidden />}
              >
                {t('stations.new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className={classes.filters}>
        <TextInput
          size="sm"
          label={t('stations.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={t('stations.filter.kind')}
          value={search.kind ?? ''}
          onChange={(event) => narrow({ kind: (event.currentTarget.value || undefined) as StationKind | undefined })}
          data={[
            { value: '', label: t('stations.all_kinds') },
            ...kinds.map((kind) => ({ value: kind, label: t(`stations.kind.${kind}`) })),
          ]}
        />
        <NativeSelect
          size="sm"
          label={t('stations.filter.state')}
          value={search.state ?? ''}
          onChange={(event) =>
            narrow({ state: (event.currentTarget.value || undefined) as AcceptanceState | undefined })
          }
          data={[
            { value: '', label: t('stations.all_states') },
            ...states.map((state) => ({ value: state, label: t(`stations.state.${state}`) })),
          ]}
        />
        <UnitPick
          label={t('stations.filter.unit')}
          value={search.unit ?? null}
          onChange={(unit) => narrow({ unit: unit ?? undefined })}
          clearable
        />
        <Switch
          label={t('stations.with_closed')}
          checked={search.closed === true}
          onChange={(event) => narrow({ closed: event.currentTarget.checked || undefined })}
        />
        <a className={classes.download} href={at(`${path}/export?${table}`)} download="stations.csv">
          <IconDownload size={18} aria-hidden /> {t('stations.export')}
        </a>
      </div>
      <DataTable
        label={t('stations.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/stations/$id', params: { id: row.id }, search: {} })}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 19rem)"
        empty={<EmptyState title={t('stations.none')} text={t('stations.none_text')} />}
        card={(row) => (
          <span className={classes.card}>
            <strong>{nameOf(row.name)}</strong>
            <span className={classes.dim}>
              {row.code} · {nameOf(row.unit.name)} · {t(`stations.state.${row.acceptance.state}`)}
            </span>
          </span>
        )}
      />
    </>
  )
}
