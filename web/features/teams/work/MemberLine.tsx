import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TeamMember } from '../../../../contract/team-members.ts'
import type { Team } from '../../../../contract/teams.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useTeamsChanged } from '../one/ShiftLine.tsx'

// messages: teams.member_state.*, teams.proof.*

/** One member: the name as they agreed, insurance, and what may be done. */
export function MemberLine({ team, member }: { team: Team; member: TeamMember }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { manage } = team.rights
  const reveal = (field: 'name' | 'phone') => async (purpose: string) => {
    const path = { id: team.id, memberId: member.id }
    const call = api.POST('/api/v1/teams/{id}/members/{memberId}/reveal', {
      params: { path },
      body: { field, purpose },
    })
    return (await answer(call)).value
  }
  const live = member.state === 'member' || member.state === 'applied'
  return (
    <div className={classes.cell}>
      <div className={classes.row}>
        {member.masked && team.rights.reveal && live ? (
          <MaskedText label={t('teams.own.name')} text={member.name} onReveal={reveal('name')} />
        ) : (
          <strong>{member.name || t('teams.forgotten')}</strong>
        )}
        {member.isMe ? <span className={classes.dim}>{t('teams.me')}</span> : null}
        {member.leads ? (
          <span className={classes.badge} data-good>
            {t('teams.leads')}
          </span>
        ) : null}
        {live ? null : <span className={classes.badge}>{t(`teams.member_state.${member.state}`)}</span>}
        {manage && member.hasPhone ? (
          <MaskedText label={t('teams.own.phone')} text="***" onReveal={reveal('phone')} />
        ) : null}
      </div>
      <p className={classes.dim}>
        {member.state === 'applied' ? t('teams.asked_on') : t('teams.since')} <Instant at={member.since} show="day" />
        {member.until ? (
          <>
            {' – '}
            <Instant at={member.until} show="day" />
          </>
        ) : null}
        {manage && member.state === 'member'
          ? ` · ${member.insuredUntil ? t('teams.insured', { day: day(member.insuredUntil) }) : t('teams.uninsured')}`
          : ''}
        {member.skills.length > 0 ? ` · ${member.skills.join(t('teams.comma'))}` : ''}
      </p>
      {member.proofs
        .filter(({ state }) => state === 'waiting')
        .map((proof) => (
          <ProofLine key={proof.id} team={team} proof={proof} own={member.isMe} />
        ))}
      {manage && live ? <Acts team={team} member={member} /> : null}
    </div>
  )
}

function ProofLine(props: { team: Team; proof: TeamMember['proofs'][number]; own: boolean }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { team, proof } = props
  const { act, problem, busy } = useAct()
  const [refusing, setRefusing] = useState(false)
  const see = useWrite((body: { good: boolean; why?: string }, context) =>
    answer(
      api.POST('/api/v1/teams/{id}/insurance/{proofId}/seen', {
        params: { path: { id: team.id, proofId: proof.id } },
        body,
        ...context,
      }),
    ),
  )
  return (
    <div className={classes.row}>
      <span>
        {t('teams.proof.waiting')}: {proof.insurer},{' '}
        {t('teams.proof.span', { from: day(proof.from), until: day(proof.until) })}
        {proof.files.map((file, n) => (
          <span key={file.id}>
            {' · '}
            <a href={at(`/api/v1/files/${file.id}`)} target="_blank" rel="noreferrer">
              {t('teams.proof.file', { n: n + 1 })}
            </a>
          </span>
        ))}
      </span>
      {props.own ? null : (
        <>
          <Button size="compact-sm" loading={busy} onClick={() => void act(() => see.mutateAsync({ good: true }))}>
            {t('teams.proof.see')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setRefusing(true)}>
            {t('teams.proof.refuse')}
          </Button>
        </>
      )}
      <Refusal problem={problem} />
      <ConfirmDialog
        opened={refusing}
        onClose={() => setRefusing(false)}
        title={t('teams.proof.refuse')}
        confirmLabel={t('teams.proof.refuse')}
        reason={{ label: t('teams.why'), max: 500 }}
        onConfirm={(why) => act(() => see.mutateAsync({ good: false, why }), true)}
      />
    </div>
  )
}

/** Does something, says why it was not done, and has everything about teams read anew. */
function useAct() {
  const changed = useTeamsChanged()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<unknown>, rethrow = false) => {
    setProblem(null)
    setBusy(true)
    try {
      await work()
      await changed()
    } catch (refused) {
      if (rethrow) throw asProblem(refused)
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return { act, problem, busy }
}

function Acts({ team, member }: { team: Team; member: TeamMember }) {
  const { t } = useWords()
  const { act, problem, busy } = useAct()
  const [asking, setAsking] = useState<'part' | 'refuse' | null>(null)
  const path = { id: team.id, memberId: member.id }
  const reply = useWrite((body: { accept: boolean; why?: string }, context) =>
    answer(api.POST('/api/v1/teams/{id}/members/{memberId}/answer', { params: { path }, body, ...context })),
  )
  const part = useWrite((why: string, context) =>
    answer(api.POST('/api/v1/teams/{id}/members/{memberId}/part', { params: { path }, body: { why }, ...context })),
  )
  const lead = useWrite((leads: boolean, context) =>
    answer(api.POST('/api/v1/teams/{id}/members/{memberId}/lead', { params: { path }, body: { leads }, ...context })),
  )
  const name = member.name
  return (
    <>
      <div className={classes.row}>
        {member.state === 'applied' ? (
          <>
            <Button
              size="compact-sm"
              loading={busy}
              aria-label={`${t('teams.accept')}: ${name}`}
              onClick={() => void act(() => reply.mutateAsync({ accept: true }))}
            >
              {t('teams.accept')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('teams.refuse')}: ${name}`}
              onClick={() => setAsking('refuse')}
            >
              {t('teams.refuse')}
            </Button>
          </>
        ) : (
          <>
            {team.rights.change ? (
              <Button
                size="compact-sm"
                variant="default"
                loading={busy}
                aria-label={`${member.leads ? t('teams.lead.end') : t('teams.lead.give')}: ${name}`}
                onClick={() => void act(() => lead.mutateAsync(!member.leads))}
              >
                {member.leads ? t('teams.lead.end') : t('teams.lead.give')}
              </Button>
            ) : null}
            {member.isMe || (member.leads && !team.rights.change) ? null : (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`${t('teams.part')}: ${name}`}
                onClick={() => setAsking('part')}
              >
                {t('teams.part')}
              </Button>
            )}
          </>
        )}
      </div>
      <Refusal problem={problem} />
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === 'part' ? t('teams.part') : t('teams.refuse')}
        text={t('teams.part_text')}
        confirmLabel={asking === 'part' ? t('teams.part') : t('teams.refuse')}
        danger
        reason={{ label: t('teams.why'), max: 500 }}
        onConfirm={(why) =>
          act(() => (asking === 'part' ? part.mutateAsync(why) : reply.mutateAsync({ accept: false, why })), true)
        }
      />
    </>
  )
}
