import { Button, Modal, NumberInput, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RetentionRule } from '../../../contract/retention.ts'
import { answer, api, read, useWrite } from '../../app/api.ts'
import { useSession } from '../../app/session.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorState, useErrorWords } from '../../ui/ErrorState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Instant } from '../../words/Instant.tsx'
import { useWords } from '../../words/words.tsx'
import classes from './retention.module.css'

// messages: retention.kind.*, retention.from.*

const path = '/api/v1/retention'

/** How long what is kept, in words; the administrator changes a time where the law leaves a choice. */
export function RetentionPage() {
  const { t } = useWords()
  const { activePosts } = useSession()
  const { data, error, refetch } = useQuery(read(path))
  const [chosen, setChosen] = useState<RetentionRule | null>(null)
  const mayChoose = activePosts.some((post) => post.role === 'administrator')
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('retention.title')} text={t('retention.text')} />
      {data ? (
        <div className={classes.list}>
          {data.items.map((rule) => (
            <Rule key={rule.kind} rule={rule} onChoose={mayChoose && rule.bounds ? () => setChosen(rule) : undefined} />
          ))}
        </div>
      ) : (
        <PageSkeleton lines={6} />
      )}
      <Modal
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        title={
          chosen ? t('retention.choose_title', { kind: t(`retention.kind.${chosen.kind}` as 'retention.title') }) : ''
        }
      >
        {chosen ? <Choose rule={chosen} onDone={() => setChosen(null)} /> : null}
      </Modal>
    </>
  )
}

function Rule({ rule, onChoose }: { rule: RetentionRule; onChoose: (() => void) | undefined }) {
  const { t } = useWords()
  const { kind, days, end, last } = rule
  // Whole years, leap days aside: 1,826 days are five.
  const years = Math.round(days / 365.25)
  const isYears = years > 0 && Math.abs(days - years * 365.25) <= 0.75
  const span = isYears ? t('retention.years', { years }) : t('retention.days', { days })
  const long = days === 0 ? t('retention.never') : span
  return (
    <Card title={t(`retention.kind.${kind}` as 'retention.title')}>
      <Facts
        items={[
          {
            label: t('retention.how_long'),
            value: (
              <>
                <strong>{long}</strong>
                {days === 0 ? null : ` · ${t(`retention.from.${kind}` as 'retention.title')}`}
              </>
            ),
          },
          { label: t('retention.then'), value: days === 0 ? null : t(`retention.end.${end}`) },
          {
            label: t('retention.last'),
            value: last ? (
              <>
                <Instant at={last.at} /> · {t('retention.end_rows', { rows: last.rows })}
              </>
            ) : null,
          },
        ]}
      />
      {onChoose ? (
        <Button variant="default" onClick={onChoose}>
          {t('retention.choose')}
        </Button>
      ) : null}
    </Card>
  )
}

function Choose({ rule, onDone }: { rule: RetentionRule; onDone: () => void }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const explain = useErrorWords()
  const [days, setDays] = useState<number | string>(rule.days)
  const [why, setWhy] = useState('')
  const { min, max } = rule.bounds as { min: number; max: number }
  const save = useWrite(
    (body: { days: number; why: string }, context) =>
      answer(api.PUT('/api/v1/retention/{kind}', { params: { path: { kind: rule.kind } }, body, ...context })),
    {
      onSuccess: () => {
        toast(t('retention.saved'))
        void queries.invalidateQueries({ queryKey: [path] })
        onDone()
      },
    },
  )
  const { error } = save
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ days: Number(days), why })
      }}
    >
      <NumberInput
        label={t('retention.choose_days')}
        description={t('retention.choose_bounds', { min, max })}
        value={days}
        onChange={setDays}
        allowDecimal={false}
        {...{ min, max }}
        clampBehavior="none"
        error={error?.of('days') ?? (error && !error.fields.length ? explain(error) : undefined)}
      />
      <Textarea
        label={t('retention.choose_why')}
        value={why}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={error?.of('why')}
      />
      <Button type="submit" loading={save.isPending}>
        {t('retention.save')}
      </Button>
    </form>
  )
}
