import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PointsScheme } from '../../../../../contract/points.ts'
import type { ReviewItem } from '../../../../../contract/points-claims.ts'
import { answer, api, read, useWrite } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { Instant, useFormat } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'

// messages: merit.review.kind.*, merit.review.what.*

const path = '/api/v1/points/schemes/{id}/review'

/** What a steward should look at. Says that nothing follows from it by itself, names nobody, and keeps what somebody found. */
export function ReviewTab({ scheme }: { scheme: PointsScheme }) {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id: scheme.id } } }))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={5} />
  const items = data.items as ReviewItem[]
  return (
    <div className={forms.stack} style={{ maxWidth: '48rem' }}>
      <p>
        <strong>{t('merit.review.nothing_follows')}</strong> {t('merit.review.text', { days: scheme.review.days })}
      </p>
      {items.length === 0 ? <EmptyState title={t('merit.review.none')} text={t('merit.review.none_text')} /> : null}
      {items.map((item) => (
        <Item key={`${item.kind} ${item.key}`} item={item} schemeId={scheme.id} />
      ))}
    </div>
  )
}

function Item({ item, schemeId }: { item: ReviewItem; schemeId: string }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const queries = useQueryClient()
  const [looking, setLooking] = useState(false)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const { kind, key, count, since, until, rule, looked } = item
  const look = useWrite((said: string, context) =>
    answer(api.POST(path, { params: { path: { id: schemeId } }, body: { kind, key, words: said }, ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      await look.mutateAsync(words)
      toast(t('merit.saved'))
      setLooking(false)
      setWords('')
      await queries.invalidateQueries({ queryKey: [path] })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <Card title={t(`merit.review.kind.${kind}`)}>
      <div className={forms.stack}>
        <p>
          {t(`merit.review.what.${kind}`, { count, rule: rule ? nameOf(rule) : '' })}{' '}
          <span className={forms.dim}>{t('merit.review.between', { since: day(since), until: day(until) })}</span>
        </p>
        {looked ? (
          <p>
            <span className={forms.badge} data-good>
              ✓ {t('merit.review.looked')}
            </span>{' '}
            {looked.words} <Instant at={looked.at} show="relative" />
          </p>
        ) : null}
        {looking ? (
          <form
            className={forms.stack}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void give()
            }}
          >
            <Textarea
              label={t('merit.review.found')}
              description={t('merit.review.found_help')}
              withAsterisk
              autosize
              minRows={2}
              maxLength={1000}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              error={problem?.of('words')}
            />
            <Refusal problem={problem} />
            <div className={forms.row}>
              <Button type="submit" size="compact-md" loading={look.isPending}>
                {t('merit.review.write')}
              </Button>
              <Button size="compact-md" variant="default" onClick={() => setLooking(false)}>
                {t('merit.cancel')}
              </Button>
            </div>
          </form>
        ) : (
          <div>
            <Button size="compact-md" variant="default" onClick={() => setLooking(true)}>
              {looked ? t('merit.review.again') : t('merit.review.look')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
