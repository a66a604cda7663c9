import { Button, Textarea } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RetaliationReport } from '../../../../contract/petition-retaliation.ts'
import { useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { pageAt, paths, write } from '../data.ts'
import classes from '../petitions.module.css'
import { Frame } from './Frame.tsx'

// messages: petitions.retaliation.*

/** Reports of retaliation, newest first: for supervisors of the district only. */
export function RetaliationPage() {
  const { t } = useWords()
  const found = useInfiniteQuery({
    queryKey: [paths.retaliation],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      pageAt<RetaliationReport>(paths.retaliation, { limit: 20, after: pageParam || undefined }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const reports = found.data?.pages.flatMap((page) => page.items)
  return (
    <Frame title={t('petition-pages.desk.retaliation')} text={t('petition-pages.retaliation.desk_text')}>
      {found.error && !reports ? (
        <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
      ) : null}
      {!reports && !found.error ? <PageSkeleton lines={5} /> : null}
      {reports?.length === 0 ? (
        <EmptyState title={t('petition-pages.retaliation.none')} text={t('petition-pages.retaliation.none_text')} />
      ) : null}
      <div className={classes.stack}>
        {reports?.map((report) => (
          <Report key={report.id} report={report} />
        ))}
        {found.hasNextPage ? (
          <Button variant="light" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('petition-pages.days.more')}
          </Button>
        ) : null}
      </div>
    </Frame>
  )
}

function Report({ report }: { report: RetaliationReport }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const onSettled = () => queries.invalidateQueries({ queryKey: [paths.retaliation] })
  const acknowledge = useWrite(
    (_: { id: string }, { headers }) =>
      write(`${paths.retaliation}/${report.id}/acknowledge`, { body: {}, key: headers['Idempotency-Key'] }),
    { onSettled, onSuccess: () => toast(t('petition-pages.retaliation.acknowledged')) },
  )
  const answer = useWrite(
    (body: { text: string }, { headers }) =>
      write(`${paths.retaliation}/${report.id}/answers`, { body, key: headers['Idempotency-Key'] }),
    {
      onSettled,
      onSuccess: () => {
        setText('')
        toast(t('petition-pages.retaliation.answered'))
      },
    },
  )
  return (
    <Card
      title={report.number}
      actions={<span className={classes.badge}>{t(`petitions.retaliation.${report.state}`)}</span>}
    >
      <div className={classes.stack}>
        <p className={classes.dim}>
          <Instant at={report.sentAt} show="exact" />
          {report.petitionNumber
            ? ` · ${t('petition-pages.retaliation.about', { number: report.petitionNumber })}`
            : ''}
          {report.contact ? ` · ${t('petition-pages.retaliation.reach', { contact: report.contact })}` : ''}
        </p>
        <p className={classes.words}>{report.text}</p>
        {report.answers.map((each) => (
          <p key={each.at} className={classes.note}>
            <Instant at={each.at} show="exact" />: {each.text}
          </p>
        ))}
        {report.acknowledgedAt ? null : (
          <div>
            <Button
              variant="light"
              loading={acknowledge.isPending}
              onClick={() => acknowledge.mutate({ id: report.id })}
            >
              {t('petition-pages.retaliation.acknowledge')}
            </Button>
          </div>
        )}
        <form
          className={classes.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim().length >= 2) answer.mutate({ text: text.trim() })
          }}
        >
          <Textarea
            size="sm"
            autosize
            minRows={2}
            label={t('petition-pages.retaliation.answer_label')}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Refusal problem={answer.error ?? acknowledge.error} />
          <div>
            <Button type="submit" loading={answer.isPending}>
              {t('petition-pages.retaliation.answer')}
            </Button>
          </div>
        </form>
      </div>
    </Card>
  )
}
