import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DeliberationView } from '../../../../contract/assembly.ts'
import { at } from '../../../app/basepath.ts'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { viewQuery } from '../data.ts'
import { Agenda } from './Agenda.tsx'
import { SeatsCard } from './SeatsCard.tsx'
import { SignUpCard } from './SignUpCard.tsx'
import { Objections, Questions } from './WordsCards.tsx'

/** One deliberation for everybody: agenda, who is invited, signing up, what was decided and whether it was done. */
export function SessionPage() {
  const { t, nameOf } = useWords()
  const { day, time } = useFormat()
  const { id } = useParams({ from: '/resident/deliberations/$id' })
  const { data: view, error, refetch } = useQuery(viewQuery(id))
  if (error && !view) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!view) return <PageSkeleton page lines={8} />
  const { about, quorum } = view
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={nameOf(view.title)}
        above={
          <Link to="/deliberations" className={classes.link}>
            {t('assembly.back')}
          </Link>
        }
      />
      {view.state !== 'called' ? <p className={classes.note}>{stateWords(view, t)}</p> : null}
      {view.state === 'called' && view.moved ? (
        <p className={classes.note}>{t('assembly.moved', { why: view.why ?? '' })}</p>
      ) : null}
      <Card>
        <p className={classes.words}>{nameOf(view.description)}</p>
        <Facts
          items={[
            {
              label: t('assembly.time'),
              value: t('assembly.when', { day: day(view.from), from: time(view.from), to: time(view.to) }),
            },
            { label: t('assembly.place'), value: `${nameOf(view.unit.name)} · ${view.place}` },
            { label: t('assembly.caller'), value: nameOf(view.caller.name) },
            {
              label: t('assembly.about'),
              value: [about.caseNumber, nameOf(about.category)].filter(Boolean).join(' · '),
            },
            {
              label: t('assembly.quorum.title'),
              value: t(`assembly.quorum.${quorum.rule.by}`, { needed: quorum.needed, of: quorum.of }),
            },
          ]}
        />
        {view.state === 'called' ? (
          <div className={classes.buttons}>
            <Button
              component="a"
              href={at(`/api/v1/deliberations/${view.id}/calendar.ics`)}
              variant="default"
              leftSection={<IconCalendarPlus size={20} aria-hidden />}
            >
              {t('assembly.calendar')}
            </Button>
          </div>
        ) : null}
      </Card>
      <Card title={t('assembly.agenda')}>
        <Agenda view={view} />
        {view.minutes ? (
          <p className={classes.dim}>
            {quorum.met === null
              ? null
              : t(quorum.met ? 'assembly.was_met' : 'assembly.was_not_met', { present: quorum.present ?? 0 })}{' '}
            <Link to="/documents/$code" params={{ code: view.minutes.document }} className={classes.link}>
              {t('assembly.paper_link')}
            </Link>
          </p>
        ) : null}
      </Card>
      {view.followUps.length > 0 ? <FollowUps view={view} /> : null}
      {view.may.signUp || view.state === 'called' ? <SignUpCard view={view} /> : null}
      <SeatsCard view={view} />
      <Questions view={view} />
      {view.minutes ? <Objections view={view} /> : null}
    </div>
  )
}

function stateWords(view: DeliberationView, t: ReturnType<typeof useWords>['t']): string {
  const state = t(`assembly.state.${view.state}`)
  return view.state === 'cancelled' && view.why ? t('assembly.with_why', { state, why: view.why }) : state
}

/** What follows from what was decided, so that everybody sees whether it was done. */
function FollowUps({ view }: { view: DeliberationView }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  return (
    <Card title={t('assembly.follow_ups')}>
      <ul className={classes.plain}>
        {view.followUps.map((one) => (
          <li key={one.id}>
            <div className={classes.line}>
              <strong>{nameOf(one.what)}</strong>
              <CaseStateBadge state={one.state} />
            </div>
            <p className={classes.dim}>
              {[
                one.body ? nameOf(one.body) : null,
                t('assembly.until', { day: day(one.due) }),
                one.number,
                one.done ? t('assembly.done') : one.late ? t('assembly.late') : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
