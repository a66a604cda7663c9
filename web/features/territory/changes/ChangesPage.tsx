import { Button, Modal, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ChangeRow } from '../../../../contract/territory-changes.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { ChangeState } from '../parts/ChangeState.tsx'
import classes from '../parts/frame.module.css'
import { changeStateNames } from '../parts/states.ts'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { ChangeForm } from './ChangeForm.tsx'

// messages: territory.change.state.*

const path = '/api/v1/territory/changes'

/** Changes of the territory: drafts, those that wait for their instant, those in force, those given up. */
export function ChangesPage() {
  const { t } = useWords()
  const { state, new: isNew } = useSearch({ from: '/console/territory/changes' })
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const may = holds(activePosts, 'administrator')
  const go = (search: { state?: ChangeRow['state']; new?: true }) =>
    void navigate({ to: '/console/territory/changes', search })
  const kept = state ? { state } : {}
  const query = useInfiniteQuery({
    queryKey: [path, { state: state ?? null }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { limit: 50, ...kept, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = query.data?.pages.flatMap(({ items }) => items as ChangeRow[])
  const columns: Column<ChangeRow>[] = [
    { key: 'title', header: t('territory.change.title'), cell: (row) => <strong>{row.title}</strong> },
    { key: 'state', header: t('territory.change.state'), cell: (row) => <ChangeState change={row} />, width: '15rem' },
    {
      key: 'steps',
      header: t('territory.change.steps'),
      cell: (row) => row.steps,
      width: '6rem',
      align: 'end',
      wide: true,
    },
    {
      key: 'updated',
      header: t('territory.change.updated'),
      cell: (row) => <Instant at={row.updatedAt} />,
      width: '10rem',
      align: 'end',
      wide: true,
    },
  ]
  return (
    <TerritoryFrame
      title={t('territory.changes.title')}
      text={t('territory.changes.text')}
      actions={
        may ? (
          <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go({ ...kept, new: true })}>
            {t('territory.change.new')}
          </Button>
        ) : undefined
      }
    >
      <div className={classes.main}>
        <div className={classes.tools}>
          <NativeSelect
            size="sm"
            label={t('territory.change.state')}
            value={state ?? ''}
            data={[
              { value: '', label: t('territory.changes.all') },
              ...changeStateNames.map((each) => ({ value: each, label: t(`territory.change.state.${each}`) })),
            ]}
            onChange={(event) => {
              const wanted = changeStateNames.find((each) => each === event.currentTarget.value)
              go(wanted ? { state: wanted } : {})
            }}
          />
        </div>
        <DataTable
          label={t('territory.changes.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) =>
            void navigate({
              to: row.state === 'draft' ? '/console/territory/changes/$id' : '/console/territory/changes/$id/preview',
              params: { id: row.id },
            })
          }
          problem={query.error as Problem | null}
          onRetry={() => void query.refetch()}
          {...(query.hasNextPage ? { onMore: () => void query.fetchNextPage() } : {})}
          loadingMore={query.isFetchingNextPage}
          height="calc(100dvh - 21rem)"
          empty={<EmptyState title={t('territory.changes.none')} text={t('territory.changes.none_text')} />}
          card={(row) => (
            <span className={classes.main} style={{ gap: '0.25rem' }}>
              <strong>{row.title}</strong>
              <ChangeState change={row} />
              <span className={classes.quiet}>
                <Instant at={row.updatedAt} />
              </span>
            </span>
          )}
        />
      </div>
      <Modal
        opened={isNew === true && may}
        onClose={() => go(kept)}
        title={t('territory.change.new')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <NewChange />
      </Modal>
    </TerritoryFrame>
  )
}

function NewChange() {
  const { t } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const begin = useWrite(
    (body: { title: string; reason: string }, context) => answer(api.POST(path, { body, ...context })),
    {
      onSuccess: (change) => {
        void queries.invalidateQueries({ queryKey: [path] })
        void navigate({ to: '/console/territory/changes/$id', params: { id: change.id } })
      },
    },
  )
  return (
    <ChangeForm
      label={t('territory.change.begin')}
      busy={begin.isPending}
      problem={begin.error}
      onSave={(words) => begin.mutate(words)}
    />
  )
}
