import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Shift, TeamMember } from '../../../../contract/team-members.ts'
import type { Team } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { useTeamsChanged } from '../one/ShiftLine.tsx'

/** Whom to ask for a shift. Asking assigns nobody: they stand on the roster once they agree. */
export function AskForm(props: { team: Team; shift: Shift; onDone: () => void }) {
  const { t } = useWords()
  const { team, shift } = props
  const changed = useTeamsChanged()
  const [memberIds, setMemberIds] = useState<string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const found = useQuery(
    read('/api/v1/teams/{id}/members', { params: { path: { id: team.id }, query: { left: 'false' } } }),
  )
  const said = new Set([...shift.agreed, ...shift.waiting].map(({ memberId }) => memberId))
  const members = ((found.data?.items ?? []) as TeamMember[]).filter(
    ({ state, id }) => state === 'member' && !said.has(id),
  )
  const ask = useWrite((ids: string[], context) =>
    answer(
      api.POST('/api/v1/teams/{id}/shifts/{shiftId}/ask', {
        params: { path: { id: team.id, shiftId: shift.id } },
        body: { memberIds: ids },
        ...context,
      }),
    ),
  )
  const give = async () => {
    setProblem(null)
    try {
      await ask.mutateAsync(memberIds)
      toast(t('teams.ask.done'))
      await changed()
      props.onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <Checkbox.Group label={t('teams.ask.whom')} value={memberIds} onChange={setMemberIds}>
        <div className={classes.pair}>
          {members.map((member) => {
            const without = shift.risky && !member.insuredUntil
            return (
              <Checkbox
                key={member.id}
                value={member.id}
                label={member.name}
                description={without ? t('teams.uninsured') : member.skills.join(t('teams.comma')) || undefined}
                disabled={without}
              />
            )
          })}
        </div>
      </Checkbox.Group>
      {found.data && members.length === 0 ? <p className={classes.dim}>{t('teams.ask.nobody')}</p> : null}
      <Refusal problem={problem} />
      <div className={classes.row}>
        <Button type="submit" size="compact-md" loading={ask.isPending} disabled={memberIds.length === 0}>
          {t('teams.ask.send')}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={props.onDone}>
          {t('teams.cancel')}
        </Button>
      </div>
    </form>
  )
}
