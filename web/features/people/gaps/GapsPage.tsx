import { Button, NativeSelect } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Gap } from '../../../../contract/people-staffing.ts'
import { answer, api, read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { PeopleFrame } from '../../../app/PeopleFrame.tsx'
import type { Problem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { callFor } from '../parts/recruited.ts'
import type { GapsSearch } from '../parts/search.ts'
import classes from '../people.module.css'
import { GapsMap } from './GapsMap.tsx'
import { Trend } from './Trend.tsx'

// messages: cases.role.*, people.state.*

/** Units that fall short of their staffing rules: counted, on a map, day by day, one by one. */
export function GapsPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/people' })
  const { street, community, rule } = search
  const state: 'short' | 'over' | 'unknown' = search.state ?? 'short'
  const unit = community ?? street
  const navigate = useNavigate()
  const go = (change: GapsSearch) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value)
    void navigate({ to: '/console/people', search: Object.fromEntries(next) as GapsSearch, replace: true })
  }
  const open = (id: string) => void navigate({ to: '/console/people/units/$id', params: { id } })
  const filter = { state, ...(unit ? { unit } : {}), ...(rule ? { rule } : {}) }
  const query = useInfiniteQuery({
    queryKey: ['/api/v1/people/staffing/gaps', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/people/staffing/gaps', {
          params: { query: { ...filter, limit: 100, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const first = query.data?.pages[0]
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) as Gap[] | undefined, [query.data])
  const columns = useMemo<Column<Gap>[]>(
    () => [
      {
        key: 'unit',
        header: t('people.gaps.unit'),
        cell: (row) => (
          <span>
            {nameOf(row.unit.name)} <small className={classes.dim}>{nameOf(row.above.at(-1)?.name)}</small>
          </span>
        ),
      },
      { key: 'rule', header: t('people.gaps.rule'), cell: (row) => nameOf(row.rule), wide: true },
      { key: 'have', header: t('people.gaps.have'), width: '5rem', align: 'end', cell: (row) => row.have },
      { key: 'needed', header: t('people.gaps.needed'), width: '5rem', align: 'end', cell: (row) => row.needed },
      { key: 'missing', header: t('people.gaps.lacks'), width: '5rem', align: 'end', cell: (row) => row.missing },
      {
        key: 'since',
        header: t('people.gaps.since'),
        width: '8rem',
        wide: true,
        cell: (row) => (row.since ? <Instant at={row.since} show="day" /> : '–'),
      },
      {
        key: 'call',
        header: t('people.gaps.recruit'),
        width: '8rem',
        wide: true,
        cell: (row) => {
          const search = callFor(row, row.unit.id, nameOf(row.rule))
          return search ? (
            <Link
              to="/console/recruitment/new"
              className={classes.link}
              search={search}
              aria-label={`${t('people.gaps.call')}: ${nameOf(row.unit.name)}, ${nameOf(row.rule)}`}
            >
              {t('people.gaps.call')}
            </Link>
          ) : (
            '–'
          )
        },
      },
    ],
    [t, nameOf],
  )
  const file = new URLSearchParams(filter)
  return (
    <PeopleFrame
      title={t('people.nav.gaps')}
      text={t('people.gaps.about')}
      actions={
        <Button
          component="a"
          size="sm"
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          href={at(`/api/v1/people/staffing/gaps.csv?${file}`)}
          download="gaps.csv"
        >
          {t('people.gaps.export')}
        </Button>
      }
    >
      <Filters search={search} go={go} />
      <ul className={classes.tiles}>
        {(first?.rules ?? []).map((each) => (
          <li key={each.ruleId}>
            <button
              type="button"
              className={classes.tile}
              aria-pressed={rule === each.ruleId}
              onClick={() => go({ rule: rule === each.ruleId ? '' : each.ruleId })}
            >
              {nameOf(each.rule)}
              <strong>{t('people.gaps.missing', { missing: each.missing })}</strong>
              <small>{t('people.gaps.of', { short: each.short, units: each.units })}</small>
            </button>
          </li>
        ))}
      </ul>
      <div className={classes.both}>
        <GapsMap unit={unit} rule={rule} level={community ? 'grid' : 'community'} onOpen={open} />
        <Trend unit={unit} rule={rule} />
      </div>
      <p role="status">{first ? t('people.gaps.count', { total: first.total }) : ''}</p>
      <DataTable
        label={t('people.nav.gaps')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.unit.id + row.ruleId}
        onOpen={(row) => open(row.unit.id)}
        problem={query.error as Problem | null}
        onRetry={() => void query.refetch()}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        loadingMore={query.isFetchingNextPage}
        height="32rem"
        empty={<EmptyState title={t('people.gaps.none')} text={t('people.gaps.none_text')} />}
        card={(row) => (
          <span>
            <strong>{nameOf(row.unit.name)}</strong>{' '}
            <span className={classes.dim}>{nameOf(row.above.at(-1)?.name)}</span>
            <br />
            {nameOf(row.rule)}
            <br />
            <span className={classes.dim}>{t('people.gaps.missing', { missing: row.missing })}</span>
          </span>
        )}
      />
    </PeopleFrame>
  )
}

function Filters(props: { search: GapsSearch; go: (change: GapsSearch) => void }) {
  const { t, nameOf } = useWords()
  const { search, go } = props
  const below = (parent: string | undefined) =>
    read('/api/v1/territory/tree', { params: { query: { limit: 200, ...(parent ? { parent } : {}) } } })
  const top = useQuery({ ...below(undefined), staleTime: 600_000 })
  const district = top.data?.items[0]?.id
  const streets = useQuery({ ...below(district), enabled: district !== undefined, staleTime: 600_000 })
  const communities = useQuery({ ...below(search.street), enabled: search.street !== undefined, staleTime: 600_000 })
  const rules = useQuery(read('/api/v1/people/staffing/rules'))
  const everywhere = { value: '', label: t('people.gaps.everywhere') }
  const named = (items: readonly { id: string; name: { en: string; zh: string } }[] = []) => [
    everywhere,
    ...items.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
  ]
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="sm"
        label={t('people.gaps.street')}
        value={search.street ?? ''}
        onChange={(event) => go({ street: event.currentTarget.value, community: '' })}
        data={named(streets.data?.items)}
      />
      <NativeSelect
        size="sm"
        label={t('people.gaps.community')}
        value={search.community ?? ''}
        onChange={(event) => go({ community: event.currentTarget.value })}
        data={named(communities.data?.items)}
        disabled={!search.street}
      />
      <NativeSelect
        size="sm"
        label={t('people.gaps.rule')}
        value={search.rule ?? ''}
        onChange={(event) => go({ rule: event.currentTarget.value })}
        data={[
          { value: '', label: t('people.gaps.all_rules') },
          ...(rules.data?.items ?? [])
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: nameOf(name) })),
        ]}
      />
      <NativeSelect
        size="sm"
        label={t('people.gaps.show')}
        value={search.state ?? 'short'}
        onChange={(event) => go({ state: event.currentTarget.value as 'over' })}
        data={(['short', 'over', 'unknown'] as const).map((value) => ({ value, label: t(`people.state.${value}`) }))}
      />
    </div>
  )
}
