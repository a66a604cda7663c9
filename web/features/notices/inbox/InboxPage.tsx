import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { InboxNotice } from '../../../../contract/notices.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { deviceCases } from '../deviceCases.ts'
import classes from '../notices.module.css'

const listPath = '/api/v1/me/notices'
const unreadPath = '/api/v1/me/notices/unread'
const paths = [listPath, unreadPath]

/** What happened in the reader's matters, newest first. Without an account: of the cases this device keeps. */
export function InboxPage() {
  const session = useSession()
  if (!session.ready) return <PageSkeleton page />
  return session.account ? (
    <AccountInbox accountId={session.account.id} isStaff={session.posts.length > 0} />
  ) : (
    <DeviceInbox />
  )
}

function AccountInbox(props: { accountId: string; isStaff: boolean }) {
  const { t } = useWords()
  const { unread, about } = useSearch({ from: '/resident/notices' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const topics = useMemo(() => [`notices:${props.accountId}`], [props.accountId])
  useLive(topics, { paths })
  const query = { show: unread ? ('unread' as const) : ('all' as const), about: about ?? ('all' as const) }
  const count = useQuery(read(unreadPath))
  const found = useInfiniteQuery({
    queryKey: [listPath, query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(listPath, {
          params: { query: { ...query, limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const refresh = () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: [path] })))
  const mark = useWrite(
    (body: { ids?: string[]; all?: boolean; undo?: string; read: boolean }) =>
      answer(api.POST('/api/v1/me/notices/read', { body })),
    {
      onSuccess: (marked, body) => {
        void refresh()
        if (body.all && !body.undo && marked.changed > 0)
          toast({
            text: t('notices.inbox.done_all', { count: marked.changed }),
            undo: () => mark.mutate({ all: true, undo: marked.at, read: false }),
          })
      },
      onError: (problem) => toast({ kind: 'problem', text: problem.message }),
    },
  )
  const items = found.data?.pages.flatMap((page) => page.items as InboxNotice[])
  const go = (search: { unread?: boolean; about?: 'mine' | 'work' }) =>
    void navigate({ to: '/notices', search, replace: true })
  return (
    <>
      <PageHeader
        title={t('notices.inbox.title')}
        text={t('notices.inbox.text')}
        actions={
          <ButtonLink to="/notices/preferences" variant="default">
            {t('notices.inbox.settings')}
          </ButtonLink>
        }
      />
      <div className={classes.bar}>
        <NativeSelect
          label={t('notices.inbox.filter')}
          value={unread ? 'unread' : 'all'}
          onChange={(event) =>
            go({ ...(about ? { about } : {}), ...(event.currentTarget.value === 'unread' ? { unread: true } : {}) })
          }
          data={[
            { value: 'all', label: t('notices.inbox.show.all') },
            { value: 'unread', label: t('notices.inbox.show.unread') },
          ]}
        />
        {props.isStaff ? (
          <NativeSelect
            aria-label={t('notices.inbox.about.all')}
            value={about ?? 'all'}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              go({
                ...(unread ? { unread } : {}),
                ...(chosen === 'mine' || chosen === 'work' ? { about: chosen } : {}),
              })
            }}
            data={(['all', 'work', 'mine'] as const).map((each) => ({
              value: each,
              label: t(`notices.inbox.about.${each}`),
            }))}
          />
        ) : null}
        <span className={classes.barEnd} aria-live="polite">
          {count.data ? t('notices.inbox.unread', { count: count.data.unread }) : null}
        </span>
        <Button
          variant="default"
          disabled={!count.data?.unread || mark.isPending}
          onClick={() => mark.mutate({ all: true, read: true })}
        >
          {t('notices.inbox.read_all')}
        </Button>
      </div>
      {found.error ? (
        <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
      ) : !items ? (
        <PageSkeleton lines={6} />
      ) : items.length === 0 ? (
        <EmptyState
          title={t(unread ? 'notices.inbox.empty_unread' : 'notices.inbox.empty')}
          text={t('notices.inbox.empty_text')}
        />
      ) : (
        <NoticeList items={items} onMark={(ids, isRead) => mark.mutate({ ids, read: isRead })} />
      )}
      {found.hasNextPage ? (
        <p>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('notices.inbox.more')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function DeviceInbox() {
  const { t } = useWords()
  const [cases] = useState(deviceCases)
  const found = useQuery({
    queryKey: ['/api/v1/notices/of-cases', cases.map((one) => one.number)],
    queryFn: () => answer(api.POST('/api/v1/notices/of-cases', { body: { cases } })),
    enabled: cases.length > 0,
  })
  const items = cases.length === 0 ? [] : (found.data?.items as InboxNotice[] | undefined)
  return (
    <>
      <PageHeader title={t('notices.inbox.title')} text={t('notices.inbox.device')} />
      {found.error ? (
        <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
      ) : !items ? (
        <PageSkeleton lines={5} />
      ) : items.length === 0 ? (
        <EmptyState title={t('notices.inbox.empty')} text={t('notices.inbox.empty_text')} />
      ) : (
        <NoticeList items={items} />
      )}
      <div className={classes.buttons} style={{ marginTop: '1.25rem' }}>
        <ButtonLink to="/sign-in" search={{ next: '/notices' }} variant="default">
          {t('app.signIn')}
        </ButtonLink>
        {cases.length > 0 ? (
          <ButtonLink to="/notices/preferences" variant="default">
            {t('notices.inbox.settings')}
          </ButtonLink>
        ) : null}
      </div>
      <p className={classes.note}>{t('notices.inbox.sign_in')}</p>
    </>
  )
}

function NoticeList(props: { items: readonly InboxNotice[]; onMark?: (ids: string[], read: boolean) => void }) {
  const { t } = useWords()
  const { onMark } = props
  return (
    <ul className={classes.list} aria-label={t('notices.inbox.title')}>
      {props.items.map((notice) => {
        const isNew = onMark !== undefined && notice.readAt === null
        return (
          <li key={notice.id} className={classes.notice} data-unread={isNew || undefined}>
            <h2 className={classes.title}>
              {notice.link ? (
                <Link to={notice.link as string} onClick={() => (isNew ? onMark([notice.id], true) : undefined)}>
                  {notice.title}
                </Link>
              ) : (
                notice.title
              )}
            </h2>
            {isNew ? <span className={classes.mark}>{t('notices.inbox.new')}</span> : <span />}
            <p className={classes.text}>{notice.text}</p>
            <div className={classes.meta}>
              <Instant at={notice.at} />
              {onMark ? (
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => onMark([notice.id], isNew)}
                  aria-label={`${t(isNew ? 'notices.inbox.read' : 'notices.inbox.unread_again')}: ${notice.title}`}
                >
                  {t(isNew ? 'notices.inbox.read' : 'notices.inbox.unread_again')}
                </Button>
              ) : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
