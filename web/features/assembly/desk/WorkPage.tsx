import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeliberationWork } from '../../../../contract/assembly.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { useAct, workQuery } from '../data.ts'
import { Agenda } from '../open/Agenda.tsx'
import { SeatsCard } from '../open/SeatsCard.tsx'
import { AttendanceForm } from './AttendanceForm.tsx'
import { FollowUpsCard } from './FollowUpsCard.tsx'
import { MinutesForm } from './MinutesForm.tsx'
import { MoveForm } from './MoveForm.tsx'
import { ObjectionsCard } from './ObjectionsCard.tsx'
import { QuestionsCard, SignUpsCard } from './ResidentsCards.tsx'

/** A deliberation on the desk that called it: from the call to the last objection. */
export function WorkPage() {
  const { t, nameOf } = useWords()
  const { day, time } = useFormat()
  const { id } = useParams({ from: '/console/deliberations/$id' })
  const { data: work, error, refetch } = useQuery(workQuery(id))
  if (error && !work) return <ErrorState level={1} problem={asProblem(error)} onRetry={() => void refetch()} />
  if (!work) return <PageSkeleton page lines={8} />
  const { view } = work
  return (
    <>
      <PageHeader
        title={nameOf(view.title)}
        text={`${t(`assembly.state.${view.state}`)} · ${t('assembly.when', { day: day(view.from), from: time(view.from), to: time(view.to) })}`}
        above={
          <Link to="/console/deliberations" className={classes.link}>
            {t('assembly.back')}
          </Link>
        }
      />
      <div className={classes.stack}>
        <Steps work={work} />
        <div className={classes.columns}>
          <div className={classes.column}>
            <Main work={work} />
          </div>
          <div className={classes.column}>
            <SignUpsCard work={work} />
            <SeatsCard desk view={view} />
            <QuestionsCard view={view} />
          </div>
        </div>
      </div>
    </>
  )
}

/** What there is to do in the middle of the page: it follows the state. */
function Main({ work }: { work: DeliberationWork }) {
  const { t, nameOf } = useWords()
  const now = useNow()
  const { view, who } = work
  const begun = now >= Date.parse(view.from)
  const { quorum } = view
  return (
    <>
      <Card title={t('assembly.write.what')}>
        <p className={classes.words}>{nameOf(view.description)}</p>
        <Facts
          items={[
            { label: t('assembly.place'), value: `${nameOf(view.unit.name)} · ${view.place}` },
            {
              label: t('assembly.quorum.title'),
              value: t(`assembly.quorum.${quorum.rule.by}`, { needed: quorum.needed, of: quorum.of }),
            },
            ...view.seats.flatMap(({ id, name }) => (who[id] ? [{ label: nameOf(name), value: who[id] }] : [])),
          ]}
        />
      </Card>
      {view.state === 'held' || (view.state === 'called' && begun) ? (
        // A new count is a new beginning of the form.
        <AttendanceForm key={`attendance ${view.state}`} work={work} />
      ) : null}
      {view.state === 'held' ? (
        <MinutesForm key={`minutes ${quorum.met}`} view={view} />
      ) : (
        <Card title={t('assembly.agenda')}>
          <Agenda view={view} />
        </Card>
      )}
      {view.minutes ? <ObjectionsCard view={view} /> : null}
      {view.state === 'held' || view.minutes ? <FollowUpsCard view={view} /> : null}
    </>
  )
}

/** Publishing, moving, calling off, taking back. */
function Steps({ work: { view } }: { work: DeliberationWork }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'cancel' | 'publish' | 'discard' | null>(null)
  const [moving, setMoving] = useState(false)
  const act = useAct(view.id)
  const seen = { seen: view.version }
  const { state } = view
  return (
    <>
      <div className={classes.buttons}>
        {state === 'draft' ? (
          <Button
            loading={act.isPending}
            onClick={() =>
              act.mutate({ path: '/call', body: seen }, { onSuccess: () => toast(t('assembly.desk.called')) })
            }
          >
            {t('assembly.desk.publish')}
          </Button>
        ) : null}
        {state === 'draft' || state === 'called' ? (
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/console/deliberations/$id/edit', params: { id: view.id } })}
          >
            {t('assembly.write.edit')}
          </Button>
        ) : null}
        {state === 'called' ? (
          <Button variant="default" aria-expanded={moving} onClick={() => setMoving(!moving)}>
            {t('assembly.desk.move')}
          </Button>
        ) : null}
        {state === 'called' ? (
          <Button variant="default" onClick={() => setAsked('cancel')}>
            {t('assembly.desk.cancel')}
          </Button>
        ) : null}
        {state === 'held' ? (
          <Button onClick={() => setAsked('publish')}>{t('assembly.desk.minutes_out')}</Button>
        ) : null}
        {state === 'held' ? (
          <Button variant="default" onClick={() => act.mutate({ path: '/reopen', body: seen })}>
            {t('assembly.desk.reopen')}
          </Button>
        ) : null}
        {state === 'draft' ? (
          <Button variant="default" onClick={() => setAsked('discard')}>
            {t('assembly.desk.discard')}
          </Button>
        ) : (
          <Button variant="subtle" onClick={() => void navigate({ to: '/deliberations/$id', params: { id: view.id } })}>
            {t('assembly.desk.public')}
          </Button>
        )}
      </div>
      <Refusal problem={act.error} />
      {moving && state === 'called' ? <MoveForm view={view} onClose={() => setMoving(false)} /> : null}
      <ConfirmDialog
        opened={asked === 'cancel'}
        onClose={() => setAsked(null)}
        title={t('assembly.desk.cancel')}
        text={t('assembly.desk.cancel_text')}
        confirmLabel={t('assembly.desk.cancel')}
        danger
        reason={{ label: t('assembly.desk.why'), max: 500 }}
        onConfirm={(why) => act.mutateAsync({ path: '/cancel', body: { ...seen, why } })}
      />
      <ConfirmDialog
        opened={asked === 'publish'}
        onClose={() => setAsked(null)}
        title={t('assembly.desk.minutes_out')}
        text={t('assembly.desk.minutes_text', { days: view.objectionDays })}
        confirmLabel={t('assembly.desk.minutes_out')}
        onConfirm={() => act.mutateAsync({ path: '/minutes/publish', body: seen })}
      />
      <ConfirmDialog
        opened={asked === 'discard'}
        onClose={() => setAsked(null)}
        title={t('assembly.desk.discard')}
        confirmLabel={t('assembly.desk.discard')}
        danger
        onConfirm={async () => {
          await navigate({ to: '/console/deliberations' })
          await act.mutateAsync({ path: '', method: 'DELETE' })
        }}
      />
    </>
  )
}
