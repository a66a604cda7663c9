import { Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { OrganisationRow } from '../../../../contract/organisations.ts'
import { answer, api } from '../../../app/api.ts'
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
import type { RegisterSearch } from './search.ts'

// messages: organisations.kind.*

const path = '/api/v1/organisations/register'

/** The register of organisations: found, narrowed, taken out as a table. */
export function RegisterPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/organisations' })
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const narrow = (change: Partial<RegisterSearch>) =>
    void navigate({ to: '/console/organisations', search: { ...search, ...change }, replace: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) narrow({ q: q || undefined })
  }, [q])
  const query = { q: search.q, unit: search.unit, ended: search.ended ? 'true' : 'false' }
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
  const rows = found.data?.pages.flatMap((page) => page.items as OrganisationRow[])
  const columns = useMemo<Column<OrganisationRow>[]>(
    () => [
      { key: 'name', header: t('organisations.column.name'), cell: (row) => nameOf(row.name) },
      {
        ...{ key: 'kind', header: t('organisations.column.kind'), width: '9rem', wide: true },
        cell: (row) => t(`organisations.kind.${row.kind}`),
      },
      {
        ...{ key: 'communities', header: t('organisations.column.communities'), width: '14rem' },
        cell: (row) => row.communities.map(({ name }) => nameOf(name)).join(' · ') || '–',
      },
      {
        ...{ key: 'asked', header: t('organisations.column.asked'), width: '9rem', align: 'end' },
        cell: (row) => row.asked || '–',
      },
      {
        ...{ key: 'pledges', header: t('organisations.column.pledges'), width: '8rem', align: 'end', wide: true },
        cell: (row) => row.pledges,
      },
      {
        ...{ key: 'deeds', header: t('organisations.column.deeds'), width: '6rem', align: 'end', wide: true },
        cell: (row) => row.deeds,
      },
      {
        ...{
          key: 'unconfirmed',
          header: t('organisations.column.unconfirmed'),
          width: '9rem',
          align: 'end',
          wide: 'very',
        },
        cell: (row) => row.unconfirmed || '–',
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
        title={t('organisations.register.title')}
        text={t('organisations.register.text')}
        actions={
          holds(activePosts, 'administrator', 'desk') ? (
            <ButtonLink
              to="/console/organisations/$id"
              params={{ id: 'new' }}
              size="sm"
              leftSection={<IconPlus size={18} aria-hidden />}
            >
              {t('organisations.new')}
            </ButtonLink>
          ) : null
        }
      />
      <div className={classes.filters}>
        <TextInput
          size="sm"
          label={t('organisations.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <UnitPick
          label={t('organisations.column.unit')}
          value={search.unit ?? null}
          onChange={(unit) => narrow({ unit: unit ?? undefined })}
          clearable
        />
        <Switch
          label={t('organisations.with_ended')}
          checked={search.ended === true}
          onChange={(event) => narrow({ ended: event.currentTarget.checked || undefined })}
        />
        <a className={classes.download} href={at(`/api/v1/organisations/export?${table}`)} download="organisations.csv">
          <IconDownload size={18} aria-hidden /> {t('organisations.export')}
        </a>
      </div>
      <DataTable
        label={t('organisations.register.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/organisations/$id', params: { id: row.id } })}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 19rem)"
        empty={<EmptyState title={t('organisations.register.none')} text={t('organisations.register.none_text')} />}
        card={(row) => (
          <span className={classes.cell}>
            <strong>{nameOf(row.name)}</strong>
            <span className={classes.dim}>
              {t(`organisations.kind.${row.kind}`)} · {t('organisations.deeds.count', { count: row.deeds })}
              {row.asked > 0 ? ` · ${t('organisations.column.asked')}` : ''}
            </span>
          </span>
        )}
      />
    </>
  )
}
