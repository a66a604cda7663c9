import { Button, Group, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationWork } from '../../../../contract/assembly.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { useAct } from '../data.ts'

/** Who came, as numbers. Those who ticked themselves off are counted beforehand. */
export function AttendanceForm({ work: { view, signUps } }: { work: DeliberationWork }) {
  const { t, nameOf } = useWords()
  const ticked = signUps.filter(({ here }) => here).length
  const [seats, setSeats] = useState<Record<string, number>>(() =>
    Object.fromEntries(view.seats.map(({ id, present }) => [id, present ?? 0])),
  )
  const [residents, setResidents] = useState(view.attendance?.residents ?? ticked)
  const [households, setHouseholds] = useState(view.attendance?.households ?? 0)
  const byHouseholds = view.quorum.rule.by === 'households'
  const act = useAct(view.id, ({ quorum }) => toast(t(quorum.met ? 'assembly.paper.met' : 'assembly.paper.not_met')))
  const { met, present } = view.quorum
  return (
    <Card title={t('assembly.desk.attendance')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate({
            path: '/hold',
            body: {
              seats: Object.entries(seats).map(([id, count]) => ({ id, present: count })),
              ...{ residents, households: byHouseholds ? households : null, seen: view.version },
            },
          })
        }}
      >
        <p className={classes.dim}>{t('assembly.desk.attendance_text')}</p>
        <div className={classes.pair}>
          {view.seats.map(({ id, name, count }) => (
            <NumberInput
              key={id}
              size="sm"
              label={nameOf(name)}
              description={t('assembly.desk.of', { count })}
              min={0}
              max={count}
              value={seats[id] ?? 0}
              onChange={(value) => setSeats({ ...seats, [id]: Number(value) || 0 })}
            />
          ))}
          {byHouseholds ? (
            <NumberInput
              size="sm"
              label={t('assembly.desk.households')}
              description={t('assembly.desk.of', { count: view.quorum.of })}
              min={0}
              max={view.quorum.of}
              value={households}
              onChange={(value) => setHouseholds(Number(value) || 0)}
            />
          ) : null}
          <NumberInput
            size="sm"
            label={t('assembly.desk.listening')}
            description={t('assembly.desk.ticked', { count: ticked })}
            min={0}
            value={residents}
            onChange={(value) => setResidents(Number(value) || 0)}
          />
        </div>
        {met !== null ? (
          <p className={classes.note}>
            {t(met ? 'assembly.was_met' : 'assembly.was_not_met', { present: present ?? 0 })}
          </p>
        ) : null}
        <Refusal problem={act.error} />
        <Group>
          <Button type="submit" variant={view.state === 'held' ? 'default' : 'filled'} loading={act.isPending}>
            {t('assembly.desk.count')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
