import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Delivery, NoticeChannel } from '../../../../contract/notices.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { AdminTabs } from './AdminTabs.tsx'
import { useReasons } from './useReasons.ts'

// messages: notices.state.*

const path = '/api/v1/notice-deliveries'
const states = ['waiting', 'sending', 'sent', 'failed', 'skipped'] as const
const channels = ['push', 'mail', 'sms', 'chat'] as const

/** What became of each message, and a way to try a failed one again. */
export function LogPage() {
  const { t } = useWords()
  const reason = useReasons()
  const queries = useQueryClient()
  const [state, setState] = useState<Delivery['state'] | ''>('')
  const [channel, setChannel] = useState<NoticeChannel | ''>('')
  const query = { ...(state ? { state } : {}), ...(channel ? { channel } : {}) }
  const found = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { ...query, limit: 60, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const { mutate: tryAgain } = useWrite(
    (id: string) => answer(api.POST('/api/v1/notice-deliveries/{id}/retry', { params: { path: { id } } })),
    {
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: [path] })
        toast(t('notices.log.retried'))
      },
      onError: (problem) => toast({ kind: 'problem', text: problem.message }),
    },
  )
  const columns = useMemo<Column<Delivery>[]>(
    () => [
      { key: 'when', header: t('notices.log.when'), width: '10rem', cell: (row) => <Instant at={row.createdAt} /> },
      {
        key: 'channel',
        header: t('notices.admin.channel'),
        width: '9rem',
        cell: (row) => t(`notices.channel.${row.channel}`),
      },
      { key: 'to', header: t('notices.log.to'), width: '12rem', cell: (row) => row.to },
      {
        key: 'what',
        header: t('notices.log.what'),
        wide: true,
        cell: (row) => row.events.map((event) => t(`notices.event.${event}` as WordKey)).join(' · '),
      },
      { key: 'state', header: t('notices.log.state'), width: '8rem', cell: (row) => t(`notices.state.${row.state}`) },
      { key: 'reason', header: t('notices.log.reason'), width: '13rem', cell: (row) => reason(row.reason) },
      { key: 'attempts', header: t('notices.log.attempts'), width: '5rem', align: 'end', cell: (row) => row.attempts },
      {
        key: 'again',
        header: t('notices.log.retry'),
        width: '8rem',
        cell: (row) =>
          row.state === 'failed' ? (
            <Button size="compact-sm" variant="default" onClick={() => tryAgain(row.id)}>
              {t('notices.log.retry')}
            </Button>
          ) : null,
      },
    ],
    [t, reason, tryAgain],
  )
  const any = { value: '', label: t('notices.admin.any') }
  return (
    <>
      <AdminTabs />
      <PageHeader title={t('notices.admin.log')} text={t('notices.admin.log_text')} />
      <div className={classes.bar}>
        <NativeSelect
          label={t('notices.log.state')}
          value={state}
          onChange={(event) => setState(event.currentTarget.value as Delivery['state'] | '')}
          data={[any, ...states.map((each) => ({ value: each, label: t(`notices.state.${each}`) }))]}
        />
        <NativeSelect
          label={t('notices.admin.channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value as NoticeChannel | '')}
          data={[any, ...channels.map((each) => ({ value: each, label: t(`notices.channel.${each}`) }))]}
        />
      </div>
      <DataTable
        label={t('notices.admin.log')}
        columns={columns}
        rows={found.data?.pages.flatMap((page) => page.items as Delivery[])}
        rowKey={(row) => row.id}
        problem={found.error ? asProblem(found.error) : null}
        onRetry={() => void found.refetch()}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        loadingMore={found.isFetchingNextPage}
        empty={<EmptyState title={t('notices.log.empty')} />}
        height="calc(100dvh - 21rem)"
      />
    </>
  )
}
