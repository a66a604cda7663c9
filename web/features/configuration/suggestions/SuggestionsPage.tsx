import { Button, Switch, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { SuggestionStatus } from '../../../../contract/suggestions.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { SuggestionWords } from '../../../cases/Suggestions.tsx'
import { useSuggestions } from '../../../cases/suggestion.ts'
import { Card } from '../../../ui/Card.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { AdminFrame } from '../parts/AdminFrame.tsx'
import { useMayConfigure } from '../parts/records.ts'
import classes from './suggestions.module.css'

const path = '/api/v1/suggestions'

/** What suggestions are made of, how well they do, and the switch. Nothing on it is about a person. */
export function SuggestionsPage() {
  const { t } = useWords()
  const may = useMayConfigure()
  const { data, error, refetch } = useQuery({
    ...read(path),
    enabled: may,
    refetchInterval: (query) => (query.state.data?.training ? 2_000 : false),
  })
  return (
    <AdminFrame title={t('configuration.nav.suggestions')} text={t('configuration.about.suggestions')}>
      {!may ? (
        <EmptyState title={t('configuration.nav.suggestions')} text={t('suggestions.how.text')} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Status status={data as SuggestionStatus} />
      ) : (
        <PageSkeleton lines={10} />
      )}
    </AdminFrame>
  )
}

function Status({ status }: { status: SuggestionStatus }) {
  const { t } = useWords()
  const { number, share, exact } = useFormat()
  const queries = useQueryClient()
  const take = (now: unknown) => queries.setQueryData([path, null], now)
  const train = useWrite((_: null, context) => answer(api.POST('/api/v1/suggestions/training', { ...context })), {
    onSuccess: take,
    onError: (problem) => toast({ text: problem.message, kind: 'problem' }),
  })
  const enable = useWrite(
    (enabled: boolean, context) => answer(api.PUT('/api/v1/suggestions/settings', { body: { enabled }, ...context })),
    { onSuccess: take, onError: (problem) => toast({ text: problem.message, kind: 'problem' }) },
  )
  const { model } = status
  const busy = status.training || train.isPending
  return (
    <div className={classes.page}>
      <Card title={t('suggestions.how.title')}>
        <div className={classes.stack}>
          <p className={classes.text}>{t('suggestions.how.text')}</p>
          <Switch
            label={t('suggestions.on')}
            description={t('suggestions.onHelp')}
            checked={status.enabled}
            disabled={enable.isPending}
            onChange={(event) => enable.mutate(event.currentTarget.checked)}
          />
          <div className={classes.row}>
            <Button variant="light" loading={busy} onClick={() => train.mutate(null)}>
              {t('suggestions.train')}
            </Button>
            <p role="status" className={classes.quiet}>
              {busy
                ? t('suggestions.training')
                : !status.enabled
                  ? t('suggestions.off')
                  : status.outcome
                    ? t(`suggestions.outcome.${status.outcome}`)
                    : ''}
            </p>
          </div>
        </div>
      </Card>
      {model ? (
        <>
          <Card title={t('suggestions.model.version', { version: model.version, when: exact(model.trainedAt) })}>
            <div className={classes.figures}>
              <StatNumber
                label={t('suggestions.model.first')}
                value={share(model.accuracy)}
                note={t('suggestions.model.firstNote')}
              />
              <StatNumber label={t('suggestions.model.three')} value={share(model.top3)} />
              <StatNumber
                label={t('suggestions.model.macro')}
                value={share(model.macroF1)}
                note={t('suggestions.model.macroNote')}
              />
              <StatNumber label={t('suggestions.model.cases')} value={number(model.cases)} />
              <StatNumber label={t('suggestions.model.waiting')} value={number(status.waiting)} />
            </div>
          </Card>
          <PerCategory model={model} />
        </>
      ) : (
        <EmptyState
          title={t('suggestions.model.none')}
          text={t('suggestions.model.noneText', { waiting: status.waiting, fewest: status.fewestCases })}
        />
      )}
      {status.practice.length > 0 ? (
        <Card title={t('suggestions.practice.title')}>
          <ul className={classes.practice}>
            {status.practice.map(({ version, cases, first, three }) => (
              <li key={version}>{t('suggestions.practice.line', { version, cases, first, three })}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      <TryOut />
    </div>
  )
}

type Learnt = NonNullable<SuggestionStatus['model']>['categories'][number]

function PerCategory({ model }: { model: NonNullable<SuggestionStatus['model']> }) {
  const { t, nameOf, locale } = useWords()
  const { number, share } = useFormat()
  const title = useId()
  const joined = (words: readonly string[]) => words.join(locale === 'zh-CN' ? '、' : ', ')
  const columns: Column<Learnt>[] = [
    { key: 'name', header: t('suggestions.category'), width: '11rem', cell: (row) => nameOf(row.name ?? undefined) },
    { key: 'cases', header: t('suggestions.cases'), width: '4.5rem', align: 'end', cell: (row) => number(row.cases) },
    {
      ...{ key: 'precision', header: t('suggestions.precision'), width: '7.5rem', align: 'end' },
      cell: (row) => share(row.precision),
    },
    {
      ...{ key: 'recall', header: t('suggestions.recall'), width: '7rem', align: 'end' },
      cell: (row) => share(row.recall),
    },
    { key: 'f1', header: t('suggestions.f1'), width: '8rem', align: 'end', wide: true, cell: (row) => share(row.f1) },
    {
      ...{ key: 'words', header: t('suggestions.words') },
      cell: (row) => <span title={joined(row.words)}>{joined(row.words)}</span>,
    },
  ]
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className={classes.title}>
        {t('suggestions.perLabel')}
      </h2>
      <DataTable
        label={t('suggestions.perLabel')}
        columns={columns}
        rows={model.categories}
        rowKey={(row) => row.categoryId}
        empty={null}
        height="auto"
        card={(row) => (
          <div className={classes.stack}>
            <strong>{nameOf(row.name ?? undefined)}</strong>
            <span className={classes.quiet}>
              {t('suggestions.precision')} {share(row.precision)} · {t('suggestions.recall')} {share(row.recall)}
            </span>
            <span className={classes.quiet}>{joined(row.words)}</span>
          </div>
        )}
      />
    </section>
  )
}

/** Words of one's own, what they would suggest, how sure, and why. */
function TryOut() {
  const { t } = useWords()
  const [text, setText] = useState('')
  const { items } = useSuggestions(text)
  return (
    <Card title={t('suggestions.try.title')}>
      <div className={classes.stack}>
        <Textarea
          label={t('suggestions.try.label')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p role="status" className={classes.quiet}>
          {items === undefined
            ? ''
            : items.length === 0
              ? t('suggestions.try.none')
              : t('suggestions.found', { count: items.length })}
        </p>
        {items && items.length > 0 ? (
          <ul className={classes.tried}>
            {items.map((item) => (
              <li key={item.categoryId}>
                <SuggestionWords item={item} exact />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  )
}
