import { Button, TextInput } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ArchivedCase, ArchiveState } from '../../../../contract/archive.ts'
import { answer, api, read } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import { asProblem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { instantOf } from '../../../words/zone.ts'
import { CategorySelect } from '../pick/CategorySelect.tsx'
import { UnitSelect } from '../pick/UnitSelect.tsx'
import { ChooseYears } from './ChooseYears.tsx'
import { type ArchiveSearch, monthAfter, readArchive } from './search.ts'

const path = '/api/v1/archive/cases'

/** Cases that ended years ago: found by number, month, place and category, read on their own page. */
export function ArchivePage() {
  const { t, nameOf, timeZone } = useWords()
  const search = useSearch({ from: '/console/archive' })
  const navigate = useNavigate()
  const state = useQuery(read('/api/v1/archive'))
  const [choosing, setChoosing] = useState(false)
  const change = (next: Partial<ArchiveSearch>) =>
    void navigate({ to: '/console/archive', search: readArchive({ ...search, ...next }), replace: true })
  const query = queryOf(search, timeZone)
  const found = useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(api.GET(path, { params: { query: { ...query, limit: 60, ...(pageParam ? { after: pageParam } : {}) } } })),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = found.data?.pages.flatMap(({ items }) => items as ArchivedCase[])
  const columns = useMemo<Column<ArchivedCase>[]>(
    () => [
      {
        ...{ key: 'number', header: t('cases.number'), width: '11rem' },
        cell: (row) => <span className="ds-num">{row.number}</span>,
      },
      {
        ...{ key: 'category', header: t('cases.category') },
        cell: (row) => (row.category ? nameOf(row.category) : t('cases.no_category')),
      },
      { key: 'unit', header: t('cases.place'), cell: (row) => (row.unit ? nameOf(row.unit) : '–') },
      { key: 'holder', header: t('cases.holder'), wide: true, cell: (row) => nameOf(row.holder) },
      {
        ...{ key: 'state', header: t('console.archive.state'), width: '9rem' },
        cell: (row) => t(`cases.state.${row.state}`),
      },
      {
        ...{ key: 'reported', header: t('cases.reported_at'), width: '9rem', wide: 'very' as const },
        cell: (row) => <Instant at={row.reportedAt} show="day" />,
      },
      {
        ...{ key: 'ended', header: t('console.archive.ended'), width: '9rem' },
        cell: (row) => <Instant at={row.endedAt} show="day" />,
      },
    ],
    [t, nameOf],
  )
  return (
    <>
      <PageHeader
        title={t('console.archive.title')}
        text={state.data ? <Standing of={state.data} /> : t('console.archive.text')}
        actions={
          state.data?.mayChoose ? (
            <Button variant="default" onClick={() => setChoosing(true)}>
              {t('console.archive.choose')}
            </Button>
          ) : null
        }
      />
      <div className={forms.filters}>
        <NumberField value={search.number} onChange={(number) => change({ number })} />
        <TextInput
          size="sm"
          type="month"
          label={t('console.archive.month')}
          value={search.month ?? ''}
          onChange={(event) => change({ month: event.currentTarget.value || undefined })}
        />
        <UnitSelect
          size="sm"
          label={t('cases.place')}
          value={search.unit ?? null}
          onChange={(unit) => change({ unit: unit ?? undefined })}
          clearable
        />
        <CategorySelect
          size="sm"
          label={t('cases.category')}
          value={search.category ?? null}
          onChange={(category) => change({ category: category ?? undefined })}
          clearable
        />
      </div>
      <DataTable
        label={t('console.archive.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/cases/$id', params: { id: row.id } })}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        height="calc(100dvh - 20rem)"
        empty={
          <EmptyState
            icon={<IconArchive size={32} stroke={1.5} />}
            title={t('console.archive.none')}
            text={t(Object.keys(query).length > 0 ? 'console.archive.none_found' : 'console.archive.none_text')}
          />
        }
        card={(row) => (
          <span className={forms.cell}>
            <strong>{row.category ? nameOf(row.category) : t('cases.no_category')}</strong>
            <span className={forms.dim}>
              <span className="ds-num">{row.number}</span> · {row.unit ? nameOf(row.unit) : nameOf(row.holder)}
            </span>
            <span className={forms.dim}>
              {t(`cases.state.${row.state}`)} · <Instant at={row.endedAt} show="day" />
            </span>
          </span>
        )}
      />
      {choosing && state.data ? <ChooseYears state={state.data} onDone={() => setChoosing(false)} /> : null}
    </>
  )
}

/** What goes in from when on, how much there is, and when it last ran. */
function Standing({ of }: { of: ArchiveState }) {
  const { t } = useWords()
  const { number } = useFormat()
  const { years, cases, files, bytes, lastRunAt } = of
  return (
    <>
      {years === null ? t('console.archive.never') : t('console.archive.after', { years })}{' '}
      {cases > 0
        ? t('console.archive.holds', { cases, files, size: number(Math.max(0.1, Math.round(bytes / 104_857.6) / 10)) })
        : null}{' '}
      {lastRunAt ? (
        <>
          {t('console.archive.last')} <Instant at={lastRunAt} />
        </>
      ) : null}
    </>
  )
}

/** A number is looked for once it is whole: on Enter, or when the field is left. */
function NumberField(props: { value: string | undefined; onChange: (number: string | undefined) => void }) {
  const { t } = useWords()
  const [text, setText] = useState(props.value ?? '')
  const look = () => props.onChange(text.trim() || undefined)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <TextInput
        size="sm"
        label={t('cases.number')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={look}
        className="ds-num"
      />
    </form>
  )
}

function queryOf({ number, month, unit, category }: ArchiveSearch, timeZone: string) {
  const after = month === undefined ? undefined : monthAfter(month)
  return {
    ...(number ? { number } : {}),
    ...(month && after ? { from: instantOf(`${month}-01`, timeZone), to: instantOf(after, timeZone) } : {}),
    ...(unit ? { unitId: unit } : {}),
    ...(category ? { categoryId: category } : {}),
  }
}
