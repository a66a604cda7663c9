import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Shift } from '../../../../contract/team-members.ts'
import type { Team } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { ShiftLine, useTeamsChanged } from '../one/ShiftLine.tsx'
import { useSpan } from '../one/span.ts'
import { AskForm } from './AskForm.tsx'
import { ShiftForm } from './ShiftForm.tsx'

/** Shifts of the next weeks, who agreed, and when nobody is out. */
export function ShiftsTab({ team }: { team: Team }) {
  const { t } = useWords()
  const span = useSpan()
  const [editing, setEditing] = useState<Shift | 'new' | null>(null)
  const [watch, setWatch] = useState({ from: '', until: '' })
  const asked = watch.from && watch.until ? `${watch.from}-${watch.until}` : undefined
  const found = useQuery(
    read('/api/v1/teams/{id}/shifts', {
      params: { path: { id: team.id }, query: { days: 28, ...(asked ? { watch: asked } : {}) } },
    }),
  )
  const items = (found.data?.items ?? []) as Shift[]
  const open = team.rights.manage && team.endedOn === null
  return (
    <div className={classes.columns}>
      <Card
        title={t('teams.shifts.next')}
        actions={
          open ? (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {t('teams.shift.new')}
            </Button>
          ) : null
        }
      >
        {found.error ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.isPending ? <PageSkeleton lines={4} /> : null}
        {found.data && items.length === 0 ? (
          <EmptyState level={3} title={t('teams.shifts.none')} text={t('teams.shifts.none_text')} />
        ) : null}
        <ul className={classes.list}>
          {items.map((shift) => (
            <li key={shift.id}>
              <ShiftLine shift={shift} answerable={team.mine?.state === 'member'}>
                {open && shift.cancelledWhy === null ? (
                  <ShiftActs team={team} shift={shift} onEdit={() => setEditing(shift)} />
                ) : null}
              </ShiftLine>
            </li>
          ))}
        </ul>
      </Card>
      <div className={classes.stack}>
        {editing ? (
          <Card title={editing === 'new' ? t('teams.shift.new') : t('teams.shift.change')}>
            <ShiftForm
              key={editing === 'new' ? 'new' : editing.id}
              team={team}
              shift={editing === 'new' ? undefined : editing}
              onDone={() => setEditing(null)}
            />
          </Card>
        ) : null}
        <Card title={t('teams.watch.title')}>
          <p className={classes.dim}>{t('teams.watch.text')}</p>
          <div className={classes.pair}>
            {(['from', 'until'] as const).map((end) => (
              <TextInput
                key={end}
                size="sm"
                type="time"
                label={t(`teams.watch.${end}`)}
                value={watch[end]}
                onChange={(event) => setWatch({ ...watch, [end]: event.currentTarget.value })}
              />
            ))}
          </div>
          {asked && found.data ? (
            found.data.gaps.length === 0 ? (
              <p>{t('teams.watch.none')}</p>
            ) : (
              <ul>
                {found.data.gaps.slice(0, 20).map((gap) => (
                  <li key={gap.from}>{span(gap.from, gap.until)}</li>
                ))}
              </ul>
            )
          ) : null}
        </Card>
      </div>
    </div>
  )
}

function ShiftActs(props: { team: Team; shift: Shift; onEdit: () => void }) {
  const { t } = useWords()
  const { team, shift } = props
  const changed = useTeamsChanged()
  const [asking, setAsking] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  const cancel = useWrite((why: string, context) =>
    answer(
      api.POST('/api/v1/teams/{id}/shifts/{shiftId}/cancel', {
        params: { path: { id: team.id, shiftId: shift.id } },
        body: { why },
        ...context,
      }),
    ),
  )
  if (Date.parse(shift.until) < Date.now()) return null
  return (
    <>
      {shift.waiting.length > 0 ? (
        <p className={classes.dim}>
          {t('teams.shift.waiting', { names: shift.waiting.map(({ name }) => name).join(t('teams.comma')) })}
        </p>
      ) : null}
      {shift.declined > 0 ? (
        <p className={classes.dim}>{t('teams.shift.declined', { count: shift.declined })}</p>
      ) : null}
      <div className={classes.row}>
        <Button size="compact-sm" variant="default" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t('teams.shift.ask')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onEdit}>
          {t('teams.shift.change')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => setCancelling(true)}>
          {t('teams.shift.cancel')}
        </Button>
      </div>
      {asking ? <AskForm team={team} shift={shift} onDone={() => setAsking(false)} /> : null}
      <ConfirmDialog
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={t('teams.shift.cancel')}
        text={t('teams.shift.cancel_text')}
        confirmLabel={t('teams.shift.cancel')}
        danger
        reason={{ label: t('teams.why'), max: 500 }}
        onConfirm={async (why) => {
          await cancel.mutateAsync(why)
          await changed()
        }}
      />
    </>
  )
}
