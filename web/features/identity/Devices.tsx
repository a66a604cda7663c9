import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { SignedInDevice } from '../../../contract/identity.ts'
import { send } from '../../app/api.ts'
import { asProblem, type Problem } from '../../app/problem.ts'
import { Card } from '../../ui/Card.tsx'
import { ErrorState, useErrorWords } from '../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Instant } from '../../words/Instant.tsx'
import { useWords } from '../../words/words.tsx'
import { deviceName } from './deviceName.ts'
import classes from './identity.module.css'

const path = '/api/v1/my/sessions'

/** Where the account is signed in, and ending that from here. */
export function Devices() {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery<{ items: SignedInDevice[] }, Problem>({
    queryKey: [path],
    queryFn: () => send(path),
  })
  const end = async (work: Promise<unknown>) => {
    try {
      const answer = await work
      if (typeof answer === 'object' && answer !== null && 'ended' in answer)
        toast(t('account.devices.ended', { count: Number(answer.ended) }))
      await queries.invalidateQueries({ queryKey: [path] })
    } catch (failed) {
      toast({ kind: 'problem', text: explain(asProblem(failed)) })
    }
  }
  return (
    <Card title={t('account.devices')}>
      {error && !data ? <ErrorState level={3} problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={2} /> : null}
      <ul className={classes.list}>
        {data?.items.map((device) => {
          const name = deviceName(device.agent) ?? t('account.devices.unknown')
          return (
            <li key={device.id}>
              <span>
                {name}
                <small>
                  {device.current ? (
                    t('account.devices.here')
                  ) : (
                    <>
                      {t('account.devices.seen')} <Instant at={device.lastSeen} />
                    </>
                  )}
                </small>
              </span>
              {device.current ? null : (
                <Button
                  size="sm"
                  variant="default"
                  aria-label={t('account.devices.endThis', { device: name })}
                  onClick={() => void end(send(`${path}/${encodeURIComponent(device.id)}`, { method: 'DELETE' }))}
                >
                  {t('account.devices.end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {data && data.items.length > 1 ? (
        <Button mt="sm" variant="default" onClick={() => void end(send(`${path}/end-others`, { method: 'POST' }))}>
          {t('account.devices.endOthers')}
        </Button>
      ) : null}
    </Card>
  )
}
