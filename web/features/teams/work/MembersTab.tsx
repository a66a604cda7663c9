import { Button, CopyButton, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TeamMember } from '../../../../contract/team-members.ts'
import type { Team } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useTeamsChanged } from '../one/ShiftLine.tsx'
import { MemberLine } from './MemberLine.tsx'

/** Who is in the team and who wants to be, each as they agreed to be named. */
export function MembersTab({ team }: { team: Team }) {
  const { t } = useWords()
  const [left, setLeft] = useState(false)
  const found = useQuery(
    read('/api/v1/teams/{id}/members', { params: { path: { id: team.id }, query: { left: left ? 'true' : 'false' } } }),
  )
  const members = (found.data?.items ?? []) as TeamMember[]
  if (found.error) return <ErrorState problem={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <PageSkeleton lines={5} />
  const waiting = members.filter(({ state }) => state === 'applied')
  const inside = members.filter(({ state }) => state === 'member')
  const gone = members.filter(({ state }) => state === 'left' || state === 'refused')
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        {waiting.length > 0 ? (
          <Card title={t('teams.waiting', { count: waiting.length })}>
            <ul className={classes.list}>
              {waiting.map((member) => (
                <li key={member.id}>
                  <MemberLine team={team} member={member} />
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        <Card title={t('teams.count', { count: inside.length })}>
          {inside.length === 0 ? (
            <EmptyState level={3} title={t('teams.nobody')} text={t('teams.nobody_text')} />
          ) : null}
          <ul className={classes.list}>
            {inside.map((member) => (
              <li key={member.id}>
                <MemberLine team={team} member={member} />
              </li>
            ))}
          </ul>
        </Card>
        {team.rights.manage ? (
          <Switch
            label={t('teams.with_left')}
            checked={left}
            onChange={(event) => setLeft(event.currentTarget.checked)}
          />
        ) : null}
        {gone.length > 0 ? (
          <Card title={t('teams.gone')}>
            <ul className={classes.list}>
              {gone.map((member) => (
                <li key={member.id}>
                  <MemberLine team={team} member={member} />
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
      <div className={classes.stack}>
        {team.rights.manage && team.endedOn === null ? <Invite team={team} /> : null}
        {team.skills.length > 0 ? (
          <Card title={t('teams.skills')}>
            <p>{team.skills.map(({ skill, members: count }) => `${skill} (${count})`).join(t('teams.comma'))}</p>
          </Card>
        ) : null}
      </div>
    </div>
  )
}

/** A link to hand to somebody: shown once, used once. */
function Invite({ team }: { team: Team }) {
  const { t } = useWords()
  const { exact } = useFormat()
  const changed = useTeamsChanged()
  const [leads, setLeads] = useState(false)
  const [made, setMade] = useState<{ link: string; until: string } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const invite = useWrite((given: { leads: boolean; n: number }, context) =>
    answer(
      api.POST('/api/v1/teams/{id}/invitations', {
        params: { path: { id: team.id } },
        body: { leads: given.leads },
        ...context,
      }),
    ),
  )
  const withdraw = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/teams/{id}/invitations/withdraw', { params: { path: { id } }, ...context })),
  )
  const act = async (work: () => Promise<void>) => {
    setProblem(null)
    try {
      await work()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <Card title={t('teams.invite.title')}>
      <div className={classes.stack}>
        <p className={classes.dim}>{t('teams.invite.text')}</p>
        {team.rights.change ? (
          <Switch
            label={t('teams.invite.leads')}
            checked={leads}
            onChange={(event) => setLeads(event.currentTarget.checked)}
          />
        ) : null}
        {made ? (
          <>
            <Qr text={made.link} label={t('teams.invite.qr')} size={9} />
            <TextInput
              size="sm"
              readOnly
              label={t('teams.invite.link')}
              description={t('teams.invite.until', { time: exact(made.until) })}
              value={made.link}
              onFocus={(event) => event.currentTarget.select()}
            />
          </>
        ) : null}
        <Refusal problem={problem} />
        <div className={classes.row}>
          <Button
            size="sm"
            loading={invite.isPending}
            onClick={() =>
              void act(async () => {
                const { secret, goodUntil } = await invite.mutateAsync({ leads, n: Date.now() })
                setMade({ link: `${location.origin}${at(`/teams/${team.id}`)}#${secret}`, until: goodUntil })
              })
            }
          >
            {made ? t('teams.invite.another') : t('teams.invite.make')}
          </Button>
          {made ? (
            <CopyButton value={made.link}>
              {({ copied, copy }) => (
                <Button size="sm" variant="default" onClick={copy}>
                  {copied ? t('teams.invite.copied') : t('teams.invite.copy')}
                </Button>
              )}
            </CopyButton>
          ) : null}
          <Button
            size="sm"
            variant="subtle"
            loading={withdraw.isPending}
            onClick={() =>
              void act(async () => {
                await withdraw.mutateAsync(team.id)
                setMade(null)
                await changed()
              })
            }
          >
            {t('teams.invite.withdraw')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
