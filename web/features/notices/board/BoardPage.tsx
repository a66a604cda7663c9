import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskBulletin } from '../../../../contract/notices.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { BulletinForm } from './BulletinForm.tsx'

// messages: notices.board.state.*

const path = '/api/v1/bulletins'

/** What a desk tells everybody in its units: a form, and what hangs, hung or will hang. */
export function BoardPage() {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { activePosts } = useSession()
  const queries = useQueryClient()
  const [writing, setWriting] = useState(false)
  const isDesk = holds(activePosts, 'desk')
  const found = useInfiniteQuery({
    queryKey: [path],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 30, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const refresh = () => queries.invalidateQueries({ queryKey: [path] })
  const takeDown = useWrite(
    ({ id, down }: { id: string; down: boolean }) =>
      answer(api.POST('/api/v1/bulletins/{id}/take-down', { params: { path: { id } }, body: { down } })),
    {
      onSuccess: (_saved, { id, down }) => {
        void refresh()
        if (down) toast({ text: t('notices.board.taken'), undo: () => takeDown.mutate({ id, down: false }) })
        else toast(t('notices.board.published'))
      },
      onError: (problem) => toast({ kind: 'problem', text: problem.message }),
    },
  )
  const items = found.data?.pages.flatMap((page) => page.items as DeskBulletin[])
  return (
    <>
      <PageHeader
        title={t('notices.board.title')}
        text={t('notices.board.text')}
        actions={
          isDesk && !writing ? <Button onClick={() => setWriting(true)}>{t('notices.board.new')}</Button> : undefined
        }
      />
      {isDesk ? null : <p className={classes.note}>{t('notices.board.no_desk')}</p>}
      {writing ? (
        <Card title={t('notices.board.new')}>
          <BulletinForm
            onDone={() => {
              setWriting(false)
              void refresh()
              toast(t('notices.board.published'))
            }}
            onClose={() => setWriting(false)}
          />
        </Card>
      ) : null}
      {found.error ? (
        <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
      ) : !items ? (
        <PageSkeleton lines={5} />
      ) : items.length === 0 ? (
        <EmptyState title={t('notices.board.empty')} text={t('notices.board.text')} />
      ) : (
        <ul className={classes.list} aria-label={t('notices.board.title')}>
          {items.map((one) => (
            <li key={one.id} className={classes.notice}>
              <h2 className={classes.title}>
                {nameOf(one.title)}
                {one.important ? ` · ${t('notices.board.mark')}` : ''}
              </h2>
              <span className={`${classes.mark} ${one.state === 'shown' ? '' : classes.plain}`}>
                {t(`notices.board.state.${one.state}`)}
              </span>
              <p className={classes.text}>{nameOf(one.text)}</p>
              <div className={classes.meta}>
                <span>
                  {nameOf(one.unit.name)} · {exact(one.from)} – {exact(one.until)}
                </span>
                {one.mayChange && one.state !== 'over' ? (
                  <Button
                    variant="subtle"
                    size="compact-md"
                    onClick={() => takeDown.mutate({ id: one.id, down: one.state !== 'taken_down' })}
                  >
                    {t(one.state === 'taken_down' ? 'notices.board.up' : 'notices.board.down')}
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      {found.hasNextPage ? (
        <Button variant="default" mt="md" onClick={() => void found.fetchNextPage()}>
          {t('notices.inbox.more')}
        </Button>
      ) : null}
    </>
  )
}
