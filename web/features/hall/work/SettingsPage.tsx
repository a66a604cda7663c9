import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { HallSettings } from '../../../../contract/hall-settings.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { newId } from '../../../app/device/ids.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { CounterForm } from './CounterForm.tsx'
import { ServiceForm } from './ServiceForm.tsx'
import classes from './work.module.css'

const path = '/api/v1/hall/{id}/settings'

/** What a hall offers, its counters, and how it works. */
export function SettingsPage() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/console/hall/$id/settings' })
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  const [adding, setAdding] = useState<{ what: 'service' | 'counter'; id: string } | null>(null)
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page />
  const settings = data as HallSettings
  const done = () => setAdding(null)
  return (
    <div className={classes.page}>
      <PageHeader above={nameOf(settings.name)} title={t('hall.settings')} text={t('hall.settings.text')} />
      <Rules key={settings.version} settings={settings} />
      <Card
        title={t('hall.services')}
        actions={
          <Button size="sm" variant="default" onClick={() => setAdding({ what: 'service', id: newId() })}>
            {t('hall.settings.add_service')}
          </Button>
        }
      >
        <div className={classes.stack}>
          {adding?.what === 'service' ? <ServiceForm settings={settings} id={adding.id} onDone={done} /> : null}
          {settings.services.map((service) => (
            <details key={service.id}>
              <summary>
                {service.letter} · {nameOf(service.name)}
                {service.ended ? ` · ${t('hall.settings.ended')}` : ''}
              </summary>
              <ServiceForm key={service.version} settings={settings} id={service.id} service={service} />
            </details>
          ))}
        </div>
      </Card>
      <Card
        title={t('hall.counters')}
        actions={
          <Button size="sm" variant="default" onClick={() => setAdding({ what: 'counter', id: newId() })}>
            {t('hall.settings.add_counter')}
          </Button>
        }
      >
        <div className={classes.stack}>
          {adding?.what === 'counter' ? <CounterForm settings={settings} id={adding.id} onDone={done} /> : null}
          {settings.counters.map((counter) => (
            <details key={counter.id}>
              <summary>
                {counter.number} · {nameOf(counter.name)}
                {counter.ended ? ` · ${t('hall.settings.ended')}` : ''}
              </summary>
              <CounterForm key={counter.version} settings={settings} id={counter.id} counter={counter} />
            </details>
          ))}
        </div>
      </Card>
    </div>
  )
}

const numbers = ['bound', 'earlyMinutes', 'lateMinutes', 'graceMinutes', 'aheadDays', 'keepDays'] as const

function Rules({ settings }: { settings: HallSettings }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [rules, setRules] = useState(settings.rules)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = useWrite((body: HallSettings['rules'] & { version: number }, context) =>
    answer(api.PUT('/api/v1/hall/{id}/rules', { params: { path: { id: settings.id } }, body, ...context })),
  )
  return (
    <Card title={t('hall.settings.rules')}>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          setProblem(null)
          save.mutateAsync({ ...rules, version: settings.version }).then(
            () => {
              void queries.invalidateQueries({ queryKey: [path] })
              toast(t('hall.settings.saved'))
            },
            (refused) => setProblem(asProblem(refused)),
          )
        }}
      >
        {numbers.map((name) => (
          <TextInput
            key={name}
            inputMode="numeric"
            label={t(`hall.rule.${name}`)}
            description={t(`hall.rule_help.${name}`)}
            value={String(rules[name])}
            maxLength={3}
            onChange={(event) => setRules({ ...rules, [name]: Number(event.currentTarget.value.replace(/\D/g, '')) })}
            error={problem?.of(name)}
          />
        ))}
        <div className={classes.whole}>
          <Both
            label={t('hall.rule.note')}
            value={rules.note}
            onChange={(note) => setRules({ ...rules, note })}
            max={500}
          />
        </div>
        <div className={`${classes.whole} ${classes.stack}`}>
          <Refusal problem={problem} />
          <div>
            <Button type="submit" variant="default" loading={save.isPending}>
              {t('hall.settings.save')}
            </Button>
          </div>
        </div>
      </form>
    </Card>
  )
}
