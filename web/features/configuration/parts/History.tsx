import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConfigurationChange, HistoryKind } from '../../../../contract/case-configuration-routes.ts'
import { answer, api, read } from '../../../app/api.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { changedFields, inWords } from './changes.rules.ts'
import { useFieldName } from './useFieldName.ts'

// messages: configuration.through.*, configuration.action.*

/** Every change of one record, newest first: who, when, and what stood there before and after. */
function History(props: { kind: HistoryKind; id: string }) {
  const { t } = useWords()
  const { kind, id } = props
  const nameOfField = useFieldName()
  const query = useInfiniteQuery({
    queryKey: [`/api/v1/configuration/${kind}/history`, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/configuration/{kind}/{id}/history', {
          params: { path: { kind, id }, query: { limit: 20, after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const posts = useQuery({
    ...read('/api/v1/people/posts', { params: { query: { role: 'administrator', ended: 'true', limit: 200 } } }),
    staleTime: 300_000,
  })
  const whoIs = (change: ConfigurationChange): string => {
    if (change.by.kind === 'system') return t('configuration.history.system')
    const post = posts.data?.items.find((each) => each.id === change.by.postId)
    return [t('cases.role.administrator'), post?.holder].filter(Boolean).join(' · ')
  }
  if (query.isPending) return <PageSkeleton lines={4} />
  if (query.error) return <ErrorState level={3} problem={query.error} onRetry={() => void query.refetch()} />
  const changes = query.data.pages.flatMap((page) => page.items) as ConfigurationChange[]
  if (changes.length === 0) return <p className={classes.help}>{t('configuration.history.none')}</p>
  return (
    <ol className={classes.history}>
      {changes.map((change) => {
        const fields = changedFields(change.before, change.after)
        return (
          <li key={change.id}>
            <p>
              <strong>{t(`configuration.action.${change.action}`)}</strong> · {whoIs(change)} ·{' '}
              <Instant at={change.at} show="both" />
              {change.through === 'page' ? '' : ` · ${t(`configuration.through.${change.through}`)}`}
            </p>
            {fields.length > 0 && (change.before || kind === 'calendars') ? (
              <dl>
                {fields.map((field) => (
                  <div key={field.path}>
                    <dt>{nameOfField(field.path)}</dt>
                    <dd>
                      <del>
                        <span className="ds-hidden">{t('configuration.history.before')} </span>
                        {inWords(field.before)}
                      </del>{' '}
                      <ins>
                        <span className="ds-hidden">{t('configuration.history.after')} </span>
                        {inWords(field.after)}
                      </ins>
                    </dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        )
      })}
      {query.hasNextPage ? (
        <li>
          <button type="button" className={classes.linkButton} onClick={() => void query.fetchNextPage()}>
            {t('configuration.history.more')}
          </button>
        </li>
      ) : null}
    </ol>
  )
}

/** The history of a record, behind a button: it is fetched when somebody asks. */
export function Past(props: { kind: HistoryKind; id: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <section className={classes.past}>
      <h3>
        <button type="button" className={classes.linkButton} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('configuration.history.title')}
        </button>
      </h3>
      {open ? <History {...props} /> : null}
    </section>
  )
}
