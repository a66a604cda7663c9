import { Button, Textarea } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { DisputePrivateMessage } from '../../../../contract/disputes.ts'
import { send, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { below, secretHeader } from './dispute.ts'
import classes from './parts.module.css'
import { useTable } from './table.tsx'

const path = '/api/v1/disputes/{number}/private/{id}'

/** What one party and the mediator say to each other alone. Told apart from all else by colour, lock and words. */
export function PrivateChannel(props: { partyId: string; level?: 2 | 3 }) {
  const { t } = useWords()
  const { view, secret, may, me, partyName } = useTable()
  const { partyId } = props
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const end = useRef<HTMLLIElement>(null)
  const { data, error, refetch } = useQuery({
    queryKey: [path, { number: view.number, partyId, secret: secret ?? null }],
    queryFn: () =>
      send<{ items: DisputePrivateMessage[]; open: boolean }>(below(view.number, `/private/${partyId}`), {
        headers: secretHeader(secret),
      }),
    enabled: may('read_private'),
    // Nothing of it goes over the live line, not even that something was said: it is asked for.
    refetchInterval: 20_000,
  })
  const write = useWrite(
    (said: string, { headers }) =>
      send<DisputePrivateMessage>(below(view.number, `/private/${partyId}`), {
        method: 'POST',
        key: headers['Idempotency-Key'],
        headers: { 'Content-Type': 'application/json', ...secretHeader(secret) },
        body: JSON.stringify({ words: said }),
      }),
    {
      onSuccess: () => {
        setWords('')
        return queries.invalidateQueries({ queryKey: [path] })
      },
    },
  )
  const count = data?.items.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each word the last one comes into view
  useEffect(() => {
    const list = end.current?.parentElement
    if (list) list.scrollTop = list.scrollHeight
  }, [count])
  if (!may('read_private')) return null
  const Heading = `h${props.level ?? 2}` as const
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!words.trim())
    if (words.trim() && !write.isPending) write.mutate(words.trim())
  }
  return (
    <section className={classes.private} data-private={partyId}>
      <Heading>
        <IconLock size={22} aria-hidden />
        {me ? t('dispute-pages.private.title') : t('dispute-pages.private.with', { who: partyName(partyId) })}
      </Heading>
      <p className={classes.lead}>{me ? t('dispute-pages.private.text') : t('dispute-pages.private.text_mediator')}</p>
      {error ? <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={2} /> : null}
      {data && count === 0 ? <p className={classes.dim}>{t('dispute-pages.private.none')}</p> : null}
      {count > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard
        <ul className={classes.talk} tabIndex={0} aria-label={t('dispute-pages.private.said')}>
          {data?.items.map((each, n) => (
            <li key={each.id} data-mine={each.mine || undefined} ref={n === count - 1 ? end : undefined}>
              <p>{each.words}</p>
              <small>
                {each.mine
                  ? t('dispute-pages.private.me')
                  : each.from === 'mediator'
                    ? t('dispute-pages.who.mediator')
                    : partyName(partyId)}{' '}
                · <Instant at={each.at} />
              </small>
            </li>
          ))}
        </ul>
      ) : null}
      {data?.open && may('write_private') ? (
        <form className={classes.tight} noValidate onSubmit={submit}>
          <Textarea
            label={t('dispute-pages.private.write')}
            value={words}
            maxLength={4000}
            autosize
            minRows={2}
            error={missing && !words.trim() ? t('ui.required') : undefined}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Refusal problem={write.error} />
          <div>
            <Button type="submit" loading={write.isPending} leftSection={<IconLock size={18} aria-hidden />}>
              {t('dispute-pages.private.send')}
            </Button>
          </div>
        </form>
      ) : data && !data.open ? (
        <p className={classes.dim}>{t('dispute-pages.private.closed')}</p>
      ) : null}
    </section>
  )
}
