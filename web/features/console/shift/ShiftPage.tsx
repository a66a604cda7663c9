import { Button } from '@mantine/core'
import { IconCircleCheck, IconHourglass, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ShiftNoteLine } from '../../../../contract/shift-notes.ts'
import { answer, api } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { ByPost } from './ByPost.tsx'
import classes from './shift.module.css'
import { useLiveShift } from './useLiveShift.ts'

/** Hand-over notes of the desk, newest first. */
export function ShiftPage() {
  const { t } = useWords()
  useLiveShift()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['/api/v1/shift-notes'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/shift-notes', {
          params: { query: { limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const notes = data?.pages.flatMap((page) => page.items as ShiftNoteLine[])
  return (
    <>
      <PageHeader
        title={t('desk.shift.title')}
        text={t('desk.shift.text')}
        actions={
          <ButtonLink to="/console/shift/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('desk.shift.write')}
          </ButtonLink>
        }
      />
      {error ? <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} /> : null}
      {!notes && !error ? <PageSkeleton lines={6} /> : null}
      {notes?.length === 0 ? <EmptyState title={t('desk.shift.none')} text={t('desk.shift.none_text')} /> : null}
      <ul className={classes.notes}>
        {notes?.map((note) => (
          <li key={note.id}>
            <Link to="/console/shift/$id" params={{ id: note.id }} className={classes.noteLink}>
              <span className={classes.when}>
                <Instant at={note.writtenAt} show="exact" />
              </span>
              <span className={classes.counts}>
                {t('desk.shift.counts', {
                  open: note.counts.open,
                  late: note.counts.late,
                  due: note.counts.due,
                  watched: note.watched,
                })}
              </span>
              <span className={classes.taken} data-taken={note.taken ? true : undefined}>
                {note.taken ? <IconCircleCheck size={18} aria-hidden /> : <IconHourglass size={18} aria-hidden />}
                {note.taken ? (
                  <>
                    {t('desk.shift.taken')} <Instant at={note.taken.at} />
                  </>
                ) : (
                  t('desk.shift.waiting')
                )}
              </span>
              <span className={classes.by}>
                <ByPost by={note.by} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('desk.shift.older')}
        </Button>
      ) : null}
    </>
  )
}
