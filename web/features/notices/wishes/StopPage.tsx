import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'

const path = '/api/v1/notice-stops/{token}'

/** Where a link in a letter leads: says what would stop, and stops it when asked to. Needs no sign-in. */
export function StopPage() {
  const { t, nameOf } = useWords()
  const { token } = useParams({ from: '/resident/notices/stop/$token' })
  const queries = useQueryClient()
  const params = { path: { token } }
  const { data, error, refetch } = useQuery(read(path, { params }))
  const change = useWrite(
    (body: { stopped: boolean; everything: boolean }) => answer(api.PUT(path, { params, body })),
    {
      onSuccess: (view) => queries.setQueryData([path, params], view),
      onError: (problem) => toast({ kind: 'problem', text: problem.message }),
    },
  )
  if (error) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page />
  const tenant = nameOf(data.tenant)
  return (
    <>
      <PageHeader title={t('notices.stop.title')} />
      <Card>
        <p aria-live="polite">
          {data.stopped
            ? t('notices.stop.stopped')
            : data.event
              ? t('notices.stop.one', { tenant, kind: t(`notices.event.${data.event}` as WordKey) })
              : t('notices.stop.all', { tenant })}
        </p>
        <div className={classes.buttons}>
          {data.stopped ? (
            <Button
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate({ stopped: false, everything: false })}
            >
              {t('notices.stop.again')}
            </Button>
          ) : (
            <>
              <Button loading={change.isPending} onClick={() => change.mutate({ stopped: true, everything: false })}>
                {t('notices.stop.now')}
              </Button>
              {data.event ? (
                <Button
                  variant="default"
                  disabled={change.isPending}
                  onClick={() => change.mutate({ stopped: true, everything: true })}
                >
                  {t('notices.stop.everything')}
                </Button>
              ) : null}
            </>
          )}
        </div>
        <p className={classes.note} style={{ marginTop: '1rem' }}>
          {t('notices.stop.still')}
        </p>
      </Card>
    </>
  )
}
