import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { DisputeLine, DisputeStateName } from '../../../../contract/disputes.ts'
import { send } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Instant, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAbout } from '../parts/about.ts'
import { disputesPath } from '../parts/dispute.ts'
import { isOver, lightOfDue } from '../parts/stand.rules.ts'
import { Frame } from './Frame.tsx'
import { type DeskSearch, shows, states } from './search.ts'

// messages: cases.state.*, dispute-pages.list.show.*

/** Mediations of the reader's places, or those they mediate: subjects only, filters in the address, keys to walk. */
export function ListPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/disputes' })
  const navigate = useNavigate()
  const now = useNow()
  const about = useAbout()
  const { activePosts } = useSession()
  // Only who keeps a desk or a grid reads the list of a place; everybody else what they mediate themselves.
  const keeps = holds(activePosts, 'desk', 'grid_head', 'grid_worker')
  const of = keeps ? (search.of ?? 'places') : 'mediating'
  const narrow = (change: Partial<DeskSearch>) =>
    void navigate({ to: '/console/disputes', search: { ...search, ...change }, replace: true })
  const query = new URLSearchParams(
    Object.entries({
      ...{ of, show: search.show ?? (search.state ? 'all' : 'open') },
      ...{ state: search.state, tier: search.tier, unitId: search.unit },
    }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ).toString()
  const found = useInfiniteQuery({
    queryKey: [disputesPath, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      send<{ items: DisputeLine[]; next?: string | null }>(
        `${disputesPath}?${query}&limit=60${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ''}`,
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap(({ items }) => items)
  const columns = useMemo<Column<DisputeLine>[]>(
    () => [
      {
        key: 'number',
        header: t('dispute-pages.matter.number'),
        width: '11rem',
        cell: (row) => <span className="ds-num">{row.number}</span>,
      },
      { key: 'subject', header: t('dispute-pages.list.subject'), cell: (row) => row.subject },
      {
        key: 'state',
        header: t('dispute-pages.list.state'),
        width: '12.5rem',
        cell: (row) => t(`cases.state.${row.state}`),
      },
      {
        key: 'tier',
        header: t('dispute-pages.list.tier'),
        width: '12rem',
        wide: true,
        cell: (row) => nameOf(row.tier.name),
      },
      {
        ...{ key: 'unit', header: t('dispute-pages.list.unit'), width: '10rem', wide: 'very' },
        cell: (row) => (row.unit ? nameOf(row.unit.name) : '–'),
      },
      {
        ...{ key: 'chaired', header: t('dispute-pages.list.chaired'), width: '7rem', wide: 'very' },
        cell: (row) => (row.chaired ? t('dispute-pages.yes') : t('dispute-pages.no')),
      },
      {
        key: 'applied',
        header: t('dispute-pages.matter.applied'),
        width: '8rem',
        wide: 'very',
        cell: (row) => <Instant at={row.appliedAt} />,
      },
      { key: 'due', header: t('dispute-pages.list.due'), width: '14rem', cell: (row) => <Due of={row} now={now} /> },
    ],
    [t, nameOf, now],
  )
  return (
    <Frame
      title={t('dispute-pages.list.title')}
      text={t('dispute-pages.list.text')}
      actions={
        <ButtonLink to="/disputes/new" search={{ desk: true }} size="sm">
          {t('dispute-pages.list.new')}
        </ButtonLink>
      }
    >
      <div className={forms.filters}>
        <NativeSelect
          size="sm"
          label={t('dispute-pages.list.of')}
          value={of}
          onChange={(event) => narrow({ of: event.currentTarget.value === 'mediating' ? 'mediating' : undefined })}
          data={[
            ...(keeps ? [{ value: 'places', label: t('dispute-pages.list.of_places') }] : []),
            { value: 'mediating', label: t('dispute-pages.list.of_mediating') },
          ]}
        />
        <NativeSelect
          size="sm"
          label={t('dispute-pages.list.show')}
          value={search.show ?? 'open'}
          onChange={(event) => narrow({ show: event.currentTarget.value as DeskSearch['show'], state: undefined })}
          data={shows.map((value) => ({ value, label: t(`dispute-pages.list.show.${value}`) }))}
        />
        <NativeSelect
          size="sm"
          label={t('dispute-pages.list.state')}
          value={search.state ?? ''}
          onChange={(event) => {
            const state = (event.currentTarget.value || undefined) as DisputeStateName | undefined
            narrow({ state, show: state ? 'all' : undefined })
          }}
          data={[
            { value: '', label: t('dispute-pages.list.all') },
            ...states.map((value) => ({ value, label: t(`cases.state.${value}`) })),
          ]}
        />
        <NativeSelect
          size="sm"
          label={t('dispute-pages.list.tier')}
          value={search.tier ?? ''}
          onChange={(event) => narrow({ tier: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('dispute-pages.list.all') },
            ...(about.data?.tiers ?? []).map(({ code, name }) => ({ value: code, label: nameOf(name) })),
          ]}
        />
        <UnitPick
          label={t('dispute-pages.list.unit')}
          value={search.unit ?? null}
          onChange={(unit) => narrow({ unit: unit ?? undefined })}
          clearable
        />
      </div>
      <DataTable
        label={t('dispute-pages.list.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.number}
        onOpen={(row) => void navigate({ to: '/console/disputes/$number', params: { number: row.number } })}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 22rem)"
        empty={<EmptyState title={t('dispute-pages.list.none')} text={t('dispute-pages.list.none_text')} />}
        card={(row) => (
          <span className={forms.cell}>
            <strong>{row.subject}</strong>
            <span className={forms.dim}>
              <span className="ds-num">{row.number}</span> · {t(`cases.state.${row.state}`)} · {nameOf(row.tier.name)}
            </span>
            <Due of={row} now={now} />
          </span>
        )}
      />
    </Frame>
  )
}

function Due({ of, now }: { of: DisputeLine; now: number }) {
  if (isOver(of.state)) return <ClockLight light="stopped" />
  const light = lightOfDue({ from: of.appliedAt, due: of.dueAt, now })
  return light ? <ClockLight light={light} due={of.dueAt} /> : <span>–</span>
}
