import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import type { Shift } from '../../../../contract/team-members.ts'
import type { Team } from '../../../../contract/teams.ts'
import { read } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { JoinForm } from './JoinForm.tsx'
import { MyPartCard } from './MyPart.tsx'
import { ShiftLine } from './ShiftLine.tsx'

const path = '/api/v1/teams/{id}'

/** One team as residents and its members see it. An invitation stands behind the `#`, where no server sees it. */
export function TeamPage() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/resident/teams/$id' })
  useLive([`team:${id}`], { paths: [path, '/api/v1/teams/{id}/shifts'] })
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const team = data as Team
  return (
    <>
      <PageHeader
        title={nameOf(team.name)}
        text={`${nameOf(team.kind.name)} · ${nameOf(team.unit.name)}`}
        above={
          <Link to="/teams" search={{}}>
            {t('teams.back')}
          </Link>
        }
        actions={
          team.rights.leads ? (
            <ButtonLink to="/teams/$id/lead" params={{ id }} search={{}}>
              {t('teams.lead.open')}
            </ButtonLink>
          ) : null
        }
      />
      {team.endedOn ? <p className={classes.problem}>{t('teams.ended', { why: team.endedWhy ?? '' })}</p> : null}
      <div className={classes.stack}>
        {team.mine?.state === 'member' ? <MyShifts id={id} /> : null}
        <About team={team} />
        {team.mine ? <MyPartCard key={team.mine.memberId} team={team} part={team.mine} /> : null}
        {team.mine === null && team.endedOn === null ? <Join team={team} /> : null}
      </div>
    </>
  )
}

function About({ team }: { team: Team }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const about = nameOf(team.about)
  const commitment = nameOf(team.commitment)
  const facts = [
    { label: t('teams.members'), value: team.members === null ? t('teams.few') : String(team.members) },
    ...(team.leaders.length > 0 ? [{ label: t('teams.leaders'), value: team.leaders.join(t('teams.comma')) }] : []),
    ...(team.foundedOn ? [{ label: t('teams.form.founded'), value: day(team.foundedOn) }] : []),
    ...(team.phone ? [{ label: t('teams.form.phone'), value: <a href={`tel:${team.phone}`}>{team.phone}</a> }] : []),
    ...(team.organisation
      ? [
          {
            label: t('teams.run_by'),
            value: (
              <Link to="/organisations/$id" params={{ id: team.organisation.id }}>
                {nameOf(team.organisation.name)}
              </Link>
            ),
          },
        ]
      : []),
    ...(team.beats.length > 0
      ? [{ label: t('teams.tab.beats'), value: team.beats.map(({ name }) => name).join(t('teams.comma')) }]
      : []),
  ]
  return (
    <Card title={t('teams.about')}>
      {about ? <p className={classes.words}>{about}</p> : null}
      {commitment ? (
        <>
          <h3>{t('teams.form.commitment')}</h3>
          <p className={classes.words}>{commitment}</p>
        </>
      ) : null}
      <Facts items={facts} />
    </Card>
  )
}

function MyShifts({ id }: { id: string }) {
  const { t } = useWords()
  const shifts = useQuery(read('/api/v1/teams/{id}/shifts', { params: { path: { id }, query: { days: 28 } } }))
  const items = (shifts.data?.items ?? []) as Shift[]
  return (
    <Card title={t('teams.shifts.next')}>
      {shifts.error ? <ErrorState problem={shifts.error} onRetry={() => void shifts.refetch()} /> : null}
      {shifts.isPending ? <PageSkeleton lines={3} /> : null}
      {shifts.data && items.length === 0 ? <p className={classes.dim}>{t('teams.shifts.none')}</p> : null}
      <ul className={classes.list}>
        {items.map((shift) => (
          <li key={shift.id}>
            <ShiftLine shift={shift} answerable />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Join({ team }: { team: Team }) {
  const { t, nameOf } = useWords()
  const { account } = useSession()
  const hash = useRouterState({ select: (state) => state.location.hash })
  const invitation = /^[\w-]{20,40}$/.test(hash) ? hash : undefined
  const [open, setOpen] = useState(invitation !== undefined)
  if (!invitation && !team.applying)
    return (
      <Card title={t('teams.join.title')}>
        <p>{t('teams.join.closed')}</p>
      </Card>
    )
  if (!account)
    return (
      <Card title={invitation ? t('teams.join.invited', { team: nameOf(team.name) }) : t('teams.join.title')}>
        <p>{t('teams.join.sign_in')}</p>
        <ButtonLink to="/sign-in" search={{ next: `/teams/${team.id}${invitation ? `#${invitation}` : ''}` }} size="md">
          {t('app.signIn')}
        </ButtonLink>
      </Card>
    )
  return (
    <Card title={invitation ? t('teams.join.invited', { team: nameOf(team.name) }) : t('teams.join.title')}>
      {open ? (
        <JoinForm team={team} invitation={invitation} />
      ) : (
        <>
          <p>{t('teams.join.text')}</p>
          <Button onClick={() => setOpen(true)}>{t('teams.join.apply')}</Button>
        </>
      )}
    </Card>
  )
}
