import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Team } from '../../../../contract/teams.ts'
import { read } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { BeatsTab } from './BeatsTab.tsx'
import { MembersTab } from './MembersTab.tsx'
import { ShiftsTab } from './ShiftsTab.tsx'
import { type Tab, tabs } from './search.ts'
import { TeamForm } from './TeamForm.tsx'

// messages: teams.tab.*, teams.history.*, app.role.*

const path = '/api/v1/teams/{id}'

/** What a link to a part of the page looks like. */
export interface LinkLook {
  className: string | undefined
  'data-here': boolean | undefined
  'aria-current': 'page' | undefined
  children: ReactNode
}

/** The work with a team, for whoever leads it and for the desk that keeps it: the same parts in two surfaces. */
export function TeamWork(props: {
  id: string
  tab: Tab
  above: ReactNode
  link: (tab: Tab, look: LinkLook) => ReactNode
}) {
  const { t, nameOf } = useWords()
  const { id, tab } = props
  const queries = useQueryClient()
  useLive([`team:${id}`], { paths: [path, `${path}/members`, `${path}/shifts`, `${path}/history`] })
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const team = data as Team
  const saved = (next: Team) => {
    queries.setQueryData(read(path, { params: { path: { id } } }).queryKey, next as never)
    void queries.invalidateQueries({ queryKey: [`${path}/history`] })
  }
  const shown = tabs.filter((each) => (each === 'history' ? team.rights.manage || !team.mine : team.rights.read))
  return (
    <>
      <PageHeader
        title={nameOf(team.name)}
        text={`${nameOf(team.kind.name)} · ${nameOf(team.unit.name)}`}
        above={props.above}
        actions={
          <ButtonLink to="/teams/$id/roster" params={{ id }} search={{}} variant="default" size="sm">
            {t('teams.sheet.open')}
          </ButtonLink>
        }
      />
      {team.endedOn ? <p className={classes.problem}>{t('teams.ended', { why: team.endedWhy ?? '' })}</p> : null}
      {team.rights.read ? (
        <>
          <nav className={classes.tabs} aria-label={nameOf(team.name)}>
            {shown.map((each) => (
              <span key={each}>
                {props.link(each, {
                  className: classes.tab,
                  'data-here': each === tab || undefined,
                  'aria-current': each === tab ? 'page' : undefined,
                  children: t(`teams.tab.${each}`),
                })}
              </span>
            ))}
          </nav>
          {tab === 'form' ? <TeamForm key={team.version} team={team} onSaved={saved} /> : null}
          {tab === 'members' ? <MembersTab team={team} /> : null}
          {tab === 'shifts' ? <ShiftsTab team={team} /> : null}
          {tab === 'beats' ? <BeatsTab key={team.version} team={team} onSaved={saved} /> : null}
          {tab === 'history' ? <History id={id} /> : null}
        </>
      ) : (
        <EmptyState title={t('teams.not_yours')} text={t('teams.not_yours_text')} />
      )}
    </>
  )
}

function History({ id }: { id: string }) {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(read('/api/v1/teams/{id}/history', { params: { path: { id } } }))
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={4} />
  return (
    <ol className={classes.list}>
      {data.items.map((change) => (
        <li key={change.id}>
          <strong>{t(actions[change.action] ?? 'teams.history.changed')}</strong> ·{' '}
          {change.role ? t(`app.role.${change.role as 'desk'}`) : t('teams.history.somebody')} ·{' '}
          <Instant at={change.at} show="both" />
        </li>
      ))}
    </ol>
  )
}

const actions: Readonly<Record<string, WordKey | undefined>> = {
  'team.created': 'teams.history.created',
  'team.ended': 'teams.history.ended',
  'team.beats': 'teams.history.beats',
  'team.invited': 'teams.history.invited',
  'team.joined': 'teams.history.joined',
  'team.applied': 'teams.history.applied',
  'team.accepted': 'teams.history.accepted',
  'team.refused': 'teams.history.refused',
  'team.left': 'teams.history.left',
  'team.parted': 'teams.history.parted',
  'team.lead_given': 'teams.history.lead_given',
  'team.lead_ended': 'teams.history.lead_ended',
  'team.proof_given': 'teams.history.proof_given',
  'team.proof_seen': 'teams.history.proof_seen',
  'team.proof_refused': 'teams.history.proof_refused',
  'team.shift_planned': 'teams.history.shift_planned',
  'team.shift_changed': 'teams.history.shift_changed',
  'team.shift_cancelled': 'teams.history.shift_cancelled',
  'team.shift_asked': 'teams.history.shift_asked',
  'team.shift_answered': 'teams.history.shift_answered',
  'team.member_changed': 'teams.history.member_changed',
}
