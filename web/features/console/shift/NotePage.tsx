import { Button } from '@mantine/core'
import { IconCircleCheck, IconPrinter } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { NotedCase, ShiftNote } from '../../../../contract/shift-notes.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CaseLink } from '../case/CaseNotices.tsx'
import { ByPost } from './ByPost.tsx'
import { NoteCounts } from './NoteCounts.tsx'
import classes from './shift.module.css'
import { useLiveShift } from './useLiveShift.ts'

// messages: cases.state.*

/** One hand-over note: what it said, what became of its cases since, and who took it. Prints on one sheet. */
export function NotePage() {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { id } = useParams({ from: '/console/shift/$id' })
  const queries = useQueryClient()
  const explain = useErrorWords()
  useLiveShift()
  const { data, error, refetch } = useQuery(read('/api/v1/shift-notes/{id}', { params: { path: { id } } }))
  const take = useWrite(
    (_: null, context) => answer(api.POST('/api/v1/shift-notes/{id}/taken', { params: { path: { id } }, ...context })),
    {
      onSuccess: () => toast(t('desk.shift.now_taken')),
      onError: (problem) => toast({ kind: 'problem', text: explain(asProblem(problem)) }),
      onSettled: () => {
        for (const path of ['/api/v1/shift-notes', '/api/v1/shift-notes/{id}'])
          void queries.invalidateQueries({ queryKey: [path] })
      },
    },
  )
  if (!data) {
    if (error) return <ErrorState level={1} problem={asProblem(error)} onRetry={() => void refetch()} />
    return <PageSkeleton page lines={8} />
  }
  const note = data as ShiftNote
  return (
    <>
      <PageHeader
        title={t('desk.shift.note', { desk: nameOf(note.body) })}
        above={<Instant at={note.writtenAt} show="exact" />}
        text={
          <>
            <ByPost by={note.by} /> · {t('desk.shift.until', { until: exact(note.until) })}
          </>
        }
        actions={
          <span className={classes.actions}>
            <ButtonLink to="/console/shift" variant="default">
              {t('desk.shift.all')}
            </ButtonLink>
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('desk.list.print')}
            </Button>
            {note.mayTake ? (
              <Button loading={take.isPending} onClick={() => take.mutate(null)}>
                {t('desk.shift.take')}
              </Button>
            ) : null}
          </span>
        }
      />
      <p className={classes.state} role="status">
        {note.taken ? (
          <>
            <IconCircleCheck size={20} aria-hidden /> {t('desk.shift.taken')}{' '}
            <Instant at={note.taken.at} show="exact" /> (<ByPost by={note.taken.by} />)
          </>
        ) : note.mayTake ? (
          t('desk.shift.take_help')
        ) : (
          t('desk.shift.waits')
        )}
      </p>
      <NoteCounts counts={note.counts} />
      {note.text ? (
        <Card title={t('desk.shift.words')}>
          <p className={classes.text}>{note.text}</p>
        </Card>
      ) : null}
      <NotedCases title={t('desk.shift.watched')} cases={note.watched} none={t('desk.shift.watched_none')} />
      <NotedCases title={t('desk.shift.due')} cases={note.due} none={t('desk.shift.due_none')} />
    </>
  )
}

function NotedCases(props: { title: string; cases: readonly NotedCase[]; none: string }) {
  const { t } = useWords()
  return (
    <Card title={props.title}>
      {props.cases.length === 0 ? <p className={classes.none}>{props.none}</p> : null}
      <ul className={classes.cases}>
        {props.cases.map((one) => (
          <li key={one.id}>
            <span className={classes.caseHead}>
              <CaseLink id={one.id} number={one.number} />
              {one.now ? <CaseStateBadge state={one.now.state} /> : null}
              {one.now ? <CaseLight of={one.now} /> : null}
            </span>
            {one.note ? <strong className={classes.watch}>{one.note}</strong> : null}
            {one.now ? <span className={classes.caseText}>{one.now.text}</span> : null}
            <small className={classes.then}>
              {t('desk.shift.then', { state: t(`cases.state.${one.state}` as 'cases.state.closed') })}
              {one.dueAt ? (
                <>
                  {' '}
                  {t('cases.due')} <Instant at={one.dueAt} show="exact" />
                </>
              ) : null}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
