import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Meeting, MeetingAction } from '../../../../contract/community-lists.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAct } from '../one/useAct.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** Joint meetings of a place, and what was agreed there. */
export function Meetings({ unitId }: { unitId: string }) {
  const { t } = useWords()
  const [writing, setWriting] = useState(false)
  const found = useQuery(read('/api/v1/joint-meetings', { params: { query: { unit: unitId } } }))
  const items = (found.data?.items ?? []) as Meeting[]
  return (
    <Card title={t('organisations.meetings.title')}>
      {found.error ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <PageSkeleton lines={3} /> : null}
      {found.data && items.length === 0 ? <p className={classes.dim}>{t('organisations.meetings.none')}</p> : null}
      <ul className={classes.list}>
        {items.map((meeting) => (
          <li key={meeting.id}>
            <One meeting={meeting} />
          </li>
        ))}
      </ul>
      {writing ? <MeetingForm unitId={unitId} onDone={() => setWriting(false)} /> : null}
      {found.data?.mayChange && !writing ? (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setWriting(true)}
        >
          {t('organisations.meetings.add')}
        </Button>
      ) : null}
    </Card>
  )
}

function One({ meeting }: { meeting: Meeting }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { act, problem, busy } = useAct()
  const save = useWrite((actions: MeetingAction[], context) => {
    const { unitId, heldOn, topic, minutes, version } = meeting
    const body = { unitId, heldOn, topic, minutes, actions, version }
    return answer(api.PUT('/api/v1/joint-meetings/{id}', { params: { path: { id: meeting.id } }, body, ...context }))
  })
  const tick = (n: number, done: boolean) =>
    act(() =>
      save.mutateAsync(
        meeting.actions.map((each, at) => (at === n ? { ...each, doneOn: done ? today() : null } : each)),
      ),
    )
  return (
    <>
      <strong>{meeting.topic}</strong> <span className={classes.dim}>{day(meeting.heldOn)}</span>
      {meeting.minutes ? <p className={classes.words}>{meeting.minutes}</p> : null}
      {meeting.actions.map((action, n) => (
        <Checkbox
          // biome-ignore lint/suspicious/noArrayIndexKey: what was agreed has its place
          key={n}
          label={[action.what, action.who].filter(Boolean).join(' · ')}
          description={action.until ? t('organisations.until', { day: day(action.until) }) : undefined}
          checked={action.doneOn !== null}
          disabled={!meeting.mayChange || busy}
          onChange={(event) => void tick(n, event.currentTarget.checked)}
        />
      ))}
      <Refusal problem={problem} />
    </>
  )
}

function MeetingForm(props: { unitId: string; onDone: () => void }) {
  const { t } = useWords()
  const { act, problem, busy } = useAct()
  const [values, setValues] = useState({ heldOn: today(), topic: '', minutes: '' })
  const [actions, setActions] = useState<MeetingAction[]>([])
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const write = useWrite((given: typeof values & { actions: MeetingAction[] }, context) => {
    const body = { ...given, unitId: props.unitId, minutes: given.minutes.trim() || null }
    return answer(api.POST('/api/v1/joint-meetings', { body, ...context }))
  })
  const change = (n: number, next: Partial<MeetingAction>) =>
    setActions(actions.map((each, at) => (at === n ? { ...each, ...next } : each)))
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          await write.mutateAsync({ ...values, actions: actions.filter(({ what }) => what.trim()) })
          toast(t('organisations.saved'))
          props.onDone()
        })
      }}
    >
      <div className={classes.pair}>
        <TextInput
          size="sm"
          label={t('organisations.meetings.topic')}
          withAsterisk
          maxLength={200}
          value={values.topic}
          onChange={(event) => set({ topic: event.currentTarget.value })}
          error={problem?.of('topic')}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('organisations.column.on')}
          value={values.heldOn}
          onChange={(event) => set({ heldOn: event.currentTarget.value })}
        />
      </div>
      <Textarea
        size="sm"
        label={t('organisations.meetings.minutes')}
        autosize
        minRows={3}
        maxLength={10_000}
        value={values.minutes}
        onChange={(event) => set({ minutes: event.currentTarget.value })}
      />
      <fieldset className={classes.group}>
        <legend>{t('organisations.meetings.actions')}</legend>
        {actions.map((action, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have their place
          <div key={n} className={classes.pair}>
            <TextInput
              size="sm"
              label={t('organisations.column.what')}
              maxLength={500}
              value={action.what}
              onChange={(event) => change(n, { what: event.currentTarget.value })}
            />
            <TextInput
              size="sm"
              label={t('organisations.meetings.who')}
              maxLength={200}
              value={action.who}
              onChange={(event) => change(n, { who: event.currentTarget.value })}
            />
            <TextInput
              size="sm"
              type="date"
              label={t('organisations.column.until')}
              value={action.until ?? ''}
              onChange={(event) => change(n, { until: event.currentTarget.value || null })}
            />
          </div>
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setActions([...actions, { what: '', who: '', until: null, doneOn: null }])}
          >
            {t('organisations.meetings.add_action')}
          </Button>
        </div>
      </fieldset>
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button size="sm" variant="default" onClick={props.onDone}>
          {t('organisations.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={busy}>
          {t('organisations.save')}
        </Button>
      </div>
    </form>
  )
}
