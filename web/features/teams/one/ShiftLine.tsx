import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Shift } from '../../../../contract/team-members.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useWords } from '../../../words/words.tsx'
import { useSpan } from './span.ts'

// messages: teams.shift.*

/** Every query of teams is read anew: a shift stands in several of them. */
export function useTeamsChanged() {
  const queries = useQueryClient()
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => /^\/api\/v1\/(my\/)?teams/.test(String(queryKey[0])),
    })
}

/** One shift: when, what for, who agreed; with buttons to agree or not where the reader is asked or may come along. */
export function ShiftLine(props: { shift: Shift; answerable?: boolean; children?: ReactNode }) {
  const { t } = useWords()
  const span = useSpan()
  const { shift } = props
  const over = Date.parse(shift.until) < Date.now()
  const more = [
    t(`teams.shift.${shift.kind}`),
    shift.beat?.name,
    shift.place,
    shift.risky ? t('teams.shift.risky') : null,
    shift.wanted ? t('teams.shift.of', { agreed: shift.agreed.length, wanted: shift.wanted }) : null,
  ].filter(Boolean)
  return (
    <div>
      <p>
        <strong>{span(shift.from, shift.until)}</strong> · {shift.title}
      </p>
      <p className={classes.dim}>{more.join(' · ')}</p>
      {shift.note ? <p className={classes.words}>{shift.note}</p> : null}
      {shift.cancelledWhy !== null ? (
        <p className={classes.problem}>{t('teams.shift.cancelled', { why: shift.cancelledWhy })}</p>
      ) : null}
      {shift.agreed.length > 0 ? (
        <p>{t('teams.shift.agreed', { names: shift.agreed.map(({ name }) => name).join(t('teams.comma')) })}</p>
      ) : null}
      {props.answerable && !over && shift.cancelledWhy === null ? <Answer shift={shift} /> : null}
      {props.children}
    </div>
  )
}

function Answer({ shift }: { shift: Shift }) {
  const { t } = useWords()
  const changed = useTeamsChanged()
  const [problem, setProblem] = useState<Problem | null>(null)
  const say = useWrite((agree: boolean, context) =>
    answer(
      api.POST('/api/v1/teams/{id}/shifts/{shiftId}/answer', {
        params: { path: { id: shift.teamId, shiftId: shift.id } },
        body: { agree },
        ...context,
      }),
    ),
  )
  const give = async (agree: boolean) => {
    setProblem(null)
    try {
      await say.mutateAsync(agree)
      await changed()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <>
      <div className={classes.row}>
        {shift.mine === 'asked' ? <span className={classes.badge}>{t('teams.shift.asked')}</span> : null}
        {shift.mine === 'agreed' ? (
          <span className={classes.badge} data-good>
            ✓ {t('teams.shift.mine')}
          </span>
        ) : (
          <Button size="compact-md" loading={say.isPending} onClick={() => void give(true)}>
            {t('teams.shift.agree')}
          </Button>
        )}
        {shift.mine === 'agreed' || shift.mine === 'asked' ? (
          <Button size="compact-md" variant="default" loading={say.isPending} onClick={() => void give(false)}>
            {shift.mine === 'agreed' ? t('teams.shift.take_back') : t('teams.shift.decline')}
          </Button>
        ) : null}
      </div>
      <Refusal problem={problem} />
    </>
  )
}
