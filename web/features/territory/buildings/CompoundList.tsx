import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Compound, ManagedBy } from '../../../../contract/buildings.ts'
import type { Page } from '../../../../contract/common.ts'
import { answer, api, send, useWrite } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

// messages: territory.managed.*

const managers: readonly ManagedBy[] = ['property_company', 'owners', 'nobody', 'unknown']
const path = '/api/v1/territory/compounds'

/** Compounds with who looks after them; those of nobody are the work list, and what is found out is noted on the spot. */
export function CompoundList() {
  const { t, nameOf, locale } = useWords()
  const { number } = useFormat()
  const { activePosts } = useSession()
  const queries = useQueryClient()
  const [filter, setFilter] = useState('')
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words, 250)
  const found = useInfiniteQuery<Page<Compound>, Problem, { pages: Page<Compound>[] }, unknown[], string | null>({
    queryKey: [path, { filter, text }],
    initialPageParam: null,
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => page.next,
    queryFn: ({ pageParam }) => {
      const asked = { limit: '100', ...(filter && { managedBy: filter }), ...(text.trim() && { text: text.trim() }) }
      return send<Page<Compound>>(
        `${path}?${new URLSearchParams({ ...asked, ...(pageParam && { after: pageParam }) })}`,
      )
    },
  })
  const save = useWrite(
    ({ id, managedBy }: { id: string; managedBy: ManagedBy }, context) =>
      answer(
        api.PUT('/api/v1/territory/compounds/{id}/managed-by', {
          params: { path: { id } },
          body: { managedBy },
          ...context,
        }),
      ),
    {
      onSuccess: async () => {
        toast(t('territory.compounds.saved'))
        await queries.invalidateQueries({ queryKey: [path] })
      },
      onError: (problem) => toast({ text: problem.message, kind: 'problem' }),
    },
  )
  const mayChange = holds(activePosts, 'administrator')
  const where = (row: Compound) =>
    row.places
      .slice(1)
      .map(({ name }) => nameOf(name))
      .join(locale === 'zh-CN' ? ' · ' : ', ')
  const [leaving, setLeaving] = useState<Compound | null>(null)
  const end = useWrite(
    (id: string, context) =>
      answer(api.POST('/api/v1/territory/compounds/{id}/end', { params: { path: { id } }, ...context })),
    {
      onSuccess: async () => {
        toast(t('territory.gone.done', { name: nameOf(leaving?.name) }))
        await queries.invalidateQueries({ queryKey: [path] })
      },
    },
  )
  // One in which something stands is in use.
  const gone = (row: Compound) =>
    mayChange && row.buildings === 0 ? (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('territory.gone.of', { name: nameOf(row.name) })}
        onClick={() => setLeaving(row)}
      >
        {t('territory.gone.say')}
      </Button>
    ) : null
  const manager = (row: Compound) =>
    mayChange ? (
      <NativeSelect
        size="xs"
        aria-label={t('territory.compounds.managedOf', { name: nameOf(row.name) })}
        value={row.managedBy}
        disabled={save.isPending}
        data={managers.map((each) => ({ value: each, label: t(`territory.managed.${each}`) }))}
        onChange={(event) => {
          const managedBy = managers.find((each) => each === event.currentTarget.value)
          if (managedBy) save.mutate({ id: row.id, managedBy })
        }}
      />
    ) : (
      t(`territory.managed.${row.managedBy}`)
    )
  const columns: Column<Compound>[] = [
    { key: 'name', header: t('territory.compounds.name'), cell: (row) => nameOf(row.name) },
    { key: 'code', header: t('territory.code'), cell: (row) => row.code, width: '9rem', wide: true },
    {
      key: 'where',
      header: t('territory.compounds.where'),
      cell: (row) => <span title={where(row)}>{where(row)}</span>,
      wide: true,
    },
    {
      key: 'n',
      header: t('territory.compounds.buildings'),
      cell: (row) => number(row.buildings),
      width: '7rem',
      align: 'end',
    },
    {
      key: 'households',
      header: t('territory.compounds.households'),
      cell: (row) => number(row.households),
      width: '8rem',
      align: 'end',
    },
    { key: 'managed', header: t('territory.compounds.managed'), cell: manager, width: '13rem' },
    ...(mayChange ? [{ key: 'gone', header: t('territory.gone.column'), cell: gone, width: '9rem' }] : []),
  ]
  const rows = found.data?.pages.flatMap(({ items }) => items)
  return (
    <div className={classes.main}>
      <div className={classes.tools}>
        <TextInput
          type="search"
          size="sm"
          label={t('territory.compounds.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={t('territory.compounds.managed')}
          value={filter}
          data={[
            { value: '', label: t('territory.compounds.all') },
            { value: 'nobody,unknown', label: t('territory.compounds.todo') },
            ...managers.map((each) => ({ value: each, label: t(`territory.managed.${each}`) })),
          ]}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      <DataTable
        label={t('territory.compounds.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        problem={found.error}
        onRetry={() => void found.refetch()}
        {...(found.hasNextPage ? { onMore: () => void found.fetchNextPage() } : {})}
        loadingMore={found.isFetchingNextPage}
        height="22rem"
        empty={
          <EmptyState
            level={3}
            title={t(filter || text ? 'territory.compounds.noneFound' : 'territory.compounds.none')}
            text={t(filter || text ? 'territory.compounds.noneFoundText' : 'territory.compounds.noneText')}
          />
        }
        card={(row) => (
          <div>
            <strong>{nameOf(row.name)}</strong>
            <div className={classes.quiet}>
              {t('territory.compounds.counts', { buildings: row.buildings, households: row.households })}
            </div>
            {manager(row)}
            {gone(row)}
          </div>
        )}
      />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('territory.gone.of', { name: nameOf(leaving?.name) })}
        text={t('territory.gone.compoundText')}
        confirmLabel={t('territory.gone.say')}
        danger
        onConfirm={() => leaving && end.mutateAsync(leaving.id)}
      />
    </div>
  )
}
