import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoticeWebhook } from '../../../../contract/notices.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { useReasons } from './useReasons.ts'

const path = '/api/v1/notice-webhooks'

/** Gateways for text messages and chat: add, try, change their secret, switch off. */
export function Gateways() {
  const { t } = useWords()
  const { exact } = useFormat()
  const words = useErrorWords()
  const reason = useReasons()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(read(path))
  const [told, setTold] = useState<{ name: string; secret: string }>()
  const [form, setForm] = useState({ channel: 'sms' as 'sms' | 'chat', name: '', url: '' })
  const refresh = () => void queries.invalidateQueries({ queryKey: [path] })
  const onSecret = ({ webhook, secret }: { webhook: NoticeWebhook; secret: string }) => {
    setTold({ name: webhook.name, secret })
    refresh()
  }
  const failed = (problem: { message: string }) => toast({ kind: 'problem', text: problem.message })
  const add = useWrite((body: typeof form) => answer(api.POST(path, { body })), {
    onSuccess: (made) => {
      setForm({ ...form, name: '', url: '' })
      onSecret(made)
    },
  })
  const rotate = useWrite(
    (id: string) => answer(api.POST('/api/v1/notice-webhooks/{id}/rotate', { params: { path: { id } } })),
    { onSuccess: onSecret, onError: failed },
  )
  const change = useWrite(
    ({ id, active }: { id: string; active: boolean }) =>
      answer(api.PATCH('/api/v1/notice-webhooks/{id}', { params: { path: { id } }, body: { active } })),
    { onSuccess: refresh, onError: failed },
  )
  const test = useWrite(
    (id: string) => answer(api.POST('/api/v1/notice-webhooks/{id}/test', { params: { path: { id } } })),
    {
      onSuccess: (result) =>
        toast(
          result.ok
            ? t('notices.admin.gateway_ok')
            : { kind: 'problem', text: t('notices.admin.gateway_failed', { reason: reason(result.reason) }) },
        ),
      onError: failed,
    },
  )
  return (
    <Card title={t('notices.admin.gateways')}>
      <p className={classes.note}>{t('notices.admin.gateways_text')}</p>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} level={3} /> : null}
      {data && data.items.length === 0 ? <EmptyState level={3} title={t('notices.admin.gateway_none')} /> : null}
      <ul className={classes.ways}>
        {data?.items.map((gateway) => (
          <li key={gateway.id} className={classes.way} style={{ flexWrap: 'wrap' }}>
            <span>
              {gateway.name} · {t(`notices.channel.${gateway.channel}`)}
              <small>
                {gateway.url}
                {gateway.previousUntil
                  ? ` · ${t('notices.admin.gateway_both', { at: exact(gateway.previousUntil) })}`
                  : ''}
              </small>
            </span>
            <Button size="compact-md" variant="default" onClick={() => test.mutate(gateway.id)}>
              {t('notices.admin.gateway_test')}
            </Button>
            <Button size="compact-md" variant="default" onClick={() => rotate.mutate(gateway.id)}>
              {t('notices.admin.gateway_rotate')}
            </Button>
            <Button
              size="compact-md"
              variant="default"
              onClick={() => change.mutate({ id: gateway.id, active: !gateway.active })}
            >
              {t(gateway.active ? 'notices.admin.gateway_off' : 'notices.admin.gateway_on')}
            </Button>
          </li>
        ))}
      </ul>
      {told ? (
        <p role="status">
          {t('notices.admin.gateway_secret', { name: told.name })}
          <code className={classes.secret}>{told.secret}</code>
        </p>
      ) : null}
      <form
        className={classes.form}
        style={{ marginTop: '1rem' }}
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(form)
        }}
      >
        <div className={classes.pair}>
          <NativeSelect
            label={t('notices.admin.channel')}
            value={form.channel}
            onChange={(event) => setForm({ ...form, channel: event.currentTarget.value === 'chat' ? 'chat' : 'sms' })}
            data={(['sms', 'chat'] as const).map((each) => ({ value: each, label: t(`notices.channel.${each}`) }))}
          />
          <TextInput
            required
            label={t('notices.admin.gateway_name')}
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          />
          <TextInput
            required
            type="url"
            label={t('notices.admin.gateway_url')}
            value={form.url}
            error={add.error?.of('url')}
            onChange={(event) => setForm({ ...form, url: event.currentTarget.value })}
          />
        </div>
        {add.error ? <p role="alert">{words(add.error)}</p> : null}
        <div className={classes.buttons}>
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('notices.admin.gateway_new')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
