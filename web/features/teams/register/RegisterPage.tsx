import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { TeamRow } from '../../../../contract/teams.ts'
import { answer, api, read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import type { RegisterSearch } from '../work/search.ts'

const path = '/api/v1/teams/register'

/** The register of teams: found, narrowed, taken out as a table. */
export function RegisterPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/teams' })
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const narrow = (change: Partial<RegisterSearch>) =>
    void navigate({ to: '/console/teams', search: { ...search, ...change }, replace: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) narrow({ q: q || undefined })
  }, [q])
  const kinds = useQuery(read('/api/v1/teams/kinds'))
  const query = { q: search.q, kind: search.kind, unit: search.unit, ended: search.ended ? 'true' : 'false' }
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
  const rows = found.data?.pages.flatMap((page) => page.items as TeamRow[])
  const columns = useMemo<Column<TeamRow>[]>(
    () => [
      { key: 'name', header: t('teams.column.name'), cell: (row) => nameOf(row.name) },
      { key: 'kind', header: t('teams.column.kind'), width: '10rem', wide: true, cell: (row) => nameOf(row.kind.name) },
      { key: 'unit', header: t('teams.column.unit'), width: '12rem', cell: (row) => nameOf(row.unit.name) },
      { key: 'members', header: t('teams.column.members'), width: '6rem', align: 'end', cell: (row) => row.count },
      {
        ...{ key: 'applications', header: t('teams.column.applications'), width: '7rem', align: 'end', wide: true },
        cell: (row) => row.applications || '–',
      },
      {
        ...{ key: 'uninsured', header: t('teams.column.uninsured'), width: '8rem', align: 'end', wide: 'very' },
        cell: (row) => row.uninsured,
      },
      {
        ...{ key: 'founded', header: t('teams.column.founded'), width: '8rem', wide: 'very' },
        cell: (row) => row.foundedOn ?? '–',
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
        title={t('teams.register.title')}
        text={t('teams.register.text')}
        actions={
          <>
            {kinds.data?.mayChange ? (
              <ButtonLink to="/console/teams/kinds" variant="default" size="sm">
                {t('teams.kinds.title')}
              </ButtonLink>
            ) : null}
            {holds(activePosts, 'administrator', 'desk') ? (
              <ButtonLink
                to="/console/teams/$id"
                params={{ id: 'new' }}
                search={{}}
                size="sm"
                leftSection={<IconPlus size={18} aria-hidden />}
              >
                {t('teams.new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className={classes.filters}>
        <TextInput
          size="sm"
          label={t('teams.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={t('teams.filter.kind')}
          value={search.kind ?? ''}
          onChange={(event) => narrow({ kind: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('teams.all_kinds') },
            ...(kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: nameOf(name) })),
          ]}
        />
        <UnitPick
          label={t('teams.filter.unit')}
          value={search.unit ?? null}
          onChange={(unit) => narrow({ unit: unit ?? undefined })}
          clearable
        />
        <Switch
          label={t('teams.with_ended')}
          checked={search.ended === true}
          onChange={(event) => narrow({ ended: event.currentTarget.checked || undefined })}
        />
        <a className={classes.download} href={at(`/api/v1/teams/export?${table}`)} download="teams.csv">
          <IconDownload size={18} aria-hidden /> {t('teams.export')}
        </a>
      </div>
      <DataTable
        label={t('teams.register.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/teams/$id', params: { id: row.id }, search: { tab: 'shifts' } })}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 19rem)"
        empty={<EmptyState title={t('teams.register.none')} text={t('teams.register.none_text')} />}
        card={(row) => (
          <span className={classes.cell}>
            <strong>{nameOf(row.name)}</strong>
            <span className={classes.dim}>
              {nameOf(row.kind.name)} · {nameOf(row.unit.name)} · {t('teams.count', { count: row.count })}
            </span>
          </span>
        )}
      />
    </>
  )
}
