import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { VisitingDay, VisitorEntry } from '../../../../contract/petition-visiting.ts'
import { useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayQuery, paths, visitorsQuery, write } from '../data.ts'
import { hostWords } from '../days/DayLine.tsx'
import classes from '../petitions.module.css'
import { Frame } from './Frame.tsx'
import { MinuteForm } from './MinuteForm.tsx'

// messages: petitions.booking.*, petition-pages.booking.became_*

/** One visiting day at the desk: who comes when, the minutes of each visit, and calling it off. */
export function DayPage() {
  const { t, nameOf } = useWords()
  const { day: dayOf, time } = useFormat()
  const { id } = useParams({ from: '/console/visiting-days/$id' })
  const queries = useQueryClient()
  const [sure, setSure] = useState(false)
  const { data: day, error, refetch } = useQuery(dayQuery(id))
  const cancel = useWrite(
    (body: { reason: string }, { headers }) =>
      write<VisitingDay>(`${paths.days}/${id}/cancel`, { body, key: headers['Idempotency-Key'] }),
    { onSettled: () => queries.invalidateQueries({ queryKey: [paths.days] }) },
  )
  if (error && !day) return <ErrorState level={1} problem={asProblem(error)} onRetry={() => void refetch()} />
  if (!day) return <PageSkeleton page lines={6} />
  return (
    <Frame
      title={nameOf(day.title)}
      text={t('petition-pages.days.when', { day: dayOf(day.from), from: time(day.from), to: time(day.to) })}
      actions={
        day.rights.keep && day.state === 'published' ? (
          <Button variant="default" onClick={() => setSure(true)}>
            {t('petition-pages.visits.cancel')}
          </Button>
        ) : undefined
      }
    >
      <div className={classes.stack}>
        {day.state === 'cancelled' ? (
          <p className={classes.note}>{t('petition-pages.days.cancelled', { why: day.why ?? '' })}</p>
        ) : null}
        <Card>
          <Facts
            items={[
              { label: t('petition-pages.days.place'), value: `${nameOf(day.unit.name)} · ${day.place}` },
              { label: t('petition-pages.days.host'), value: hostWords(day, nameOf, t) },
              { label: t('petition-pages.desk.state'), value: t('petition-pages.days.free', { count: day.free }) },
            ]}
          />
        </Card>
        {day.rights.keep ? (
          <Visitors id={id} />
        ) : (
          <p className={classes.dim}>{t('petition-pages.visits.not_keeper')}</p>
        )}
      </div>
      <ConfirmDialog
        opened={sure}
        onClose={() => setSure(false)}
        title={t('petition-pages.visits.cancel')}
        text={t('petition-pages.visits.cancel_text')}
        confirmLabel={t('petition-pages.visits.cancel')}
        danger
        reason={{ label: t('petition-pages.visits.cancel_reason'), max: 500 }}
        onConfirm={async (reason) => {
          await cancel.mutateAsync({ reason })
          toast(t('petition-pages.visits.cancelled'))
        }}
      />
    </Frame>
  )
}

function Visitors({ id }: { id: string }) {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(visitorsQuery(id))
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Card
      title={t('petition-pages.visits.booked')}
      actions={
        <Button variant="subtle" className="ds-no-print" onClick={() => print()}>
          {t('petition-pages.visits.print')}
        </Button>
      }
    >
      {error && !data ? <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={3} /> : null}
      {data?.items.length === 0 ? <EmptyState level={3} title={t('petition-pages.visits.nobody')} /> : null}
      <ul className={classes.plain}>
        {data?.items.map((entry) => (
          <Visitor
            key={entry.id}
            dayId={id}
            entry={entry}
            open={open === entry.id}
            onOpen={(next) => setOpen(next ? entry.id : null)}
          />
        ))}
      </ul>
    </Card>
  )
}

function Visitor(props: { dayId: string; entry: VisitorEntry; open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useWords()
  const { day, time } = useFormat()
  const now = useNow()
  const { entry } = props
  // Minuted on its day, or later.
  const hasBegun = Date.parse(entry.at) <= now || day(entry.at) === day(new Date(now))
  return (
    <li>
      <div className={classes.line}>
        <strong>
          <span className="ds-num">{time(entry.at)}</span> · {entry.subject}
        </strong>
        <span className={classes.badge}>{t(`petitions.booking.${entry.state}`)}</span>
      </div>
      <p className={classes.dim}>
        <span className="ds-num">{entry.number}</span> · {entry.name ?? t('petition-pages.visits.name_later')}
      </p>
      {entry.minutes ? <p className={classes.words}>{entry.minutes}</p> : null}
      {entry.became ? (
        <p className={classes.dim}>
          {t(`petition-pages.booking.became_${entry.became.kind}`, { number: entry.became.number })}
        </p>
      ) : null}
      {props.open ? (
        <MinuteForm dayId={props.dayId} entry={entry} onClose={() => props.onOpen(false)} />
      ) : entry.state === 'booked' && hasBegun ? (
        <Button variant="light" size="xs" className="ds-no-print" onClick={() => props.onOpen(true)}>
          {t('petition-pages.visits.minute')}
        </Button>
      ) : null}
    </li>
  )
}
