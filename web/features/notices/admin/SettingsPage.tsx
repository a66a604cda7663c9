import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoticeChannel, NoticeSettings } from '../../../../contract/notices.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { clockText, minutesOf } from '../wishes/clock.ts'
import { AdminTabs } from './AdminTabs.tsx'
import { Gateways } from './Gateways.tsx'

const path = '/api/v1/notice-settings'

/** Quiet hours, gathering and retention of the district, and its gateways. */
export function SettingsPage() {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(read(path))
  return (
    <>
      <AdminTabs />
      <PageHeader title={t('notices.admin.settings')} text={t('notices.admin.settings_text')} />
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <div className={classes.form}>
          <Card>
            <SettingsForm settings={data.settings} ways={data.ways} mayChange={data.mayChange} />
          </Card>
          {data.mayChange ? <Gateways /> : null}
        </div>
      ) : error ? null : (
        <PageSkeleton lines={8} />
      )}
    </>
  )
}

function SettingsForm(props: { settings: NoticeSettings; ways: readonly NoticeChannel[]; mayChange: boolean }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [form, setForm] = useState(props.settings)
  const save = useWrite((body: NoticeSettings) => answer(api.PUT(path, { body })), {
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [path] })
      toast(t('notices.admin.saved'))
    },
    onError: (problem) => toast({ kind: 'problem', text: problem.message }),
  })
  const { quiet } = form
  const number = (value: string | number, before: number) => (typeof value === 'number' ? value : before)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(form)
      }}
    >
      <Checkbox
        label={t('notices.admin.quiet_on')}
        checked={quiet !== null}
        onChange={(event) =>
          setForm({ ...form, quiet: event.currentTarget.checked ? { from: 21 * 60, to: 8 * 60 } : null })
        }
      />
      <div className={classes.pair}>
        {quiet ? (
          <>
            <TextInput
              type="time"
              label={t('notices.wish.from')}
              value={clockText(quiet.from)}
              onChange={(event) =>
                setForm({ ...form, quiet: { ...quiet, from: minutesOf(event.currentTarget.value, quiet.from) } })
              }
            />
            <TextInput
              type="time"
              label={t('notices.wish.to')}
              value={clockText(quiet.to)}
              onChange={(event) =>
                setForm({ ...form, quiet: { ...quiet, to: minutesOf(event.currentTarget.value, quiet.to) } })
              }
            />
          </>
        ) : null}
        <NumberInput
          label={t('notices.admin.gather')}
          min={0}
          max={240}
          value={form.gatherMinutes}
          onChange={(value) => setForm({ ...form, gatherMinutes: number(value, form.gatherMinutes) })}
        />
        <NumberInput
          label={t('notices.admin.keep')}
          min={7}
          max={730}
          value={form.keepDays}
          onChange={(value) => setForm({ ...form, keepDays: number(value, form.keepDays) })}
        />
        <NumberInput
          label={t('notices.admin.log_days')}
          min={1}
          max={365}
          value={form.logDays}
          onChange={(value) => setForm({ ...form, logDays: number(value, form.logDays) })}
        />
      </div>
      <p className={classes.note}>
        {t('notices.admin.ways')}: {props.ways.map((way) => t(`notices.channel.${way}`)).join(' · ')}
      </p>
      {props.mayChange ? (
        <div className={classes.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t('notices.admin.save')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}
