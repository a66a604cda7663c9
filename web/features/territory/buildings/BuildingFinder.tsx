import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Building } from '../../../../contract/buildings.ts'
import type { Page } from '../../../../contract/common.ts'
import { answer, api, read, send, useWrite } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

const path = '/api/v1/territory/buildings'

/** Looks a building up by its code, name or address; whoever keeps the register says there when one is gone. */
export function BuildingFinder() {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words.trim(), 250)
  const found = useInfiniteQuery<Page<Building>, Problem, { pages: Page<Building>[] }, unknown[], string | null>({
    queryKey: [path, { text }],
    initialPageParam: null,
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => page.next,
    queryFn: ({ pageParam }) => {
      const asked = { limit: '50', ...(text && { text }), ...(pageParam && { after: pageParam }) }
      return send<Page<Building>>(`${path}?${new URLSearchParams(asked)}`)
    },
  })
  const households = (row: Building) => (row.households === null ? '–' : number(row.households))
  const columns: Column<Building>[] = [
    { key: 'name', header: t('territory.compounds.name'), cell: (row) => nameOf(row.name) },
    { key: 'code', header: t('territory.code'), cell: (row) => row.code, width: '10rem', wide: true },
    { key: 'address', header: t('territory.building.address'), cell: (row) => row.address ?? '–', wide: true },
    {
      key: 'compound',
      header: t('territory.building.compound'),
      cell: (row) => (row.compound ? nameOf(row.compound.name) : '–'),
      wide: true,
    },
    {
      key: 'households',
      header: t('territory.compounds.households'),
      cell: households,
      width: '8rem',
      align: 'end',
    },
    { key: 'gone', header: t('territory.gone.column'), cell: (row) => <Gone building={row} />, width: '9rem' },
  ]
  return (
    <div className={classes.main}>
      <TextInput
        type="search"
        size="sm"
        label={t('territory.building.search')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <DataTable
        label={t('territory.building.title')}
        columns={columns}
        rows={found.data?.pages.flatMap(({ items }) => items)}
        rowKey={(row) => row.id}
        problem={found.error}
        onRetry={() => void found.refetch()}
        {...(found.hasNextPage ? { onMore: () => void found.fetchNextPage() } : {})}
        loadingMore={found.isFetchingNextPage}
        height="18rem"
        empty={<EmptyState level={3} title={t(text ? 'territory.building.noneFound' : 'territory.building.none')} />}
        card={(row) => (
          <div>
            <strong>{nameOf(row.name)}</strong>
            <div className={classes.quiet}>
              {[row.code, row.address, row.compound && nameOf(row.compound.name)].filter(Boolean).join(' · ')}
            </div>
            <div className={classes.quiet}>
              {t('territory.compounds.households')}: {households(row)}
            </div>
            <Gone building={row} />
          </div>
        )}
      />
    </div>
  )
}

/** One building that somebody picked on a map. */
export function PickedBuilding({ id }: { id: string }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const found = useQuery(read('/api/v1/territory/buildings/{id}', { params: { path: { id } } }))
  const building = found.data as Building | undefined
  if (!building) return null
  const said = [
    building.code,
    building.address,
    building.compound && nameOf(building.compound.name),
    building.households !== null && `${t('territory.compounds.households')}: ${number(building.households)}`,
  ]
  return (
    <div className={classes.tools}>
      <span>
        <strong>{nameOf(building.name)}</strong> {said.filter(Boolean).join(' · ')}
      </span>
      <Gone building={building} />
    </div>
  )
}

function Gone({ building }: { building: Building }) {
  const { t, nameOf } = useWords()
  const { activePosts } = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const end = useWrite(
    (id: string, context) =>
      answer(api.POST('/api/v1/territory/buildings/{id}/end', { params: { path: { id } }, ...context })),
    {
      onSuccess: async () => {
        toast(t('territory.gone.done', { name: nameOf(building.name) }))
        await queries.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/v1/territory/'),
        })
      },
    },
  )
  if (building.endedAt) return <span className={classes.quiet}>{t('territory.gone.is')}</span>
  if (!holds(activePosts, 'administrator')) return null
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('territory.gone.of', { name: nameOf(building.name) })}
        onClick={() => setAsking(true)}
      >
        {t('territory.gone.say')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('territory.gone.of', { name: nameOf(building.name) })}
        text={t('territory.gone.text')}
        confirmLabel={t('territory.gone.say')}
        danger
        onConfirm={() => end.mutateAsync(building.id)}
      />
    </>
  )
}
