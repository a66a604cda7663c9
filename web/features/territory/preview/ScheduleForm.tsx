import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { instantIn } from './zone.rules.ts'

/** When a change is to take effect: at once, or at an instant to come. Asks once more before. */
export function ScheduleForm(props: {
  errors: number
  steps: number
  /** ISO instant; undefined for at once. Throws the problem when it is refused. */
  onSchedule: (at: string | undefined) => Promise<void>
}) {
  const { t, timeZone } = useWords()
  const { exact } = useFormat()
  const [when, setWhen] = useState<'now' | 'later'>('later')
  const [local, setLocal] = useState('')
  const [missing, setMissing] = useState(false)
  const [asking, setAsking] = useState(false)
  const instant = when === 'later' ? instantIn(local, timeZone) : undefined
  const isBlocked = props.errors > 0 || props.steps === 0
  return (
    <Card title={t('territory.schedule.title')}>
      <form
        noValidate
        className={classes.main}
        onSubmit={(event) => {
          event.preventDefault()
          if (when === 'later' && !instant) setMissing(true)
          else setAsking(true)
        }}
      >
        <Radio.Group
          label={t('territory.schedule.when')}
          value={when}
          onChange={(value) => setWhen(value as typeof when)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="later" label={t('territory.schedule.later')} />
            <Radio value="now" label={t('territory.schedule.now')} />
          </Stack>
        </Radio.Group>
        {when === 'later' ? (
          <TextInput
            size="sm"
            type="datetime-local"
            label={t('territory.schedule.instant')}
            description={t('territory.schedule.zone', { zone: timeZone })}
            value={local}
            onChange={(event) => {
              setLocal(event.currentTarget.value)
              setMissing(false)
            }}
            error={missing ? t('ui.required') : undefined}
            style={{ maxWidth: '18rem' }}
          />
        ) : null}
        {isBlocked ? (
          <p className={classes.help}>
            {props.steps === 0
              ? t('territory.schedule.empty')
              : t('territory.schedule.errors', { count: props.errors })}
          </p>
        ) : null}
        <Button type="submit" size="sm" disabled={isBlocked} style={{ justifySelf: 'start' }}>
          {when === 'now' ? t('territory.schedule.do_now') : t('territory.schedule.do_later')}
        </Button>
      </form>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={when === 'now' ? t('territory.schedule.do_now') : t('territory.schedule.do_later')}
        text={
          instant ? t('territory.schedule.confirm_later', { at: exact(instant) }) : t('territory.schedule.confirm_now')
        }
        confirmLabel={t('territory.schedule.confirm')}
        onConfirm={() => props.onSchedule(instant)}
      />
    </Card>
  )
}
